"""Every kind of feed reads its documents into the items that stand beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.builders import NOW, a_feed

from watchlist.feeds.entries import Source
from watchlist.feeds.kinds import KINDS, kind_of
from watchlist.feeds.parsing import Parsed, parse_document
from watchlist.model.item import Item

DATA = Path(__file__).parent.parent / "data" / "feeds"
PAIRS = sorted(path for path in DATA.iterdir() if path.name.count(".items.") == 0)


def as_written(item: Item) -> dict[str, Any]:
    """What an items file holds of an item: all that the document decides."""
    return {
        "title": item.title,
        "summary": item.summary,
        "link": item.link,
        "published": item.published.isoformat() if item.published else None,
        "source": item.source,
        "domain": item.domain,
        "language": item.language,
    }


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.name)
def test_a_document_holds_these_items(path: Path) -> None:
    """Titles, summaries, links, dates, sources and languages are those of the items file, in its order."""
    feed = a_feed(url="https://feeds.example/feed")
    source = Source(body=path.read_bytes(), url=feed.url)

    parsed = parse_document(source, feed, NOW)

    assert isinstance(parsed, Parsed)
    assert parsed.whole
    expected = json.loads((DATA / f"{path.stem}.items.json").read_text("utf-8"))
    assert [as_written(item) for item in parsed.items] == expected
    assert len({item.id for item in parsed.items}) == len(parsed.items)


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_has_a_document_here(name: str) -> None:
    """A kind that nobody has written a document for is not tested."""
    assert any(kind_of(Source(body=path.read_bytes())) is KINDS[name] for path in PAIRS)
    assert KINDS[name].summary
