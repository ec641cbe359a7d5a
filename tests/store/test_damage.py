"""A damaged state is refused or read whole; it never passes for an empty one."""

from __future__ import annotations

import contextlib
import random
import sqlite3

import pytest
from tests.builders import NOW, an_item
from tests.store.filled import FILLED, FIRED, PASSED, a_state, fill
from tests.store.processes import run

from watchlist.errors import StoreDamaged, StoreError
from watchlist.model.feed import FeedState
from watchlist.store import Store


def change(path, statement: str) -> None:
    """Write to the state as another program might."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA writable_schema = ON")
        other.execute(statement)


def read_all(store: Store) -> list[object]:
    """Everything that a run would build on."""
    list(store.items_after(0, None))
    return [
        store.counts(),
        [recorded.event for recorded in store.events()],
        len(store.case("harbour").standings),
        store.undelivered(NOW),
    ]


WHOLE = [FILLED, [PASSED, FIRED], 1, 1]


@pytest.mark.parametrize("seed", range(60))
def test_random_damage_is_refused_or_read_whole(path, seed):
    """A few bytes changed anywhere, or the end cut off: a plain refusal, or the past as it was, never less."""
    chance = random.Random(seed)
    damaged = bytearray(a_state(path))
    if seed % 4 == 0:
        del damaged[chance.randrange(1, len(damaged)) :]
    else:
        for _ in range(chance.choice((1, 8, 64))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    path.write_bytes(damaged)

    for opening in (Store.look, lambda path: Store.open(path, now=NOW)):
        with contextlib.suppress(StoreError), opening(path) as store:
            counts, events, standings, undelivered = read_all(store)
            assert (counts, len(events), standings, undelivered) == (FILLED, 2, 1, 1)


@pytest.mark.parametrize(
    ("change_of", "words"),
    [
        ("UPDATE cursors SET position = 3", "the watch harbour has read items that are not there yet"),
        ("DROP TABLE outbox", "no such table|damaged"),
        ("UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'events'", "damaged"),
        ("UPDATE sqlite_schema SET sql = replace(sql, 'position', 'poison') WHERE name = 'items'", "damaged"),
        ("UPDATE standings SET state = 'firee'", "holds what we never wrote: 'firee' is not a valid State"),
        ("UPDATE standings SET since = 'soon'", "holds what we never wrote"),
        ("UPDATE standings SET since = 9223372036854775807", "holds what we never wrote"),
        ("UPDATE evidence SET because = '[1'", "holds what we never wrote"),
        ("UPDATE events SET because = CAST(x'ff' AS TEXT)", "Could not decode to UTF-8"),
        ("UPDATE items SET published = x'00'", "holds what we never wrote"),
        ("ALTER TABLE standings RENAME judged TO fudged", "holds what we never wrote"),
    ],
)
def test_damage_says_what_and_what_to_do(path, change_of, words):
    """Whoever wrote it, a state that is not ours any more is not guessed at."""
    a_state(path)
    change(path, change_of)

    with pytest.raises(StoreDamaged, match=words) as refusal, Store.open(path, now=NOW) as store:
        read_all(store)

    assert "watchlist restore FILE" in str(refusal.value)


def test_damage_is_told_in_one_line(path):
    """However many lines the check of the file has to say, as where a page is overwritten."""
    whole = a_state(path)
    path.write_bytes(whole[:8192] + b"\xff" * 8192 + whole[16384:])

    with pytest.raises(StoreDamaged, match="it is damaged") as refusal:
        Store.open(path, now=NOW)

    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("keep", [True, False])
def test_damage_is_found_before_anything_is_written(path, keep):
    """Also by a run that only tries."""
    a_state(path)
    change(path, "UPDATE cursors SET position = 3")
    before = path.read_bytes()

    with pytest.raises(StoreDamaged):
        Store.open(path, now=NOW, keep=keep)

    assert path.read_bytes() == before


def test_a_mark_that_was_wiped_out_is_damage(path):
    """Schema 0 is no schema: to build the tables of a new state over an old one would be to start empty."""
    a_state(path)
    change(path, "PRAGMA user_version = 0")

    with pytest.raises(StoreDamaged):
        Store.open(path, now=NOW)


BROKEN_IN_THE_MIDST = """
with Store.open(path, now=NOW) as store:
    store._db.run("PRAGMA cache_spill = ON")
    store._db.run("PRAGMA cache_size = 10")  # so that the file itself is half written
    with store.transaction():
        store.save_feed(FeedState(feed="herald", etag="new"), [an_item(f"No {n}", id=str(n)) for n in range(3000)], NOW)
        record(store, evidence=(), standings=(), near_misses=(), afresh=True)
        store.save_feed(FeedState(feed="courier"), [an_item(f"C {n}", id=f"c{n}") for n in range(3000)], NOW)
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def broken(path):
    """A state whose last run was killed in the midst of writing, with half of it in the file."""
    before = a_state(path)
    assert run(BROKEN_IN_THE_MIDST, path).returncode == -9
    assert path.read_bytes() != before
    assert path.with_name("state.db-journal").exists()
    return path


