"""`watchlist history`: all that is on record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.town import Town

from watchlist.cli import exits


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town whose harbour opened after one paper had spoken of it."""
    town = Town.at(tmp_path)
    town.run("check", "--quiet", at="2026-03-13T07:00:00Z")
    town.publish("herald", "Mayor may open harbour")
    town.run("check", "--quiet", at="2026-03-14T06:30:00Z")
    town.open_harbour()
    town.run("check")
    return town


def test_a_history_says_what_happened_why_and_who_said_so(town: Town) -> None:
    """Each event stands with its time, its states, its reason and its publishers, the first one first."""
    result = town.run("history", "harbour")

    assert result.exit_code == exits.RAN
    assert result.stdout == (
        "14 Mar 06:00  opened  quiet → stirring\n"
        "              hedged by Herald\n"
        "14 Mar 06:00  opened  stirring → fired\n"
        "              2 independent publishers in 48 hours: Herald, Tribune\n"
        "              not printed by --quiet yet\n"
    )


def test_a_history_says_when_it_was_told(town: Town) -> None:
    """After the mail, the firing carries its time; what no mail tells carries none."""
    town.run("check", "--quiet", at="2026-03-14T19:00:00Z")
    told = town.run("history", "harbour/opened").stdout

    assert told.count("printed by --quiet") == 1
    assert told.endswith("printed by --quiet 14 Mar 19:00\n")


def test_a_history_is_a_document_for_programs(town: Town) -> None:
    """--json gives every event with its evidence and its times."""
    found = json.loads(town.run("history", "harbour/opened", "--json").stdout)

    assert (found["version"], found["id"]) == (1, "harbour/opened")
    assert [(each["before"], each["after"]) for each in found["events"]] == [
        ("quiet", "stirring"),
        ("stirring", "fired"),
    ]
    assert found["events"][1]["printed"] is None
    assert len(found["events"][1]["evidence"]) == 2


def test_where_nothing_happened_nothing_is_printed(town: Town) -> None:
    """A signal that never stirred has no history, and that is no error."""
    result = town.run("history", "harbour/closed")

    assert (result.exit_code, result.stdout) == (exits.RAN, "")
    assert "nothing has happened yet" in result.stderr


def test_the_history_of_a_watch_outlives_its_file(town: Town) -> None:
    """What is on record is shown after the watch file was removed."""
    (town.folder / "watches/harbour.yaml").unlink()

    assert "stirring → fired" in town.run("history", "harbour").stdout


@pytest.mark.parametrize(("name", "hint"), [("harbor", "'harbour'"), ("harbour/opend", "'harbour/opened'")])
def test_an_id_that_nobody_knows_is_wrong_usage(town: Town, name: str, hint: str) -> None:
    """A slip of the pen is answered with the name that was meant."""
    result = town.run("history", name)

    assert result.exit_code == exits.USAGE
    assert f"did you mean {hint}?" in result.stderr
