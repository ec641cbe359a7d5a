"""Deliver: what waits in the outbox is claimed, sent and settled, one message after the other.

A row that an earlier run left claimed may have arrived: its message goes out again under the same id, and marked.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from msgspec import Struct

from watchlist.errors import DeliveryError
from watchlist.flows.letter import again, trial, write
from watchlist.flows.route import in_digest, recipients
from watchlist.model.delivery import Waiting
from watchlist.model.message import Message
from watchlist.model.report import Report
from watchlist.model.settings import Channel, Settings
from watchlist.model.standing import Event
from watchlist.model.watch import Role
from watchlist.notify.kinds import Notifier
from watchlist.signals.hand import grip
from watchlist.store.store import Store

FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=6)
# A greylist lets go within hours, and a server that is mended is mended within days.
PATIENCE = timedelta(hours=72)
# A clock that was wrong once must put nothing off for ever: no pause is longer, and no digest rarer.
FARTHEST_RETRY = LONGEST_PAUSE * 2
FARTHEST_DUE = timedelta(days=8)
# A failure this early says that the whole channel is out of reach: nobody else need be tried.
OF_THE_CHANNEL = frozenset({"options", "secret", "connect", "greeting", "tls", "login", "start"})


class Ways(Struct, frozen=True, kw_only=True):
    """How messages leave: who builds a channel's notifier, how a pause is spread, and where ids come from.

    `jitter` is between 0 and 1. A `token` is never the same twice.
    """

    build: Callable[[Channel], Notifier]
    jitter: Callable[[], float] = random.random
    token: Callable[[], str] = lambda: uuid4().hex


class Sent(Struct, frozen=True, kw_only=True):
    """A message that arrived, and what the other side said."""

    message: Message
    answer: str


class Failed(Struct, frozen=True, kw_only=True):
    """A message that did not go out: to whom, why, and whether it is `given_up`."""

    channel: str
    recipient: str
    why: str
    given_up: bool = False


class Delivered(Struct, frozen=True, kw_only=True):
    """What a run told, and what it could not tell."""

    sent: tuple[Sent, ...] = ()
    failed: tuple[Failed, ...] = ()


def deliver(
    store: Store,
    settings: Settings,
    report_on: Callable[[Sequence[Event]], Report],
    ways: Ways,
    now: datetime,
    *,
    only: Collection[str] = (),
) -> Delivered:
    """Send all that is due, and return what became of it; `report_on` gives the report that a letter is made from.

    With `only`, what is of other watches stays for a run that knows them, unless its letter is written already.
    A failure stops one recipient, or one channel where nobody behind it can be reached. Only what the store
    cannot note ends it: what is not settled is sent again, so nothing more is sent then.
    """
    channels = {channel.id: channel for channel in settings.channels}
    sent: list[Sent] = []
    failed: list[Failed] = []
    shut: set[str] = set()
    waiting = [row for row in store.waiting() if not only or row.message or row.event.watch in only]
    for rows in gathered(_awake(waiting, store, now), now):
        first = rows[0]
        if first.channel in shut:
            continue
        message = _message(store, rows, settings, report_on, ways, now)
        store.claim(message, [row.id for row in rows], now)
        try:
            answer = _send(message, channels.get(first.channel), ways)
        except DeliveryError as error:
            retry_at = None if error.permanent else _retry_at(rows, now, ways.jitter(), error.wait)
            store.fail(message.id, str(error), retry_at, now, maybe=error.maybe)
            failed.append(
                Failed(channel=first.channel, recipient=first.recipient, why=str(error), given_up=retry_at is None)
            )
            if error.stage in OF_THE_CHANNEL:
                shut.add(first.channel)
        else:
            store.settle(message.id, now)
            sent.append(Sent(message=message, answer=answer))
    return Delivered(sent=tuple(sent), failed=tuple(failed))


def failures(store: Store) -> list[Failed]:
    """Return whom the last try did not reach, of all that waits."""
    return [
        Failed(channel=row.channel, recipient=row.recipient, why=row.failed, given_up=row.given_up is not None)
        for row in store.waiting()
        if row.failed
    ]


def _awake(waiting: Sequence[Waiting], store: Store, now: datetime) -> list[Waiting]:
    """Return the deliveries without those that a snooze of the owner's puts off, which may be for long."""
    deeds = {watch: store.hands(watch) for watch in {row.event.watch for row in waiting if row.next_try > now}}

    def asleep(row: Waiting) -> bool:
        until = grip(deeds[row.event.watch], row.event.signal).snoozed
        return until is not None and row.next_try <= until

    return [row for row in waiting if row.message or row.next_try <= now or not asleep(row)]


