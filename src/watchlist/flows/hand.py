"""Hand: what the owner does to a signal or a watch, on record at once with all that it changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from watchlist.definitions.files import Definitions
from watchlist.errors import UsageError
from watchlist.flows.correction import Done, corrected, done, grips_of, judged, one_signal, record, target_of
from watchlist.flows.correction import waiting as still_waiting
from watchlist.model.delivery import Waiting
from watchlist.model.hand import Deed, Grip, Grips, Hand
from watchlist.model.standing import Standing, State
from watchlist.store.store import Store

Waits = list[Waiting]


def confirm(definitions: Definitions, store: Store, name: str, now: datetime, *, note: str = "") -> Done:
    """Record that the owner says that a signal happened: it fires at once, or is confirmed where it has fired."""
    target = one_signal(target_of(definitions, name), "happened")
    with store.transaction():
        case = store.case(target.watch.id)
        held = grips_of(target, case)
        if _is_confirmed(case.standings.get(target.signal), held[target.signal]):
            return done(target, Deed.CONFIRM, now, case)
        hand = Hand(watch=target.watch.id, signal=target.signal, deed=Deed.CONFIRM, at=now, note=note)
        verdict = judged(target.watch, case, (*case.hands, hand), now, afresh=False)[target.signal]
        record(store, target.watch, [hand], [verdict.standing], verdict.events, definitions.settings, now)
        return done(target, Deed.CONFIRM, now, store.case(target.watch.id), [hand], verdict.events, before=held)


def ack(definitions: Definitions, store: Store, name: str, now: datetime, *, note: str = "") -> Done:
    """Record that the owner has seen where signals stand: they are told of again when they change."""

    def seen(grip: Grip, stands: Standing | None) -> bool:
        return grip.acked is not None or stands is None or stands.state is State.QUIET

    def drop(waits: Waits, before: Grips) -> None:
        # What waits for a digest, or for the morning, is known now; what should have arrived already still does.
        store.drop([each.id for each in waits if each.due > now], now)

    return _hold(definitions, store, name, Deed.ACK, now, seen, drop, note=note)


def snooze(
    definitions: Definitions, store: Store, name: str, now: datetime, *, until: datetime, note: str = ""
) -> Done:
    """Record that nothing is told until then; what happens meanwhile is told after. Raises UsageError for a past."""
    if until <= now:
        raise UsageError("that is over already: give a time to come, --for 7d or --until 2026-12-31")

    def sleeps(grip: Grip, stands: Standing | None) -> bool:
        return grip.snoozed == until

    def postpone(waits: Waits, before: Grips) -> None:
        store.postpone([each.id for each in waits], until)

    return _hold(definitions, store, name, Deed.SNOOZE, now, sleeps, postpone, until=until, note=note)


def close(definitions: Definitions, store: Store, name: str, now: datetime, *, note: str = "") -> Done:
    """Record that the owner is done with it: it is read on and kept in the list, and no more is told."""

    def closed(grip: Grip, stands: Standing | None) -> bool:
        return grip.closed is not None

    def drop(waits: Waits, before: Grips) -> None:
        store.drop([each.id for each in waits], now)

    return _hold(definitions, store, name, Deed.CLOSE, now, closed, drop, note=note)


def reopen(definitions: Definitions, store: Store, name: str, now: datetime, *, note: str = "") -> Done:
    """Undo what was closed, snoozed or acknowledged; what was put off by a snooze is told now."""

    def is_open(grip: Grip, stands: Standing | None) -> bool:
        return grip.closed is None and grip.acked is None and not grip.sleeps(now)

    def hasten(waits: Waits, before: Grips) -> None:
        put_off = [each for each in waits if before[each.event.signal].snoozed == each.due]
        store.hasten([each.id for each in put_off], now)

    return _hold(definitions, store, name, Deed.REOPEN, now, is_open, hasten, note=note)


def let_in(definitions: Definitions, store: Store, name: str, item: str, now: datetime, *, note: str = "") -> Done:
    """Let an item, named by its id or the beginning of it, count again for a signal that it was wrong for."""
    target = one_signal(target_of(definitions, name), "the item speaks of")
    case = store.case(target.watch.id)
    wrong = grips_of(target, case)[target.signal].wrong
    found = [each for each in wrong if each.startswith(item)]
    if not found and any(each.item.startswith(item) and each.signal == target.signal for each in case.evidence):
        return done(target, Deed.REOPEN, now, case)
    if len(found) != 1:
        known = f"there is {', '.join(wrong)}" if wrong else "none was taken off"
        raise UsageError(f"{item!r} names {'no' if not found else 'more than one'} item that was taken off: {known}")
    title = next(hand.title for hand in reversed(case.hands) if hand.item == found[0])
    hand = Hand(
        watch=target.watch.id,
        signal=target.signal,
        deed=Deed.REOPEN,
        at=now,
        item=found[0],
        title=title,
        note=note,
    )
    return corrected(definitions.settings, store, target, Deed.REOPEN, [hand], now)


def _hold(
    definitions: Definitions,
    store: Store,
    name: str,
    deed: Deed,
    now: datetime,
    is_so: Callable[[Grip, Standing | None], bool],
    act: Callable[[Waits, Grips], None],
    *,
    until: datetime | None = None,
    note: str = "",
) -> Done:
    """Record a deed that changes nothing but what is told, unless it `is_so` already for all that is meant.

    `act` is done to what waits in the outbox.
    """
    target = target_of(definitions, name)
    with store.transaction():
        case = store.case(target.watch.id)
        held = grips_of(target, case)
        if all(is_so(held[signal], case.standings.get(signal)) for signal in target.signals):
            return done(target, deed, now, case)
        hand = Hand(watch=target.watch.id, signal=target.signal, deed=deed, at=now, until=until, note=note)
        store.take_in_hand([hand], now=now)
        act(still_waiting(store, target), held)
        return done(target, deed, now, case, [hand], before=held)


def _is_confirmed(stands: Standing | None, grip: Grip) -> bool:
    """Return whether a signal stands as fired, and the owner has said so since it was last spent."""
    if stands is None or stands.state is not State.FIRED or grip.confirmed is None:
        return False
    return stands.spent is None or grip.confirmed > stands.spent
