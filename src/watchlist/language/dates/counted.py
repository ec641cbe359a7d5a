"""What is counted from the day of writing, and the weeks, months and years around it."""

from __future__ import annotations

from datetime import date, timedelta

from watchlist.language.dates.clock import Clock, Span
from watchlist.language.dates.patterns import Phrase
from watchlist.language.dates.words import Unit, listed

SEVERAL = 6
"""What "days ago" counts, where no number stands."""
_RECENT = 4
"""Who says last week means no day of which its name would be enough."""


def offset(phrase: Phrase, clock: Clock) -> Span:
    """Return the day so many days from the day of writing."""
    return Span.one(clock.day + timedelta(days=phrase.offset))


def _counted(phrase: Phrase) -> timedelta:
    """Return how long a count of units is; without a count, *days* are several and *a day* is one."""
    unit = phrase.unit or Unit.DAY
    count = phrase.count if phrase.count is not None else _uncounted(phrase)
    return timedelta(days=round(count * unit.value))


_ONE = listed(
    "day week month year decade tag woche monat jahr jahrzehnt jour semaine an année décennie "
    "день неделю месяц год десятилетие тиждень місяць рік десятиліття"
)


def _uncounted(phrase: Phrase) -> int:
    return 1 if _ONE & set(phrase.text.lower().split()) else SEVERAL


def ago(phrase: Phrase, clock: Clock) -> Span | None:
    """Return the day so long ago; a long number in words is for the library."""
    if phrase.figures:
        return _by_library(phrase, clock)
    return Span.one(clock.day - _counted(phrase))


def ahead(phrase: Phrase, clock: Clock) -> Span:
    """Return the day so long ahead."""
    return Span.one(clock.day + _counted(phrase))


def before(phrase: Phrase, clock: Clock) -> Span:
    """Return a day to come: however few the hours before something, it has not happened."""
    return Span.one(clock.late + timedelta(days=1) + _counted(phrase))


def numeric(phrase: Phrase, clock: Clock) -> Span | None:
    """Return the day that is written in figures."""
    return _by_library(phrase, clock)


def _by_library(phrase: Phrase, clock: Clock) -> Span | None:
    """Return what dateparser makes of figures and long numbers; its import is paid for only where one stands."""
    from watchlist.language.dates.library import read

    day = read(phrase.figures, phrase.language, clock.day)
    return None if day is None else Span.one(day)


def last(phrase: Phrase, clock: Clock) -> Span:
    """Return the week, month or year before that of writing, as far as it is old."""
    if phrase.unit in {Unit.DAY, Unit.HOUR}:
        return Span.one(clock.day - timedelta(days=1))
    if phrase.unit is Unit.WEEKEND:
        # The weekend that is over, or the one of today.
        sunday = clock.day - timedelta(days=(clock.day.weekday() + 1) % 7)
        return Span(sunday - timedelta(days=1), sunday)
    end = _begin(phrase.unit, clock.day) - timedelta(days=1)
    return Span(_begin(phrase.unit, end), min(end, clock.early - timedelta(days=_RECENT)))


def following(phrase: Phrase, clock: Clock) -> Span:
    """Return the week, month or year after that of writing."""
    start = _begin_after(phrase.unit, clock.day)
    return Span(start, _begin_after(phrase.unit, start) - timedelta(days=1))


def earlier(phrase: Phrase, clock: Clock) -> Span | None:
    """Return what is over of the month or year of writing, as far as it is old; earlier this week is news."""
    first, last = _begin(phrase.unit, clock.day), clock.early - timedelta(days=_RECENT)
    if phrase.unit is Unit.WEEK or last < first:
        return None
    return Span(first, last)


def later(phrase: Phrase, clock: Clock) -> Span | None:
    """Return what is left of the week, month or year of writing."""
    last = _begin_after(phrase.unit, clock.day) - timedelta(days=1)
    first = clock.late + timedelta(days=1)
    return Span(first, last) if first <= last else None


def _begin(unit: Unit | None, day: date) -> date:
    """Return the first day of the week, month, year or decade that holds a day."""
    if unit is Unit.MONTH:
        return day.replace(day=1)
    if unit is Unit.YEAR:
        return day.replace(month=1, day=1)
    if unit is Unit.DECADE:
        return date(day.year // 10 * 10, 1, 1)
    return day - timedelta(days=day.weekday())


def _begin_after(unit: Unit | None, day: date) -> date:
    """Return the first day of the week, month, year or decade after the one that holds a day."""
    if unit in {Unit.DAY, Unit.HOUR}:
        return day + timedelta(days=1)
    if unit is Unit.WEEKEND:
        return day + timedelta(days=(5 - day.weekday()) % 7 or 7)
    longest = {Unit.MONTH: 31, Unit.YEAR: 366, Unit.DECADE: 3653}.get(unit or Unit.WEEK, 7)
    return _begin(unit, _begin(unit, day) + timedelta(days=longest))
