"""Check: collect, judge, report. What is to be told waits in the outbox."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from watchlist.definitions.files import Definitions
from watchlist.feeds.workers import Pools
from watchlist.flows.collect import Progress, collect
from watchlist.flows.gather import Reader
from watchlist.flows.judge import judge
from watchlist.flows.report import build
from watchlist.flows.route import at_once
from watchlist.flows.scope import limited, needed
from watchlist.model.report import Report
from watchlist.model.standing import Event, State, Transition
from watchlist.rules.matcher import compile_watches
from watchlist.store import event_key
from watchlist.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run came to. `keys` are those of the events that are settled once the report is printed.

    The rest is what an exit code tells: whether some watch was `left_out`, is `blind`, has `fired` in this
    run, and how many alerts are still `undelivered`.
    """

    report: Report
    keys: tuple[str, ...] = ()
    left_out: bool = False
    blind: bool = False
    undelivered: int = 0
    fired: bool = False


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
) -> Outcome:
    """Read the feeds that are due, judge what they brought, and return what that came to.

    `only` limits it to watches, named by `watch` or `watch/signal`, and to their feeds. With `unprinted`, the
    report's events are those to be told at once of all that `--quiet` has not printed yet, not just of this run;
    the others of them are not waiting for it any longer, either. `elapsed` says how many seconds the run has
    taken. Who runs it again and again hands in the `reader`, compiled once, and
    `pools` of worker processes. A run that is killed can be run again: nothing is lost or told twice.
    """
    definitions = limited(definitions, only)
    watches = [watch for watch in definitions.watches if watch.enabled]
    feeds = needed(watches, definitions.feeds) if only else definitions.feeds
    lines = collect(feeds, store, definitions.settings.network, now, force=force, progress=progress, pools=pools)
    reader = reader or compile_watches(watches, definitions.vocabulary)
    judged = judge(watches, reader, store, now, feeds=definitions.feeds, settings=definitions.settings)
    store.prune(now)
    events: Sequence[Event] = judged.events
    if unprinted:
        named = {watch.id for watch in definitions.watches}
        waiting = [recorded.event for recorded in store.events(unprinted=True)]
        # A run for one watch leaves the mail about the others to the run that reads them.
        events = [event for event in waiting if not only or event.watch in named]
    keys = tuple(event_key(event) for event in events)
    if unprinted:
        events = at_once(events, definitions.watches)
    report = build(definitions, store, now, feeds=lines, events=events, problems=judged.problems, seconds=elapsed())
    return Outcome(
        report=report,
        keys=keys,
        left_out=bool(definitions.left_out or judged.problems),
        blind=any(block.blind for block in report.watches),
        undelivered=report.undelivered,
        fired=any(newly_fired(event) for event in judged.events),
    )


def newly_fired(event: Event) -> bool:
    """Return whether the event is a firing of now, not of a past before the watch."""
    return isinstance(event, Transition) and event.after is State.FIRED and not event.past
