"""Collect: feed addresses in, new items in the store out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from watchlist.feeds.plan import Request, Skipped, plan
from watchlist.feeds.reading import read_feeds
from watchlist.feeds.workers import Pools
from watchlist.flows.feedline import line_of
from watchlist.model.feed import Feed
from watchlist.model.report import FeedLine
from watchlist.model.settings import Network
from watchlist.store.store import Store

# How many feeds are done, of how many, and which one was the last.
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

    Each feed is stored by itself, as soon as it is read: a run that is killed keeps what it has.
    """
    states = store.feed_states()
    plans = [plan(feed, states.get(feed.id), now, force=force) for feed in feeds]
    requests = [planned for planned in plans if isinstance(planned, Request)]
    lines = {
        planned.feed.id: line_of(planned.feed, states, skipped=planned.because)
        for planned in plans
        if isinstance(planned, Skipped)
    }
    # Where the store refuses an outcome, the error drops the iterator, and with it the reading ends.
    for done, outcome in enumerate(read_feeds(requests, network, now, pools=pools), start=1):
        saved = store.save_feed(outcome.state, outcome.items, now)
        lines[outcome.feed.id] = line_of(outcome.feed, {outcome.feed.id: outcome.state}, new=saved.new)
        progress(done, len(requests), outcome.feed.id)
    return tuple(lines[feed.id] for feed in feeds if feed.id in lines)
