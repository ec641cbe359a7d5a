"""What several reports say in the same words: who stands behind a signal, how long there is still, what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from watchlist.model.evidence import Evidence
from watchlist.model.report import Report, SignalLine, WatchBlock
from watchlist.model.standing import Event, SightChanged, State, Transition
from watchlist.model.watch import Role
from watchlist.reports.printable import printable
from watchlist.reports.times import day, days_to, full_day, lasting, left
from watchlist.reports.words import BLIND, CLOSED, LOOKS, count, look_of, several

JUST_NOW = timedelta(minutes=1)
# What has not come to an end yet.
OPEN = frozenset({State.QUIET, State.STIRRING})
DUE_SOON = {0: "due today", 1: "due tomorrow"}


def support(line: SignalLine) -> str:
    """Return who says so, and how firmly, in a few words."""
    standing = line.standing
    who = several(standing.publishers)
    if standing.state is not State.FIRED:
        because = standing.because
        return f"{because}: {who}" if because and who and not _names(because, standing.publishers) else because or who
    said = who or standing.because
    if standing.reprints:
        said += f" (+{standing.reprints} {'reprint' if standing.reprints == 1 else 'reprints'})"
    flags = {"confirmed": standing.confirmed, "disputed": standing.disputed, "by its deadline": standing.by_deadline}
    return ", ".join([said, *(word for word, is_so in flags.items() if is_so)])


def window(by: datetime, report: Report) -> str:
    """Return how long there is still; late reports of the last day count for some time after it."""
    until = full_day(by, report.timezone)
    if by < report.at:
        return f"Its time ended on {until}; late reports still count."
    return f"{left(by, report.at, report.timezone).capitalize()} (until {until})."


def due(line: SignalLine, block: WatchBlock, report: Report) -> str:
    """Return how a signal that is still open stands to its deadline, in words; nothing where it has none.

    On its day it is due, and from the day after overdue, by the owner's calendar. What was read since says
    what the silence is worth.
    """
    if line.due is None or line.standing.state not in OPEN:
        return ""
    days = days_to(line.due, report.at, report.timezone)
    if days >= 0:
        return DUE_SOON.get(days, f"due in {days:,} days")
    deadline = day(line.due, report.at, report.timezone)
    if line.heard is None:
        return f"overdue since {deadline}, and nobody has listened yet"
    # The silence that would fire it may not have lasted yet, or be no silence.
    waited = line.wait is not None and report.at >= line.heard + line.wait
    late = "" if line.heard == line.due else f" since {deadline}"
    until = day(line.heard, report.at, report.timezone)
    if line.wait is not None and waited:
        until += f" + {hours(line.wait)}"
    seen = f"{block.seen:,} of {count(block.feeds, 'feed')} seen"
    said = f"overdue{late}: no proof by {until}; {count(line.read, 'item')} read since, {seen}"
    return said if line.wait is None or waited else f"{said}; {hours(line.wait)} of silence would fire it"


def waits(line: SignalLine, block: WatchBlock, report: Report) -> str:
    """Return how a signal stands to its deadline, with the day where that is to come."""
    said = due(line, block, report)
    if said and line.due and line.due > report.at:
        return f"{said}: {day(line.due, report.at, report.timezone)}"
    return said


def hours(length: timedelta) -> str:
    """Return a length of time in hours: `48 h`."""
    return f"{length / timedelta(hours=1):,.0f} h"


def answers(block: WatchBlock) -> tuple[str, ...]:
    """Return what is said of a watch's question, the answer first; where it is blind, that is said, too."""
    cannot = f"Cannot tell: {block.blind_because}."
    if look_of(block) is BLIND:
        return (block.answer if block.answer and block.blind_because in block.answer else cannot,)
    more = (f"Cannot tell more: {block.blind_because}.",) if block.blind else ()
    return ((block.answer,) if block.answer else ()) + more


def since(block: WatchBlock) -> datetime | None:
    """Return when a watch came to the answer that it has, None where it is open."""
    if block.state in OPEN:
        return None
    decisive = (each for each in block.signals if each.role is Role.DECISIVE and each.standing.state is block.state)
    return min((each.standing.since for each in decisive if each.standing.since), default=None)


def quoted(line: SignalLine) -> tuple[Evidence, ...]:
    """Return the evidence that a signal's standing rests on, the best of each publisher."""
    on = set(line.standing.evidence)
    told: dict[str, Evidence] = {}
    for each in line.evidence:
        if each.item in on:
            told.setdefault(each.publisher, each)
    return tuple(told.values())


def happened(event: Event) -> str:
    """Return what an event was, in a word or two."""
    match event:
        case Transition():
            return event.after.value
        case SightChanged():
            return "blind" if event.blind else "sees again"
        case _:
            return "deadline passed"


def name_of(event: Event) -> str:
    """Return to what it happened, `watch/signal`, or the watch where it is of the whole of it."""
    return printable(f"{event.watch}/{event.signal}" if event.signal else event.watch)


def summary(report: Report) -> str:
    """Return how many watches are in which state: `2 fired, 1 stirring`."""
    if not report.watches:
        return "No watches yet"
    there = Counter(look_of(block).word for block in report.watches)
    words = [look.word for look in LOOKS.values()]
    words.insert(words.index("stirring"), BLIND.word)
    words.append(CLOSED.word)
    return ", ".join(f"{there[word]:,} {word}" for word in words if there[word])


def deadlines(report: Report) -> list[tuple[datetime, str, str]]:
    """Return the days still to come of what is still open: when, of which watch or signal, and what ends."""
    found = []
    for block in report.watches:
        if block.by is not None and block.state in OPEN and not block.closed:
            found.append((block.by, block.watch, f"{block.title}: the time of the question ends"))
        found += [
            (line.due, f"{block.watch}/{line.signal}", f"{block.title}: {line.title}")
            for line in block.signals
            if line.due is not None and line.standing.state in OPEN and not line.hand.closed
        ]
    return sorted(each for each in found if each[0] >= report.at)


def figures(report: Report) -> list[str]:
    """Return what a run read, or how old the reading is where there was no run."""
    if report.seconds is None:
        if report.checked is None:
            return ["never checked yet: watchlist check"]
        ago = report.at - report.checked
        last = "checked just now" if ago < JUST_NOW else f"last checked {lasting(report.checked, report.at)} ago"
        return [last, count(report.items, "item")]
    skipped = sum(bool(feed.skipped) for feed in report.feeds)
    read = sum(feed.health.readable and not feed.skipped for feed in report.feeds)
    told = [f"{read:,} of {count(len(report.feeds), 'feed')} read"]
    if skipped:
        told.append(f"{skipped:,} not due")
    seconds = f"{report.seconds:.1f} s" if report.seconds < 100 else f"{report.seconds:.0f} s"
    return [*told, count(report.items, "item"), f"{report.new:,} new", seconds]


def _names(because: str, publishers: Sequence[str]) -> bool:
    return any(publisher in because for publisher in publishers)
