"""Looking at the owner's files with what is stored beside them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.builders import NOW, a_feed, an_item
from tests.definitions.builders import LEAST, a_home

from watchlist.definitions.home import Paths
from watchlist.definitions.linting import placed
from watchlist.errors import UsageError
from watchlist.flows.lint import lint
from watchlist.model.feed import FeedState
from watchlist.model.problem import Flaw, Severity
from watchlist.store import Store

WATCH = """\
watch: harbour
signals:
  - id: opened
    when: [{does: [open], what: {thing: [harbour], place: [Rostock]}}]
    tests: {counts: [Harbour of Rostock opens], unrelated: [Rostock opens fair]}
"""


@pytest.fixture
def home(tmp_path: Path) -> Paths:
    """A home with a watch that nothing is wrong with."""
    return a_home(tmp_path, watches__harbour=WATCH)


def stored(paths: Paths, titles: list[str]) -> None:
    """Keep items of these titles in the home's state."""
    items = [
        an_item(title, id=f"{number:032x}", published=NOW - timedelta(seconds=len(titles) - number))
        for number, title in enumerate(titles)
    ]
    with Store.open(paths.state, now=NOW) as store:
        store.save_feed(FeedState(feed=a_feed().id), items, NOW)


def told(paths: Paths, *targets: str) -> list[str]:
    return [f"{each.line}:{each.column} {each.path}: {each.what}" for each in lint(paths, targets).problems]


OTHERS = [f"Mayor opens school number {number}" for number in range(1_500)]


def test_a_signal_that_counts_more_than_one_in_a_thousand_items_is_told(home: Paths):
    """With the share, the latest of them, and its place in the file."""
    stored(home, [*OTHERS, "Rostock harbour opens", "Harbour of Rostock opens"])

    assert told(home) == [
        "3:5 signals[0]: it counts 2 of 1,502 stored items, more than one in a thousand: “Harbour of Rostock opens”"
    ]
    assert lint(home).problems[0].severity is Severity.WARNING
    assert told(home, "harbour") == told(home)


@pytest.mark.parametrize(
    "titles",
    [
        [*OTHERS, "Rostock harbour opens"],
        ["Rostock harbour opens"] * 999,
        [*OTHERS, "Rostock harbour may open", "Rostock harbour to open"],
        [],
    ],
)
def test_what_counts_little_or_is_of_little_is_left_alone(titles: list[str], home: Paths):
    """One in a thousand is news, what does not count is not counted, and of a few items no share is told."""
    stored(home, titles)

    assert told(home) == []


def test_a_home_that_never_ran_has_nothing_stored(home: Paths):
    """Its files are looked at all the same, and no state is made."""
    assert told(home) == []
    assert not home.state.exists()


def test_a_damaged_state_keeps_no_file_from_being_looked_at(home: Paths):
    """Other commands tell of the state."""
    home.state.parent.mkdir()
    home.state.write_bytes(b"not a state" * 100)
    (home.watches / "harbour.yaml").write_text(LEAST)

    assert told(home)[0] == "3:5 signals[0]: a signal without tests"


def test_where_no_watch_can_be_used_nothing_is_counted(home: Paths):
    """The error is told, and that is all."""
    stored(home, [*OTHERS, "Rostock harbour opens", "Harbour of Rostock opens"])
    (home.watches / "harbour.yaml").write_text(WATCH.replace("does", "dose"))

    assert [each.partition(" ")[2].partition(":")[0] for each in told(home)] == ["signals[0].when[0]"] * 2


def test_what_is_not_there_is_wrong_usage(home: Paths):
    """As for every command."""
    with pytest.raises(UsageError):
        lint(home, ["pier"])


def test_a_flaw_of_a_file_that_is_gone_stands_at_its_beginning(home: Paths):
    """Somebody removed it while it was looked at."""
    (watch,) = lint(home).watches
    (home.root / watch.file).unlink()

    problem = placed(home, watch, Flaw(path=("signals", 0), what="it is wide"))

    assert (problem.line, problem.column, problem.what) == (1, 1, "it is wide")
