"""Heartbeat: once a week, whoever asked hears that watchlist still runs, and what it saw."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import blake2b
from zoneinfo import ZoneInfo

from watchlist.errors import DeliveryError
from watchlist.flows.deliver import Delivered, Failed, Sent, Ways, domain
from watchlist.flows.digest import after_quiet, next_digest
from watchlist.flows.route import recipients
from watchlist.model.message import Message
from watchlist.model.report import VERSION, Report
from watchlist.model.settings import Channel, Route, Settings
from watchlist.reports.letter import BRAND
from watchlist.reports.printable import printable
from watchlist.reports.sayings import answers
from watchlist.reports.times import full_day, stamp
from watchlist.reports.words import count, look_of
from watchlist.store.answers import Runs
from watchlist.store.store import Store


def beat(store: Store, settings: Settings, report: Callable[[], Report], ways: Ways, now: datetime) -> Delivered:
    """Tell those whose heartbeat is due, and return what became of it.

    The first is due at the digest's time after a first run. What failed is tried by the next run, unless it may
    have arrived.
    """
    sent: list[Sent] = []
    failed: list[Failed] = []
    for channel, recipient, last in due(store, settings, now):
        message = alive(channel, recipient, report(), store.runs_since(last), last, now)
        try:
            answer = ways.build(channel).send(message)
        except DeliveryError as error:
            failed.append(Failed(channel=channel.id, recipient=recipient, why=str(error)))
            if not error.maybe:
                continue
        else:
            sent.append(Sent(message=message, answer=answer))
        store.note_heartbeat(channel.id, recipient, now)
    return Delivered(sent=tuple(sent), failed=tuple(failed))


def due(store: Store, settings: Settings, now: datetime) -> Iterator[tuple[Channel, str, datetime]]:
    """Give each recipient who is to hear now that all is well, and since when he has not heard it."""
    channels = {channel.id: channel for channel in settings.channels}
    asked = {route.channel: route for route in settings.routes if route.heartbeat and route.channel in channels}
    for route in asked.values():
        channel = channels[route.channel]
        for recipient in recipients(channel):
            last = store.heartbeat(channel.id, recipient)
            if last is None or last > now:
                # A first run, or a clock that was wrong once.
                store.note_heartbeat(channel.id, recipient, now)
            elif _next(route, last, settings) <= now:
                yield channel, recipient, last


def _next(route: Route, last: datetime, settings: Settings) -> datetime:
    zone = ZoneInfo(settings.timezone) if settings.timezone else None
    at = next_digest(route.digest, last, zone, weekly=True)
    return after_quiet(route.quiet_hours, at, zone) if route.quiet_hours else at


def alive(channel: Channel, recipient: str, report: Report, runs: Runs, last: datetime, now: datetime) -> Message:
    """Return the message: what was read and what fired since the last one, and where every watch stands."""
    blind = sum(block.blind for block in report.watches)
    troubles = [
        *([f"{count(blind, 'watch', 'watches')} cannot tell"] if blind else []),
        *([f"{count(report.undelivered, 'alert')} undelivered"] if report.undelivered else []),
    ]
    fired = f"{count(runs.fired, 'signal')} fired" if runs.fired else "nothing fired"
    subject = f"{BRAND} {'Running, but ' + ' and '.join(troubles) if troubles else 'All is well'}: {fired}"
    read = f"{runs.readable:,} of {count(runs.feeds, 'feed')} read in the last one" if runs.count else ""
    figures = ", ".join(filter(None, (count(runs.count, "check"), read, fired)))
    but = f", but {' and '.join(troubles)}" if troubles else ""
    lines = [f"watchlist is running{but}.", "", f"Since {full_day(last, report.timezone)}: {figures}."]
    width = max((len(look_of(block).word) for block in report.watches), default=0)
    rows = [
        f"  {look_of(block).word.ljust(width)}  {printable(block.title)}: {' '.join(map(printable, answers(block)))}"
        for block in report.watches
    ]
    key = f"{channel.id}\n{recipient}\n{stamp(last)}".encode()
    return Message(
        channel=channel.id,
        recipient=recipient,
        # The same for a second try.
        id=f"heartbeat-{blake2b(key, digest_size=12).hexdigest()}@{domain(channel, recipient)}",
        subject=subject,
        text="\n".join([*lines, *(["", *rows] if rows else [])]) + "\n",
        payload={
            "version": VERSION,
            "kind": "heartbeat",
            "events": [],
            "since": stamp(last),
            "checks": runs.count,
            "feeds": runs.feeds,
            "readable": runs.readable,
            "fired": runs.fired,
            "blind": blind,
            "undelivered": report.undelivered,
        },
        at=now,
    )
