"""A state is opened whole, or not at all."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
from pathlib import Path

import pytest
from tests.builders import NOW
from tests.store.filled import EVIDENCE, FILLED, a_state
from tests.store.processes import run

from watchlist.errors import StoreDamaged, StoreError
from watchlist.store import Store

AS_NOBODY = """
path.as_uri()  # what this imports may be out of nobody's reach
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    Store.open(path, now=NOW)
except StoreError as error:
    print(type(error).__name__, error)
with Store.look(path) as store, Store.open(path, now=NOW, keep=False) as copy:
    copy.save_feed(FEED, [an_item("More", id="more")], NOW)
    print(store.counts().items, copy.counts().items)
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_state_is_there_again(path):
    """What one run stored, the next one reads."""
    a_state(path)

    with Store.open(path, now=NOW) as store:
        assert store.counts() == FILLED
        assert store.case("harbour").evidence == EVIDENCE


@pytest.mark.parametrize("umask", [0o000, 0o277])
def test_a_state_is_its_owners_alone_from_birth(path, umask):
    """Whatever the umask: nobody else may read the folder, the state or the lock, and the owner may."""
    path.parent.parent.mkdir()
    before = os.umask(umask)
    try:
        a_state(path)
    finally:
        os.umask(before)

    assert mode(path.parent) & 0o077 == 0
    assert [mode(each) & 0o177 for each in path.parent.iterdir()] == [0, 0]
    assert sorted(each.name for each in path.parent.iterdir()) == ["state.db", "state.db.lock"]


def test_a_folder_that_is_there_keeps_its_mode(path):
    """Only what we make is ours to close."""
    path.parent.mkdir(parents=True, mode=0o755)
    path.parent.chmod(0o755)

    a_state(path)

    assert mode(path.parent) == 0o755
    assert mode(path) == 0o600


@pytest.mark.parametrize("name", ["ein Zustand?#%41.db", "стан.db", "a'b\"c.db"])
def test_a_state_may_have_any_name(tmp_path, name):
    """A name is a name, no address and no statement."""
    a_state(tmp_path / name)

    with Store.look(tmp_path / name) as store:
        assert store.counts() == FILLED
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([name, f"{name}.lock"])


OPENINGS = [
    lambda path: Store.open(path, now=NOW),
    lambda path: Store.open(path, now=NOW, keep=False),
    Store.look,
]


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is empty, which a state never is"),
        (b"dear diary, " * 1000, "no SQLite file at all"),
        (b"SQLite format 3\0" + bytes(4080), "no SQLite file at all|damaged"),
    ],
)
def test_what_is_no_state_is_refused_and_left_alone(path, content, words, opening):
    """An empty file opened as a new state would tell the whole past again."""
    path.parent.mkdir(parents=True)
    path.write_bytes(content)

    with pytest.raises(StoreDamaged, match=words) as refusal:
        opening(path)

    assert "`watchlist restore FILE`, or move it away to start afresh" in str(refusal.value)
    assert path.read_bytes() == content


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_file_of_another_program_is_refused_and_left_alone(path, opening):
    """A browser's database is no state, however well it opens."""
    path.parent.mkdir(parents=True)
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE bookmarks (url TEXT)")
    foreign.close()
    before = path.read_bytes()

    with pytest.raises(StoreDamaged, match="a SQLite file of another program"):
        opening(path)

    assert path.read_bytes() == before


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_state_of_a_newer_version_is_refused_and_left_alone(path, opening):
    """The old program does not guess at the new one's tables."""
    a_state(path)
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = path.read_bytes()

    with pytest.raises(StoreError, match=r"a newer watchlist wrote it \(schema 99, .* - update watchlist"):
        opening(path)

    assert path.read_bytes() == before


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_folder_in_the_place_of_the_state_is_named(path, opening):
    """Whatever is there stays there."""
    path.mkdir(parents=True)

    with pytest.raises(StoreError, match="this is no file"):
        opening(path)


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_state_below_a_file_is_named(tmp_path, opening):
    """No folder can be made there, and none is taken for an empty state."""
    (tmp_path / "home").write_text("a file")

    with pytest.raises(StoreError, match=r"Not a directory|File exists"):
        opening(tmp_path / "home" / "state.db")


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
@pytest.mark.parametrize("opening", OPENINGS)
def test_a_journal_without_its_state_is_not_played_into_a_new_one(path, opening, ending):
    """Somebody removed the state after a broken run: that is for the owner to look at."""
    path.parent.mkdir(parents=True)
    path.with_name(path.name + ending).write_text("half a write")

    with pytest.raises(StoreDamaged, match="it is gone, but state.db" + ending):
        opening(path)

    assert not path.exists()


@pytest.mark.parametrize("guarded", ["folder", "file"])
def test_a_state_that_may_not_be_written_is_named_before_feeds_are_read(guarded):
    """The run ends at once and says what to look at; to look and to try still work."""
    with tempfile.TemporaryDirectory() as folder:  # outside of pytest's own folder, which is closed to others
        path = Path(folder) / "state.db"
        a_state(path)
        path.with_name("state.db.lock").chmod(0o666)
        path.chmod(0o444)
        path.parent.chmod(0o555 if guarded == "folder" else 0o777)
        done = run(AS_NOBODY, path)
        path.parent.chmod(0o755)

    assert done.returncode == 0, done.stderr
    error, counts = done.stdout.splitlines()
    assert error.startswith("StoreError")
    assert "check that you own the file and its folder" in error
    assert counts == "2 3"
