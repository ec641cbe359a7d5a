"""Judge: items that a watch has not read yet in, evidence, standings and events out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from watchlist.errors import StoreError, WatchlistError
from watchlist.feeds.catalogue import Catalogue
from watchlist.flows.collect import Progress
from watchlist.flows.gather import Gathered, Reader, gather
from watchlist.flows.past import first_events, later_events
from watchlist.flows.route import route
from watchlist.flows.steer import deliverable
from watchlist.model.evidence import Evidence
from watchlist.model.feed import Feed
from watchlist.model.problem import Problem
from watchlist.model.settings import Settings
from watchlist.model.standing import Event, Standing, Verdict
from watchlist.model.watch import Signal, Watch
from watchlist.signals.blind import Blindness, Sight, feeds_of, look, sight_of
from watchlist.signals.case import NEVER
from watchlist.signals.deadline import Rival
from watchlist.signals.hand import grips, in_hand
from watchlist.signals.machine import advance, as_rival
from watchlist.store import Case, Cursor, Stored
from watchlist.store.store import Store

# So many items are judged between two steps of progress.
_EVERY = 512


class Judged(Struct, frozen=True, kw_only=True):
    """What happened in the watches, and those that could not be judged, each with the reason."""

    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()


class Reach(Struct, frozen=True, kw_only=True):
    """Which items a watch is to read: those behind a position, of these feeds or of all where None."""

    position: int
    feeds: frozenset[str] | None


def judge(
    watches: Sequence[Watch],
    reader: Reader,
    store: Store,
    now: datetime,
    *,
    feeds: Sequence[Feed],
    settings: Settings,
    progress: Progress = lambda done, total, feed: None,
) -> Judged:
    """Bring the watches up to date, each in one transaction, and queue what their channels should hear.

    A watch that is new, or whose rules were changed, reads everything that is still stored. An error in one
    watch stops that watch alone.
    """
    catalogue = Catalogue(feeds)
    top = store.top()
    states = store.feed_states()
    events: list[Event] = []
    problems: list[Problem] = []
    for reach, group in _by_reach(watches, feeds, store).items():
        try:
            items = _followed(store.items_after(reach.position, reach.feeds), reach.position, top, progress)
            found = gather(items, [watch.id for watch in group], reader, catalogue)
        except StoreError:
            raise
        except WatchlistError as error:
            problems += [_problem(watch, error) for watch in group]
            continue
        for watch in group:
            sight = sight_of(watch, feeds, states)
            try:
                events += _judge(watch, found[watch.id], store, now, settings=settings, top=top, sight=sight)
            except StoreError:
                raise
            except WatchlistError as error:
                problems.append(_problem(watch, error))
    return Judged(events=tuple(sorted(events, key=lambda event: event.at)), problems=tuple(problems))


def _followed(items: Iterable[Stored], position: int, top: int, progress: Progress) -> Iterator[Stored]:
    """Give the items, and tell now and then how far they are; some positions may be of other feeds, or empty."""
    for number, stored in enumerate(items, start=1):
        if number % _EVERY == 0:
            progress(stored.position - position, top - position, "")
        yield stored


def changed(watch: Watch, cursor: Cursor | None) -> bool:
    """Return whether a watch is new, or reads otherwise than when it was judged last."""
    return cursor is None or cursor.fingerprint != watch.fingerprint


def _by_reach(watches: Sequence[Watch], feeds: Sequence[Feed], store: Store) -> Mapping[Reach, Sequence[Watch]]:
    """Return the watches by what they are to read, so that no item is read twice for watches in step."""
    groups: dict[Reach, list[Watch]] = defaultdict(list)
    for watch in watches:
        cursor = store.cursor(watch.id)
        own = frozenset(feed.id for feed in feeds_of(watch, feeds)) if watch.feeds else None
        groups[Reach(position=0 if cursor is None or changed(watch, cursor) else cursor.position, feeds=own)].append(
            watch
        )
    return groups


def _judge(
    watch: Watch, found: Gathered, store: Store, now: datetime, *, settings: Settings, top: int, sight: Sight
) -> Sequence[Event]:
    with store.transaction():
        before = store.case(watch.id)
        afresh = changed(watch, before.cursor)
        blindness, changed_sight = look(watch, sight, _blindness(before.cursor), now)
        cursor = Cursor(
            position=top,
            fingerprint=watch.fingerprint,
            # A clock that was fast at the first run must not make a past of all that comes.
            started=min(before.cursor.started, now) if before.cursor else now,
            blind_since=blindness.since,
            blind_told=blindness.told,
        )
        store.record(
            watch.id,
            cursor=cursor,
            evidence=found.and_withdrawn(before.evidence),
            standings=(),
            events=(),
            deliveries=(),
            near_misses=found.near,
            now=now,
            afresh=afresh,
        )
        held = grips(before.hands, [signal.id for signal in watch.signals])
        evidence = in_hand(watch.id, store.case(watch.id).evidence, held)
        verdicts = decide(
            watch,
            evidence,
            starting_points(watch, before, afresh=afresh),
            now,
            blind=sight.blind,
            watching=cursor.started,
        )
        events = (
            first_events(verdicts.values(), before, cursor.started, now)
            if afresh
            else later_events(verdicts.values(), cursor.started)
        )
        events += (changed_sight,) if changed_sight else ()
        store.record(
            watch.id,
            cursor=cursor,
            evidence=(),
            standings=[verdict.standing for verdict in verdicts.values()],
            events=events,
            deliveries=deliverable(route(watch, events, settings, now), events, {**held, **grips(before.hands, [""])}),
            near_misses=(),
            now=now,
        )
    return events


def _blindness(cursor: Cursor | None) -> Blindness:
    return Blindness(since=cursor.blind_since, told=cursor.blind_told) if cursor else Blindness()


def decide(
    watch: Watch,
    evidence: Sequence[Evidence],
    standings: Mapping[str, Standing],
    now: datetime,
    *,
    blind: bool = False,
    watching: datetime = NEVER,
) -> dict[str, Verdict]:
    """Return the verdict on each signal, by its id; what could cancel a deadline is judged first.

    `watching` is when the watch was first read; an archive was watched from its beginning.
    """
    by_signal: dict[str, list[Evidence]] = defaultdict(list)
    for each in evidence:
        by_signal[each.signal].append(each)
    named = {name for signal in watch.signals if signal.deadline for name in signal.deadline.cancels}
    rivals: dict[str, Rival] = {}

    def rival(signal: Signal, others: Sequence[Rival]) -> Rival:
        stands = verdicts[signal.id].standing if signal.id in verdicts else standings[signal.id]
        return as_rival(
            signal,
            stands,
            by_signal[signal.id],
            now,
            blind=blind,
            rivals=others,
            window=watch.window,
            watching=watching,
        )

    signals = {signal.id: signal for signal in watch.signals}
    verdicts: dict[str, Verdict] = {}
    for signal in rivals_first(watch.signals):
        cancels = [name for name in (signal.deadline.cancels if signal.deadline else ()) if name in signals]
        # Of two that cancel each other, the first is judged by what the other is without it.
        others = [rivals[name] if name in rivals else rival(signals[name], ()) for name in cancels]
        verdicts[signal.id] = advance(
            signal,
            standings[signal.id],
            by_signal[signal.id],
            now,
            blind=blind,
            rivals=others,
            window=watch.window,
            watching=watching,
        )
        if signal.id in named:
            rivals[signal.id] = rival(signal, others)
    return verdicts


def rivals_first(signals: Sequence[Signal]) -> list[Signal]:
    """Return the signals so that those that others name in `cancels` stand before them, as far as that goes."""
    by_id = {signal.id: signal for signal in signals}
    ordered: dict[str, Signal] = {}

    def put(signal: Signal, waiting: frozenset[str]) -> None:
        for name in signal.deadline.cancels if signal.deadline else ():
            if name in by_id and name not in waiting:
                put(by_id[name], waiting | {name})
        ordered.setdefault(signal.id, signal)

    for signal in signals:
        put(signal, frozenset({signal.id}))
    return list(ordered.values())


def starting_points(watch: Watch, before: Case, *, afresh: bool) -> dict[str, Standing]:
    """Return where each signal stood; judged afresh, all begin quiet, and remember only until when we could see."""
    points = {}
    for signal in watch.signals:
        stood = before.standings.get(signal.id)
        quiet = Standing(watch=watch.id, signal=signal.id)
        if afresh:
            points[signal.id] = replace(quiet, judged=stood.judged) if stood else quiet
        else:
            points[signal.id] = stood or quiet
    return points


def _problem(watch: Watch, error: WatchlistError) -> Problem:
    what = f"it could not be judged: {error}"
    return Problem(file=watch.file or watch.id, line=1, column=1, path="", what=what, mend="the other watches were")
