"""Report: what the state says, gathered for every renderer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from watchlist.definitions.files import Definitions
from watchlist.flows.answer import answer
from watchlist.flows.feedline import line_of
from watchlist.model.evidence import Evidence, NearMiss, Status
from watchlist.model.feed import Feed, FeedState
from watchlist.model.problem import Problem
from watchlist.model.report import FeedLine, Report, SignalLine, WatchBlock
from watchlist.model.standing import Event, Standing, State, Transition
from watchlist.model.watch import Signal, Watch
from watchlist.signals.because import span
from watchlist.signals.blind import feeds_of, sight_of
from watchlist.signals.hand import grip, marked
from watchlist.signals.machine import OPEN
from watchlist.signals.watch import rank, watch_state
from watchlist.store import Case
from watchlist.store.store import Store

NEAR_MISSES = 3
NEAR_FOR = timedelta(days=30)
# From when on the length of a blindness says more than its cause.
LONG_BLIND = timedelta(days=1)


def build(
    definitions: Definitions,
    store: Store,
    now: datetime,
    *,
    feeds: Sequence[FeedLine] | None = None,
    events: Sequence[Event] = (),
    problems: Sequence[Problem] = (),
    seconds: float | None = None,
    in_full: bool = False,
) -> Report:
    """Return the report on all watches that are enabled.

    `feeds` are those that a run read; without them, all are shown as they are remembered. `events` come with
    the evidence that they name. With `in_full`, every piece of evidence, every near miss and all of the history
    is there.
    """
    states = store.feed_states()
    lines = tuple(line_of(feed, states) for feed in definitions.feeds) if feeds is None else tuple(feeds)
    watches = [watch for watch in definitions.watches if watch.enabled]
    cases = {watch.id: store.case(watch.id) for watch in watches}
    timezone = definitions.settings.timezone
    return Report(
        at=now,
        feeds=lines,
        watches=tuple(
            _with_figures(
                block_of(watch, cases[watch.id], definitions.feeds, states, now, timezone=timezone, in_full=in_full),
                feeds_of(watch, definitions.feeds) if watch.feeds else None,
                store,
                now,
            )
            for watch in watches
        ),
        events=tuple(events),
        history=_history(store, cases) if in_full else (),
        # An event may be of a watch whose file was removed or broken since.
        evidence=tuple(_named_in(events, {event.watch: store.case(event.watch) for event in events} | cases)),
        problems=(*definitions.problems, *problems),
        items=store.counts().items if feeds is None else sum(line.items for line in lines if not line.skipped),
        new=sum(line.new for line in lines),
        seconds=seconds,
        checked=max((state.last_tried for state in states.values() if state.last_tried), default=None),
        timezone=timezone,
        undelivered=store.undelivered(now),
    )


def block_of(
    watch: Watch,
    case: Case,
    feeds: Sequence[Feed],
    states: Mapping[str, FeedState],
    now: datetime,
    *,
    timezone: str = "",
    in_full: bool = False,
) -> WatchBlock:
    """Return one watch as the report shows it: the signals that have something to say first."""
    sight = sight_of(watch, feeds, states)
    blind_since = case.cursor.blind_since if case.cursor and sight.blind else None
    if blind_since and now - blind_since >= LONG_BLIND:
        sight = replace(sight, because=f"{sight.because}, for {span(now - blind_since)} now")
    state = watch_state(watch, case.standings)
    told = _lines(watch, case, in_full=False)
    closed = all(line.hand.closed for line in told)
    near = tuple(case.near) if in_full else () if closed else _nearest(case.near, now)
    return WatchBlock(
        watch=watch.id,
        title=watch.title,
        question=watch.question,
        means=watch.means,
        state=state,
        # In short, whatever is shown beside it, so that all reports give one answer.
        answer=answer(state, told, _nearest(case.near, now), sight, timezone=timezone),
        # What the owner is done with need not see.
        blind=sight.blind and not closed,
        blind_because=sight.because,
        blind_since=blind_since,
        feeds=sight.feeds,
        seen=sight.readable - sight.stale,
        by=watch.window.by,
        signals=_lines(watch, case, in_full=True) if in_full else told,
        near_misses=near,
    )


def _with_figures(block: WatchBlock, own: Sequence[Feed] | None, store: Store, now: datetime) -> WatchBlock:
    """Return the block with how many items came since a deadline went by, of its own feeds or of all."""
    feeds = None if own is None else {feed.id for feed in own}
    lines = (
        replace(line, read=store.seen_since(line.heard, feeds))
        if line.heard and line.heard <= now and line.standing.state in OPEN
        else line
        for line in block.signals
    )
    return replace(block, signals=tuple(lines))


def _lines(watch: Watch, case: Case, *, in_full: bool) -> tuple[SignalLine, ...]:
    """Return the signals of a watch, those that have something to say first."""
    lines = (_line(signal, case, in_full) for signal in watch.signals)
    return tuple(sorted(lines, key=lambda line: rank(line.standing.state)))


def _line(signal: Signal, case: Case, in_full: bool) -> SignalLine:
    standing = case.standings.get(signal.id) or Standing(watch=signal.watch, signal=signal.id)
    started = case.cursor.started if case.cursor else None
    held = grip(case.hands, signal.id, case.changed.get(signal.id))
    own = (each for each in case.evidence if each.signal == signal.id and each.status is not Status.UNRELATED)
    evidence = marked(own, {signal.id: held})
    return SignalLine(
        signal=signal.id,
        title=signal.title,
        role=signal.role,
        standing=standing,
        needed=signal.proof.publishers,
        evidence=_best_first(standing, evidence) if in_full else _rested_on(standing, evidence),
        past=standing.state is not State.QUIET and bool(started and standing.since and standing.since <= started),
        due=signal.deadline.at if signal.deadline else None,
        wait=signal.deadline.wait if signal.deadline and signal.deadline.cancels else None,
        heard=max(signal.deadline.at, started) if signal.deadline and started else None,
        hand=held,
    )


def _history(store: Store, watches: Collection[str]) -> tuple[Event, ...]:
    """Return all events of these watches, in the order of their times."""
    return tuple(recorded.event for recorded in store.events() if recorded.event.watch in watches)


def _rested_on(standing: Standing, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence that a standing rests on, in its order, the strongest first."""
    by_item = {each.item: each for each in evidence}
    return tuple(by_item[item] for item in standing.evidence if item in by_item)


def _best_first(standing: Standing, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return all evidence: what the standing rests on, then what counts, then the rest, the latest first."""
    first = _rested_on(standing, evidence)
    shown = {each.item for each in first}
    rest = [each for each in reversed(evidence) if each.item not in shown]
    return (*first, *sorted(rest, key=lambda each: not each.counts))


def _nearest(near: Iterable[NearMiss], now: datetime) -> tuple[NearMiss, ...]:
    """Return the latest few near misses, each headline once."""
    by_title: dict[str, NearMiss] = {}
    for miss in near:
        if now - miss.at <= NEAR_FOR:
            by_title.setdefault(miss.title, miss)
    return tuple(by_title.values())[:NEAR_MISSES]


def _named_in(events: Collection[Event], cases: Mapping[str, Case]) -> Iterable[Evidence]:
    """Give the evidence that the events name, each once."""
    named = {
        (event.watch, event.signal, item)
        for event in events
        if isinstance(event, Transition)
        for item in event.evidence
    }
    for case in cases.values():
        for each in case.evidence:
            if (each.watch, each.signal, each.item) in named:
                yield each
