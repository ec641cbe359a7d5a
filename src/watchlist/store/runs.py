"""The runs over all feeds, and who last heard that all is well."""

from __future__ import annotations

from datetime import datetime, timedelta

from watchlist.store.answers import Runs
from watchlist.store.database import Database
from watchlist.store.rows import moment, stamp

KEPT = timedelta(days=400)
SINCE = """
    SELECT count(*) AS count, max(at) AS last, (SELECT count(*) FROM events
    WHERE recorded > :since AND after = 'fired' AND NOT past) AS fired FROM runs WHERE at > :since
"""


def save(db: Database, now: datetime, feeds: int, readable: int) -> None:
    """Record a run, and forget those of long ago."""
    db.run("INSERT OR REPLACE INTO runs (at, feeds, readable) VALUES (?, ?, ?)", (stamp(now), feeds, readable))
    db.run("DELETE FROM runs WHERE at < ?", (stamp(now - KEPT),))


def since(db: Database, at: datetime) -> Runs:
    """Return the runs after that time, and what fired in them."""
    count, last, fired = db.all(tuple, SINCE, {"since": stamp(at)})[0]
    rows = db.all(tuple, "SELECT feeds, readable FROM runs WHERE at = ?", (last,))
    feeds, readable = rows[0] if rows else (0, 0)
    return Runs(count=count, feeds=feeds, readable=readable, fired=fired)


def heartbeat(db: Database, channel: str, recipient: str) -> datetime | None:
    """Return when a recipient last heard that all is well, None where he never did."""
    sql = "SELECT at FROM heartbeats WHERE channel = ? AND recipient = ?"
    return db.one(lambda row: moment(row[0]), sql, (channel, recipient))


def save_heartbeat(db: Database, channel: str, recipient: str, now: datetime) -> None:
    """Record that a recipient heard it."""
    sql = "INSERT OR REPLACE INTO heartbeats (channel, recipient, at) VALUES (?, ?, ?)"
    db.run(sql, (channel, recipient, stamp(now)))
