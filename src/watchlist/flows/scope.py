"""Scope: the watches that a call is about, and the feeds that they read."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from watchlist.definitions.files import Definitions
from watchlist.model.feed import Feed
from watchlist.model.watch import Watch
from watchlist.signals.blind import feeds_of


def limited(definitions: Definitions, only: Collection[str]) -> Definitions:
    """Return the definitions with only the watches that are named; a signal's name means its watch."""
    if not only:
        return definitions
    named = {name.partition("/")[0] for name in only}
    return replace(definitions, watches=tuple(watch for watch in definitions.watches if watch.id in named))


def needed(watches: Sequence[Watch], feeds: Sequence[Feed]) -> tuple[Feed, ...]:
    """Return the feeds that any of the watches reads."""
    read = {feed.id for watch in watches for feed in feeds_of(watch, feeds)}
    return tuple(feed for feed in feeds if feed.id in read)
