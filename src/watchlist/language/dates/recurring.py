"""Days of the week, days of the year, months and years: what comes round again, and which round is meant."""

from __future__ import annotations

from datetime import date, timedelta

from watchlist.language.dates.clock import Clock, Lean, Span
from watchlist.language.dates.patterns import Phrase
from watchlist.language.dates.words import Part

_JUST_PAST = 60
"""So many days later a present tense may still mean the month, or the day, that is over."""
_WEEK = 7


def on_weekday(phrase: Phrase, clock: Clock) -> Span:
    """Return the day of the week that the tense looks for; without a tense, the nearest."""
    named = phrase.weekday or 0
    if clock.lean is Lean.BACK:
        return Span.one(clock.late - timedelta(days=(clock.late.weekday() - named) % _WEEK))
    # Today's news tells of yesterday in the present, too: not until the day after is the next one meant.
    start = clock.day - timedelta(days=1 if clock.lean is Lean.AHEAD else 3)
    return Span.one(start + timedelta(days=(named - start.weekday()) % _WEEK))


def on_last_weekday(phrase: Phrase, clock: Clock) -> Span:
    """Return the day of the week before the day of writing."""
    return Span.one(clock.day - timedelta(days=(clock.day.weekday() - (phrase.weekday or 0) - 1) % _WEEK + 1))


def on_next_weekday(phrase: Phrase, clock: Clock) -> Span:
    """Return the day of the week after the day of writing."""
    return Span.one(clock.day + timedelta(days=((phrase.weekday or 0) - clock.day.weekday() - 1) % _WEEK + 1))


def on_day(phrase: Phrase, clock: Clock) -> Span | None:
    """Return the day of a month, of the year that is named or that the tense looks for."""
    month, day = phrase.month or 1, phrase.day or 1
    if phrase.year is not None:
        return Span.one(date(phrase.year, month, day))
    return _pick([Span.one(date(year, month, day)) for year in _around(clock) if _is_day(year, month, day)], clock)


def in_month(phrase: Phrase, clock: Clock) -> Span | None:
    """Return the month or season, or a third of it, of the year that is named or that the tense looks for."""
    years = _around(clock) if phrase.year is None else [phrase.year]
    return _pick([_third(_month(phrase, year), phrase.part) for year in years], clock)


def in_last_month(phrase: Phrase, clock: Clock) -> Span:
    """Return the last month or season of that name that is over."""
    year = clock.day.year
    found = [_month(phrase, each) for each in (year - 2, year - 1, year)]
    return [each for each in found if each.last < clock.day][-1]


def in_next_month(phrase: Phrase, clock: Clock) -> Span:
    """Return the next month or season of that name that has not begun."""
    year = clock.day.year
    return next(each for each in (_month(phrase, year), _month(phrase, year + 1)) if each.first > clock.day)


def in_year(phrase: Phrase, clock: Clock) -> Span | None:
    """Return the year, or a third of it; none for the year before in January, of which one still reads as news."""
    year = phrase.year or clock.day.year
    if clock.day.month == 1 and year == clock.day.year - 1:
        return None
    return _third(Span(date(year, 1, 1), date(year, 12, 31)), phrase.part)


def in_decade(phrase: Phrase, clock: Clock) -> Span:
    """Return the decade."""
    year = (phrase.year or clock.day.year) // 10 * 10
    return Span(date(year, 1, 1), date(year + 9, 12, 31))


def _around(clock: Clock) -> list[int]:
    return [clock.day.year - 1, clock.day.year, clock.day.year + 1]


def _is_day(year: int, month: int, day: int) -> bool:
    """Return whether a year has the day: only some have 29 February."""
    return day <= _end(year, month).day


def _month(phrase: Phrase, year: int) -> Span:
    month = phrase.month or phrase.season or 1
    return Span(date(year, month, 1), _end(year, month if phrase.season is None else month + 2))


def _end(year: int, month: int) -> date:
    """Return the last day of a month; the fourteenth is the second of the next year."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _third(whole: Span, part: Part | None) -> Span:
    if part is None:
        return whole
    third = (whole.last - whole.first) / 3
    return Span(whole.first + part * third, whole.first + (part + 1) * third)


def _pick(candidates: list[Span], clock: Clock) -> Span | None:
    """Return the one that the tense looks for: the last that has begun, the next, or the nearest."""
    if not candidates:
        return None
    if clock.lean is Lean.BACK:
        begun = [each for each in candidates if each.first <= clock.late]
        return (begun or candidates)[-1]
    if clock.lean is Lean.AHEAD:
        # "Exports rise in March", in April, speaks of the March just past.
        return next((each for each in candidates if (clock.day - each.last).days <= _JUST_PAST), candidates[-1])
    return min(candidates, key=lambda each: _distance(each, clock.day))


def _distance(days: Span, day: date) -> int:
    return max((days.first - day).days, (day - days.last).days, 0)
