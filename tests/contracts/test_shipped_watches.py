"""What the three watches that ship keep to."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.builders import an_item

from watchlist.definitions.tree import read
from watchlist.definitions.watches import read_watch
from watchlist.language.vocabulary import load
from watchlist.model.feed import Publisher
from watchlist.model.watch import Role
from watchlist.rules.matcher import compile_watches

FILES = sorted((Path(__file__).parents[2] / "watches").glob("*.yaml"))
READ = {file.stem: read_watch(read(file.read_bytes(), file.name), file.stem, load()) for file in FILES}
WATCHES = {name: each.watch for name, each in READ.items() if each.watch is not None}
SIGNALS = {signal.name: signal for watch in WATCHES.values() for signal in watch.signals}
MATCHER = compile_watches(tuple(WATCHES.values()), load())
PRESS = Publisher(name="Herald", owner="herald")
LATER = datetime(2026, 6, 15, 12, tzinfo=UTC)

DECISIVE = {
    *("shadow-fleet/ease", "shadow-fleet/license", "shadow-fleet/delist"),
    *("new-start/expired", "new-start/treaty", "ukraine-minerals/ground"),
}
LEADING = {
    *("shadow-fleet/cap", "shadow-fleet/release"),
    *("new-start/observe", "new-start/talks", "new-start/test", "new-start/upload"),
    *("ukraine-minerals/license", "ukraine-minerals/invest", "ukraine-minerals/study", "ukraine-minerals/output"),
}


@pytest.mark.parametrize("name", READ)
def test_a_shipped_watch_has_no_problem(name):
    """What ships is read without an error and without a warning."""
    assert [str(problem) for problem in READ[name].problems] == []


def test_sixteen_signals_ship():
    """Six answer the three questions, ten are steps on the way."""
    assert {name for name, signal in SIGNALS.items() if signal.role is Role.DECISIVE} == DECISIVE
    assert {name for name, signal in SIGNALS.items() if signal.role is Role.LEADING} == LEADING


@pytest.mark.parametrize("name", SIGNALS)
def test_a_shipped_signal_carries_enough_headlines(name):
    """Ten headlines that count and ten that do not for what decides; three each for a step."""
    tests = SIGNALS[name].tests
    counts = sum(test.expected == "counts" for test in tests)
    least = 10 if name in DECISIVE else 3

    assert counts >= least
    assert len(tests) - counts >= least
    assert len({test.title for test in tests}) == len(tests)


@pytest.mark.parametrize(
    ("name", "test"),
    [pytest.param(name, test, id=f"{name}: {test.title}") for name, each in SIGNALS.items() for test in each.tests],
)
def test_a_shipped_headline_is_read_as_its_file_says(name, test):
    """Every headline in the shipped files is taken the way it is written there."""
    at = test.at or LATER
    found = MATCHER.read(an_item(test.title, summary=test.summary, published=at, seen=at), PRESS)
    reading = next((each for each in found.readings if f"{each.watch}/{each.signal}" == name), None)

    if test.expected == "counts":
        assert reading is not None
        assert reading.counts, reading.because
    else:
        assert (reading.status.value if reading else "unrelated") == test.expected, reading and reading.because
