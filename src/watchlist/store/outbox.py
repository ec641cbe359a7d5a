"""The outbox: what waits to be told. A message is claimed before it is sent, and settled after it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from msgspec import json

from watchlist.model.delivery import Waiting
from watchlist.model.message import Message
from watchlist.store.database import Database
from watchlist.store.rows import columns, maybe_moment, moment, recorded_from, stamp, words_from

WAITING = """
    SELECT events.*, outbox.id AS row, outbox.channel, outbox.recipient, outbox.due, outbox.next_try, outbox.attempts,
        outbox.claimed_at, outbox.message_id, outbox.failed, outbox.given_up, messages.made
    FROM outbox JOIN events ON events.key = outbox.event LEFT JOIN messages ON messages.id = outbox.message_id
    WHERE outbox.settled_at IS NULL ORDER BY outbox.id
"""
SAVE = """
    INSERT INTO messages (id, channel, recipient, subject, text, html, payload, "references", again, made)
    VALUES (:id, :channel, :recipient, :subject, :text, :html, :payload, :references, :again, :made)
"""
CLAIM = """
    UPDATE outbox SET message_id = ?, claimed_at = ?, attempts = attempts + 1 WHERE id = ? AND settled_at IS NULL
"""
THREAD = """
    SELECT DISTINCT message_id FROM outbox JOIN events ON events.key = outbox.event
    WHERE watch = ? AND signal = ? AND channel = ? AND recipient = ? AND settled_at IS NOT NULL
        AND message_id IS NOT NULL AND failed IS NULL
    ORDER BY settled_at, outbox.id
"""
TOLD = """
    UPDATE events SET told_at = ? WHERE told_at IS NULL AND key IN (SELECT event FROM outbox WHERE message_id = ?)
"""
SETTLE = """
    UPDATE outbox SET settled_at = ?, claimed_at = NULL, failed = NULL WHERE message_id = ? AND settled_at IS NULL
"""
FAIL = """
    UPDATE outbox SET claimed_at = NULL, failed = ?, next_try = ?, given_up = ? WHERE message_id = ?
        AND settled_at IS NULL
"""
RETRY = "UPDATE outbox SET next_try = ?, due = min(due, ?), given_up = NULL WHERE id = ? AND settled_at IS NULL"
ANEW = "UPDATE messages SET made = ? WHERE id = (SELECT message_id FROM outbox WHERE id = ?)"
DROP = "UPDATE outbox SET settled_at = ?, failed = coalesce(failed, 'dropped') WHERE id = ? AND settled_at IS NULL"
FORGET = """
    DELETE FROM messages
    WHERE id NOT IN (SELECT message_id FROM outbox WHERE settled_at IS NULL AND message_id IS NOT NULL)
"""


def waiting(db: Database) -> list[Waiting]:
    """Return every delivery that is not settled, the oldest first."""
    return db.all(_waiting_from, WAITING)


def message(db: Database, message_id: str) -> Message | None:
    """Return a message that was claimed and is not settled, as it was made."""
    return db.one(_message_from, "SELECT * FROM messages WHERE id = ?", (message_id,))


def thread(db: Database, watch: str, signal: str, channel: str, recipient: str) -> list[str]:
    """Return the ids of the messages that told a recipient of a signal, in their order."""
    return db.all(lambda row: str(row["message_id"]), THREAD, (watch, signal, channel, recipient))


def claim(db: Database, message: Message, rows: Collection[int], now: datetime) -> None:
    """Note that a message with these deliveries is being sent; keep it as it is, for a second try."""
    known = db.run("UPDATE messages SET again = ? WHERE id = ?", (message.again, message.id))
    if not known:
        values = columns(message, payload=json.encode(message.payload).decode(), made=stamp(now))
        db.run(SAVE, values)
    db.run_many(CLAIM, [(message.id, stamp(now), row) for row in rows])


def settle(db: Database, message_id: str, now: datetime) -> None:
    """Note that a message has arrived, and when its events were told."""
    db.run(TOLD, (stamp(now), message_id))
    db.run(SETTLE, (stamp(now), message_id))
    db.run("DELETE FROM messages WHERE id = ?", (message_id,))


def fail(db: Database, message_id: str, why: str, retry_at: datetime | None, now: datetime, *, maybe: bool) -> None:
    """Note why a message did not go out, and when to try again; never where None. `maybe` it arrived all the same."""
    then = stamp(retry_at or now)
    db.run(FAIL, (why, then, None if retry_at else stamp(now), message_id))
    if maybe:
        db.run("UPDATE messages SET again = 1 WHERE id = ?", (message_id,))


def retry(db: Database, rows: Collection[int], now: datetime) -> None:
    """Make deliveries due now, those that were given up too; the time for their tries begins anew."""
    db.run_many(RETRY, [(stamp(now), stamp(now), row) for row in rows])
    db.run_many(ANEW, [(stamp(now), row) for row in rows])


def drop(db: Database, rows: Collection[int], now: datetime) -> None:
    """Send these deliveries no more."""
    db.run_many(DROP, [(stamp(now), row) for row in rows])
    db.run(FORGET)


def undelivered(db: Database, now: datetime) -> int:
    """Return how many deliveries are due and not settled."""
    return db.number("SELECT count(*) FROM outbox WHERE settled_at IS NULL AND due <= ?", (stamp(now),))


def _waiting_from(row: sqlite3.Row) -> Waiting:
    recorded = recorded_from(row)
    return Waiting(
        id=row["row"],
        key=recorded.key,
        event=recorded.event,
        channel=row["channel"],
        recipient=row["recipient"],
        due=moment(row["due"]),
        next_try=moment(row["next_try"]),
        attempts=row["attempts"],
        message=row["message_id"] or "",
        since=maybe_moment(row["made"]),
        claimed_at=maybe_moment(row["claimed_at"]),
        failed=row["failed"] or "",
        given_up=maybe_moment(row["given_up"]),
    )


def _message_from(row: sqlite3.Row) -> Message:
    payload: Any = json.decode(row["payload"])
    if not isinstance(payload, Mapping):
        raise ValueError("no table of keys")
    return Message(
        channel=row["channel"],
        recipient=row["recipient"],
        id=row["id"],
        subject=row["subject"],
        text=row["text"],
        html=row["html"],
        payload=payload,
        references=words_from(row["references"]),
        again=bool(row["again"]),
        at=moment(row["made"]),
    )
