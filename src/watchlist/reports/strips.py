"""A signal over the months, as a strip of cells: what state it was in, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from watchlist.model.backtest import Outcome
from watchlist.model.standing import State, Transition
from watchlist.reports.times import MONTHS

CELLS = {
    State.QUIET: "·",
    State.STIRRING: "▒",
    State.FIRED: "█",
    State.REVERSED: "↺",
    State.AVERTED: "◌",
    State.MISSED: "◌",
}
MOST_MONTHS_IN_WEEKS = 12
"""Up to so many months, each has a cell for a week; of more, a cell each."""
PER_MONTH = 4


def months(first: datetime, last: datetime) -> tuple[datetime, ...]:
    """Return the first moment, in UTC, of each month from that of `first` to that of `last`."""
    start, end = first.astimezone(UTC), last.astimezone(UTC)
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    numbers = (start.year * 12 + start.month - 1 + n for n in range(count))
    return tuple(datetime(number // 12, number % 12 + 1, 1, tzinfo=UTC) for number in numbers)


def width(count: int) -> int:
    """Return how many cells a month has where there are so many months."""
    return PER_MONTH if count <= MOST_MONTHS_IN_WEEKS else 1


def heading(starts: Sequence[datetime]) -> str:
    """Return the months' names over their cells; of many months only each January's year."""
    if width(len(starts)) == 1:
        years = (f"{start.year}".ljust(12) if start.month == 1 or start is starts[0] else "" for start in starts)
        return "".join(years)[: len(starts)].rstrip()
    return " ".join(MONTHS[start.month - 1].ljust(PER_MONTH) for start in starts).rstrip()


def strip(outcome: Outcome, starts: Sequence[datetime], last: datetime) -> str:
    """Return the strip of a signal: in each cell the strongest state of its time, nothing after the archive's end."""
    per = width(len(starts))
    ends = (*starts[1:], _next_month(starts[-1]))
    parts = ["".join(_cells(outcome, start, end, per, last)) for start, end in zip(starts, ends, strict=True)]
    return ("" if per == 1 else " ").join(parts)


def _cells(outcome: Outcome, start: datetime, end: datetime, per: int, last: datetime) -> list[str]:
    step = (end - start) / per
    cells = [(start + n * step, start + (n + 1) * step) for n in range(per)]
    return [CELLS[strongest(outcome, begins, ends)] if begins <= last else " " for begins, ends in cells]


def strongest(outcome: Outcome, start: datetime, end: datetime) -> State:
    """Return the strongest state that a signal was in from `start` to before `end`."""
    transitions = [event for event in outcome.events if isinstance(event, Transition)]
    before = [event.after for event in transitions if event.at <= start]
    within = [event.after for event in transitions if start < event.at < end]
    return max([before[-1] if before else State.QUIET, *within], key=_ORDER.index)


_ORDER = (State.QUIET, State.STIRRING, State.MISSED, State.AVERTED, State.REVERSED, State.FIRED)


def _next_month(start: datetime) -> datetime:
    return start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)
