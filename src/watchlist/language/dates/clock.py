"""The day of writing, as far as it is known: it is never the same day everywhere on earth."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum

from msgspec import Struct

AHEAD_OF_UTC = timedelta(hours=14)
"""No clock on earth is farther from UTC: a day is over, or has not begun, only where it is so everywhere."""


class Lean(Enum):
    """Where the tense of a verb looks for a day that is named without its year."""

    BACK = "back"
    AHEAD = "ahead"
    NEAR = "near"


class Span(Struct, frozen=True):
    """The days that a phrase may mean, first and last included."""

    first: date
    last: date

    @classmethod
    def one(cls, day: date) -> Span:
        """Return the span of a single day."""
        return cls(day, day)


class Clock(Struct, frozen=True):
    """The day of writing: in UTC, and the earliest and the latest that it is anywhere."""

    day: date
    early: date
    late: date
    lean: Lean

    @classmethod
    def at(cls, at: datetime, lean: Lean) -> Clock:
        """Return the clock of what was written at a time, in a tense that looks for its days that way."""
        return cls(at.date(), (at - AHEAD_OF_UTC).date(), (at + AHEAD_OF_UTC).date(), lean)
