"""What a language has to say dates with: its names for days, months and spans, and the patterns of its phrases."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, IntEnum

from msgspec import Struct


class Kind(Enum):
    """What a date phrase says."""

    OFFSET = "offset"
    """A day counted from the writer's: yesterday, tomorrow."""
    WEEKDAY = "weekday"
    """A day of the week, the last or the next as the tense will tell."""
    LAST_WEEKDAY = "last weekday"
    NEXT_WEEKDAY = "next weekday"
    DATE = "date"
    """A day of a month, with or without its year."""
    NUMERIC = "numeric"
    """A date all in figures, as the language orders them."""
    MONTH = "month"
    LAST_MONTH = "last month"
    NEXT_MONTH = "next month"
    YEAR = "year"
    DECADE = "decade"
    AGO = "ago"
    AHEAD = "ahead"
    LAST = "last"
    """The week, the month, the year before the writer's."""
    NEXT = "next"
    EARLIER = "earlier"
    """Earlier this month."""
    LATER = "later"
    AFTER = "after"
    """So long after what is named next: "days after the pact ended"."""
    BEFORE = "before"
    """So long before what is named next."""


class Unit(Enum):
    """A span of time, by which others are counted. The value is its length in days."""

    HOUR = 0
    DAY = 1
    WEEKEND = 2
    WEEK = 7
    MONTH = 30
    YEAR = 365
    DECADE = 3650


class Part(IntEnum):
    """A third of a month or a year."""

    EARLY = 0
    MIDDLE = 1
    LATE = 2


class DateWords(Struct, frozen=True, kw_only=True):
    """The words of one language, in lower case.

    `templates` are regular expressions over a sentence whose tokens are parted by one space, or by a hyphen where the
    text has one; `{weekday}`, `{month}`, `{season}`, `{unit}`, `{count}`, `{day}`, `{year}`, `{part}` and `{offset}`
    stand for the words of the tables. A phrase after one of `limits` says from when, until when or by when something
    holds, one after `of` belongs to the noun before it, as does one with an `events` word between: talks on Thursday.
    `measures` make a record of a span: the first in two years. `participles` match what may govern a date of its own
    ("loaded on March 5"), `past` and `present` are auxiliaries that tell a tense. With `capitals`, days and months
    are written with one. `bare` are months that a word of another meaning is spelt like.
    """

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    seasons: Mapping[str, int]
    units: Mapping[str, Unit]
    counts: Mapping[str, float]
    parts: Mapping[str, Part]
    offsets: Mapping[str, int]
    templates: Mapping[Kind, tuple[str, ...]]
    limits: frozenset[str]
    of: frozenset[str]
    events: str
    measures: str
    participles: str
    past: frozenset[str]
    present: frozenset[str]
    said: str
    capitals: bool = False
    bare: frozenset[str] = frozenset()


def listed(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


def numbered(words: str, first: int = 0) -> dict[str, int]:
    """Return the words of a text with their numbers; spellings of one are joined by a bar."""
    pairs = enumerate(words.split(), first)
    return {spelling: number for number, spellings in pairs for spelling in spellings.split("|")}
