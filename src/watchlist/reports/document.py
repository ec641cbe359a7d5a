"""The report as one JSON document. Its keys are a contract: version 1 may gain keys, and never loses one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from watchlist.model.evidence import Evidence, Reading
from watchlist.model.hand import Grip, Hand
from watchlist.model.report import VERSION, FeedLine, Report, SignalLine, WatchBlock
from watchlist.model.standing import Event, SightChanged, Transition
from watchlist.reports.page import PIPE, Page
from watchlist.reports.printable import address, printable
from watchlist.reports.sayings import due
from watchlist.reports.times import days_to, stamp


def render(report: Report, page: Page = PIPE) -> str:
    """Return the document, indented; times are ISO 8601 in UTC."""
    document = {
        "version": VERSION,
        "at": stamp(report.at),
        "feeds": [_feed(feed) for feed in report.feeds],
        "watches": [_watch(block, report) for block in report.watches],
        "events": [event_line(event) for event in report.events],
    }
    return dump(document, page, indent=2)


def dump(value: Mapping[str, Any], page: Page = PIPE, *, indent: int | None = None) -> str:
    """Return the value as JSON in characters that the page has, each text printable, with a newline at its end."""
    value = _clean(value)
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if page.fit(text) != text:
        text = json.dumps(value, ensure_ascii=True, indent=indent)
    return text + "\n"


def event_line(event: Event) -> dict[str, Any]:
    """Return an event as a document or a stream holds it; only a transition has a state before it."""
    line: dict[str, Any] = {"at": stamp(event.at), "watch": event.watch, "signal": event.signal or None}
    if isinstance(event, Transition):
        return {
            **line,
            "before": event.before.value,
            "after": event.after.value,
            "because": event.because,
            "publishers": list(event.publishers),
            "evidence": list(event.evidence),
            "past": event.past,
        }
    return {
        **line,
        "before": None,
        "after": _after(event),
        "because": event.because,
        "publishers": [],
        "evidence": [],
        "past": False,
    }


def _after(event: Event) -> str:
    """Return what came, where it is no state."""
    if isinstance(event, SightChanged):
        return "blind" if event.blind else "seeing"
    return "deadline"


def deed_line(hand: Hand) -> dict[str, Any]:
    """Return a deed of the owner's; `signal` is null where it was done to the whole watch."""
    return {
        "at": stamp(hand.at),
        "watch": hand.watch,
        "signal": hand.signal or None,
        "deed": hand.deed.value,
        "until": _stamp(hand.until),
        "item": hand.item or None,
        "title": hand.title or None,
        "note": hand.note or None,
    }


def reading_line(item: str, reading: Reading) -> dict[str, Any]:
    """Return how an item was read for a signal, as `match --json` prints it."""
    return {
        "id": item,
        "watch": reading.watch,
        "signal": reading.signal,
        "status": reading.status.value,
        "counts": reading.counts,
        "because": list(reading.because),
        "quote": reading.quote,
    }


def _feed(feed: FeedLine) -> dict[str, Any]:
    return {
        "id": feed.id,
        "health": feed.health.value,
        "items": feed.items,
        "new": feed.new,
        "error": feed.error,
    }


def _watch(block: WatchBlock, report: Report) -> dict[str, Any]:
    return {
        "watch": block.watch,
        "state": block.state.value,
        "answer": block.answer,
        "closed": block.closed,
        "blind": block.blind,
        "blind_because": block.blind_because,
        "blind_since": _stamp(block.blind_since),
        "feeds": block.feeds,
        "feeds_seen": block.seen,
        "by": _stamp(block.by),
        "days_left": None if block.by is None else days_to(block.by, report.at, report.timezone),
        "signals": [_signal(line, block, report) for line in block.signals],
    }


def _signal(line: SignalLine, block: WatchBlock, report: Report) -> dict[str, Any]:
    standing = line.standing
    return {
        "signal": line.signal,
        "state": standing.state.value,
        "since": _stamp(standing.since),
        "confirmed": standing.confirmed,
        "disputed": standing.disputed,
        "publishers": list(standing.publishers),
        "evidence": [_evidence(evidence) for evidence in line.evidence],
        "deadline": _deadline(line, block, report),
        "hand": _hand(line.hand),
    }


def _hand(held: Grip) -> dict[str, Any]:
    """Return what the owner's deeds have come to, each a time or null; `wrong` are the items that do not count."""
    return {
        "confirmed": _stamp(held.confirmed),
        "acked": _stamp(held.acked),
        "snoozed": _stamp(held.snoozed),
        "closed": _stamp(held.closed),
        "wrong": list(held.wrong),
    }


def _deadline(line: SignalLine, block: WatchBlock, report: Report) -> dict[str, Any] | None:
    """Return how the signal stands to its deadline, in figures and in words; null where it has none."""
    if line.due is None:
        return None
    return {
        "at": stamp(line.due),
        "days_left": days_to(line.due, report.at, report.timezone),
        "wait_hours": None if line.wait is None else line.wait / timedelta(hours=1),
        "items_since": line.read,
        "says": due(line, block, report),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "item": evidence.item,
        "at": stamp(evidence.at),
        "publisher": evidence.publisher,
        "primary": evidence.primary,
        "status": evidence.status.value,
        "counts": evidence.counts,
        "title": evidence.title,
        "quote": evidence.quote,
        "link": address(evidence.link) or None,
        "because": list(evidence.because),
    }


def _stamp(at: datetime | None) -> str | None:
    return None if at is None else stamp(at)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_clean(part) for part in value]
    if isinstance(value, Mapping):
        return {key: _clean(part) for key, part in value.items()}
    return value
