"""RSS 0.9x to 2.0, RSS 1.0 (RDF) and Atom, by feedparser."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from xml.sax import SAXException

import feedparser

from watchlist.feeds.dates import from_fields
from watchlist.feeds.decoding import trimmed
from watchlist.feeds.entries import Document, Entry, NoFeed, Source
from watchlist.feeds.pages import instead
from watchlist.model.feed import Health

MOST_ENTRIES = 2000
_END = re.compile(rb"</(?:\w+:)?(?:rss|rdf|feed)\s*>", re.IGNORECASE)
_BARE = re.compile(rb"&(?!(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);)")
# What XML takes word for word; the group keeps it when splitting.
_QUOTED = re.compile(rb"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))", re.DOTALL)
_DATES = ("published", "updated", "created")
# Of the year 10000 feedparser makes 2010, and of the year -1 it makes 2000.
_NO_YEAR = re.compile(r"\s*(?:[+-]|\d{5,}-)")


def parse(source: Source) -> Document:
    """Return what the document says, or raise NoFeed where it is no feed."""
    # Only ever from a stream: a body that looks like a path or an address would be opened. Markup is
    # cleaned by us, and links resolved; feedparser's own ways of both take minutes on hostile input.
    read = feedparser.parse(
        io.BytesIO(mend(source.body)),
        response_headers={"content-type": source.content_type} if source.content_type else {},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    entries: list[Any] = read["entries"]
    version = read.get("version", "")
    if not version and not entries:
        raise instead(source.body, source.url)
    sound = not isinstance(read.get("bozo_exception"), SAXException)
    whole = sound or bool(_END.search(source.body[-2048:]))
    if not whole and _cut_inside(source.body):
        entries = entries[:-1]
    if not whole and not entries:
        raise NoFeed(Health.FAILING, "a feed that breaks off before its first item: tried again by itself")
    about = read["feed"]
    return Document(
        entries=tuple(_entry(entry) for entry in entries[:MOST_ENTRIES]),
        link=_text(about, "link"),
        language=_text(about, "language"),
        whole=whole,
        left_out=max(0, len(entries) - MOST_ENTRIES),
    )


def mend(body: bytes) -> bytes:
    """Return the document with its bare ampersands written as XML wants them, and no space before it.

    feedparser reads what is not well-formed with a looser parser, which makes "AT&T; x" of "AT&T x".
    """
    body = trimmed(body)
    if b"\x00" in body or b"\x1b" in body or not _BARE.search(body):
        return body  # an encoding in which "&" is part of other letters, or nothing to mend
    return b"".join(part if at % 2 else _BARE.sub(b"&amp;", part) for at, part in enumerate(_QUOTED.split(body)))


def _cut_inside(body: bytes) -> bool:
    """Return whether a document that breaks off does so within its last entry, whose half title must not be read."""
    lowered = body.lower()
    for name in (b"item", b"entry"):
        opened = max(lowered.rfind(b"<" + name + mark) for mark in (b">", b" ", b"\n", b"\t", b"\r"))
        if opened >= 0:
            return lowered.rfind(b"</" + name + b">") < opened
    return True  # another encoding, or a prefix before the names: better one entry less


def _entry(entry: Mapping[str, Any]) -> Entry:
    origin = _raw(entry, "source")
    origin = origin if isinstance(origin, Mapping) else {}
    return Entry(
        guid=_text(entry, "id"),
        title=_text(entry, "title"),
        summary=_text(entry, "summary") or _content(entry),
        link=_text(entry, "feedburner_origlink") or _text(entry, "link"),
        source=_text(origin, "title") or _text(origin, "value"),
        source_link=_text(origin, "href") or _text(origin, "link"),
        published=next(filter(None, (_when(entry, name) for name in _DATES)), None),
    )


def _when(entry: Mapping[str, Any], name: str) -> datetime | None:
    return None if _NO_YEAR.match(_text(entry, name)) else from_fields(_raw(entry, f"{name}_parsed"))


def _raw(mapping: Mapping[str, Any], key: str) -> Any:
    # Past feedparser's own `get`, which answers for a missing date with another one, and a warning.
    return dict.get(mapping, key) if isinstance(mapping, dict) else None


def _text(mapping: Mapping[str, Any], key: str) -> str:
    value = _raw(mapping, key)
    return value if isinstance(value, str) else ""


def _content(entry: Mapping[str, Any]) -> str:
    for part in _raw(entry, "content") or ():
        if isinstance(part, dict) and isinstance(dict.get(part, "value"), str) and part["value"].strip():
            return str(part["value"])
    return ""
