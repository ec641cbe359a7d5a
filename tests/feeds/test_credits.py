"""Wire credits, and what only looks like one."""

import pytest

from watchlist.feeds.catalogue import Catalogue
from watchlist.feeds.credits import WIRES, credit
from watchlist.model.feed import Feed, FeedKind


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
    """A dispatch in a paper and the same on the wire's feed are one owner's."""
    for name, (owner, spellings) in WIRES.items():
        feed = Feed(id="x", url="https://x.example/feed", publisher=name, family=owner, kind=FeedKind.WIRE)
        assert Catalogue([feed])._own(feed).owner == owner
        assert spellings
