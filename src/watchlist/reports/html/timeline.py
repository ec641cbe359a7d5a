"""Evidence over time: where each report stands on the line of its publisher. Places are shares of the width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from watchlist.model.evidence import Evidence, Status
from watchlist.model.standing import Event, State, Transition
from watchlist.reports.times import MONTHS, full_day
from watchlist.reports.words import count

MOST_ROWS = 8
MOST_TICKS = 6
DAY_STEPS = (1, 2, 7, 14)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
SHORTEST = timedelta(days=7)
# Room on both sides, so that nothing is cut off at the rim.
RIM = 2.0
# Two discs that are nearer to each other than this would cover each other.
APART = 2.5


class Sort(StrEnum):
    """What a mark says, which its form shows, too, for whoever sees no colours."""

    COUNTS = "counts"
    UNSURE = "unsure"
    CONTRARY = "contrary"
    ASIDE = "aside"


LEGEND: Mapping[Sort, str] = {
    Sort.COUNTS: "it happened",
    Sort.UNSURE: "it may, or will",
    Sort.CONTRARY: "it did not",
    Sort.ASIDE: "of another time or actor",
}
SORTS: Mapping[Status, Sort] = {
    Status.HEDGED: Sort.UNSURE,
    Status.FORECAST: Sort.UNSURE,
    Status.QUESTION: Sort.UNSURE,
    Status.OPINION: Sort.UNSURE,
    Status.DENIED: Sort.CONTRARY,
    Status.OPPOSITE: Sort.CONTRARY,
}


class Mark(Struct, frozen=True, kw_only=True):
    """One report, or several of one kind that fall together: its row from 0, its place, and what it is."""

    row: int
    x: float
    sort: Sort
    title: str


class Tick(Struct, frozen=True, kw_only=True):
    """A day that the axis names. The first and each second one stay where there is little room."""

    x: float
    label: str
    kept: bool


class Timeline(Struct, frozen=True, kw_only=True):
    """A drawing of evidence. `fired` holds the places where a signal fired, with words for each."""

    rows: tuple[str, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    fired: tuple[tuple[float, str], ...]
    described: str
    period: str

    @property
    def legend(self) -> list[tuple[Sort, str]]:
        """Return the kinds of marks that there are, with what they say."""
        there = {mark.sort for mark in self.marks}
        return [(sort, said) for sort, said in LEGEND.items() if sort in there]


def timeline(evidence: Sequence[Evidence], events: Sequence[Event], now: datetime, zone: str) -> Timeline | None:
    """Return the drawing of a watch's evidence up to now, None where there is none."""
    if not evidence:
        return None
    first = min(each.at for each in evidence)
    span = _Span(min(first, now - SHORTEST), now)
    rows, row_of = _rows(evidence)
    sorts = Counter(_sort(each) for each in evidence)
    said = ", ".join(f"{sorts[sort]:,} that {words}" for sort, words in SAID.items() if sorts[sort])
    period = f"{full_day(first, zone)} to {full_day(now, zone)}"
    return Timeline(
        rows=rows,
        marks=tuple(_marks(evidence, row_of, span, zone)),
        ticks=tuple(_ticks(span)),
        fired=tuple(_fired(events, span, zone)),
        described=f"{count(len(evidence), 'report')} from {period}: {said}. The table below names each of them.",
        period=period,
    )


SAID: Mapping[Sort, str] = {
    Sort.COUNTS: "count",
    Sort.UNSURE: "speak of what may or will be",
    Sort.CONTRARY: "deny it or say the opposite",
    Sort.ASIDE: "tell of another time or actor",
}


class _Span(Struct, frozen=True):
    start: datetime
    end: datetime

    def place(self, at: datetime) -> float:
        """Return where a moment is, in hundredths of the width."""
        share = (at - self.start) / (self.end - self.start)
        return round(RIM + min(max(share, 0), 1) * (100 - 2 * RIM), 1)


