"""JSON Feed 1.0 and 1.1, by the standard library."""

from __future__ import annotations

import json
from typing import Any

from watchlist.feeds.dates import from_iso
from watchlist.feeds.entries import Document, Entry, NoFeed, Source
from watchlist.feeds.pages import instead
from watchlist.model.feed import Health

MOST_ENTRIES = 2000


def parse(source: Source) -> Document:
    """Return what the document says, or raise NoFeed where it is no feed."""
    try:
        read = json.loads(source.body)
    except (ValueError, RecursionError):
        if b"jsonfeed.org" in source.body[:2048]:
            raise NoFeed(Health.FAILING, "a JSON Feed that is broken or cut short: tried again by itself") from None
        raise instead(source.body, source.url) from None
    if not _is_feed(read):
        raise NoFeed(Health.NOT_A_FEED, "JSON that is no feed: look at the address in feeds.yaml")
    listed = read.get("items")
    rows = [row for row in listed if isinstance(row, dict)] if isinstance(listed, list) else []
    return Document(
        entries=tuple(_entry(row) for row in rows[:MOST_ENTRIES]),
        link=_text(read, "home_page_url"),
        language=_text(read, "language"),
        left_out=max(0, len(rows) - MOST_ENTRIES),
    )


def _is_feed(read: object) -> bool:
    if not isinstance(read, dict):
        return False
    return "jsonfeed.org" in _text(read, "version") and isinstance(read.get("items", []), list)


def _entry(row: dict[str, Any]) -> Entry:
    number = row.get("id")
    return Entry(
        # Version 1.0 asks readers to take a number for its text.
        guid=str(number) if isinstance(number, int | float) else _text(row, "id"),
        title=_text(row, "title"),
        summary=_text(row, "summary") or _text(row, "content_text") or _text(row, "content_html"),
        link=_text(row, "url") or _text(row, "external_url"),
        published=from_iso(row.get("date_published")) or from_iso(row.get("date_modified")),
    )


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""
