"""Watches of other kinds, made of shipped words alone: what the reading owes to a question nobody foresaw."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.builders import an_item

from watchlist.definitions.tree import read
from watchlist.definitions.watches import read_watch
from watchlist.language.vocabulary import load
from watchlist.model.feed import Publisher
from watchlist.rules.matcher import compile_watches

FILES = sorted((Path(__file__).parents[1] / "data" / "watches").glob("*.yaml"))
READ = {file.stem: read_watch(read(file.read_bytes(), file.name), file.stem, load()) for file in FILES}
WATCHES = {name: each.watch for name, each in READ.items() if each.watch is not None}
SIGNALS = {signal.name: signal for watch in WATCHES.values() for signal in watch.signals}
MATCHER = compile_watches(tuple(WATCHES.values()), load())
PRESS = Publisher(name="Herald", owner="herald")
LATER = datetime(2026, 6, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize("name", READ)
def test_a_watch_has_no_problem(name):
    """Ten lines from shipped words are a watch without an error."""
    assert [str(problem) for problem in READ[name].problems if problem.severity == "error"] == []
    assert name in WATCHES


def test_five_kinds_of_question_are_asked():
    """A bank's decision, an election, a ceasefire, a launch, a ruling."""
    assert {"rates", "election", "ceasefire", "launch", "ruling"} <= set(WATCHES)


@pytest.mark.parametrize(
    ("name", "test"),
    [pytest.param(name, test, id=f"{name}: {test.title}") for name, each in SIGNALS.items() for test in each.tests],
)
def test_a_headline_is_read_as_its_file_says(name, test):
    """Every headline in these files is taken the way it is written there."""
    at = test.at or LATER
    found = MATCHER.read(an_item(test.title, summary=test.summary, published=at, seen=at), PRESS)
    reading = next((each for each in found.readings if f"{each.watch}/{each.signal}" == name), None)

    if test.expected == "counts":
        assert reading is not None
        assert reading.counts, reading.because
    else:
        assert (reading.status.value if reading else "unrelated") == test.expected, reading and reading.because
