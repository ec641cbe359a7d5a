"""Routes: which event goes through which channel, to whom, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from watchlist.flows.digest import due_at
from watchlist.model.delivery import Delivery
from watchlist.model.settings import Channel, Route, Settings, When
from watchlist.model.standing import Event, SightChanged, State, Transition
from watchlist.model.watch import Role, Watch
from watchlist.store import event_key

DEADLINE = "deadline"
BLIND = "blind"
# What is told at once. The rest waits for a digest, unless a route names it.
TOLD = frozenset({State.FIRED, State.REVERSED, State.AVERTED, State.MISSED, DEADLINE, BLIND})
STEPS = frozenset({State.FIRED, State.REVERSED})
IN_DIGEST = TOLD | {State.STIRRING}
STEPS_IN_DIGEST = STEPS | {State.STIRRING}


def route(watch: Watch, events: Sequence[Event], settings: Settings, now: datetime) -> tuple[Delivery, ...]:
    """Return what is to be sent of a watch's events: one delivery for each event, channel and recipient.

    Where several routes lead to the same, it is due when the first of them tells it.
    """
    channels = {channel.id: channel for channel in settings.channels}
    leading = {signal.id for signal in watch.signals if signal.role is Role.LEADING}
    zone = ZoneInfo(settings.timezone) if settings.timezone else None
    found: dict[tuple[str, str, str], Delivery] = {}
    for event in events:
        for each in settings.routes:
            if each.channel not in channels or not _takes(each, event, step=event.signal in leading):
                continue
            due = due_at(each, now, zone, urgent=kind_of(event) in each.urgent)
            for recipient in recipients(channels[each.channel]):
                key = event_key(event), each.channel, recipient
                if key not in found or due < found[key].due:
                    found[key] = Delivery(event=key[0], channel=each.channel, recipient=recipient, due=due)
    return tuple(found.values())


def in_digest(event: Event, channel: str, settings: Settings, *, step: bool = False) -> bool:
    """Return whether the channel hears of the event in a digest, and not by a route that tells it at once."""
    ways = {each.when for each in settings.routes if each.channel == channel and _takes(each, event, step=step)}
    return bool(ways) and When.AT_ONCE not in ways


def at_once(events: Sequence[Event], watches: Sequence[Watch]) -> tuple[Event, ...]:
    """Return the events that are told at once wherever no route says otherwise.

    That a leading signal is there or gone is told as well, as a step; what it waited for in vain is not. A watch
    that is no longer there counts with all its signals.
    """
    leading = {(signal.watch, signal.id) for each in watches for signal in each.signals if signal.role is Role.LEADING}
    return tuple(
        event for event in events if kind_of(event) in (STEPS if (event.watch, event.signal) in leading else TOLD)
    )


def kind_of(event: Event) -> str:
    """Return the word by which a route names what happened."""
    match event:
        case Transition():
            return event.after.value
        case SightChanged():
            return BLIND
        case _:
            return DEADLINE


def _takes(route: Route, event: Event, *, step: bool) -> bool:
    """Return whether a route takes an event.

    A leading signal's is for the digest, and for a route that names that signal.
    """
    name = f"{event.watch}/{event.signal}"
    asked = not route.watches or event.watch in route.watches
    gathers = route.when is not When.AT_ONCE
    if step and gathers:
        return (asked or name in route.watches) and kind_of(event) in (route.events or STEPS_IN_DIGEST)
    named = name in route.watches or (asked and not step)
    return named and kind_of(event) in (route.events or (IN_DIGEST if gathers else TOLD))


def recipients(channel: Channel) -> Iterator[str]:
    """Give whom a channel reaches: those it is addressed to, else the channel itself."""
    to = channel.options.get("to") or channel.id
    yield from [to] if isinstance(to, str) else map(str, to)
