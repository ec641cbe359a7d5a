"""Where a signal stands, and what happened on the way."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class State(StrEnum):
    """Where a signal stands."""

    QUIET = "quiet"
    STIRRING = "stirring"
    FIRED = "fired"
    REVERSED = "reversed"
    AVERTED = "averted"
    MISSED = "missed"


class Standing(Struct, frozen=True, kw_only=True):
    """A signal's state now, with its flags.

    `since` is when the state was reached (by the items' own time), None while it was never anything but
    quiet. `spent` is the time up to which evidence is used up: it proves nothing anew. `publishers` and
    `evidence` name what the state rests on, the strongest first, and `reprints` counts what was folded.
    `judged` is the time up to which it was judged with open eyes: a blind run leaves it where it was.
    """

    watch: str
    signal: str
    state: State = State.QUIET
    since: datetime | None = None
    because: str = ""
    confirmed: bool = False
    disputed: bool = False
    by_deadline: bool = False
    publishers: tuple[str, ...] = ()
    primaries: int = 0
    reprints: int = 0
    evidence: tuple[str, ...] = ()
    last_evidence: datetime | None = None
    spent: datetime | None = None
    judged: datetime | None = None


class Transition(Struct, frozen=True, kw_only=True):
    """A signal went from one state to another, when its proof was met, and why.

    `past` is set where it happened before the watch was first read: told as one line, not as an alarm.
    """

    watch: str
    signal: str
    before: State
    after: State
    at: datetime
    because: str
    publishers: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    past: bool = False


class DeadlinePassed(Struct, frozen=True, kw_only=True):
    """A signal's deadline went by."""

    watch: str
    signal: str
    at: datetime
    because: str


class SightChanged(Struct, frozen=True, kw_only=True):
    """A watch could not see enough of its feeds since then, or, where it is no longer `blind`, sees again.

    It is of the watch as a whole: its `signal` is empty.
    """

    watch: str
    blind: bool
    at: datetime
    because: str
    signal: str = ""


Event = Transition | DeadlinePassed | SightChanged


class Verdict(Struct, frozen=True, kw_only=True):
    """The new standing of a signal, with the events that led there."""

    standing: Standing
    events: tuple[Event, ...] = ()
