"""The cases: what is known of each watch, from its cursor to its near misses."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from watchlist.model.evidence import Evidence, NearMiss
from watchlist.model.hand import Deed
from watchlist.model.standing import Standing
from watchlist.store import hands
from watchlist.store.answers import Case, Cursor
from watchlist.store.database import Database
from watchlist.store.rows import columns, cursor_from, evidence_from, evidence_values, near_miss_from, standing_from

NEAR_MISSES = 20

SAVE_CURSOR = """
    INSERT OR REPLACE INTO cursors (watch, position, fingerprint, started, blind_since, blind_told)
    VALUES (:watch, :position, :fingerprint, :started, :blind_since, :blind_told)
"""
SAVE_EVIDENCE = """
    INSERT INTO evidence (watch, signal, item, id, revision, status, counts, publisher, owner, "primary", actor, at,
        because, quote, title, link, story, recorded)
    VALUES (:watch, :signal, :item, :id, :revision, :status, :counts, :publisher, :owner, :primary, :actor, :at,
        :because, :quote, :title, :link, :story, :recorded)
    ON CONFLICT (watch, signal, item) DO UPDATE SET revision = excluded.revision, status = excluded.status,
        counts = excluded.counts, publisher = excluded.publisher, owner = excluded.owner,
        "primary" = excluded."primary", actor = excluded.actor, at = excluded.at, because = excluded.because,
        quote = excluded.quote, title = excluded.title, link = excluded.link, story = excluded.story
"""
SAVE_STANDING = """
    INSERT OR REPLACE INTO standings (watch, signal, state, since, because, confirmed, disputed, by_deadline,
        publishers, primaries, reprints, evidence, last_evidence, spent, judged)
    VALUES (:watch, :signal, :state, :since, :because, :confirmed, :disputed, :by_deadline,
        :publishers, :primaries, :reprints, :evidence, :last_evidence, :spent, :judged)
"""
SAVE_NEAR_MISS = """
    INSERT OR REPLACE INTO near_misses (watch, signal, item, title, link, publisher, at, lacks, mend)
    VALUES (:watch, :signal, :item, :title, :link, :publisher, :at, :lacks, :mend)
"""
LATEST = "SELECT * FROM near_misses WHERE watch = ? ORDER BY at DESC, rowid DESC"
FORGET_ALL_BUT_THE_LATEST = """
    DELETE FROM near_misses WHERE watch = :watch AND rowid NOT IN (
        SELECT rowid FROM near_misses WHERE watch = :watch ORDER BY at DESC, rowid DESC LIMIT :kept
    )
"""


def cursor(db: Database, watch: str) -> Cursor | None:
    """Return how far a watch has judged, None where it never did."""
    return db.one(cursor_from, "SELECT * FROM cursors WHERE watch = ?", (watch,))


def case(db: Database, watch: str) -> Case:
    """Return all that is known of a watch."""
    standings = db.all(standing_from, "SELECT * FROM standings WHERE watch = ?", (watch,))
    evidence = db.all(evidence_from, "SELECT * FROM evidence WHERE watch = ? ORDER BY at, rowid", (watch,))
    done = tuple(hands.find(db, watch))
    return Case(
        cursor=cursor(db, watch),
        standings={standing.signal: standing for standing in standings},
        evidence=tuple(evidence),
        near=tuple(db.all(near_miss_from, LATEST, (watch,))),
        hands=done,
        changed=hands.changed(db, watch) if any(hand.deed is Deed.ACK for hand in done) else {},
    )


def save_cursor(db: Database, watch: str, reached: Cursor) -> None:
    """Remember how far a watch has judged."""
    db.run(SAVE_CURSOR, columns(reached, watch=watch))


def save_evidence(db: Database, evidence: Collection[Evidence], now: datetime) -> None:
    """Keep evidence, one row for a signal and an item; an item that speaks of a signal is no near miss of it."""
    db.run_many(SAVE_EVIDENCE, [evidence_values(each, now) for each in evidence])
    spoken = [(each.watch, each.signal, each.item) for each in evidence]
    db.run_many("DELETE FROM near_misses WHERE watch = ? AND signal = ? AND item = ?", spoken)


def save_standings(db: Database, standings: Iterable[Standing]) -> None:
    """Remember where signals stand."""
    db.run_many(SAVE_STANDING, [columns(each) for each in standings])


def save_near_misses(db: Database, watch: str, near_misses: Iterable[NearMiss]) -> None:
    """Keep a watch's near misses, the latest twenty of them."""
    db.run_many(SAVE_NEAR_MISS, [columns(each) for each in near_misses])
    db.run(FORGET_ALL_BUT_THE_LATEST, {"watch": watch, "kept": NEAR_MISSES})


def forget_what_can_be_read_again(db: Database, watch: str) -> None:
    """Drop a watch's evidence from items that are still stored, and its near misses, before all is judged afresh."""
    db.run("DELETE FROM evidence WHERE watch = ? AND item IN (SELECT key FROM items)", (watch,))
    db.run("DELETE FROM near_misses WHERE watch = ?", (watch,))
