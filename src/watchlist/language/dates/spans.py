"""Which days a date phrase means, for somebody who writes at a given time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from watchlist.language.dates.patterns import Phrase
from watchlist.language.dates.words import Kind, Part, Unit, listed

AHEAD_OF_UTC = timedelta(hours=14)
"""No clock on earth is farther from UTC: a day is over, or has not begun, only where it is so everywhere."""
SEVERAL = 6
"""What "days ago" counts, where no number stands."""
_RECENT = 4
"""Who says last week means no day of which its name would be enough."""
_JUST_PAST = 60


class Lean(Enum):
    """Where the tense of a verb looks for a day that is named without its year."""

    BACK = "back"
    AHEAD = "ahead"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a phrase may mean, first and last included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class _Clock:
    """The day of writing: in UTC, and the earliest and latest that it can be anywhere."""

    day: date
    early: date
    late: date
    lean: Lean


def span(phrase: Phrase, at: datetime, lean: Lean) -> Span | None:
    """Return the days that a phrase means, or None where there are none, or none in particular."""
    clock = _Clock(at.date(), (at - AHEAD_OF_UTC).date(), (at + AHEAD_OF_UTC).date(), lean)
    try:
        return _READ[phrase.kind](phrase, clock)
    except (ValueError, OverflowError):
        # 31 February, or a count that leaves the calendar.
        return None


def _one(day: date) -> Span:
    return Span(day, day)


def _offset(phrase: Phrase, clock: _Clock) -> Span:
    return _one(clock.day + timedelta(days=phrase.offset))


def _weekday(phrase: Phrase, clock: _Clock) -> Span:
    named = phrase.weekday or 0
    if clock.lean is Lean.BACK:
        return _one(clock.late - timedelta(days=(clock.late.weekday() - named) % 7))
    # Today's news tells of yesterday in the present, too: not until the day after is the next one meant.
    start = clock.day - timedelta(days=1 if clock.lean is Lean.AHEAD else 3)
    return _one(start + timedelta(days=(named - start.weekday()) % 7))


def _last_weekday(phrase: Phrase, clock: _Clock) -> Span:
    return _one(clock.day - timedelta(days=(clock.day.weekday() - (phrase.weekday or 0) - 1) % 7 + 1))


def _next_weekday(phrase: Phrase, clock: _Clock) -> Span:
    return _one(clock.day + timedelta(days=((phrase.weekday or 0) - clock.day.weekday() - 1) % 7 + 1))


def _date(phrase: Phrase, clock: _Clock) -> Span:
    month, day = phrase.month or 1, phrase.day or 1
    if phrase.year is not None:
        return _one(date(phrase.year, month, day))
    return _pick([_one(date(year, month, day)) for year in _years(clock, month, day)], clock)


def _years(clock: _Clock, month: int, day: int) -> list[int]:
    """Return the years around the clock's that have the day: only some have 29 February."""
    leap = (month, day) == (2, 29)
    around = range(clock.day.year - (4 if leap else 1), clock.day.year + (5 if leap else 2))
    return [year for year in around if not leap or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))]


def _month(phrase: Phrase, clock: _Clock) -> Span:
    if phrase.year is not None:
        return _part(_month_of(phrase, phrase.year), phrase.part)
    year = clock.day.year
    return _pick([_part(_month_of(phrase, each), phrase.part) for each in (year - 1, year, year + 1)], clock)


def _month_of(phrase: Phrase, year: int) -> Span:
    if phrase.season is None:
        return Span(date(year, phrase.month or 1, 1), _end_of_month(year, phrase.month or 1))
    return Span(date(year, phrase.season, 1), _end_of_month(year, phrase.season + 2))


def _end_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _part(whole: Span, part: Part | None) -> Span:
    """Return a third of a span, a little wide: early February is over when its middle is."""
    if part is None:
        return whole
    third = (whole.last - whole.first) / 3
    return Span(whole.first + part * third, whole.first + (part + 1) * third)


def _pick(candidates: list[Span], clock: _Clock) -> Span:
    """Return the one that the tense looks at: the last that has begun, the next, or the nearest."""
    begun = [each for each in candidates if each.first <= clock.late]
    if clock.lean is Lean.BACK:
        return begun[-1]
    if clock.lean is Lean.AHEAD:
        # "Exports rise in March", in April, speaks of the March just past.
        near = [each for each in candidates if (clock.day - each.last).days <= _JUST_PAST]
        return near[0]
    return min(candidates, key=lambda each: _distance(each, clock.day))


