"""Items written as RSS, and read again."""

from __future__ import annotations

from datetime import timedelta

from tests.builders import NOW, a_feed, an_item

from watchlist.feeds.entries import Source
from watchlist.feeds.parsing import Parsed, parse_document
from watchlist.feeds.rss import write

FEED = a_feed("herald", language="en")


def test_what_is_written_is_read_again() -> None:
    """Title, summary, link and date survive, in their order; so do ampersands, angles and words in other letters."""
    items = [
        an_item("Ore & Seam: 1 < 2", id="a", summary="One is < two & three", link="https://herald.example/1"),
        an_item("Café «Порт» opens", id="b", published=NOW - timedelta(days=1)),
    ]
    parsed = parse_document(Source(body=write(FEED, items), content_type="application/rss+xml"), FEED, NOW)

    assert isinstance(parsed, Parsed)
    assert parsed.whole
    for before, after in zip(items, parsed.items, strict=True):
        assert (after.title, after.summary) == (before.title, before.summary)
        assert (after.link, after.published) == (before.link, before.published)


def test_a_feed_without_items_is_a_feed() -> None:
    """An outlet that has said nothing yet is empty, not broken."""
    parsed = parse_document(Source(body=write(FEED, [])), FEED, NOW)

    assert isinstance(parsed, Parsed)
    assert parsed.items == ()
