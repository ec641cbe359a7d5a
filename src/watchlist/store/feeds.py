"""The feeds: what is remembered of each between runs."""

from __future__ import annotations

from watchlist.model.feed import FeedState
from watchlist.store.database import Database
from watchlist.store.rows import columns, feed_state_from

SAVE = """
    INSERT OR REPLACE INTO feeds (feed, health, error, etag, modified, body_hash, url, last_tried, last_read, full_at,
        next_due, since, failures, items, newest, moved_to, moved_runs, gap)
    VALUES (:feed, :health, :error, :etag, :modified, :body_hash, :url, :last_tried, :last_read, :full_at,
        :next_due, :since, :failures, :items, :newest, :moved_to, :moved_runs, :gap)
"""


def save(db: Database, state: FeedState) -> None:
    """Remember how a feed is."""
    db.run(SAVE, columns(state))


def states(db: Database) -> dict[str, FeedState]:
    """Return the state of every feed that was ever tried, by its id."""
    return {state.feed: state for state in db.all(feed_state_from, "SELECT * FROM feeds")}
