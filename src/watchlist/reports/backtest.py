"""A backtest: for people a table by signal with its strip over the months, for programs a line for each transition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from textwrap import wrap
from typing import Any

from watchlist.model.backtest import Change, Outcome, Replay
from watchlist.model.evidence import Evidence
from watchlist.reports.document import dump, event_line
from watchlist.reports.page import PIPE, Page
from watchlist.reports.printable import printable
from watchlist.reports.strips import heading, months, strip
from watchlist.reports.times import full_day, minute, stamp
from watchlist.reports.words import LOOKS, count, several

NARROWEST = 40
SHOWN = 8
"""So many items are named of those that only one of two sets of rules counts."""


def render(replay: Replay, zone: str, page: Page = PIPE) -> str:
    """Return the table: every signal, its strip, where it ended, and of those that fired when, on what, how late."""
    if replay.first is None or replay.last is None:
        return page.fit(f"{_read(replay)}\n")
    lines = [f"{_read(replay)}, {full_day(replay.first, zone)} to {full_day(replay.last, zone)}", ""]
    starts = months(replay.first, replay.last)
    name = max(len(_name(outcome)) for outcome in replay.outcomes) if replay.outcomes else 0
    lines.append(f"{' ' * name}  {heading(starts)}".rstrip())
    for outcome in replay.outcomes:
        look = LOOKS[outcome.standing.state]
        lines.append(f"{_name(outcome).ljust(name)}  {strip(outcome, starts, replay.last)}  {look.word}")
    for outcome in replay.outcomes:
        lines += _fired(outcome, replay.last, zone, page.width)
    lines += [*_near(replay), *_changes(replay, zone, page.width)]
    return page.fit("".join(f"{line}\n" for line in lines))


def transitions(replay: Replay, page: Page = PIPE) -> Iterator[str]:
    """Yield a JSON line for each transition in the order of time, then one for the whole."""
    events = [event for outcome in replay.outcomes for event in outcome.events]
    for event in sorted(events, key=lambda event: event.at):
        line = event_line(event)
        del line["past"]  # an archive was watched from its beginning
        yield dump(line, page)
    yield dump(summary(replay), page)


def summary(replay: Replay) -> dict[str, Any]:
    """Return the whole in figures; `changes` stands there only where two sets of rules were compared."""
    document: dict[str, Any] = {
        "items": replay.items,
        "seconds": round(replay.seconds, 2),
        "first": _stamp(replay.first),
        "last": _stamp(replay.last),
        "undated": replay.undated,
        "broken": replay.broken,
        "signals": [
            {
                "watch": outcome.watch.id,
                "signal": outcome.signal.id,
                "state": outcome.standing.state.value,
                "fired": _stamp(outcome.fired.at if outcome.fired else None),
                "first_report": _stamp(outcome.first_report.at if outcome.first_report else None),
                "counted": sum(each.counts for each in outcome.evidence),
                "reprints": outcome.standing.reprints,
                "near_misses": outcome.near,
            }
            for outcome in replay.outcomes
        ],
    }
    if replay.changes is not None:
        document["changes"] = [
            {
                "id": change.name,
                "fired": _stamp(change.here),
                "against": _stamp(change.there),
                "only_here": [each.item for each in change.only_here],
                "only_against": [each.item for each in change.only_there],
            }
            for change in replay.changes
        ]
    return document


def lag(length: timedelta) -> str:
    """Return how long after the first report it fired: "at once", "4 min", "3 h", "2 days"."""
    minutes = int(length.total_seconds() // 60)
    if minutes < 1:
        return "at once, on the first report"
    if minutes < 120:
        return f"{minutes} min after the first report"
    if minutes < 48 * 60:
        return f"{minutes // 60} h after the first report"
    return f"{minutes // (24 * 60)} days after the first report"


def _name(outcome: Outcome) -> str:
    return printable(f"{outcome.watch.id}/{outcome.signal.id}")


def _read(replay: Replay) -> str:
    left_out = f", {count(replay.undated, 'undated item')} left out" if replay.undated else ""
    broken = f", {count(replay.broken, 'broken line')} skipped" if replay.broken else ""
    return f"{count(replay.items, 'item')} in {replay.seconds:.1f} s{left_out}{broken}"


def _fired(outcome: Outcome, last: datetime, zone: str, width: int | None) -> Iterator[str]:
    if (fired := outcome.fired) is None:
        return
    first = outcome.first_report
    late = f", {lag(fired.at - first.at)}" if first is not None and first.at <= fired.at else ""
    look = LOOKS[fired.after]
    yield ""
    yield f"{look.symbol} {_name(outcome)}  fired {minute(fired.at, last, zone)}{late}"
    yield from _wrapped(printable(fired.because), width)
    by_item = {each.item: each for each in outcome.evidence}
    shown = [by_item[item] for item in fired.evidence if item in by_item]
    for each in shown[:2]:
        yield from _wrapped(f"“{printable(each.quote)}”  {printable(each.publisher)}", width)
    if outcome.standing.publishers:
        names = several([printable(name) for name in outcome.standing.publishers], most=6)
        folded = f", {count(outcome.standing.reprints, 'reprint')} folded" if outcome.standing.reprints else ""
        yield from _wrapped(f"told by {names}{folded}", width)


def _near(replay: Replay) -> Iterator[str]:
    near = [(outcome.near, _name(outcome)) for outcome in replay.outcomes if outcome.near]
    if near:
        yield ""
        yield f"Near misses: {', '.join(f'{name} {number:,}' for number, name in sorted(near, reverse=True))}"


def _changes(replay: Replay, zone: str, width: int | None) -> Iterator[str]:
    if replay.changes is None or replay.last is None:
        return
    yield ""
    yield (
        "Against the other home:"
        if replay.changes
        else "Against the other home: the same items count, and nothing differs"
    )
    for change in replay.changes:
        yield f"  {printable(change.name)}  {_when(change, replay.last, zone)}"
        for sign, only in (("+", change.only_here), ("-", change.only_there)):
            yield from _items(sign, only, zone, replay.last, width)


def _when(change: Change, last: datetime, zone: str) -> str:
    if change.here == change.there:
        return f"fires {minute(change.here, last, zone)} in both" if change.here else "fires in neither"
    here, there = (minute(at, last, zone) if at else "never" for at in (change.here, change.there))
    return f"fires {here} here, {there} there"


def _items(sign: str, only: tuple[Evidence, ...], zone: str, last: datetime, width: int | None) -> Iterator[str]:
    for each in only[:SHOWN]:
        yield from _wrapped(
            f"{sign} {minute(each.at, last, zone)}  “{printable(each.title)}”  {printable(each.publisher)}", width
        )
    if len(only) > SHOWN:
        yield f"    {sign} and {len(only) - SHOWN:,} more"


def _wrapped(text: str, width: int | None) -> list[str]:
    if width is None:
        return [f"    {text}"]
    room = max(width, NARROWEST)
    return wrap(text, room, initial_indent="    ", subsequent_indent="      ", break_on_hyphens=False)


def _stamp(at: datetime | None) -> str | None:
    return None if at is None else stamp(at)
