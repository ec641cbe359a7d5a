"""What the watches would have told, had they read an archive as it was published."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from watchlist.model.evidence import Evidence
from watchlist.model.standing import Event, Standing, State, Transition
from watchlist.model.watch import Signal, Watch


class Broken(Struct, frozen=True, kw_only=True):
    """A line of an archive that is no item: the file, the line's number from 1, and why."""

    file: str
    line: int
    what: str


class Outcome(Struct, frozen=True, kw_only=True):
    """How one signal would have fared: its transitions, where it stands at the end, and all that was said of it.

    `near` counts the items that came near.
    """

    watch: Watch
    signal: Signal
    standing: Standing
    events: tuple[Event, ...]
    evidence: tuple[Evidence, ...]
    near: int = 0

    @property
    def fired(self) -> Transition | None:
        """The first transition that fired it."""
        return next((e for e in self.events if isinstance(e, Transition) and e.after is State.FIRED), None)

    @property
    def first_report(self) -> Evidence | None:
        """The first piece of evidence that counts."""
        return min((each for each in self.evidence if each.counts), key=lambda each: each.at, default=None)


class Change(Struct, frozen=True, kw_only=True):
    """What other rules make of one signal: when it fires by either, and the items that count by one of them alone."""

    name: str
    here: datetime | None
    there: datetime | None
    only_here: tuple[Evidence, ...]
    only_there: tuple[Evidence, ...]


class Replay(Struct, frozen=True, kw_only=True):
    """A whole archive judged: how many items it holds, from when to when, in how many seconds, and what came of it.

    `undated` items prove nothing and are left out. Of the `broken` lines only the first are `named`.
    """

    items: int
    first: datetime | None
    last: datetime | None
    outcomes: tuple[Outcome, ...]
    changes: tuple[Change, ...] | None = None
    undated: int = 0
    broken: int = 0
    named: tuple[Broken, ...] = ()
    seconds: float = 0.0
