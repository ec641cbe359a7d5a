"""The events, each recorded once, and what is still to be told of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from watchlist.model.delivery import Delivery
from watchlist.model.standing import Event
from watchlist.store.answers import Recorded
from watchlist.store.database import Database
from watchlist.store.rows import event_values, plain, recorded_from, stamp

SAVE = """
    INSERT INTO events (key, watch, signal, before, after, at, because, publishers, evidence, past, recorded)
    VALUES (:key, :watch, :signal, :before, :after, :at, :because, :publishers, :evidence, :past, :recorded)
    ON CONFLICT (key) DO NOTHING
"""
QUEUE = """
    INSERT INTO outbox (event, channel, recipient, due, next_try) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (event, channel, recipient) DO NOTHING
"""
FIND = """
    SELECT * FROM events WHERE (:watch IS NULL OR watch = :watch) AND (NOT :unprinted OR printed_at IS NULL)
    ORDER BY at, id
"""


def save(db: Database, events: Iterable[Event], now: datetime) -> None:
    """Record events; one that is on record stays as it is."""
    db.run_many(SAVE, [event_values(event, now) for event in events])


def queue(db: Database, deliveries: Iterable[Delivery]) -> None:
    """Put deliveries into the outbox; what was queued once, sent or not, is not queued again."""
    rows = [(each.event, each.channel, each.recipient, plain(each.due), plain(each.due)) for each in deliveries]
    db.run_many(QUEUE, rows)


def find(db: Database, watch: str | None, unprinted: bool) -> list[Recorded]:
    """Return the events of a watch or of all, in the order of their times."""
    return db.all(recorded_from, FIND, {"watch": watch, "unprinted": unprinted})


def mark_printed(db: Database, keys: Iterable[str], now: datetime) -> None:
    """Note that `--quiet` has printed these events."""
    rows = [(stamp(now), key) for key in keys]
    db.run_many("UPDATE events SET printed_at = ? WHERE key = ? AND printed_at IS NULL", rows)


def newly_told(db: Database, kind: str, keys: Collection[str], now: datetime) -> set[str]:
    """Return those of `keys` not told yet, and remember exactly `keys`: what is gone is told anew when it is back."""
    before = set(db.all(lambda row: str(row["key"]), "SELECT key FROM told WHERE kind = ?", (kind,)))
    wanted = set(keys)
    db.run_many("DELETE FROM told WHERE kind = ? AND key = ?", [(kind, key) for key in before - wanted])
    db.run_many("INSERT INTO told (kind, key, at) VALUES (?, ?, ?)", [(kind, k, stamp(now)) for k in wanted - before])
    return wanted - before
