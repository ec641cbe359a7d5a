"""How a state is opened: to keep what is written, to look, or to try things out on a copy in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

from watchlist.errors import StoreError
from watchlist.store import files
from watchlist.store.database import Database
from watchlist.store.failures import damaged
from watchlist.store.schema import APPLICATION_ID, MIGRATIONS, Migration, migrate

# Where a wrong entry would tell the past again or keep the future from being told. The items, which are many, get
# the quick check, like everything.
CHECKED = ("cursors", "feeds", "evidence", "standings", "events", "outbox", "told")
# So many of the copies that are made before a migration.
KEPT = 3
READ_TOO_FAR = """
    SELECT watch FROM cursors
    WHERE position > COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'items'), 0)
"""


def in_memory(migrations: Sequence[Migration] = MIGRATIONS) -> Database:
    """Return an empty state that ends with the process."""
    db = Database()
    migrate(db, 0, migrations)
    return db


def to_write(path: Path, now: datetime, migrations: Sequence[Migration] = MIGRATIONS) -> Database:
    """Return the state at `path`, checked and of the newest schema; the caller holds the lock.

    Where no file exists a new one is made. Before an older schema is migrated, a copy is left beside it.
    """
    if not files.exists(path):
        _give_birth(path, migrations)
    version = identify(path, migrations)
    with ExitStack() as undo:
        db = Database(path)
        undo.callback(db.close)
        db.run("PRAGMA journal_mode = DELETE")
        check(db)
        if version < len(migrations):
            _back_up(db, path, version, now)
            migrate(db, version, migrations)
        _try_to_write(db, len(migrations))
        undo.pop_all()
    return db


def to_look(path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Database:
    """Return the state at `path` to read from, an empty one where no file exists.

    It takes no lock and writes nothing; an older schema is read through a copy in memory.
    """
    if not files.exists(path):
        return in_memory(migrations)
    if identify(path, migrations) < len(migrations):
        return to_try(path, migrations)
    return Database(path, write=False)


def to_try(path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Database:
    """Return a copy in memory of the state at `path`, to write to freely; the file stays as it is."""
    if not files.exists(path):
        return in_memory(migrations)
    version = identify(path, migrations)
    with ExitStack() as undo:
        db = Database()
        undo.callback(db.close)
        with closing(Database(path, write=False)) as original:
            db.copy_from(original)
        db.name = str(path)
        check(db)
        migrate(db, version, migrations)
        undo.pop_all()
    return db


def _give_birth(path: Path, migrations: Sequence[Migration]) -> None:
    with files.born_whole(path) as new, closing(Database(new)) as db:
        migrate(db, 0, migrations)


def identify(path: Path, migrations: Sequence[Migration] = MIGRATIONS, *, mend: bool = True) -> int:
    """Return the schema's version of a file that is ours; refuse any other without a write.

    What a killed run had half written is undone first, unless `mend` is false.
    """
    try:
        application, version = _marks(path)
    except StoreError as error:
        if not mend or getattr(error.__cause__, "sqlite_errorcode", 0) != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
        _undo_broken_run(path)
        application, version = _marks(path)
    if application != APPLICATION_ID or version < 1:
        raise damaged(str(path), "it is a SQLite file of another program, not a state of watchlist")
    if version > len(migrations):
        raise StoreError(
            f"{path}: a newer watchlist wrote it (schema {version}, this one knows up to {len(migrations)})"
            " - update watchlist; nothing was written to the file"
        )
    return version


def _marks(path: Path) -> tuple[int, int]:
    with closing(Database(path, write=False)) as db:
        return db.number("PRAGMA application_id"), db.number("PRAGMA user_version")


def _undo_broken_run(path: Path) -> None:
    """Let SQLite undo what a killed run had half written, if the file is ours.

    A connection that only reads cannot, and to open a stranger's file for writing would write to it. So we look
    at the mark ourselves. Nobody can be writing: a journal is only taken for a broken run's if no one holds it.
    """
    if files.read(path, 72)[68:] != APPLICATION_ID.to_bytes(4, "big"):
        raise damaged(str(path), "it is a SQLite file of another program, not a state of watchlist")
    with closing(Database(path)) as db:
        db.number("SELECT count(*) FROM sqlite_schema")


def check(db: Database) -> None:
    """Raise StoreDamaged where the file is not whole."""
    for pragma in ("quick_check(1)", *(f"integrity_check({table})" for table in CHECKED)):
        found = db.one(lambda row: str(row[0]), f"PRAGMA {pragma}")
        if found != "ok":
            raise damaged(db.name, f"it is damaged ({found})")
    ahead = db.one(lambda row: str(row[0]), READ_TOO_FAR)
    if ahead is not None:
        # Such a watch would pass over new items without a word until there are as many.
        raise damaged(db.name, f"it is damaged (the watch {ahead} has read items that are not there yet)")


def _try_to_write(db: Database, version: int) -> None:
    """Find out now, and not after the feeds were read, whether the file and its folder can be written to."""
    db.run("BEGIN IMMEDIATE")
    db.run(f"PRAGMA user_version = {version}")
    db.run("ROLLBACK")


def _back_up(db: Database, path: Path, version: int, now: datetime) -> None:
    """Leave a copy beside the state, and of such copies the newest few."""
    backup = path.with_name(f"{path.name}.schema-{version}.{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.backup")
    with files.born_whole(backup) as new:
        db.run("VACUUM INTO ?", (str(new),))
    made = [each for each in path.parent.glob("*.backup") if each.name.startswith(f"{path.name}.schema-")]
    # By the time in the name, which does not change when a file is copied.
    for old in sorted(made, key=lambda each: each.name.split(".")[-2])[:-KEPT]:
        files.remove(old)
