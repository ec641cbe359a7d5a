"""What a feed document says, before it is cleaned: the same for every kind of feed."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from watchlist.model.feed import Health


class NoFeed(Exception):
    """The document is none of ours to read: which health that is, and a sentence that says what it is instead."""

    def __init__(self, health: Health, message: str) -> None:
        super().__init__(message)
        self.health = health
        self.message = message


class Source(Struct, frozen=True, kw_only=True):
    """A document as it was served. `broken` where the body ended before its time."""

    body: bytes
    content_type: str = ""
    url: str = ""
    broken: bool = False


class Entry(Struct, frozen=True, kw_only=True):
    """One entry of a feed, raw: text may hold markup and anything else, links may be relative."""

    guid: str = ""
    title: str = ""
    summary: str = ""
    link: str = ""
    source: str = ""
    source_link: str = ""
    published: datetime | None = None


class Document(Struct, frozen=True, kw_only=True):
    """A feed document. `whole` where it was read to its very end, and `left_out` counts entries past the cap."""

    entries: tuple[Entry, ...]
    link: str = ""
    language: str = ""
    whole: bool = True
    left_out: int = 0
