"""The items: each kept once, in the order in which they are to be judged."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

from msgspec import Struct, json

from watchlist.model.item import Item
from watchlist.store.answers import Saved, Stored
from watchlist.store.database import Database
from watchlist.store.rows import item_key, item_values, moment, stamp, stored_from

KEPT = timedelta(days=400)
# An item counts its days from when a feed last carried it, else a feed that never drops its items would bring the
# old ones back as new. To note that every day would write every row; once a month is enough.
NOTED = timedelta(days=30)
BATCH = 1000
SHORTEST_NAME = 4
# The keys that their ids spell are found by the range in which the beginning of an id leaves them.
SEEN_SINCE = """
    SELECT count(*) FROM items WHERE seen >= :at AND (feed IN (SELECT value FROM json_each(:feeds))
        OR key IN (SELECT item FROM carried WHERE feed IN (SELECT value FROM json_each(:feeds))))
"""
NAMED = """
    SELECT * FROM items WHERE (id IS NULL AND key BETWEEN :low AND :high) OR substr(id, 1, length(:name)) = :name
        OR link = :name
    ORDER BY position DESC LIMIT 2
"""
_begins_a_key = re.compile(r"[0-9a-f]{1,32}").fullmatch

# Asked for so many items at once: one question for each would take half of the time of a run that brings little.
ASKED = 500
KNOWN = """
    SELECT key, revision, items.title, items.feed, seen, met,
        COALESCE(carried.title, CASE items.feed WHEN ? THEN items.title END) AS said
    FROM items LEFT JOIN carried ON carried.item = key AND carried.feed = ? WHERE key IN ({})
"""
# The key is unique: to replace is to delete the old row and to take a new position.
WRITE = """
    INSERT OR REPLACE INTO items (key, id, revision, feed, title, summary, link, published, seen, source, domain,
        language, met)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
MOVE = """
    INSERT OR REPLACE INTO items (key, id, revision, feed, title, summary, link, published, seen, source, domain,
        language, met)
    SELECT key, id, revision, feed, title, summary, link, published, seen, source, domain, language, ?
    FROM items WHERE key = ?
"""
AFTER = "SELECT * FROM items WHERE position > ? ORDER BY position LIMIT ?"
AFTER_OF_FEEDS = """
    SELECT * FROM items
    WHERE position > :position AND (
        feed IN (SELECT value FROM json_each(:feeds))
        OR key IN (SELECT item FROM carried WHERE feed IN (SELECT value FROM json_each(:feeds)))
    )
    ORDER BY position LIMIT :batch
"""


class _Known(Struct, frozen=True):
    """What is stored of an item, and which title this feed gave it last, None where it never carried it."""

    revision: int
    title: str
    feed: str
    seen: datetime
    met: datetime
    said: str | None


def save(db: Database, feed: str, items: Sequence[Item], now: datetime) -> Saved:
    """Store what a feed carries, and return how much of it was new.

    An item that is stored keeps its first `seen`. One with another title than this feed gave it before is a new
    revision. A revision, and an item that another feed brought before, move to the end, to be judged (again).
    Where two feeds carry one item under two titles, each is judged once; they do not take turns for ever.
    """
    write, move, carry, retitle, note = [], [], [], [], []
    new = revised = 0
    carried = _first_of_each(items)
    stored = _known(db, feed, [*carried])
    for key, item in carried.items():
        known = stored.get(key)
        if known is None:
            new += 1
            write.append(item_values(item, feed, 1, item.seen, now))
            continue
        if known.said is None:
            carry += [(key, known.feed, known.title), (key, feed, item.title)]
        elif known.said != item.title:
            retitle.append((item.title, key, feed))
        if known.said != item.title and known.title != item.title:
            revised += 1
            write.append(item_values(item, feed, known.revision + 1, known.seen, now))
        elif known.said is None:
            move.append((stamp(now), key))
        elif now - known.met > NOTED:
            note.append((stamp(now), key))
    db.run_many("INSERT OR IGNORE INTO carried (item, feed, title) VALUES (?, ?, ?)", carry)
    db.run_many("UPDATE carried SET title = ? WHERE item = ? AND feed = ?", retitle)
    db.run_many(MOVE, move)
    db.run_many(WRITE, write)
    db.run_many("UPDATE items SET met = ? WHERE key = ?", note)
    return Saved(new=new, revised=revised)