@pytest.mark.parametrize(
    "opening",
    [lambda path: Store.open(path, now=NOW), lambda path: Store.open(path, now=NOW, keep=False), Store.look],
)
def test_a_run_killed_in_the_midst_of_writing_leaves_the_state_whole(broken, opening):
    """What it had half written is undone by whoever comes next, if only to look."""
    with opening(broken) as store:
        assert read_all(store) == WHOLE
        assert store.feed_states()["herald"].etag == '"7"'
        assert store.cursor("harbour").position == 2


def test_a_broken_file_of_another_program_is_left_alone(broken):
    """Its own program shall undo what was half written."""
    content = bytearray(broken.read_bytes())
    content[68:72] = b"else"
    broken.write_bytes(content)

    with pytest.raises(StoreDamaged, match="of another program"):
        Store.open(broken, now=NOW)

    assert broken.read_bytes() == content
    assert broken.with_name("state.db-journal").exists()


KILLED_SOMEWHERE = """
at = int(sys.argv[2])
def count(*_):
    global at
    at -= 1
    if at == 0:
        os.kill(os.getpid(), signal.SIGKILL)
sys.setprofile(count)
with Store.open(path, now=NOW) as store:
    fill(store)
sys.setprofile(None)
print("whole", end="")
"""


@pytest.mark.parametrize("step", [*range(10, 400, 60), *range(400, 3000, 400)])
def test_a_first_run_killed_anywhere_is_simply_run_again(path, step):
    """There is no moment at which a half-made state stands in the place of a state."""
    run(KILLED_SOMEWHERE, path, step)

    with Store.open(path, now=NOW) as store:
        fill(store)
        assert read_all(store) == WHOLE
    assert sorted(each.name for each in path.parent.iterdir()) == ["state.db", "state.db.lock"]


FULL = """
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
kept = 0
with Store.open(path, now=NOW) as store:
    try:
        for n in range(1000):
            store.save_feed(FeedState(feed=f"f{n}"), [an_item(f"{n} {i}", id=f"{n} {i}") for i in range(20)], NOW)
            kept += 1
    except StoreError as error:
        print(kept, type(error).__name__, error)
"""


def test_a_full_disk_loses_nothing_that_was_kept(path):
    """The feed that does not fit is not stored at all, and the run says why."""
    done = run(FULL, path)
    assert done.returncode == 0, done.stderr
    kept, kind, words = done.stdout.split(maxsplit=2)

    assert kind == "StoreError"
    assert words.startswith(str(path))
    with Store.look(path) as store:
        assert len(store.feed_states()) == int(kept) > 0
        assert store.counts().items == 20 * int(kept)


def test_a_full_disk_is_named():
    """Make room and run again."""
    with Store.memory() as store:
        fill(store)
        store._db.run("PRAGMA max_page_count = 1")  # SQLite keeps to the pages that there are

        with pytest.raises(StoreError, match="the disk is full - make room and run again"):
            store.save_feed(FeedState(feed="f"), [an_item(f"{n}", id=f"{n}", feed="f") for n in range(500)], NOW)

        assert read_all(store) == WHOLE


def test_damage_that_is_found_on_the_way_is_not_said_to_have_been_found_at_the_door(path) -> None:
    """Only where nothing was stored before does it say so."""
    a_state(path)
    change(path, "UPDATE standings SET state = 'firee'")
    with Store.open(path, now=NOW) as store:
        with pytest.raises(StoreDamaged, match="Nothing was written to it"):
            store.case("harbour")
        store.save_feed(FeedState(feed="herald"), [an_item("More news")], NOW)
        with pytest.raises(StoreDamaged, match="Some was written to it before that was found"):
            store.case("harbour")
