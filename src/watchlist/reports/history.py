"""What happened to a watch, in the order of time: for people as text, for programs as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from textwrap import wrap
from typing import Any

from watchlist.model.hand import Hand
from watchlist.model.report import VERSION, HistoryLine
from watchlist.model.standing import Event, Transition
from watchlist.reports.deeds import deed_in_words
from watchlist.reports.document import deed_line, dump, event_line
from watchlist.reports.page import PIPE, Page
from watchlist.reports.printable import printable
from watchlist.reports.sayings import happened
from watchlist.reports.times import minute, stamp
from watchlist.reports.words import several

NARROWEST = 40


def render(lines: Sequence[HistoryLine], now: datetime, zone: str, page: Page = PIPE) -> str:
    """Return a block for each event: when, which signal, from what to what, who says so, why, and when it was told."""
    times = [minute(line.event.at, now, zone) for line in lines]
    names = [printable(line.event.signal or "all of it") for line in lines]
    widths = max(map(len, times), default=0), max(map(len, names), default=0)
    text: list[str] = []
    for at, name, line in zip(times, names, lines, strict=True):
        text.append(f"{at.rjust(widths[0])}  {name.ljust(widths[1])}  {_change(line, now, zone)}")
        for more in _reasons(line, now, zone):
            text += _wrapped(more, " " * (widths[0] + 2), page.width)
    return page.fit("".join(f"{line}\n" for line in text))


def document(name: str, lines: Sequence[HistoryLine], page: Page = PIPE) -> str:
    """Return the same as one JSON document; times are ISO 8601 in UTC."""
    events = [
        {**_event(line.event), "printed": _stamp(line.printed_at), "told": _stamp(line.told_at)} for line in lines
    ]
    return dump({"version": VERSION, "id": name, "events": events}, page, indent=2)


def _event(event: Event | Hand) -> dict[str, Any]:
    """Return an event, or a deed in the same keys: what came after it is the deed itself."""
    if not isinstance(event, Hand):
        return {**event_line(event), "deed": None}
    return {
        "at": stamp(event.at),
        "watch": event.watch,
        "signal": event.signal or None,
        "before": None,
        "after": event.deed.value,
        "because": event.note,
        "publishers": [],
        "evidence": [event.item] if event.item else [],
        "past": False,
        "deed": deed_line(event),
    }


def _change(line: HistoryLine, now: datetime, zone: str) -> str:
    event = line.event
    if isinstance(event, Hand):
        return printable(deed_in_words(event, now, zone))
    if not isinstance(event, Transition):
        return happened(event)
    return f"{event.before} → {event.after}" + (", before you started watching" if event.past else "")


def _reasons(line: HistoryLine, now: datetime, zone: str) -> Iterator[str]:
    event = line.event
    if isinstance(event, Hand):
        yield from [printable(event.note)] if event.note else []
        return
    because = printable(event.because)
    yield because
    names = [printable(name) for name in event.publishers] if isinstance(event, Transition) else []
    if any(name not in because for name in names):
        yield several(names, most=8)
    told = [("printed by --quiet", line.printed_at), ("told", line.told_at)]
    said = [f"{how} {minute(at, now, zone)}" for how, at in told if at is not None]
    if said or line.at_once:
        yield ", ".join(said) or "not printed by --quiet yet"


def _wrapped(text: str, indent: str, width: int | None) -> list[str]:
    if width is None:
        return [f"{indent}{text}"]
    room = max(width, len(indent) + NARROWEST)
    return wrap(text, room, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def _stamp(at: datetime | None) -> str | None:
    return None if at is None else stamp(at)
