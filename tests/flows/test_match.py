from __future__ import annotations

from tests.builders import a_watch, an_item
from tests.flows.builders import FEEDS, matcher

from watchlist.feeds.catalogue import Catalogue
from watchlist.flows.match import match
from watchlist.model.evidence import Status


def test_each_item_is_matched_as_it_comes():
    """A line for each item and signal whose pattern is met; nothing is read before it is asked for."""
    read = []

    def items():
        for title in ("Harbour opens", "Cat found", "Harbour may open"):
            read.append(title)
            yield an_item(title, feed="tribune")

    found = match(items(), matcher(a_watch()), Catalogue(FEEDS))

    first = next(found)
    assert (first.item.title, first.publisher.name, first.reading.counts) == ("Harbour opens", "Tribune", True)
    assert read == ["Harbour opens"]
    assert [each.reading.status for each in found] == [Status.HEDGED]


def test_the_feeds_of_a_watch_do_not_narrow_an_archive():
    """A watch over one feed reads what is shown to it."""
    watch = a_watch(feeds=("herald",))

    assert list(match([an_item("Harbour opens")], matcher(watch), Catalogue(FEEDS)))
