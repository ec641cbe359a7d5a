"""Whether a watch could see: how many of its feeds could be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from watchlist.model.feed import Feed, FeedState
from watchlist.model.watch import Watch
from watchlist.signals.because import count, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """How well a watch could see, in figures, and in words where it is blind.

    `readable` of its `feeds` could be read the last time, `proven` could be read at least once ever.
    """

    blind: bool
    because: str = ""
    feeds: int = 0
    readable: int = 0
    proven: int = 0


def feeds_of(watch: Watch, feeds: Sequence[Feed]) -> tuple[Feed, ...]:
    """Return the feeds that a watch reads: those it names by id or tag, all where it names none."""
    if not watch.feeds:
        return tuple(feeds)
    named = set(watch.feeds)
    return tuple(feed for feed in feeds if feed.id in named or named.intersection(feed.tags))


def sight_of(watch: Watch, feeds: Sequence[Feed], states: Mapping[str, FeedState]) -> Sight:
    """Return how well a watch sees.

    It is blind when none of its feeds could be read, or fewer than half of those that could be before. A
    feed never yet read is unproven, and its silence proves nothing.
    """
    own = feeds_of(watch, feeds)
    known = [states[feed.id] for feed in own if feed.id in states]
    readable = sum(state.health.readable for state in known)
    proven = sum(state.last_read is not None or state.health.readable for state in known)
    because = ""
    if not own:
        because = f"no feed is named or tagged {listed(watch.feeds)}" if watch.feeds else "there are no feeds"
    elif not proven:
        because = f"none of its {count(len(own), 'feed')} was ever read"
    elif 2 * readable < proven:
        because = f"{readable or 'none'} of {count(proven, 'feed')} could be read"
    return Sight(blind=bool(because), because=because, feeds=len(own), readable=readable, proven=proven)
