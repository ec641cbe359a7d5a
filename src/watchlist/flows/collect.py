"""Collect: feed addresses in, new items in the store out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from watchlist.feeds.plan import Request, Skipped, plan
from watchlist.feeds.reading import Outcome, read_feeds
from watchlist.feeds.workers import Pools
from watchlist.flows.feedline import line_of
from watchlist.model.feed import Feed
from watchlist.model.report import FeedLine
from watchlist.model.settings import Network
from watchlist.store.store import Store

# So many feeds that brought nothing are written in one go: who reads on after a crash asks them once more.
_AT_ONCE = 25
# How many feeds are done, of how many, and which one was the last; of items that are judged, none is named.
Progress = Callable[[int, int, str], None]


def collect(
    feeds: Sequence[Feed],
    store: Store,
    network: Network,
    now: datetime,
    *,
    force: bool = False,
    progress: Progress = lambda done, total, feed: None,
    pools: Pools | None = None,
) -> tuple[FeedLine, ...]:
    """Read the feeds that are due, store what each carries, and return how each of them is, in their order.

    Each feed's items and validators are stored together, as soon as it is read: a run that is killed keeps what it
    has. Only of feeds that bring nothing, some are written at once, since a disk takes its time for each.
    """
    states = store.feed_states()
    plans = [plan(feed, states.get(feed.id), now, force=force) for feed in feeds]
    requests = [planned for planned in plans if isinstance(planned, Request)]
    lines = {
        planned.feed.id: line_of(planned.feed, states, skipped=planned.because)
        for planned in plans
        if isinstance(planned, Skipped)
    }
    waiting: list[Outcome] = []
    # Where the store refuses an outcome, the error drops the iterator, and with it the reading ends.
    for done, outcome in enumerate(read_feeds(requests, network, now, pools=pools), start=1):
        waiting.append(outcome)
        if outcome.items or len(waiting) >= _AT_ONCE or done == len(requests):
            with store.transaction():
                for each in waiting:
                    saved = store.save_feed(each.state, each.items, now)
                    lines[each.feed.id] = line_of(each.feed, {each.feed.id: each.state}, new=saved.new)
            waiting.clear()
        progress(done, len(requests), outcome.feed.id)
    return tuple(lines[feed.id] for feed in feeds if feed.id in lines)