def _distance(days: Span, day: date) -> int:
    return max((days.first - day).days, (day - days.last).days, 0)


def _last_month(phrase: Phrase, clock: _Clock) -> Span:
    year = clock.day.year
    over = [each for each in (_month_of(phrase, year - 1), _month_of(phrase, year)) if each.first <= clock.day]
    return over[-1]


def _next_month(phrase: Phrase, clock: _Clock) -> Span:
    year = clock.day.year
    ahead = [each for each in (_month_of(phrase, year), _month_of(phrase, year + 1)) if each.first > clock.day]
    return ahead[0]


def _year(phrase: Phrase, clock: _Clock) -> Span | None:
    year = phrase.year or clock.day.year
    if clock.day.month == 1 and year == clock.day.year - 1:
        # In January the year before is news still.
        return None
    return _part(Span(date(year, 1, 1), date(year, 12, 31)), phrase.part)


def _decade(phrase: Phrase, clock: _Clock) -> Span:
    year = (phrase.year or clock.day.year) // 10 * 10
    return Span(date(year, 1, 1), date(year + 9, 12, 31))


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


def _ago(phrase: Phrase, clock: _Clock) -> Span | None:
    if phrase.figures:
        return _by_library(phrase, clock)
    return _one(clock.day - _counted(phrase))


def _ahead(phrase: Phrase, clock: _Clock) -> Span:
    return _one(clock.day + _counted(phrase))


def _before(phrase: Phrase, clock: _Clock) -> Span:
    # However few hours before: it has not come.
    return _one(clock.late + timedelta(days=1) + _counted(phrase))


def _numeric(phrase: Phrase, clock: _Clock) -> Span | None:
    return _by_library(phrase, clock)


def _by_library(phrase: Phrase, clock: _Clock) -> Span | None:
    """Return what dateparser makes of figures and long numbers; its import is paid for only where one stands."""
    from watchlist.language.dates.library import read

    day = read(phrase.figures, phrase.language, clock.day)
    return None if day is None else _one(day)


def _last(phrase: Phrase, clock: _Clock) -> Span:
    first = _begin(phrase.unit, clock.day)
    if phrase.unit in {Unit.DAY, Unit.HOUR}:
        return _one(clock.day - timedelta(days=1))
    if phrase.unit is Unit.WEEKEND:
        # The weekend that is over, or the one of today.
        sunday = clock.day - timedelta(days=(clock.day.weekday() + 1) % 7)
        return Span(sunday - timedelta(days=1), sunday)
    end = first - timedelta(days=1)
    return Span(_begin(phrase.unit, end), min(end, clock.early - timedelta(days=_RECENT)))


def _next(phrase: Phrase, clock: _Clock) -> Span:
    start = _begin_after(phrase.unit, clock.day)
    return Span(start, _begin_after(phrase.unit, start) - timedelta(days=1))


def _earlier(phrase: Phrase, clock: _Clock) -> Span | None:
    if phrase.month is not None:
        return _pick([_month_of(phrase, clock.day.year - 1), _month_of(phrase, clock.day.year)], clock)
    first, last = _begin(phrase.unit, clock.day), clock.early - timedelta(days=_RECENT)
    if phrase.unit is Unit.WEEK or last < first:
        # Earlier this week is a day or two ago.
        return None
    return Span(first, last)


def _later(phrase: Phrase, clock: _Clock) -> Span | None:
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


_READ: Mapping[Kind, Callable[[Phrase, _Clock], Span | None]] = {
    Kind.OFFSET: _offset,
    Kind.WEEKDAY: _weekday,
    Kind.LAST_WEEKDAY: _last_weekday,
    Kind.NEXT_WEEKDAY: _next_weekday,
    Kind.DATE: _date,
    Kind.NUMERIC: _numeric,
    Kind.MONTH: _month,
    Kind.LAST_MONTH: _last_month,
    Kind.NEXT_MONTH: _next_month,
    Kind.YEAR: _year,
    Kind.DECADE: _decade,
    Kind.AGO: _ago,
    Kind.AHEAD: _ahead,
    Kind.LAST: _last,
    Kind.NEXT: _next,
    Kind.EARLIER: _earlier,
    Kind.LATER: _later,
    Kind.AFTER: _ago,
    Kind.BEFORE: _before,
}