def _sort(evidence: Evidence) -> Sort:
    return Sort.COUNTS if evidence.counts else SORTS.get(evidence.status, Sort.ASIDE)


def _rows(evidence: Sequence[Evidence]) -> tuple[tuple[str, ...], Mapping[str, int]]:
    """Return the publishers, who says most first, and the row of each; of many, the last row is for the others."""
    said = Counter(each.publisher for each in evidence if each.counts)
    spoken = Counter(each.publisher for each in evidence)
    names = sorted(spoken, key=lambda name: (-said[name], -spoken[name], name))
    if len(names) <= MOST_ROWS:
        return tuple(names), {name: row for row, name in enumerate(names)}
    shown = names[: MOST_ROWS - 1]
    row_of = {name: min(row, MOST_ROWS - 1) for row, name in enumerate(names)}
    return (*shown, f"{len(names) - len(shown):,} others"), row_of


def _marks(evidence: Sequence[Evidence], row_of: Mapping[str, int], span: _Span, zone: str) -> Iterator[Mark]:
    together: dict[tuple[int, int, Sort], list[Evidence]] = {}
    for each in sorted(evidence, key=lambda each: each.at):
        together.setdefault((row_of[each.publisher], round(span.place(each.at)), _sort(each)), []).append(each)
    # What counts is drawn last, over the rest.
    for (row, _, sort), found in sorted(together.items(), key=lambda pair: list(Sort).index(pair[0][2]), reverse=True):
        one = found[0]
        title = f"{full_day(one.at, zone)}, {one.publisher}, {one.status}: {one.title}"
        more = f" (and {len(found) - 1:,} more)" if len(found) > 1 else ""
        yield Mark(row=row, x=span.place(one.at), sort=sort, title=title + more)


def _fired(events: Sequence[Event], span: _Span, zone: str) -> Iterator[tuple[float, str]]:
    """Yield where signals fired within the span; those that fall together are one place."""
    together: list[list[Transition]] = []
    for event in events:
        if isinstance(event, Transition) and event.after is State.FIRED and span.start <= event.at <= span.end:
            if together and span.place(event.at) - span.place(together[-1][0].at) < APART:
                together[-1].append(event)
            else:
                together.append([event])
    for found in together:
        said = dict.fromkeys(f"{full_day(event.at, zone)}: {event.signal} fired" for event in found)
        yield span.place(found[0].at), "; ".join(said)


def _ticks(span: _Span) -> Iterator[Tick]:
    """Yield the firsts of days or months at the smallest step that leaves room for their names."""
    candidates = [_days(span, step) for step in DAY_STEPS] + [_months(span, step) for step in MONTH_STEPS]
    found = next((each for each in candidates if len(each) <= MOST_TICKS), [])
    for number, (at, label) in enumerate(found):
        yield Tick(x=span.place(at), label=label, kept=number % 2 == 0)


def _days(span: _Span, step: int) -> list[tuple[datetime, str]]:
    start = span.start.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    if (span.end - start) / timedelta(days=step) > MOST_TICKS + 1:
        return [(start, "")] * (MOST_TICKS + 1)
    found = []
    while start <= span.end:
        found.append((start, f"{start.day} {MONTHS[start.month - 1]}"))
        start += timedelta(days=step)
    return found


def _months(span: _Span, step: int) -> list[tuple[datetime, str]]:
    start, end = span.start.astimezone(UTC), span.end.astimezone(UTC)
    first, last = (start.year * 12 + start.month, end.year * 12 + end.month - 1)
    numbers = [number for number in range(first, last + 1) if number % step == 0]
    return [
        (
            datetime(number // 12, number % 12 + 1, 1, tzinfo=UTC),
            f"{MONTHS[number % 12]} {number // 12}"
            if number % 12 == 0 or number == numbers[0]
            else MONTHS[number % 12],
        )
        for number in numbers
    ]
