"""What the page's template shows of watches, events and feeds: texts and numbers, with nothing left to decide."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from watchlist.model.evidence import Evidence, NearMiss, Status
from watchlist.model.report import FeedLine, Report, SignalLine, WatchBlock
from watchlist.model.standing import DeadlinePassed, Event, State, Transition
from watchlist.model.watch import Role
from watchlist.reports.deeds import grip_in_words
from watchlist.reports.html.timeline import timeline
from watchlist.reports.printable import address
from watchlist.reports.sayings import OPEN, answers, happened, quoted, since, support, waits, window
from watchlist.reports.times import full_day, lasting, left, stamp
from watchlist.reports.words import LOOKS, Trouble, count, failing, look_of, some, troubles

MOST_QUOTES = 3
MOST_ROWS = 150
View = dict[str, Any]


def block_view(block: WatchBlock, report: Report) -> View:
    """Return one watch: its answer, its signals with their evidence, its timeline and near misses."""
    look, zone = look_of(block), report.timezone
    evidence = sorted((each for line in block.signals for each in line.evidence), key=lambda each: each.at)
    off = {(line.signal, item) for line in block.signals for item in line.hand.wrong}
    held = [each for each in evidence if (each.signal, each.item) not in off]
    events = [event for event in report.history if event.watch == block.watch]
    closed = [line for line in block.signals if line.hand.closed]
    told = [line for line in block.signals if line not in closed and line.standing.state is not State.QUIET]
    told.sort(key=lambda line: (list(LOOKS).index(line.standing.state), line.role is Role.LEADING))
    quiet = [line for line in block.signals if line not in closed and line.standing.state is State.QUIET]
    answer, *more = answers(block) or ("",)
    return {
        "id": re.sub(r"[^A-Za-z0-9_-]+", "-", block.watch),
        "name": block.watch,
        "title": block.title,
        "brief": _brief(block, report),
        "symbol": look.symbol,
        "word": look.word,
        "question": block.question,
        "answer": answer,
        "more": more,
        "means": "" if block.closed else block.means,
        "window": window(block.by, report) if block.by and block.state in OPEN and not block.closed else "",
        "told": [_signal(line, block, report) for line in told],
        "quiet": [_signal(line, block, report) for line in quiet],
        "closed": [line.title for line in closed],
        "timeline": timeline(() if block.closed else held, events, report.at, zone),
        "evidence": [_row(each, zone, off=each not in held) for each in reversed(evidence[-MOST_ROWS:])],
        "unseen": max(len(evidence) - MOST_ROWS, 0),
        "near": _near(block.near_misses, zone),
    }


def _brief(block: WatchBlock, report: Report) -> str:
    """Return since when the answer holds, or how long there still is."""
    began = since(block)
    if began is not None:
        return f"since {full_day(began, report.timezone)}"
    return left(block.by, report.at, report.timezone) if block.by and block.by >= report.at else ""


def event_view(event: Event, report: Report) -> View:
    """Return something that happened, with the title of its signal as far as the owner still has it."""
    block = next((each for each in report.watches if each.watch == event.watch), None)
    titles = {line.signal: line.title for line in block.signals} if block else {}
    return {
        "at": stamp(event.at),
        "day": full_day(event.at, report.timezone),
        "symbol": LOOKS[event.after].symbol if isinstance(event, Transition) else "·",
        "word": "deadline" if isinstance(event, DeadlinePassed) else happened(event),
        "watch": block.title if block else event.watch,
        "title": titles.get(event.signal, event.signal or "whether it can see"),
        "because": event.because,
        "past": isinstance(event, Transition) and event.past,
    }


def feeds_view(report: Report) -> View:
    """Return how the feeds are: what fails and why, then all of them."""
    broken = [feed for feed in report.feeds if failing(feed)]
    return {
        "count": len(report.feeds),
        "broken": len(broken),
        "troubles": [_trouble(trouble, report) for trouble in troubles(broken)],
        "all": [_feed(feed) for feed in report.feeds],
    }


def _trouble(trouble: Trouble, report: Report) -> View:
    feed = trouble.feeds[0]
    alone = len(trouble.feeds) == 1
    return {
        "cause": trouble.cause,
        "names": some([each.id for each in trouble.feeds], 3),
        "since": lasting(feed.since, report.at) if alone and feed.since else "",
    }


def _feed(feed: FeedLine) -> View:
    health = feed.health.value.replace("-", " ")
    return {"id": feed.id, "health": health, "failing": failing(feed), "carried": feed.items}


def _signal(line: SignalLine, block: WatchBlock, report: Report) -> View:
    standing, zone = line.standing, report.timezone
    look = LOOKS[standing.state]
    quotes = quoted(line)
    return {
        "name": line.signal,
        "title": line.title,
        "symbol": look.symbol,
        "word": look.word,
        "since": full_day(standing.since, zone) if standing.since else "",
        "stamp": stamp(standing.since) if standing.since else "",
        "step": line.role is Role.LEADING,
        "past": line.past,
        "support": _support(line),
        "notes": [note for note in (waits(line, block, report), *grip_in_words(line.hand, report.at, zone)) if note],
        "quotes": [_row(each, zone) for each in quotes[:MOST_QUOTES]],
        "more": [_row(each, zone) for each in quotes[MOST_QUOTES:]],
    }


def _support(line: SignalLine) -> str:
    """Return how firm it is; who says so stands below, quoted."""
    standing = line.standing
    if standing.state is not State.FIRED or not standing.publishers:
        return support(line)
    said = [count(len(standing.publishers), "publisher")]
    said += [f"{standing.primaries} primary"] if standing.primaries else []
    said += [count(standing.reprints, "reprint")] if standing.reprints else []
    flags = {"confirmed": standing.confirmed, "disputed": standing.disputed, "by its deadline": standing.by_deadline}
    return ", ".join([*said, *(word for word, is_so in flags.items() if is_so)])


def _row(each: Evidence, zone: str, *, off: bool = False) -> View:
    return {
        "signal": each.signal,
        "at": stamp(each.at),
        "day": full_day(each.at, zone),
        "publisher": each.publisher,
        "primary": each.primary,
        "status": "taken off" if off else each.status.value.replace("-", " "),
        "counts": each.counts and not off,
        "remark": "" if each.counts and each.status is Status.ASSERTED else each.status.value.replace("-", " "),
        "quote": each.quote or each.title,
        "title": each.title,
        "link": address(each.link),
        "because": "; ".join(each.because),
    }


def _near(misses: Iterable[NearMiss], zone: str) -> list[View]:
    """Return the near misses, a headline that came close to several signals in the same way only once."""
    alike: dict[tuple[str, str, str], list[NearMiss]] = {}
    for miss in misses:
        alike.setdefault((miss.title, miss.lacks, miss.mend), []).append(miss)
    return [
        {
            "title": first.title,
            "link": address(first.link),
            "publisher": first.publisher,
            "at": stamp(first.at),
            "day": full_day(first.at, zone),
            "signal": ", ".join(dict.fromkeys(miss.signal for miss in (first, *more))),
            "lacks": first.lacks,
            "mend": first.mend,
        }
        for first, *more in alike.values()
    ]
