"""Check: collect, judge, deliver, report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from watchlist.definitions.files import Definitions
from watchlist.feeds.workers import Pools
from watchlist.flows.collect import Progress, collect
from watchlist.flows.deliver import Delivered, Ways, deliver
from watchlist.flows.gather import Reader
from watchlist.flows.heartbeat import beat
from watchlist.flows.judge import judge
from watchlist.flows.past import taken_back
from watchlist.flows.report import build
from watchlist.flows.route import at_once
from watchlist.flows.scope import limited, needed
from watchlist.flows.steer import silenced, steer
from watchlist.model.report import Report
from watchlist.model.standing import Event, State, Transition
from watchlist.store import event_key
from watchlist.store.store import Store

if TYPE_CHECKING:
    from watchlist.language.vocabulary import Vocabulary
    from watchlist.model.feed import Publisher
    from watchlist.model.item import Item
    from watchlist.model.watch import Watch
    from watchlist.rules.matcher import Found


class Outcome(Struct, frozen=True, kw_only=True):
    """What a run came to. `keys` are those of the events that are settled once the report is printed.

    The rest is what an exit code tells: whether some watch was `left_out`, is `blind`, has `fired` in this
    run, and how many alerts are still `undelivered`. `delivered` says what was told, and what was not, and why.
    """

    report: Report
    keys: tuple[str, ...] = ()
    left_out: bool = False
    blind: bool = False
    undelivered: int = 0
    fired: bool = False
    delivered: Delivered = field(default_factory=Delivered)


def check(
    definitions: Definitions,
    store: Store,
    now: datetime,
    *,
    only: Collection[str] = (),
    force: bool = False,
    unprinted: bool = False,
    progress: Progress = lambda done, total, feed: None,
    elapsed: Callable[[], float] = lambda: 0.0,
    reader: Reader | None = None,
    pools: Pools | None = None,
    ways: Ways | None = None,
) -> Outcome:
    """Read the feeds that are due, judge what they brought, and return what that came to.

    `only` limits it to watches, named by `watch` or `watch/signal`, and to their feeds. With `unprinted`, the
    report's events are those to be told at once of all that `--quiet` has not printed yet, not just of this run;
    the others of them are not waiting for it any longer, either. `elapsed` says how many seconds the run has
    taken. Who runs it again and again hands in the `reader`, compiled once, and
    `pools` of worker processes. Without `ways`, nobody is told. A run that is killed can be run again: nothing is
    lost, and what may be told twice is marked.
    """
    waited = store.undelivered(now)
    definitions = limited(definitions, only)
    watches = [watch for watch in definitions.watches if watch.enabled]
    feeds = needed(watches, definitions.feeds) if only else definitions.feeds
    lines = collect(feeds, store, definitions.settings.network, now, force=force, progress=progress, pools=pools)
    reader = reader or _Late(watches, definitions.vocabulary)
    judged = judge(
        watches, reader, store, now, feeds=definitions.feeds, settings=definitions.settings, progress=progress
    )
    store.prune(now)
    if not only:
        store.note_run(now, feeds=len(lines), readable=sum(line.health.readable for line in lines))
    delivered = _told(definitions, store, ways, now, only=only) if ways else Delivered()
    events: Sequence[Event] = judged.events
    if unprinted:
        named = {watch.id for watch in definitions.watches}
        # A run for one watch leaves the mail about the others to the run that reads them.
        waiting = [each for each in store.events(unprinted=True) if not only or each.event.watch in named]
        steered = steer(waiting, store.hands, now)
        keys = tuple(event_key(event) for event in (*steered.now, *steered.known))
        back, void = taken_back([each for each in waiting if each.event in steered.now])
        still = [event for event in steered.now if event_key(event) not in void]
        events = (*at_once(still, definitions.watches), *back)
    else:
        keys = tuple(event_key(event) for event in events)
    report = build(definitions, store, now, feeds=lines, events=events, problems=judged.problems, seconds=elapsed())
    if ways is None:
        # What this run alone would have told is no alert that failed.
        report = replace(report, undelivered=min(waited, report.undelivered))
    return Outcome(
        report=report,
        keys=keys,
        left_out=bool(definitions.left_out or judged.problems),
        blind=any(block.blind for block in report.watches),
        undelivered=report.undelivered,
        delivered=delivered,
        fired=any(newly_fired(each) and not silenced(each, store.hands(each.watch), now) for each in judged.events),
    )


class _Late:
    """Reads items as a matcher does that is compiled with the first of them: most runs bring none."""

    def __init__(self, watches: Sequence[Watch], vocabulary: Vocabulary) -> None:
        self._watches = watches
        self._vocabulary = vocabulary

    @cached_property
    def _matcher(self) -> Reader:
        from watchlist.rules.matcher import compile_watches

        return compile_watches(self._watches, self._vocabulary)

    def read(self, item: Item, publisher: Publisher) -> Found:
        return self._matcher.read(item, publisher)


def _told(definitions: Definitions, store: Store, ways: Ways, now: datetime, *, only: Collection[str]) -> Delivered:
    """Tell what is due, and that all is well where that is asked for.

    Letters speak of all feeds as they are remembered, whichever of them this run read.
    """
    settings = definitions.settings

    def report(events: Sequence[Event] = ()) -> Report:
        return build(definitions, store, now, events=events)

    told = deliver(store, settings, report, ways, now, only={watch.id for watch in definitions.watches} if only else ())
    if only:
        return told
    beaten = beat(store, settings, report, ways, now)
    return Delivered(sent=told.sent + beaten.sent, failed=told.failed + beaten.failed)


def newly_fired(event: Event) -> bool:
    """Return whether the event is a firing of now, not of a past before the watch."""
    return isinstance(event, Transition) and event.after is State.FIRED and not event.past
