"""An old state always opens, and is brought to the newest schema with a copy left beside it."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from pathlib import Path

import pytest
from tests.builders import NOW
from tests.store.filled import EVIDENCE, FEED, FILLED, FIRED, ITEMS, NEAR, PASSED, STANDING, a_state

from watchlist.errors import StoreDamaged, StoreError
from watchlist.store import Store, opening
from watchlist.store.database import Database
from watchlist.store.schema import APPLICATION_ID, MIGRATIONS

RELEASED = sorted((Path(__file__).parent / "data").glob("schema-*.sql"))
BACKUP = f"state.db.schema-{len(MIGRATIONS)}.20260314T070000Z.backup"


def add_a_table(db: Database) -> None:
    db.run("CREATE TABLE harbours (name TEXT)")
    db.run("INSERT INTO harbours SELECT title FROM items WHERE id IS NULL")


def fail_halfway(db: Database) -> None:
    db.run("DROP TABLE evidence")
    raise StoreError("no room")


NEXT = (*MIGRATIONS, add_a_table)


def from_dump(dump: Path, path: Path) -> None:
    """Build the state that a release left, from its SQL."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.executescript(dump.read_text(encoding="utf-8"))


def dumped(path: Path) -> list[str]:
    """A state as SQL, with its marks. The files in `data` are these lines of `a_state`, one file a schema."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        return [
            f"PRAGMA application_id = {APPLICATION_ID};",
            f"PRAGMA user_version = {version};",
            *"\n".join(db.iterdump()).splitlines(),
        ]


def test_every_schema_has_its_old_state():
    """Whoever adds a migration adds the state that it leaves."""
    assert [dump.name for dump in RELEASED] == [f"schema-{number}.sql" for number in range(1, len(MIGRATIONS) + 1)]


@pytest.mark.parametrize("dump", RELEASED, ids=lambda dump: dump.stem)
@pytest.mark.parametrize("keep", [True, False])
def test_an_old_state_opens(path, dump, keep):
    """With all that was in it, whichever release wrote it."""
    from_dump(dump, path)

    with Store.open(path, now=NOW, keep=keep) as store:
        assert store.counts() == FILLED
        assert store.feed_states() == {"herald": FEED}
        assert [stored.item for stored in store.items_after(0, {"herald"})] == list(reversed(ITEMS))
        case = store.case("harbour")
        assert (case.evidence, case.standings, case.near) == (EVIDENCE, {"opened": STANDING}, (NEAR,))
        assert [recorded.event for recorded in store.events(unprinted=True)] == [PASSED, FIRED]
        assert store.undelivered(NOW) == 1
        assert store.newly_told("feed", {"herald"}, NOW) == set()


def test_a_released_migration_is_never_edited(path, tmp_path):
    """A state made today is, table for table and row for row, the one that was released."""
    a_state(path)
    from_dump(RELEASED[-1], tmp_path / "released.db")

    assert dumped(path) == dumped(tmp_path / "released.db")


def test_before_a_migration_a_copy_is_left(path):
    """Readable by its owner alone, whole, and of the old schema."""
    a_state(path)

    with contextlib.closing(opening.to_write(path, NOW, NEXT)) as db:
        assert db.number("PRAGMA user_version") == len(NEXT)
        assert db.number("SELECT count(*) FROM harbours") == 1

    backup = path.with_name(BACKUP)
    assert backup.stat().st_mode & 0o777 == 0o600
    with Store.look(backup) as old:
        assert old.counts() == FILLED
    assert {each.name for each in path.parent.iterdir()} == {"state.db", "state.db.lock", BACKUP}


def test_a_migration_that_fails_leaves_the_old_state(path):
    """Nothing of the step is kept, and the next release may try again."""
    before = a_state(path)

    with pytest.raises(StoreError, match="no room"):
        opening.to_write(path, NOW, (*MIGRATIONS, fail_halfway))

    with Store.open(path, now=NOW) as store:
        assert store.counts() == FILLED
    assert len(path.read_bytes()) == len(before)


def test_a_look_at_an_old_state_leaves_it_old(path):
    """To look is no migration: the copy in memory is brought up, the file is not."""
    before = a_state(path)

    with contextlib.closing(opening.to_look(path, NEXT)) as db:
        assert db.number("SELECT count(*) FROM harbours") == 1

    assert path.read_bytes() == before
    assert not path.with_name(BACKUP).exists()


def test_a_copy_that_cannot_be_left_stops_the_migration(path):
    """No step without a way back."""
    before = a_state(path)
    path.with_name(BACKUP).mkdir()

    with pytest.raises(StoreError, match=re.escape(BACKUP)):
        opening.to_write(path, NOW, NEXT)

    assert path.read_bytes() == before
    assert {each.name for each in path.parent.iterdir()} == {"state.db", "state.db.lock", BACKUP}


def test_a_damaged_old_state_is_not_migrated(path):
    """Nor is it copied over a good backup."""
    a_state(path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE cursors SET position = 9")

    with pytest.raises(StoreDamaged):
        opening.to_write(path, NOW, NEXT)

    assert not path.with_name(BACKUP).exists()
