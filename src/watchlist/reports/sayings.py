"""What several reports say in the same words: who stands behind a signal, how long there is still, what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from watchlist.model.evidence import Evidence
from watchlist.model.report import Report, SignalLine, WatchBlock
from watchlist.model.standing import Event, State, Transition
from watchlist.model.watch import Role
from watchlist.reports.times import full_day, lasting, left
from watchlist.reports.words import BLIND, LOOKS, count, look_of, several

# What has not come to an end yet.
OPEN = frozenset({State.QUIET, State.STIRRING})


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
    return event.after.value if isinstance(event, Transition) else "deadline passed"


def summary(report: Report) -> str:
    """Return how many watches are in which state: `2 fired, 1 stirring`."""
    if not report.watches:
        return "No watches yet"
    there = Counter(look_of(block).word for block in report.watches)
    words = [look.word for look in LOOKS.values()]
    words.insert(words.index("stirring"), BLIND.word)
    return ", ".join(f"{there[word]:,} {word}" for word in words if there[word])


def deadlines(report: Report) -> list[tuple[datetime, str, str]]:
    """Return the days still to come of what is still open: when, of which watch or signal, and what ends."""
    found = []
    for block in report.watches:
        if block.by is not None and block.state in OPEN:
            found.append((block.by, block.watch, f"{block.title}: the time of the question ends"))
        found += [
            (line.due, f"{block.watch}/{line.signal}", f"{block.title}: {line.title}")
            for line in block.signals
            if line.due is not None and line.standing.state in OPEN
        ]
    return sorted(each for each in found if each[0] >= report.at)


def figures(report: Report) -> list[str]:
    """Return what a run read, or how old the reading is where there was no run."""
    if report.seconds is None:
        if report.checked is None:
            return ["never checked yet: watchlist check"]
        return [f"last checked {lasting(report.checked, report.at)} ago", count(report.items, "item")]
    skipped = sum(bool(feed.skipped) for feed in report.feeds)
    read = sum(feed.health.readable and not feed.skipped for feed in report.feeds)
    told = [f"{read:,} of {count(len(report.feeds), 'feed')} read"]
    if skipped:
        told.append(f"{skipped:,} not due")
    seconds = f"{report.seconds:.1f} s" if report.seconds < 100 else f"{report.seconds:.0f} s"
    return [*told, count(report.items, "item"), f"{report.new:,} new", seconds]


def _names(because: str, publishers: Sequence[str]) -> bool:
    return any(publisher in because for publisher in publishers)
