"""States that are not as we left them: whatever a run does with one, it never tells the past again."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.crash.conftest import Harbours
from tests.crash.harbours import LATER, Harbour

from watchlist.cli import exits
from watchlist.store.schema import MIGRATIONS

OLD = sorted((Path(__file__).parents[1] / "store/data").glob("schema-*.sql"))


def told(harbours: Harbours) -> tuple[Harbour, int]:
    """A home whose news were told to everybody, and how many messages that took."""
    harbour = harbours()
    assert harbour.check()[0].code == exits.RAN
    return harbour, len([*harbour.told()])


def statement(text: str) -> Callable[[Path], None]:
    def change(state: Path) -> None:
        with contextlib.closing(sqlite3.connect(state, isolation_level=None)) as db:
            db.execute(text)

    return change


def replaced_by(content: bytes) -> Callable[[Path], None]:
    def change(state: Path) -> None:
        state.write_bytes(content)

    return change


def cut(state: Path) -> None:
    state.write_bytes(state.read_bytes()[:-4096])


def without_its_marks(state: Path) -> None:
    content = bytearray(state.read_bytes())
    content[60:72] = bytes(12)
    state.write_bytes(content)


def a_diary(state: Path) -> None:
    state.unlink()
    with contextlib.closing(sqlite3.connect(state, isolation_level=None)) as db:
        db.execute("CREATE TABLE diary (day TEXT)")


@pytest.mark.parametrize(
    "change",
    [
        replaced_by(b""),
        replaced_by(b"my diary"),
        replaced_by(bytes(100_000)),
        cut,
        without_its_marks,
        a_diary,
        statement(f"PRAGMA user_version = {len(MIGRATIONS) + 1}"),
        statement("UPDATE cursors SET position = 100000"),
        statement("DELETE FROM sqlite_sequence"),
        statement("DROP TABLE told"),
    ],
)
def test_a_state_that_is_not_ours_any_more_is_refused_and_left_as_it_is(
    harbours: Harbours, change: Callable[[Path], None]
) -> None:
    """Empty, foreign, newer, cut off or changed: the run ends with 5, and nobody hears of it."""
    harbour, messages = told(harbours)
    change(harbour.state)
    before = harbour.state.read_bytes()

    (ran,) = harbour.check(LATER[0])

    assert (ran.code, "Traceback" in ran.said) == (exits.DAMAGED, False), ran.said
    assert harbour.state.read_bytes() == before
    assert len([*harbour.told()]) == messages


def test_what_is_only_found_on_the_way_stops_the_run(harbours: Harbours) -> None:
    """A word that we never wrote is noticed when the watch is judged: the run ends there, and tells nobody."""
    harbour, messages = told(harbours)
    statement("UPDATE standings SET state = 'firee'")(harbour.state)

    (ran,) = harbour.check(LATER[0])

    assert ran.code == exits.DAMAGED
    assert "'firee' is not a valid State" in ran.said
    assert len([*harbour.told()]) == messages


@pytest.mark.parametrize("seed", range(10))
def test_random_damage_tells_nobody_anything(harbours: Harbours, seed: int) -> None:
    """Refused or read whole."""
    harbour, messages = told(harbours)
    chance = random.Random(seed)
    state = bytearray(harbour.state.read_bytes())
    for _ in range(chance.choice((1, 64, 512))):
        state[chance.randrange(len(state))] = chance.randrange(256)
    harbour.state.write_bytes(state)

    (ran,) = harbour.check(LATER[0])

    assert ran.code in {exits.RAN, exits.DAMAGED}, ran.said
    assert len([*harbour.told()]) == messages


@pytest.mark.parametrize("dump", OLD, ids=lambda dump: dump.stem)
def test_a_run_over_an_old_state_tells_what_waited_and_nothing_else(harbours: Harbours, dump: Path) -> None:
    """Whichever release wrote it: what it had told stays told."""
    harbour = harbours()
    harbour.state.unlink()
    with contextlib.closing(sqlite3.connect(harbour.state, isolation_level=None)) as old:
        old.executescript(dump.read_text(encoding="utf-8"))
        old.execute("UPDATE events SET told_at = at")
        old.execute("UPDATE outbox SET settled_at = next_try")
    (harbour.folder / "watches/bridge.yaml").unlink()
    for paper in ("herald", "tribune"):
        (harbour.folder / f"{paper}.xml").write_text("<rss><channel/></rss>", encoding="utf-8")

    ran = harbour.check(LATER[0])[0]
    again = harbour.check(LATER[1])[0]

    assert {ran.code, again.code} <= {exits.RAN, exits.BLIND}, ran.said
    assert [*harbour.told()] == []
