"""Whether a watch could see: how many of its feeds could be read, since when too few, and when that is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from watchlist.model.feed import Feed, FeedState, Health
from watchlist.model.standing import SightChanged
from watchlist.model.watch import Watch
from watchlist.signals.because import count, listed, span

# Long enough for a network that is down overnight and for two bad runs of a daily check; the third tells it. The
# report and the exit code say it from the first.
GRACE = timedelta(hours=36)


class Sight(Struct, frozen=True, kw_only=True):
    """How well a watch could see, in figures, and in words where it is blind.

    `readable` of its `feeds` could be read the last time, `proven` could be read at least once ever. Of those that
    could be read, `stale` have nothing new for longer than they ever had.
    """

    blind: bool
    because: str = ""
    feeds: int = 0
    readable: int = 0
    proven: int = 0
    stale: int = 0


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
    stale = sum(state.health is Health.STALE for state in known)
    because = ""
    if not own:
        because = f"no feed is named or tagged {listed(watch.feeds)}" if watch.feeds else "there are no feeds"
    elif not proven:
        because = f"none of its {count(len(own), 'feed')} was ever read"
    elif 2 * readable < proven:
        because = _too_few(readable, proven)
    return Sight(blind=bool(because), because=because, feeds=len(own), readable=readable, proven=proven, stale=stale)


def _too_few(readable: int, proven: int) -> str:
    if proven == 1:
        return "its feed could not be read"
    return f"{readable or 'none'} of {proven} feeds could be read"


class Blindness(Struct, frozen=True, kw_only=True):
    """Since when a watch is blind, None while it sees, and whether that was told."""

    since: datetime | None = None
    told: bool = False


def look(watch: Watch, sight: Sight, before: Blindness, now: datetime) -> tuple[Blindness, SightChanged | None]:
    """Return the blindness of a watch at `now`, and what there is to tell of it.

    It is told once, after a grace, and once when it is over. Where nothing could ever be read there is nothing to
    wait for: it is told at once.
    """
    if not sight.blind:
        return Blindness(), _cured(watch, sight, before, now) if before.told else None
    # A clock that was put back must not put the telling off.
    since = min(before.since or now, now)
    if before.told or (sight.proven and now - since < GRACE):
        return Blindness(since=since, told=before.told), None
    lasting = f", for {span(now - since)} now" if now > since else ""
    return Blindness(since=since, told=True), SightChanged(
        watch=watch.id, blind=True, at=since, because=f"{sight.because}{lasting}"
    )


def _cured(watch: Watch, sight: Sight, before: Blindness, now: datetime) -> SightChanged:
    lasted = f", after {span(now - before.since)}" if before.since and before.since < now else ""
    because = f"{sight.readable} of {count(sight.feeds, 'feed')} could be read{lasted}"
    return SightChanged(watch=watch.id, blind=False, at=now, because=because)
