"""Deadlines: what one report after them is worth, what silence is, and what cancels them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from watchlist.model.evidence import Evidence
from watchlist.model.watch import Deadline, Window
from watchlist.signals.because import count, day, listed, span


class Rival(Struct, frozen=True, kw_only=True):
    """A signal that would cancel another: when it fired first, if it did, and when anybody reported it."""

    signal: str
    fired: datetime | None = None
    reports: tuple[datetime, ...] = ()


class Fulfilled(Struct, frozen=True, kw_only=True):
    """A condition that was met: when, and by what."""

    at: datetime
    because: str


def silence(deadline: Deadline, rivals: Sequence[Rival], watching: datetime) -> Fulfilled | None:
    """Return when all that could cancel the deadline had been silent for long enough after it, if it was.

    Silence begins at the deadline, or when somebody began to listen: what was not watched was not silent.
    A counted report of a rival breaks the silence, which then begins anew; a rival that fired ends it.
    """
    if deadline.wait is None or not rivals:
        return None
    start = max(deadline.at, watching)
    for report in sorted(report for rival in rivals for report in rival.reports):
        if start <= report <= start + deadline.wait:
            start = report
    at = start + deadline.wait
    if any(rival.fired is not None and rival.fired <= at for rival in rivals):
        return None
    names = listed([rival.signal for rival in rivals])
    since = day_of(deadline) if watching <= deadline.at else day(watching)
    return Fulfilled(at=at, because=f"{span(deadline.wait)} without a report of {names} after {since}")


def cancelled(deadline: Deadline, rivals: Sequence[Rival]) -> Fulfilled | None:
    """Return when the first of its rivals fired, if one did before the deadline."""
    fired = sorted((rival.fired, rival.signal) for rival in rivals if rival.fired is not None)
    if not fired or fired[0][0] >= deadline.at:
        return None
    return Fulfilled(at=fired[0][0], because=f"{fired[0][1]} fired before the deadline of {day_of(deadline)}")


def day_of(deadline: Deadline) -> str:
    """Return the day of a deadline as its owner's calendar has it."""
    return deadline.day or day(deadline.at)


def reported(deadline: Deadline, voices: Sequence[Evidence]) -> Evidence | None:
    """Return the first voice from the deadline on: one is enough there."""
    return next((voice for voice in voices if voice.at >= deadline.at), None)


def closed(window: Window) -> Fulfilled | None:
    """Return when the window of a watch is over, its days of grace included, if it has an end."""
    if window.by is None:
        return None
    grace = f" and {count(window.grace.days, 'day')} of grace" if window.grace.days else ""
    return Fulfilled(
        at=window.by + window.grace, because=f"the window ended on {window.day or day(window.by)}{grace}, with nothing"
    )
