"""Whatever SQLite complains of is said in our own errors, or is a bug and flies."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest
from tests.store.filled import a_state

from watchlist.errors import StoreBusy, StoreError
from watchlist.store.database import Database


@pytest.fixture
def db():
    """A database in memory with one table."""
    with contextlib.closing(Database()) as db:
        db.run("CREATE TABLE harbours (name TEXT NOT NULL)")
        yield db


def names(db: Database) -> list[str]:
    return db.all(lambda row: row["name"], "SELECT name FROM harbours ORDER BY name")


def test_a_state_that_another_program_writes_to_is_busy(path):
    """Some browser of databases has it open: nothing is damaged, and it is worth trying again."""
    a_state(path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy, match="another program is writing to it - try again when it is done"):
            Database(path, wait=0).number("SELECT count(*) FROM items")


def test_a_number_that_is_not_there_is_nought(db):
    """No row, or nothing in it."""
    assert [db.number("SELECT 1 WHERE 0"), db.number("SELECT NULL"), db.number("SELECT 7")] == [0, 0, 7]


def test_a_wrong_statement_of_ours_is_no_damage(db):
    """A bug is not blamed on the owner's file."""
    with pytest.raises(sqlite3.IntegrityError):
        db.run("INSERT INTO harbours VALUES (NULL)")
    with pytest.raises(sqlite3.ProgrammingError):
        db.run("INSERT INTO harbours VALUES (?)", ())
    with pytest.raises(UnicodeEncodeError):
        db.run("INSERT INTO harbours VALUES (?)", ("\ud800",))


def test_a_failure_inside_undoes_the_inside_and_no_more(db):
    """As deep as transactions may stand in each other."""
    with db.transaction():
        db.run("INSERT INTO harbours VALUES ('outer')")
        with contextlib.suppress(LookupError), db.transaction():
            db.run("INSERT INTO harbours VALUES ('inner')")
            with db.transaction():
                db.run("INSERT INTO harbours VALUES ('innermost')")
            raise LookupError
        with db.transaction():
            db.run("INSERT INTO harbours VALUES ('second')")

    assert names(db) == ["outer", "second"]


def test_nothing_is_written_after_the_whole_was_undone(db):
    """SQLite undoes everything on some failures; what comes after must not be kept without what came before."""

    def go_on_as_if_nothing_had_happened():
        with db.transaction():
            db.run("INSERT INTO harbours VALUES ('before')")
            with contextlib.suppress(sqlite3.IntegrityError), db.transaction():
                db.run("INSERT OR ROLLBACK INTO harbours VALUES (NULL)")
            db.run("INSERT INTO harbours VALUES ('after')")

    with pytest.raises(StoreError, match="an earlier failure undid what was being written - run again"):
        go_on_as_if_nothing_had_happened()

    assert names(db) == []
