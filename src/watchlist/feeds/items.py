"""Entries become items: cleaned, dated, identified, once and here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from watchlist.feeds.dates import believable
from watchlist.feeds.entries import Document, Entry
from watchlist.feeds.identity import Marks, distinct_keys, identity, voice
from watchlist.feeds.links import host_of, http_link, registrable
from watchlist.feeds.text import TITLE, clean
from watchlist.model.feed import Feed
from watchlist.model.item import Item

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
_SOURCE = 100
_FROM_SUMMARY = 160


class _Draft(Struct, frozen=True, kw_only=True):
    entry: Entry
    title: str
    summary: str
    link: str | None
    source: str
    published: datetime | None


def to_items(document: Document, feed: Feed, url: str, now: datetime) -> tuple[Item, ...]:
    """Return the document's items in its order; entries that say nothing are no items, and repeats are merged.

    `url` is where the document came from, against which its relative links are seen.
    """
    bases = (http_link(document.link, url) or "", url)
    drafts = [draft for entry in document.entries if (draft := _draft(entry, bases, now)) is not None]
    keys = distinct_keys([Marks(draft.entry.guid, draft.link, draft.title) for draft in drafts])
    language = feed.language or _language(document.language)
    items: dict[str, Item] = {}
    for draft, key in zip(drafts, keys, strict=True):
        item = _item(draft, key, feed, language, now)
        known = items.get(item.id)
        if known is None or _fuller(item, known):
            items[item.id] = item
    return tuple(items.values())


def _draft(entry: Entry, bases: Sequence[str], now: datetime) -> _Draft | None:
    title, summary = clean(entry.title, TITLE), clean(entry.summary)
    source = clean(entry.source, _SOURCE)
    if source:
        title = without_source(title, source)
    if not title:
        # Short messages have no title; what they say is one.
        title = clean(summary, _FROM_SUMMARY)
    if not title:
        return None
    return _Draft(
        entry=entry,
        title=title,
        summary=summary,
        link=http_link(entry.link, *bases) or _permalink(entry.guid),
        source=source,
        published=believable(entry.published, now),
    )


def without_source(title: str, source: str) -> str:
    """Return the title without the " - Source" that search feeds put behind it, where it is that source."""
    for dash in (" - ", " – ", " — ", " | "):
        head, found, tail = title.rpartition(dash)
        if found and tail.casefold() == source.casefold():
            return head.rstrip()
    return title


def _permalink(guid: str) -> str | None:
    return http_link(guid) if guid.startswith(("http://", "https://")) else None


def _item(draft: _Draft, key: str, feed: Feed, language: str, now: datetime) -> Item:
    named = host_of(http_link(draft.entry.source_link)) if draft.source else ""
    return Item(
        id=identity(voice(feed, draft.source), key),
        title=draft.title,
        summary=draft.summary,
        link=draft.link,
        published=draft.published,
        seen=now,
        source=draft.source,
        domain=registrable(named or host_of(draft.link)),
        feed=feed.id,
        language=language,
    )


def _language(tag: str) -> str:
    found = _LANGUAGE.match(tag.strip())
    return found.group().lower() if found else ""


def _fuller(item: Item, known: Item) -> bool:
    """Return whether the later of two entries with one identity is the better one: newer, or the one that is dated."""
    if known.published is None or item.published is None:
        return known.published is None and item.published is not None
    return item.published > known.published