def _first_of_each(items: Sequence[Item]) -> dict[bytes, Item]:
    """Return the items by their keys, the last of the document first, which is the oldest in most.

    Of two with one key, the first in the document is kept.
    """
    return {item_key(item.id): item for item in reversed(items)}


def _known(db: Database, feed: str, keys: Sequence[bytes]) -> dict[bytes, _Known]:
    """Return what is stored of these items, and what this feed said of each."""
    found: dict[bytes, _Known] = {}
    for start in range(0, len(keys), ASKED):
        some = keys[start : start + ASKED]
        asked = KNOWN.format(", ".join("?" * len(some)))
        found |= db.all(_known_from, asked, (feed, feed, *some))
    return found


def _known_from(row: sqlite3.Row) -> tuple[bytes, _Known]:
    key, revision, title, feed, seen, met, said = row
    return key, _Known(revision, title, feed, moment(seen), moment(met), said)


def top(db: Database) -> int:
    """Return the highest position that any item ever had."""
    return db.number("SELECT seq FROM sqlite_sequence WHERE name = 'items'")


def after(db: Database, position: int, feeds: Collection[str] | None) -> Iterator[Stored]:
    """Give the items behind a position in the order of their positions, of these feeds or of all where None.

    They are read in batches, so that a long past needs little memory and writes may come in between.
    """
    of_feeds = None if feeds is None else json.encode(sorted(feeds)).decode()
    while True:
        if of_feeds is None:
            batch = db.all(stored_from, AFTER, (position, BATCH))
        else:
            values = {"position": position, "feeds": of_feeds, "batch": BATCH}
            batch = db.all(stored_from, AFTER_OF_FEEDS, values)
        yield from batch
        if len(batch) < BATCH:
            return
        position = batch[-1].position


def seen_since(db: Database, at: datetime, feeds: Collection[str] | None) -> int:
    """Return how many items were first seen from that time on, of these feeds or of all where None."""
    if feeds is None:
        return db.number("SELECT count(*) FROM items WHERE seen >= ?", (stamp(at),))
    return db.number(SEEN_SINCE, {"at": stamp(at), "feeds": json.encode(sorted(feeds)).decode()})


def named(db: Database, name: str) -> list[Item]:
    """Return the items whose id begins so, or whose link that is; two at most, for two are already too many."""
    if len(name) < SHORTEST_NAME:
        return []
    low, high = _between(name) if _begins_a_key(name) else (b"", b"")
    return [stored.item for stored in db.all(stored_from, NAMED, {"name": name, "low": low, "high": high})]


def of_ids(db: Database, ids: Collection[str]) -> dict[str, Item]:
    """Return the items of these ids by them, as far as they are still stored."""
    found = (db.one(stored_from, "SELECT * FROM items WHERE key = ?", (item_key(each),)) for each in ids)
    return {stored.item.id: stored.item for stored in found if stored is not None}


def _between(name: str) -> tuple[bytes, bytes]:
    """Return the first and the last key whose spelling begins so."""
    return bytes.fromhex(name.ljust(32, "0")), bytes.fromhex(name.ljust(32, "f"))


def prune(db: Database, now: datetime) -> int:
    """Forget the items that no feed has carried for 400 days, and return how many they were."""
    gone = db.run("DELETE FROM items WHERE met < ?", (stamp(now - KEPT),))
    if gone:
        db.run("DELETE FROM carried WHERE item NOT IN (SELECT key FROM items)")
    return gone
