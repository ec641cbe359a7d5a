"""`watchlist test`: the headlines in the watch files, read as a run would read them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.town import HARBOUR, Town

from watchlist.cli import exits

WRONG = HARBOUR.replace("counts: [Mayor opens harbour to ships]", "counts: [Mayor may open harbour to ships]")


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town with a watch over its harbour and two papers that have nothing to say yet."""
    return Town.at(tmp_path)


def test_tests_that_pass_are_counted(town: Town) -> None:
    """A line for each watch."""
    result = town.run("test")

    assert result.stdout == "harbour  3 tests pass\n"
    assert result.exit_code == exits.RAN


def test_a_test_that_fails_says_what_came_instead_and_why(town: Town) -> None:
    """Expected and got, the headline, the reasons, where it stands; exit 6."""
    town.write("watches/harbour.yaml", WRONG)
    result = town.run("test")

    assert result.stdout.startswith(
        "harbour  1 of 3 tests fails\n"
        "  harbour/opened  expected counts, got hedged\n"
        '    "Mayor may open harbour to ships"\n'
        "    because: "
    )
    assert "signals[0].tests.counts[0]" in result.stdout
    assert result.exit_code == exits.TEST_FAILED


def test_one_signal_can_be_tested_alone(town: Town) -> None:
    """What fails elsewhere does not fail the signal that was named."""
    town.write("watches/harbour.yaml", WRONG)

    assert town.run("test", "harbour/closed").exit_code == exits.RAN
    assert town.run("test", "harbour/opened").exit_code == exits.TEST_FAILED


def test_a_watch_without_tests_says_so(town: Town) -> None:
    """Nothing to run is not the same as all is well."""
    town.write("watches/tide.yaml", "watch: tide\nsignals:\n  - id: high\n    when: [{does: [rise], what: [tide]}]\n")

    assert "tide     no tests" in town.run("test").stdout


def test_json_lists_the_failures(town: Town) -> None:
    """For programs: how many passed and failed, and each failure."""
    town.write("watches/harbour.yaml", WRONG)
    watch = json.loads(town.run("test", "--json").stdout)["watches"][0]

    assert (watch["watch"], watch["passed"], watch["failed"]) == ("harbour", 2, 1)
    assert watch["failures"][0]["expected"] == "counts"
    assert watch["failures"][0]["got"] == "hedged"


def test_a_watch_with_an_error_is_left_out_loudly(town: Town) -> None:
    """The tests of the other watches run, and the exit code is 2."""
    town.write("watches/tide.yaml", "watch: tide\nsignal: []\n")
    result = town.run("test")

    assert "harbour  3 tests pass" in result.stdout
    assert "unknown key 'signal'" in result.stderr
    assert result.exit_code == exits.USAGE
