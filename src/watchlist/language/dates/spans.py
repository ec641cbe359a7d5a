"""Which days a date phrase means, for somebody who writes at a given time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from watchlist.language.dates import counted, recurring
from watchlist.language.dates.clock import Clock, Lean, Span
from watchlist.language.dates.patterns import Phrase
from watchlist.language.dates.words import Kind

_READ: Mapping[Kind, Callable[[Phrase, Clock], Span | None]] = {
    Kind.OFFSET: counted.offset,
    Kind.WEEKDAY: recurring.on_weekday,
    Kind.LAST_WEEKDAY: recurring.on_last_weekday,
    Kind.NEXT_WEEKDAY: recurring.on_next_weekday,
    Kind.DATE: recurring.on_day,
    Kind.NUMERIC: counted.numeric,
    Kind.MONTH: recurring.in_month,
    Kind.LAST_MONTH: recurring.in_last_month,
    Kind.NEXT_MONTH: recurring.in_next_month,
    Kind.YEAR: recurring.in_year,
    Kind.DECADE: recurring.in_decade,
    Kind.AGO: counted.ago,
    Kind.AHEAD: counted.ahead,
    Kind.LAST: counted.last,
    Kind.NEXT: counted.following,
    Kind.EARLIER: counted.earlier,
    Kind.LATER: counted.later,
    Kind.AFTER: counted.ago,
    Kind.BEFORE: counted.before,
}


def span(phrase: Phrase, at: datetime, lean: Lean) -> Span | None:
    """Return the days that a phrase means, or None where there are none, or none in particular."""
    try:
        return _READ[phrase.kind](phrase, Clock.at(at, lean))
    except (ValueError, OverflowError):
        # 31 February, or a count that leaves the calendar.
        return None
