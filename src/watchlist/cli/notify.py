"""`watchlist notify`: try the channels, see what waits to be told, and send or drop it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from watchlist.cli import exits
from watchlist.cli.arguments import Json
from watchlist.cli.home import Home
from watchlist.cli.output import page, say, talk
from watchlist.cli.telling import complaints, ways
from watchlist.errors import DeliveryError, UsageError
from watchlist.model.settings import Channel, Settings
from watchlist.reports.document import dump, event_line
from watchlist.reports.printable import printable
from watchlist.reports.sayings import happened, name_of
from watchlist.reports.times import day, minute, stamp
from watchlist.reports.words import count

if TYPE_CHECKING:
    from watchlist.model.delivery import Waiting

app = typer.Typer(help="Try the channels, and see what waits to be told.", no_args_is_help=True)
Ids = Annotated[list[int] | None, typer.Argument(metavar="[ID]...", help="Numbers that `notify outbox` shows.")]


@app.callback()
def notify() -> None:
    """Try the channels, and see what waits to be told."""


@app.command("test")
def send_trials(
    ctx: typer.Context,
    channel: Annotated[str, typer.Argument(metavar="[CHANNEL]", help="The id of a channel; all, if absent.")] = "",
) -> None:
    """Send a trial through each channel, and print the answer.

    A channel with several recipients sends one to each. Nothing of it is kept.
    """
    from watchlist.flows.deliver import trials

    home = Home.of(ctx)
    now, settings = home.now(), home.definitions().settings
    failed = False
    for channel_id, recipient, answer in trials(chosen(settings, channel), ways(home, settings, now), now):
        to = channel_id if recipient == channel_id else f"{channel_id} ({recipient})"
        if isinstance(answer, DeliveryError):
            failed = True
            talk(f"watchlist: {printable(to)} was not told: {printable(str(answer))}")
        else:
            say(f"{printable(to)}: {printable(answer) or 'sent'}\n")
    raise typer.Exit(exits.UNDELIVERED if failed else exits.RAN)


@app.command("outbox")
def outbox(ctx: typer.Context, json: Json = False) -> None:
    """List what waits to be told: to whom, until when, and why.

    Exits with 4 where something that is due could not be sent.
    """
    from watchlist.store.store import Store

    home = Home.of(ctx)
    now = home.now()
    zone = home.definitions().settings.timezone
    with Store.look(home.paths.state) as store:
        waiting, undelivered = store.waiting(), store.undelivered(now)
    if json:
        say(dump({"version": 1, "waiting": [_entry(row) for row in waiting]}, page(), indent=2))
    else:
        say("".join(f"{line}\n" for row in waiting for line in _lines(row, now, zone)))
        talk(_closing(waiting))
    raise typer.Exit(exits.UNDELIVERED if undelivered else exits.RAN)


@app.command("retry")
def retry(ctx: typer.Context, ids: Ids = None) -> None:
    """Send now what waits, and what was given up.

    With numbers from `notify outbox`, only these are tried anew; what is due goes out in any case.
    """
    from watchlist.flows.deliver import deliver
    from watchlist.flows.report import build
    from watchlist.store.store import Store

    home = Home.of(ctx)
    now, definitions = home.now(), home.definitions()
    with Store.open(home.paths.state, now=now) as store:
        store.retry([row.id for row in _named(store.waiting(), ids)], now)
        delivered = deliver(
            store,
            definitions.settings,
            lambda events: build(definitions, store, now, events=events),
            ways(home, definitions.settings, now),
            now,
        )
        left = store.undelivered(now)
    for sent in delivered.sent:
        to = sent.message.channel
        to = to if sent.message.recipient == to else f"{to} ({sent.message.recipient})"
        say(f"{printable(to)}: {printable(sent.answer) or 'sent'}\n")
    for _, line in complaints(delivered.failed):
        talk(line)
    if not delivered.sent and not delivered.failed:
        talk("nothing waits to be told")
    raise typer.Exit(exits.UNDELIVERED if left else exits.RAN)


@app.command("drop")
def drop(
    ctx: typer.Context,
    ids: Annotated[list[int], typer.Argument(metavar="ID...", help="Numbers that `notify outbox` shows.")],
) -> None:
    """Forget what waits: nobody will be told of it.

    What happened stays on record, in `watchlist history` and in every report.
    """
    from watchlist.store.store import Store

    home = Home.of(ctx)
    now = home.now()
    with Store.open(home.paths.state, now=now) as store:
        dropped = _named(store.waiting(), ids)
        store.drop([row.id for row in dropped], now)
    talk(f"{count(len(dropped), 'alert')} dropped: nobody will be told")


def chosen(settings: Settings, channel: str) -> Sequence[Channel]:
    """Return the channels of that id, or all; raise UsageError where there is none."""
    if not settings.channels:
        raise UsageError("no channel yet: add one to `channels` in watchlist.yaml (`watchlist where` says where it is)")
    found = [each for each in settings.channels if channel in {"", each.id}]
    if not found:
        known = ", ".join(each.id for each in settings.channels)
        raise UsageError(f"no channel is called {printable(channel)!r}: there is {known}")
    return found


def _named(waiting: Sequence[Waiting], ids: Collection[int] | None) -> Sequence[Waiting]:
    """Return the deliveries of these numbers, or all; raise UsageError where a number is not among them."""
    if ids is None:
        return waiting
    known = {row.id for row in waiting}
    for number in ids:
        if number not in known:
            raise UsageError(f"nothing with the number {number} waits: `watchlist notify outbox` lists what does")
    return [row for row in waiting if row.id in set(ids)]


def _lines(row: Waiting, now: datetime, zone: str) -> Iterator[str]:
    to = row.channel if row.recipient == row.channel else f"{row.channel} ({row.recipient})"
    what = f"{happened(row.event)} {day(row.event.at, now, zone)}"
    yield f"{row.id:>3}  {name_of(row.event)}  {what}  to {printable(to)}: {_state(row, now, zone)}"
    if row.failed:
        yield f"     {printable(row.failed)}"


def _state(row: Waiting, now: datetime, zone: str) -> str:
    tries = count(row.attempts, "try", "tries")
    if row.given_up:
        return f"given up after {tries}"
    if row.claimed_at:
        return "may have arrived; it goes out again, marked"
    if row.attempts:
        return f"{tries}, the next at {minute(row.next_try, now, zone)}"
    return "due now" if row.due <= now else f"due at {minute(row.due, now, zone)}"


def _closing(waiting: Sequence[Waiting]) -> str:
    if not waiting:
        return "nothing waits to be told"
    given_up = sum(row.given_up is not None for row in waiting)
    said = f"{count(len(waiting), 'alert')} waiting"
    return f"{said}, {given_up:,} given up: `watchlist notify retry` or `drop`" if given_up else said


def _entry(row: Waiting) -> dict[str, Any]:
    return {
        "id": row.id,
        "channel": row.channel,
        "recipient": row.recipient,
        "event": event_line(row.event),
        "due": stamp(row.due),
        "tries": row.attempts,
        "next_try": None if row.given_up else stamp(row.next_try),
        "message": row.message or None,
        "maybe": row.claimed_at is not None,
        "failed": row.failed or None,
        "given_up": stamp(row.given_up) if row.given_up else None,
    }
