"""Gather: whose voice an item is."""

from datetime import UTC, datetime

import pytest

from watchlist.feeds.catalogue import Catalogue
from watchlist.flows.gather import evidence_of
from watchlist.model.evidence import Evidence, Reading, Status
from watchlist.model.feed import Feed, FeedKind
from watchlist.model.item import Item
from watchlist.store import Stored

NOW = datetime(2026, 3, 3, tzinfo=UTC)
READING = Reading(watch="ferry", signal="opens", status=Status.ASSERTED, counts=True, because=(), quote="")


def evidence(title: str, *, source: str = "", domain: str = "", summary: str = "", feed: str = "") -> Evidence:
    """Return what an item is as evidence, with one feed of the harbour master's in the catalogue."""
    harbour = Feed(id="harbour", url="https://harbour.example/feed", publisher="Harbour", kind=FeedKind.PRIMARY)
    item = Item(id="1", title=title, summary=summary, seen=NOW, source=source, domain=domain, feed=feed)
    return evidence_of(READING, Stored(position=1, revision=1, item=item), Catalogue([harbour]).publisher(item))


@pytest.mark.parametrize(
    ("source", "domain", "summary"),
    [
        ("Reuters", "reuters.com", ""),
        ("Reuters", "reuters.com", "DOBRA, March 3 (Reuters) - The ferry opened."),
        ("Reuters", "", ""),
        ("reuters.com", "reuters.com", ""),
    ],
)
def test_a_wire_is_one_owner_with_a_dateline_and_without(source: str, domain: str, summary: str):
    """It cannot corroborate itself, and its own item is not a dispatch in another paper."""
    own = evidence("Ferry opens", source=source, domain=domain, summary=summary)

    assert (own.owner, own.publisher) == ("reuters", source)


def test_a_dispatch_in_a_paper_is_the_wires():
    """The report names both."""
    printed = evidence("Ferry opens (Reuters)", source="Herald", domain="herald.example")

    assert (printed.owner, printed.publisher) == ("reuters", "Reuters via Herald")


def test_a_primary_source_is_never_a_wires():
    """Whatever stands in its summary."""
    own = evidence("Ferry opens (Reuters)", feed="harbour")

    assert (own.owner, own.publisher) == ("harbour.example", "Harbour")
