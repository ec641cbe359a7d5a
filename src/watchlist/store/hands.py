"""The owner's deeds: each is kept for ever, and none is ever changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from watchlist.model.hand import Deed, Hand
from watchlist.store.database import Database
from watchlist.store.rows import Readers, as_is, columns, fact_from, maybe_moment, moment, stamp

SAVE = """
    INSERT INTO hands (watch, signal, deed, at, until, item, title, note)
    VALUES (:watch, :signal, :deed, :at, :until, :item, :title, :note)
"""
CHANGED = """
    SELECT signal, max(recorded) AS recorded FROM events WHERE watch = ? AND after IS NOT NULL GROUP BY signal
"""
POSTPONE = """
    UPDATE outbox SET due = max(due, :until), next_try = max(next_try, :until)
    WHERE id = :row AND settled_at IS NULL
"""
HASTEN = "UPDATE outbox SET due = :now, next_try = :now WHERE id = :row AND settled_at IS NULL"
_HAND: Readers = {
    **dict.fromkeys(("watch", "signal", "item", "title", "note"), as_is),
    "deed": Deed,
    "at": moment,
    "until": maybe_moment,
}


def save(db: Database, hands: Iterable[Hand]) -> None:
    """Record deeds."""
    db.run_many(SAVE, [columns(hand) for hand in hands])


def find(db: Database, watch: str) -> list[Hand]:
    """Return the deeds on a watch and its signals, in the order in which they were done."""
    sql = "SELECT * FROM hands WHERE watch = ? ORDER BY id"
    return db.all(lambda row: fact_from(Hand, row, _HAND), sql, (watch,))


def changed(db: Database, watch: str) -> dict[str, datetime]:
    """Return when the last transition of each signal of a watch was recorded."""
    return dict(db.all(lambda row: (str(row["signal"]), moment(row["recorded"])), CHANGED, (watch,)))


def postpone(db: Database, rows: Iterable[int], until: datetime) -> None:
    """Let these deliveries wait until then, those that are due later as long as they would have."""
    db.run_many(POSTPONE, [{"row": row, "until": stamp(until)} for row in rows])


def hasten(db: Database, rows: Iterable[int], now: datetime) -> None:
    """Let these deliveries wait no longer."""
    db.run_many(HASTEN, [{"row": row, "now": stamp(now)} for row in rows])