def trials(channels: Iterable[Channel], ways: Ways, now: datetime) -> Iterator[tuple[str, str, str | DeliveryError]]:
    """Send a trial to every recipient of the channels; give each with what was answered, or why it failed."""
    for channel in channels:
        for recipient in recipients(channel):
            message_id = f"{ways.token()}@{domain(channel, recipient)}"
            message = trial(channel.id, recipient, message_id=message_id, now=now)
            try:
                yield channel.id, recipient, _send(message, channel, ways)
            except DeliveryError as error:
                yield channel.id, recipient, error


def gathered(waiting: Iterable[Waiting], now: datetime) -> list[list[Waiting]]:
    """Return the deliveries that are due, those of one message together.

    What was sent before stays with its message; the rest of a recipient's makes one message of its own.
    """
    groups: dict[tuple[str, str, str], list[Waiting]] = {}
    for row in waiting:
        if is_due(row, now):
            groups.setdefault((row.message, row.channel, row.recipient), []).append(row)
    return list(groups.values())


def is_due(row: Waiting, now: datetime) -> bool:
    """Tell whether a delivery is to be tried now. A time too far ahead is a clock's mistake, and counts as due."""
    if row.given_up:
        return False
    farthest = FARTHEST_RETRY if row.message else FARTHEST_DUE
    return row.claimed_at is not None or not now < row.next_try <= now + farthest


def _message(
    store: Store,
    rows: Sequence[Waiting],
    settings: Settings,
    report_on: Callable[[Sequence[Event]], Report],
    ways: Ways,
    now: datetime,
) -> Message:
    """Return the message of these deliveries: the one that was tried before, or a new one."""
    first = rows[0]
    known = store.message(first.message) if first.message else None
    if known is not None:
        in_doubt = known.again or any(row.claimed_at for row in rows)
        return again(known) if in_doubt else known
    events = [row.event for row in rows]
    threads = (store.thread(event.watch, event.signal, first.channel, first.recipient) for event in events)
    channel = next((each for each in settings.channels if each.id == first.channel), None)
    report = report_on(events)
    steps = {
        (block.watch, line.signal) for block in report.watches for line in block.signals if line.role is Role.LEADING
    }
    return write(
        report,
        channel=first.channel,
        recipient=first.recipient,
        message_id=f"{ways.token()}@{domain(channel, first.recipient)}",
        references=tuple(dict.fromkeys(each for thread in threads for each in thread)),
        now=now,
        digest=all(
            in_digest(event, first.channel, settings, step=(event.watch, event.signal) in steps) for event in events
        ),
    )


def _send(message: Message, channel: Channel | None, ways: Ways) -> str:
    if channel is None:
        raise DeliveryError(f"the settings have no channel {message.channel!r} any more", permanent=True)
    if message.recipient not in recipients(channel):
        raise DeliveryError(f"{channel.id} does not go to {message.recipient} any more", permanent=True)
    return ways.build(channel).send(message)


def _retry_at(rows: Sequence[Waiting], now: datetime, jitter: float, wait: timedelta | None) -> datetime | None:
    """Return when to try again: later each time, somewhat spread; None where it was tried for long enough.

    Who asks us to wait longer is heard, within the longest pause that we know.
    """
    since = min((row.since for row in rows if row.since), default=now)
    if now - since >= PATIENCE:
        return None
    tries = max(row.attempts for row in rows)
    pause = min(FIRST_PAUSE * (1 << min(tries, 10)), LONGEST_PAUSE)
    return now + max(pause, min(wait or pause, LONGEST_PAUSE)) * (1 + jitter / 4)


def domain(channel: Channel | None, recipient: str) -> str:
    """Return what an id ends in: where the sender is at home, so that it is the sender's alone."""
    options: Mapping[str, object] = channel.options if channel else {}
    for address in (options.get("from"), options.get("user"), recipient):
        host = str(address or "").rpartition("@")[2] if "@" in str(address or "") else ""
        if host and host.replace("-", "").replace(".", "").isalnum() and host.isascii():
            return host
    return "watchlist.invalid"
