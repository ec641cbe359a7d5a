"""A backup is whole, and brings back all that was remembered; nothing that is not ours is ever taken for one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from tests.builders import NOW
from tests.store.filled import FILLED, a_state

from watchlist.errors import StoreBusy, StoreDamaged, StoreError
from watchlist.store import Store
from watchlist.store.backup import back_up, restore
from watchlist.store.opening import to_write
from watchlist.store.schema import MIGRATIONS


@pytest.fixture
def state(path: Path) -> Path:
    """A state with a past."""
    a_state(path)
    return path


@pytest.fixture
def kept(state: Path, tmp_path: Path) -> Path:
    """A backup of it."""
    return back_up(state, tmp_path / "kept.backup").path


def counts(path: Path) -> object:
    """What is remembered."""
    with Store.look(path) as store:
        return store.counts()


def marked(path: Path, pragma: str) -> Path:
    """The file with another mark."""
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA {pragma}")
    return path


def test_a_backup_holds_everything_and_is_its_owners_alone(state: Path, tmp_path: Path) -> None:
    """It can be looked into as the state itself, and nobody else may."""
    copied = back_up(state, tmp_path / "kept.backup")

    assert counts(copied.path) == FILLED
    assert copied.path.stat().st_mode & 0o777 == 0o600
    assert copied.size == copied.path.stat().st_size
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["kept.backup"]


def test_a_backup_is_made_while_another_run_writes(state: Path, tmp_path: Path) -> None:
    """It takes no lock, and sees one moment."""
    with Store.open(state, now=NOW):
        assert counts(back_up(state, tmp_path / "kept.backup").path) == FILLED


def test_a_backup_takes_the_place_of_an_earlier_one(state: Path, kept: Path) -> None:
    """Under the same name every day, there is one."""
    assert counts(back_up(state, kept).path) == FILLED


@pytest.mark.parametrize("there", [b"my thesis", b""])
def test_a_backup_is_never_written_over_anything_else(state: Path, tmp_path: Path, there: bytes) -> None:
    """A slip of the pen costs no file."""
    (tmp_path / "thesis").write_bytes(there)

    with pytest.raises(StoreError, match="something else stands there"):
        back_up(state, tmp_path / "thesis")

    assert (tmp_path / "thesis").read_bytes() == there


def test_there_is_nothing_to_back_up_before_the_first_check(path: Path, tmp_path: Path) -> None:
    """No state, no empty backup."""
    with pytest.raises(StoreError, match="there is no state yet"):
        back_up(path, tmp_path / "kept.backup")


def test_the_state_is_not_its_own_backup(state: Path) -> None:
    """Neither on the way there nor on the way back."""
    with pytest.raises(StoreError, match="the state itself"):
        back_up(state, state)
    with pytest.raises(StoreError, match="the state itself"):
        restore(state, state)


def test_a_damaged_state_is_not_backed_up(state: Path, kept: Path) -> None:
    """A good backup is not replaced by a bad one."""
    body = bytearray(state.read_bytes())
    body[4096 : 4096 * 3] = bytes(4096 * 2)
    state.write_bytes(body)

    with pytest.raises(StoreDamaged):
        back_up(state, kept)

    assert counts(kept) == FILLED


def test_a_folder_that_is_not_there_is_named(state: Path, tmp_path: Path) -> None:
    """What cannot be written is an error of ours."""
    with pytest.raises(StoreError, match="nowhere"):
        back_up(state, tmp_path / "nowhere/kept.backup")


def test_a_backup_is_restored_over_damage_and_the_damage_is_kept(state: Path, kept: Path) -> None:
    """The way back from a broken disk, with the broken file for whoever wants to look."""
    state.write_bytes(b"broken")
    state.with_name("state.db-journal").write_bytes(b"rest")

    copied = restore(state, kept)

    assert counts(state) == FILLED
    assert copied.before == state.with_name("state.db.before-restore")
    assert copied.before.read_bytes() == b"broken"
    assert state.with_name("state.db.before-restore-journal").read_bytes() == b"rest"
    assert not state.with_name("state.db-journal").exists()
    with Store.open(state, now=NOW) as store:
        assert store.counts() == FILLED


def test_a_backup_is_restored_where_the_state_is_gone(state: Path, kept: Path) -> None:
    """Also beside the journal that a killed run left, which would otherwise be played into it."""
    state.unlink()
    state.with_name("state.db-journal").write_bytes(b"rest")

    assert restore(state, kept).before is None
    assert counts(state) == FILLED


def test_nothing_that_was_kept_is_lost_to_the_next_restore(state: Path, kept: Path) -> None:
    """Two in a row keep two."""
    assert restore(state, kept).before != restore(state, kept).before
    assert len(list(state.parent.glob("*.before-restore*"))) == 2


@pytest.mark.parametrize(
    ("pragma", "words"),
    [
        ("application_id = 7", "another program"),
        (f"user_version = {len(MIGRATIONS) + 1}", "a newer watchlist wrote it"),
    ],
)
def test_what_is_foreign_or_newer_is_not_restored(state: Path, kept: Path, pragma: str, words: str) -> None:
    """The state stays as it is, to the byte."""
    before = state.read_bytes()

    with pytest.raises(StoreError, match=words):
        restore(state, marked(kept, pragma))

    assert state.read_bytes() == before
    assert not list(state.parent.glob("*restore*"))


@pytest.mark.parametrize("body", [b"", b"no database" * 100])
def test_what_is_damaged_is_not_restored(state: Path, tmp_path: Path, body: bytes) -> None:
    """It is said that the state is as it was."""
    (tmp_path / "bad").write_bytes(body)

    with pytest.raises(StoreDamaged, match="not restored, and the state is as it was"):
        restore(state, tmp_path / "bad")

    assert counts(state) == FILLED


def test_a_backup_that_is_not_there_is_named(state: Path, tmp_path: Path) -> None:
    """A slip of the pen changes nothing."""
    with pytest.raises(StoreError, match="there is no such file"):
        restore(state, tmp_path / "nowhere")


def test_nothing_is_restored_under_a_run(state: Path, kept: Path) -> None:
    """A run that is at work keeps its state."""
    with Store.open(state, now=NOW), pytest.raises(StoreBusy):
        restore(state, kept)


def test_a_state_that_cannot_be_moved_is_an_error_of_ours(state: Path, kept: Path) -> None:
    """A folder in the place of the state stays where it is."""
    state.unlink()
    state.mkdir()

    with pytest.raises(StoreError, match="cannot be read or written"):
        restore(state, kept)

    assert state.is_dir()


def test_a_refused_state_names_the_newest_backup(state: Path) -> None:
    """What to type stands in the error."""
    for stamp in ("20260101T000000Z", "20260301T000000Z", "20260201T000000Z"):
        back_up(state, state.with_name(f"state.db.{stamp}.backup"))
    state.write_bytes(b"")

    with pytest.raises(StoreDamaged, match=r"watchlist restore \S*state\.db\.20260301T000000Z\.backup`"):
        Store.look(state)


def test_of_the_copies_before_migrations_the_newest_are_kept(state: Path, kept: Path) -> None:
    """Each makes one; three stay, and what the owner backed up is his."""
    mine = back_up(state, state.with_name("state.db.20200101T000000Z.backup")).path

    for day in range(5):
        newer = (*MIGRATIONS, lambda db: None)
        to_write(state, NOW + timedelta(days=day), newer).close()
        marked(state, f"user_version = {len(MIGRATIONS)}")

    days = sorted(each.name.split(".")[-2][:8] for each in state.parent.glob("state.db.schema-*.backup"))
    assert days == [f"{NOW + timedelta(days=day):%Y%m%d}" for day in (2, 3, 4)]
    assert mine.exists()
