"""A report: everything that every renderer shows, decided once."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from watchlist.model.evidence import Evidence, NearMiss
from watchlist.model.feed import Feed, Health
from watchlist.model.hand import FREE, Grip, Hand
from watchlist.model.problem import Problem
from watchlist.model.standing import Event, Standing, State
from watchlist.model.watch import Role

VERSION = 1


class FeedLine(Struct, frozen=True, kw_only=True):
    """How one feed is, and what it brought in this run. `since` is when its present health began."""

    id: str
    health: Health
    items: int = 0
    new: int = 0
    error: str = ""
    since: datetime | None = None
    skipped: str = ""


class SignalLine(Struct, frozen=True, kw_only=True):
    """One signal as the report shows it: where it stands, and the evidence that it rests on, best first.

    `due` is its deadline, and `wait` how long a silence after it fires it, None where silence does not. `heard` is
    since when silence after it counts, None where nobody listens yet, and `read` how many items came since then.
    `hand` is what the owner's deeds have come to.
    """

    signal: str
    title: str
    role: Role
    standing: Standing
    needed: int = 2
    evidence: tuple[Evidence, ...] = ()
    past: bool = False
    due: datetime | None = None
    wait: timedelta | None = None
    heard: datetime | None = None
    read: int = 0
    hand: Grip = FREE


class WatchBlock(Struct, frozen=True, kw_only=True):
    """One watch as the report shows it: its state, and the answer to its question in a sentence.

    `seen` of its `feeds` could be read the last time, and were not stale. `blind_since` is when it was first found
    blind.
    """

    watch: str
    title: str
    question: str
    means: str
    state: State
    answer: str
    blind: bool = False
    blind_because: str = ""
    blind_since: datetime | None = None
    feeds: int = 0
    seen: int = 0
    by: datetime | None = None
    signals: tuple[SignalLine, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether the owner is done with all of its signals."""
        return bool(self.signals) and all(line.hand.closed is not None for line in self.signals)


class Report(Struct, frozen=True, kw_only=True):
    """What a run found, or what the state says without one (`seconds` is None then).

    `events` are those of this run, or, for `--quiet`, those not yet printed; `history` is all that ever happened
    to the watches, in the order of time, where the whole of it was asked for. `timezone` names the zone in
    which times are shown. `checked` is when feeds were last asked, None where they never were. `kept` is
    false where its home is thrown away, so that nobody can be asked for more.
    """

    at: datetime
    feeds: tuple[FeedLine, ...] = ()
    watches: tuple[WatchBlock, ...] = ()
    events: tuple[Event, ...] = ()
    history: tuple[Event, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    problems: tuple[Problem, ...] = ()
    items: int = 0
    new: int = 0
    seconds: float | None = None
    checked: datetime | None = None
    timezone: str = "UTC"
    undelivered: int = 0
    kept: bool = True


class HistoryLine(Struct, frozen=True, kw_only=True):
    """An event on record, when `--quiet` printed it, and when a channel told it; None where that is not done.

    `at_once` is whether `--quiet` prints it at all. What the owner did stands among the events.
    """

    event: Event | Hand
    at_once: bool = True
    printed_at: datetime | None = None
    told_at: datetime | None = None


class Finding(Struct, frozen=True, kw_only=True):
    """How a feed answered when it was asked. `moved_to` is where it lives from now on, by its publisher's word."""

    feed: Feed
    health: Health
    error: str = ""
    items: int = 0
    moved_to: str = ""
