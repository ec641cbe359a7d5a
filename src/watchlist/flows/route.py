"""Routes: which event goes through which channel, to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from watchlist.model.delivery import Delivery
from watchlist.model.settings import Channel, Route, Settings
from watchlist.model.standing import Event, State, Transition
from watchlist.model.watch import Role, Watch
from watchlist.store import event_key

DEADLINE = "deadline"
# What is told at once. The rest waits for a digest, unless a route names it.
TOLD = frozenset({State.FIRED, State.REVERSED, State.AVERTED, State.MISSED, DEADLINE})
STEPS = frozenset({State.FIRED, State.REVERSED})


def route(watch: Watch, events: Sequence[Event], settings: Settings, now: datetime) -> tuple[Delivery, ...]:
    """Return what is to be sent of a watch's events: one delivery for each event, channel and recipient."""
    channels = {channel.id: channel for channel in settings.channels}
    leading = {signal.id for signal in watch.signals if signal.role is Role.LEADING}
    deliveries = [
        Delivery(event=event_key(event), channel=each.channel, recipient=recipient, due=now)
        for event in events
        for each in settings.routes
        if each.channel in channels and _takes(each, event, step=event.signal in leading)
        for recipient in _recipients(channels[each.channel])
    ]
    return tuple(dict.fromkeys(deliveries))


def at_once(events: Sequence[Event], watches: Sequence[Watch]) -> tuple[Event, ...]:
    """Return the events that are told at once wherever no route says otherwise.

    That a leading signal is there or gone is told as well, as a step; what it waited for in vain is not. A watch
    that is no longer there counts with all its signals.
    """
    leading = {(signal.watch, signal.id) for each in watches for signal in each.signals if signal.role is Role.LEADING}
    return tuple(
        event for event in events if _kind(event) in (STEPS if (event.watch, event.signal) in leading else TOLD)
    )


def _kind(event: Event) -> str:
    return event.after.value if isinstance(event, Transition) else DEADLINE


def _takes(route: Route, event: Event, *, step: bool) -> bool:
    """Return whether a route takes an event; a leading signal's only where the route names that signal."""
    kind = _kind(event)
    name = f"{event.watch}/{event.signal}"
    named = name in route.watches or (not step and (not route.watches or event.watch in route.watches))
    return named and kind in (route.events or TOLD)


def _recipients(channel: Channel) -> Iterator[str]:
    """Give whom a channel reaches: those it is addressed to, else the channel itself."""
    to = channel.options.get("to") or channel.id
    yield from [to] if isinstance(to, str) else map(str, to)
