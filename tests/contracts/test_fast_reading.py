"""The fast reader makes of every document what feedparser makes of it, or leaves it to feedparser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.builders import NOW, a_feed

from watchlist.feeds import fast, xml
from watchlist.feeds.entries import Document, NoFeed, Source
from watchlist.feeds.items import to_items
from watchlist.feeds.kinds import KINDS, kind_of

DATA = Path(__file__).parent.parent / "data" / "feeds"
OURS = sorted(path for path in DATA.iterdir() if path.name.count(".items.") == 0)
CORPUS = os.environ.get("WATCHLIST_CORPUS", "")
REAL = sorted(path for path in Path(CORPUS, "feeds").glob("*.*") if path.suffix != ".jsonl") if CORPUS else []
HEADERS = ("", "application/rss+xml; charset=utf-8", "text/xml", "text/html; charset=ISO-8859-1")
# So many of the real documents are read at once: the rest is broken, oddly encoded, or uses what few publishers use.
MOSTLY = 0.85


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_our_documents_are_read_alike(path: Path) -> None:
    """Both ways lead to the same entries, whatever the server says of the encoding."""
    assert_alike(path.read_bytes())


@pytest.mark.skipif(not CORPUS, reason="WATCHLIST_CORPUS names no folder of real feeds")
def test_real_documents_are_read_alike() -> None:
    """Every real document yields the very same entries and items on both ways, and most need only the fast one."""
    documents = [body for body in (path.read_bytes() for path in REAL) if kind_of(Source(body=body)) is KINDS["xml"]]

    taken = [assert_alike(body) for body in documents]

    assert len(documents) > 100
    assert sum(taken) > MOSTLY * len(taken)


def assert_alike(body: bytes) -> bool:
    """Compare both ways, with each header, and return whether the fast one was taken."""
    taken = False
    for header in HEADERS:
        source = Source(body=body, content_type=header, url="https://feeds.example/news/feed.xml")
        read = fast.parse(source)
        if read is None:
            continue
        taken = True
        expected = by_feedparser(source)
        assert read == expected
        feed = a_feed(url=source.url)
        assert to_items(read, feed, source.url, NOW) == to_items(expected, feed, source.url, NOW)
    return taken


def by_feedparser(source: Source) -> Document:
    try:
        return xml.parse(source)
    except NoFeed as error:  # pragma: no cover - what the fast reader takes for a feed is one
        raise AssertionError(error.message) from None
