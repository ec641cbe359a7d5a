"""One run at a time writes; those that only look or try are in nobody's way."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from tests.builders import NOW, an_item
from tests.store.filled import FILLED, a_state, fill
from tests.store.processes import ROOT, command, run

from watchlist.errors import StoreBusy, StoreDamaged, StoreError
from watchlist.model.feed import FeedState
from watchlist.store import Counts, Store
from watchlist.store.lock import Lock, forget

OUTLIVED = """
Store.open(path, now=NOW)
reader, writer = os.pipe()
if os.fork() == 0:
    os.write(writer, b"alive")
    sys.stdin.read()
    os._exit(0)
os.read(reader, 5)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_two_runs_do_not_overlap(path):
    """The second is told who is in the way, and writes nothing; the third comes in when the first is done."""
    with Store.open(path, now=NOW) as store:
        with pytest.raises(StoreBusy, match=rf"another run \(process {os.getpid()}\) is using this state"):
            Store.open(path, now=NOW)
        second = run("try:\n    Store.open(path, now=NOW)\nexcept StoreBusy as error:\n    print(error)", path)
        assert f"process {os.getpid()}" in second.stdout, second.stderr
        fill(store)
    store.close()

    with Store.open(path, now=NOW) as store:
        assert store.counts() == FILLED


def test_a_run_that_does_not_say_who_it_is_keeps_others_out_too(path):
    """The lock is the kernel's; the number in it is only a courtesy."""
    lock = path.with_name("state.db.lock")
    with Store.open(path, now=NOW):
        lock.write_text("me")
        with pytest.raises(StoreBusy, match="another run is using this state"):
            Store.open(path, now=NOW)


def test_a_worker_that_outlives_a_killed_run_does_not_keep_the_lock(path):
    """A process forked from a run holds no lock of its own."""
    reader, writer = os.pipe()  # the worker lives as long as we keep its input open
    with subprocess.Popen(command(OUTLIVED, path), stdin=reader, cwd=ROOT) as broken:
        os.close(reader)
        try:
            assert broken.wait() == -9
            Store.open(path, now=NOW).close()
        finally:
            os.close(writer)


def test_a_look_reads_while_another_run_writes(path):
    """Even in the midst of a transaction; it sees what was kept before."""
    with Store.open(path, now=NOW) as writing, writing.transaction():
        fill(writing)
        with Store.look(path) as looking:
            assert looking.counts() == Counts(items=0, evidence=0)
    with Store.look(path) as looking:
        assert looking.counts() == FILLED


def test_a_look_writes_nothing(path):
    """Not by accident either."""
    a_state(path)

    with Store.look(path) as store, pytest.raises(StoreError, match="cannot be read or written"):
        store.save_feed(FeedState(feed="herald"), (), NOW)


@pytest.mark.parametrize("look", [Store.look, lambda path: Store.open(path, now=NOW, keep=False)])
def test_without_a_state_a_look_is_empty_and_makes_none(path, look):
    """To look, or to try, leaves nothing behind."""
    with look(path) as store:
        assert store.counts() == Counts(items=0, evidence=0)

    assert not path.parent.exists()


def test_a_dry_run_works_on_a_copy(path):
    """It may write as it likes, while another run holds the lock, and the file stays as it was."""
    before = a_state(path)
    with Store.open(path, now=NOW), Store.open(path, now=NOW, keep=False) as store:
        store.save_feed(FeedState(feed="herald"), [an_item("More", id="more")], NOW)
        assert store.counts() == Counts(items=3, evidence=2)

    assert path.read_bytes() == before


def test_a_linked_state_is_locked_where_it_truly_is(path, tmp_path):
    """Two homes that share a state by a link share its lock."""
    link = tmp_path / "link.db"
    link.symlink_to(path)

    with Store.open(link, now=NOW), pytest.raises(StoreBusy):
        Store.open(path, now=NOW)

    assert link.is_symlink()
    assert path.is_file()
    assert not link.with_name("link.db.lock").exists()


def test_a_lock_that_cannot_be_made_is_named(path):
    """A folder or a link in the place of the lock stops the run."""
    lock = path.with_name("state.db.lock")
    lock.mkdir(parents=True)
    with pytest.raises(StoreError, match=r"state\.db\.lock: .*Is a directory"):
        Store.open(path, now=NOW)
    lock.rmdir()
    lock.symlink_to("elsewhere")
    with pytest.raises(StoreError, match="symbolic links"):
        Store.open(path, now=NOW)

    assert not path.exists()


def test_a_refused_state_does_not_stay_locked(path):
    """After the mend the next run comes in, in the same process too."""
    a_state(path)
    path.write_bytes(b"")
    with pytest.raises(StoreDamaged):
        Store.open(path, now=NOW)
    path.unlink()

    Store.open(path, now=NOW).close()


def test_a_lock_that_cannot_be_held_is_named():
    """Some file systems lock nothing; a run does not go on as if they did."""
    with pytest.raises(StoreError, match="/dev/null: it cannot be read or written"):
        Lock(Path("/dev/null"))


def test_a_forked_process_lets_go_of_its_copy(tmp_path):
    """After that it has nothing to release, and the lock is another's to take."""
    lock = Lock(tmp_path / "lock")
    forget()

    other = Lock(tmp_path / "lock")
    lock.release()

    with pytest.raises(StoreBusy):
        Lock(tmp_path / "lock")
    other.release()
