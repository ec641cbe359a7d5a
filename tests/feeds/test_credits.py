"""Wire credits, and what only looks like one."""

from datetime import UTC, datetime

import pytest

from watchlist.definitions.feeds import read_feeds
from watchlist.definitions.shipped import folder
from watchlist.definitions.tree import read
from watchlist.feeds.catalogue import Catalogue
from watchlist.feeds.credits import HOMES, WIRES, credit, owner_at_home
from watchlist.language.vocabulary import load
from watchlist.model.item import Item

NOW = datetime(2026, 3, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "summary", "wire"),
    [
        ("Ferry opens - Reuters", "", "Reuters"),
        ("Ferry opens — TASS", "", "TASS"),
        ("Ferry opens (AFP)", "", "AFP"),
        ("Ferry opens | Bloomberg", "", "Bloomberg"),
        ("Reuters: ferry opens", "", "Reuters"),
        ("Паром открыт — Рейтер", "", "Reuters"),
        ("Ferry opens", "DOBRA, March 3 (Reuters) - The ferry opened on Monday.", "Reuters"),
        ("Ferry opens", "(AP) — The ferry opened on Monday.", "AP"),
        ("Паром открыт", "ДОБРА, 3 марта. /ТАСС/. Паром открылся.", "TASS"),
        ("Ferry opens", "dpa - The ferry opened on Monday.", "dpa"),
        ("Ferry opens", "The ferry opened on Monday. (AFP)", "AFP"),
        ("Ferry opens", "The ferry opened on Monday. © AFP.", "AFP"),
        ("Пором відкрито", "Пором відкрито, повідомляє порт. (Укрінформ)", "Ukrinform"),
    ],
)
def test_a_dispatch_names_its_wire(title: str, summary: str, wire: str):
    """Behind the title or before it, in the dateline, or at the summary's end."""
    assert credit(title, summary) == wire


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Ferry opens, Reuters reports", ""),
        ("Reuters journalist held at ferry", ""),
        ("Ferry opens", "The captain told Reuters that the ferry had opened."),
        ("Ferry opens", f"{'The ferry opened. ' * 12}(Reuters) - and more of it {'. ' * 90}"),
        ("Strike at AP Moller ferry", "AP Moller runs it."),
        ("AA meeting on ferry", ""),
        ("Ferry opens - Kremlin", ""),
        ("", ""),
    ],
)
def test_a_wire_that_is_spoken_of_is_not_credited(title: str, summary: str):
    """A sentence about a wire, a company of that name, and a credit far inside a text say nothing."""
    assert credit(title, summary) == ""


def test_a_wire_has_the_owner_that_its_own_feed_has():
    """Where the shipped feeds name a wire's family, it is the owner of its dispatches, too."""
    path = folder() / "seeds" / "feeds.yaml"
    shipped = read_feeds(read(path.read_bytes(), path.name), load(), folder=None).feeds
    catalogue = Catalogue(shipped)
    for domain, wire in HOMES.items():
        for item in (an_item(domain=domain), an_item(source=wire), an_item(source=wire, domain=domain)):
            assert owner_at_home(catalogue.publisher(item).owner) == WIRES[wire][0]


def test_every_wire_has_a_home():
    """None is left whose own pages would be another owner's than its dispatches."""
    assert set(HOMES.values()) == set(WIRES)


def test_who_is_no_wire_keeps_its_owner():
    """A paper is nobody's home but its own."""
    assert owner_at_home("herald.example") == "herald.example"


def an_item(*, source: str = "", domain: str = "") -> Item:
    """Return an item of a source or a domain."""
    return Item(id="1", title="Ferry opens", seen=NOW, source=source, domain=domain)
