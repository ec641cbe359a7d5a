"""Steer: what is told of what happens, where the owner has closed, snoozed or seen a signal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from watchlist.model.delivery import Delivery
from watchlist.model.hand import FREE, Grip, Grips, Hand
from watchlist.model.standing import Event
from watchlist.signals.hand import grip
from watchlist.store import Recorded, event_key


class Steered(Struct, frozen=True, kw_only=True):
    """Events on record by what is to be done with them: told now, told `later`, or known already and never told."""

    now: tuple[Event, ...] = ()
    later: tuple[Event, ...] = ()
    known: tuple[Event, ...] = ()


def deliverable(deliveries: Iterable[Delivery], events: Iterable[Event], held: Grips) -> tuple[Delivery, ...]:
    """Return the deliveries of events of one watch, without those that are closed, and after their snooze."""
    signals = {event_key(event): event.signal for event in events}
    found = [(each, held.get(signals[each.event], FREE)) for each in deliveries]
    return tuple(_after(each, by) for each, by in found if by.closed is None)


def steer(recorded: Sequence[Recorded], hands: Callable[[str], Sequence[Hand]], now: datetime) -> Steered:
    """Return which events on record are told now; `hands` gives the owner's deeds on a watch."""
    deeds = {each.event.watch: hands(each.event.watch) for each in recorded}
    told: dict[str, list[Event]] = {"now": [], "later": [], "known": []}
    for each in recorded:
        held = grip(deeds[each.event.watch], each.event.signal)
        told[_when(each, held, now)].append(each.event)
    return Steered(**{when: tuple(events) for when, events in told.items()})


def silenced(event: Event, hands: Sequence[Hand], now: datetime) -> bool:
    """Return whether the owner wants to hear nothing of the event's signal now."""
    held = grip(hands, event.signal)
    return held.closed is not None or held.sleeps(now)


def _when(recorded: Recorded, held: Grip, now: datetime) -> str:
    if held.closed is not None or (held.seen is not None and recorded.recorded <= held.seen):
        return "known"
    return "later" if held.sleeps(now) else "now"


def _after(delivery: Delivery, held: Grip) -> Delivery:
    return delivery if held.snoozed is None else replace(delivery, due=max(delivery.due, held.snoozed))
