"""How a feed is, as a report shows it."""

from __future__ import annotations

from collections.abc import Mapping

from watchlist.model.feed import Feed, FeedState
from watchlist.model.report import FeedLine


def line_of(feed: Feed, states: Mapping[str, FeedState], *, new: int = 0, skipped: str = "") -> FeedLine:
    """Return how a feed is, as a report shows it."""
    state = states.get(feed.id) or FeedState(feed=feed.id)
    return FeedLine(
        id=feed.id,
        health=state.health,
        items=state.items,
        new=new,
        error=state.error,
        since=state.since,
        skipped=skipped,
    )
