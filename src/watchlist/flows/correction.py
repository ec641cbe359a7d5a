"""Correction: a signal judged with the owner's deeds on its evidence, and what that makes different."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from watchlist.definitions.files import Definitions
from watchlist.errors import DefinitionError, UsageError
from watchlist.flows.judge import decide, starting_points
from watchlist.flows.route import route
from watchlist.flows.steer import deliverable
from watchlist.model.delivery import Waiting
from watchlist.model.hand import Deed, Grips, Hand
from watchlist.model.problem import Severity
from watchlist.model.settings import Settings
from watchlist.model.standing import Event, Standing, Transition, Verdict
from watchlist.model.watch import Watch
from watchlist.signals.case import NEVER
from watchlist.signals.hand import grips, in_hand
from watchlist.signals.machine import WHILE_BLIND
from watchlist.store import Case
from watchlist.store.store import Store


class Target(Struct, frozen=True, kw_only=True):
    """What a command is about: a watch, and one of its signals, or all of them where `signal` is empty."""

    watch: Watch
    signal: str = ""

    @property
    def name(self) -> str:
        """Its id, as the command takes it."""
        return f"{self.watch.id}/{self.signal}" if self.signal else self.watch.id

    @property
    def signals(self) -> tuple[str, ...]:
        """The ids of the signals that are meant."""
        return (self.signal,) if self.signal else tuple(signal.id for signal in self.watch.signals)


class Done(Struct, frozen=True, kw_only=True):
    """What a deed came to.

    `hands` are empty where it was so already. `before` is what earlier deeds had come to, and `standings` is where
    the signals of the watch stand now.
    """

    target: Target
    deed: Deed
    at: datetime
    hands: tuple[Hand, ...] = ()
    events: tuple[Event, ...] = ()
    standings: Mapping[str, Standing]
    before: Grips


def target_of(definitions: Definitions, name: str) -> Target:
    """Return what an id names, in definitions that were limited to it; raise DefinitionError for a broken file."""
    watch_id, _, signal = name.partition("/")
    if watch_id in definitions.left_out:
        raise DefinitionError([each for each in definitions.problems if each.severity is Severity.ERROR])
    return Target(watch=next(each for each in definitions.watches if each.id == watch_id), signal=signal)


def one_signal(target: Target, why: str) -> Target:
    """Return the target with its one signal; raise UsageError, with all it could be, where it means several."""
    if len(target.signals) == 1:
        return replace(target, signal=target.signals[0])
    names = ", ".join(f"{target.watch.id}/{signal}" for signal in target.signals)
    raise UsageError(f"{target.watch.id} has {len(target.signals)} signals: name the one that {why}, of {names}")


def corrected(
    settings: Settings, store: Store, target: Target, deed: Deed, hands: Sequence[Hand], now: datetime
) -> Done:
    """Record deeds that change what counts: the signal, and those that it cancels, stand where they now belong."""
    watch = target.watch
    with store.transaction():
        case = store.case(watch.id)
        verdicts = judged(watch, case, (*case.hands, *hands), now, afresh=True)
        concerned = [each.id for each in watch.signals if each.deadline and target.signal in each.deadline.cancels]
        standings = [verdicts[each].standing for each in dict.fromkeys([target.signal, *concerned])]
        events = [
            _correction(stood, stands, now)
            for stands in standings
            if (stood := case.standings.get(stands.signal)) and stood.state is not stands.state
        ]
        if any(event.signal == target.signal for event in events):
            # What was still to be told of it is not so.
            store.drop([each.id for each in waiting(store, target)], now)
        record(store, watch, hands, standings, events, settings, now)
        return done(target, deed, now, store.case(watch.id), hands, events, before=grips_of(target, case))


def judged(watch: Watch, case: Case, hands: Sequence[Hand], now: datetime, *, afresh: bool) -> dict[str, Verdict]:
    """Return where the signals stand with these deeds. No feed was read for it, so nothing is decided by silence."""
    held = grips(hands, [signal.id for signal in watch.signals])
    watching = case.cursor.started if case.cursor else NEVER
    evidence = in_hand(watch.id, case.evidence, held)
    points = starting_points(watch, case, afresh=afresh)
    verdicts = decide(watch, evidence, points, now, blind=True, watching=watching)
    return {signal: replace(each, standing=_unread(each.standing)) for signal, each in verdicts.items()}


def record(
    store: Store,
    watch: Watch,
    hands: Sequence[Hand],
    standings: Iterable[Standing],
    events: Sequence[Event],
    settings: Settings,
    now: datetime,
) -> None:
    """Keep deeds with what they changed, and queue what is to be told of it, as of anything that happens."""
    held = grips((*store.hands(watch.id), *hands), [signal.id for signal in watch.signals])
    deliveries = deliverable(route(watch, events, settings, now), events, held)
    store.take_in_hand(hands, standings=tuple(standings), events=events, deliveries=deliveries, now=now)


def done(
    target: Target,
    deed: Deed,
    at: datetime,
    case: Case,
    hands: Sequence[Hand] = (),
    events: Sequence[Event] = (),
    *,
    before: Grips | None = None,
) -> Done:
    """Return what a deed came to, with the case of the watch as it is now."""
    return Done(
        target=target,
        deed=deed,
        at=at,
        hands=tuple(hands),
        events=tuple(events),
        standings=case.standings,
        before=grips_of(target, case) if before is None else before,
    )


def grips_of(target: Target, case: Case) -> Grips:
    """Return what the deeds on a watch have come to, for each of its signals."""
    return grips(case.hands, [signal.id for signal in target.watch.signals], case.changed)


def waiting(store: Store, target: Target) -> list[Waiting]:
    """Return the deliveries of the signals that are meant, which did not go out yet."""
    meant = {(target.watch.id, signal) for signal in target.signals}
    return [each for each in store.waiting() if (each.event.watch, each.event.signal) in meant]


def _unread(standing: Standing) -> Standing:
    """Return a standing that waits for the next reading of the feeds, and not for a blind watch to see."""
    return replace(standing, because=standing.because.replace(WHILE_BLIND, "until the feeds are read again"))


def _correction(before: Standing, after: Standing, now: datetime) -> Transition:
    because = after.because or "nothing else speaks of it"
    return Transition(
        watch=after.watch,
        signal=after.signal,
        before=before.state,
        after=after.state,
        at=now,
        because=f"corrected by you: {because}",
        publishers=after.publishers,
        evidence=after.evidence,
    )
