"""The tables, as numbered migrations. One that was released is never edited; a change is a new one at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from watchlist.store.database import Database

APPLICATION_ID = 0x77746C73  # "wtls", by which a state is told from every other SQLite file

Migration = Callable[[Database], None]


def first(db: Database) -> None:
    """Make the tables of the first release. Times are whole microseconds since 1970, lists are JSON."""
    # An item's key is 16 bytes of its id; `id` holds an id that is not spelled by them. A new revision moves the
    # item to a new position. `met` is when a feed last carried it, to within a month.
    db.run(
        "CREATE TABLE items (position INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL UNIQUE, id TEXT,"
        " revision INTEGER NOT NULL, feed TEXT NOT NULL, title TEXT NOT NULL, summary TEXT NOT NULL, link TEXT,"
        " published INTEGER, seen INTEGER NOT NULL, source TEXT NOT NULL, domain TEXT NOT NULL,"
        " language TEXT NOT NULL, met INTEGER NOT NULL)"
    )
    db.run("CREATE INDEX items_met ON items (met)")
    # Only items that more than one feed carries: every feed that does, and the title it gave last.
    db.run(
        "CREATE TABLE carried (item BLOB NOT NULL, feed TEXT NOT NULL, title TEXT NOT NULL,"
        " PRIMARY KEY (item, feed)) WITHOUT ROWID"
    )
    db.run(
        "CREATE TABLE feeds (feed TEXT PRIMARY KEY, health TEXT NOT NULL, error TEXT NOT NULL, etag TEXT NOT NULL,"
        " modified TEXT NOT NULL, body_hash TEXT NOT NULL, url TEXT NOT NULL, last_tried INTEGER, last_read INTEGER,"
        " full_at INTEGER, next_due INTEGER, since INTEGER, failures INTEGER NOT NULL, items INTEGER NOT NULL,"
        " newest INTEGER, moved_to TEXT NOT NULL, moved_runs INTEGER NOT NULL)"
    )
    db.run(
        "CREATE TABLE cursors (watch TEXT PRIMARY KEY, position INTEGER NOT NULL, fingerprint TEXT NOT NULL,"
        " started INTEGER NOT NULL)"
    )
    # No reference to items: evidence is kept for ever, items are not.
    db.run(
        "CREATE TABLE evidence (watch TEXT NOT NULL, signal TEXT NOT NULL, item BLOB NOT NULL, id TEXT,"
        " revision INTEGER NOT NULL, status TEXT NOT NULL, counts INTEGER NOT NULL, publisher TEXT NOT NULL,"
        ' owner TEXT NOT NULL, "primary" INTEGER NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL,'
        " because TEXT NOT NULL, quote TEXT NOT NULL, title TEXT NOT NULL, link TEXT, story TEXT NOT NULL,"
        " recorded INTEGER NOT NULL, UNIQUE (watch, signal, item))"
    )
    db.run(
        "CREATE TABLE near_misses (watch TEXT NOT NULL, signal TEXT NOT NULL, item TEXT NOT NULL, title TEXT NOT NULL,"
        " link TEXT, publisher TEXT NOT NULL, at INTEGER NOT NULL, lacks TEXT NOT NULL, mend TEXT NOT NULL,"
        " UNIQUE (watch, signal, item))"
    )
    db.run(
        "CREATE TABLE standings (watch TEXT NOT NULL, signal TEXT NOT NULL, state TEXT NOT NULL, since INTEGER,"
        " because TEXT NOT NULL, confirmed INTEGER NOT NULL, disputed INTEGER NOT NULL, by_deadline INTEGER NOT NULL,"
        " publishers TEXT NOT NULL, primaries INTEGER NOT NULL, reprints INTEGER NOT NULL, evidence TEXT NOT NULL,"
        " last_evidence INTEGER, spent INTEGER, judged INTEGER, PRIMARY KEY (watch, signal))"
    )
    # A deadline that passed is an event without `before` and `after`.
    db.run(
        "CREATE TABLE events (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, watch TEXT NOT NULL,"
        " signal TEXT NOT NULL, before TEXT, after TEXT, at INTEGER NOT NULL, because TEXT NOT NULL,"
        " publishers TEXT NOT NULL, evidence TEXT NOT NULL, past INTEGER NOT NULL, recorded INTEGER NOT NULL,"
        " printed_at INTEGER, told_at INTEGER)"
    )
    db.run(
        "CREATE TABLE outbox (id INTEGER PRIMARY KEY, event TEXT NOT NULL REFERENCES events (key),"
        " channel TEXT NOT NULL, recipient TEXT NOT NULL, due INTEGER NOT NULL, next_try INTEGER NOT NULL,"
        " attempts INTEGER NOT NULL DEFAULT 0, claimed_at INTEGER, message_id TEXT, settled_at INTEGER,"
        " failed TEXT, UNIQUE (event, channel, recipient))"
    )
    db.run("CREATE INDEX outbox_open ON outbox (next_try) WHERE settled_at IS NULL")
    db.run("CREATE TABLE told (kind TEXT NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (kind, key))")


def messages(db: Database) -> None:
    """Keep a message as it was first sent, so that a retry sends the same one; `made` is its first try.

    A delivery that was `given_up` is not tried again by itself.
    """
    db.run(
        "CREATE TABLE messages (id TEXT PRIMARY KEY, channel TEXT NOT NULL, recipient TEXT NOT NULL,"
        " subject TEXT NOT NULL, text TEXT NOT NULL, html TEXT NOT NULL, payload TEXT NOT NULL,"
        ' "references" TEXT NOT NULL, again INTEGER NOT NULL, made INTEGER NOT NULL)'
    )
    db.run("ALTER TABLE outbox ADD COLUMN given_up INTEGER")
    db.run("CREATE INDEX outbox_message ON outbox (message_id) WHERE message_id IS NOT NULL")


def hands(db: Database) -> None:
    """Keep what the owner did to a signal, or to a whole watch where the signal is empty: a row for each deed."""
    db.run(
        "CREATE TABLE hands (id INTEGER PRIMARY KEY, watch TEXT NOT NULL, signal TEXT NOT NULL, deed TEXT NOT NULL,"
        " at INTEGER NOT NULL, until INTEGER, item TEXT NOT NULL, title TEXT NOT NULL, note TEXT NOT NULL)"
    )


def runs(db: Database) -> None:
    """Keep when a run over all feeds was, and how many of them it could read; and who last heard that all is well."""
    db.run("CREATE TABLE runs (at INTEGER PRIMARY KEY, feeds INTEGER NOT NULL, readable INTEGER NOT NULL)")
    db.run(
        "CREATE TABLE heartbeats (channel TEXT NOT NULL, recipient TEXT NOT NULL, at INTEGER NOT NULL,"
        " PRIMARY KEY (channel, recipient))"
    )


def sight(db: Database) -> None:
    """Keep since when a watch is blind, and whether that was told."""
    db.run("ALTER TABLE cursors ADD COLUMN blind_since INTEGER")
    db.run("ALTER TABLE cursors ADD COLUMN blind_told INTEGER NOT NULL DEFAULT 0")


def rhythm(db: Database) -> None:
    """Keep how long a feed is silent as a rule, in seconds; 0 until it is read anew."""
    db.run("ALTER TABLE feeds ADD COLUMN gap INTEGER NOT NULL DEFAULT 0")


MIGRATIONS: Sequence[Migration] = (first, messages, hands, runs, sight, rhythm)


def migrate(db: Database, version: int, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring the tables from schema `version` to the newest, each step whole or not at all."""
    for number, migration in enumerate(migrations[version:], start=version + 1):
        with db.transaction():
            migration(db)
            db.run(f"PRAGMA application_id = {APPLICATION_ID}")
            db.run(f"PRAGMA user_version = {number}")
