"""`watchlist status` and `watchlist show`: where things stand, without reading a feed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.town import Town

from watchlist.cli import exits

LATER = "2026-03-16T07:00:00Z"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town with a watch over its harbour and two papers that have nothing to say yet."""
    return Town.at(tmp_path)


@pytest.fixture
def fired(town: Town) -> Town:
    """The town after its harbour opened, and one paper doubted it."""
    town.run("check", at="2026-03-13T07:00:00Z")
    town.open_harbour()
    town.publish("herald", "Mayor opens harbour to ships", "Mayor may close harbour for the winter")
    town.run("check")
    return town


def test_status_says_where_it_stands_and_how_old_that_is(fired: Town) -> None:
    """Status reads the state alone: nothing new, nothing fetched, the age of the last check."""
    fired.publish("herald", "Mayor closes harbour for the winter")
    result = fired.run("status", at=LATER)

    assert "last checked 2 days ago" in result.stdout
    assert "● FIRED  Harbour" in result.stdout
    assert "NEW" not in result.stdout
    assert result.exit_code == exits.RAN


def test_status_can_mind_the_age_of_the_last_check(fired: Town) -> None:
    """With --max-age a stopped cron is noticed: exit 3, and a sentence."""
    assert fired.run("status", "--max-age", "3d", at=LATER).exit_code == exits.RAN
    old = fired.run("status", "--max-age", "26h", at=LATER)

    assert old.exit_code == exits.BLIND
    assert "the last check was 2 days ago" in old.stderr


def test_a_check_that_could_read_nothing_was_one(town: Town) -> None:
    """Where every feed fails, the check still runs: what is wrong is told as blind, not as a stopped cron."""
    for feed in town.folder.glob("*.xml"):
        feed.unlink()
    town.run("check")

    result = town.run("status", "--max-age", "1h")

    assert result.exit_code == exits.BLIND
    assert "checked just now" in result.stdout
    assert result.stderr == ""


def test_a_check_that_never_was_is_missed(town: Town) -> None:
    """Somebody who minds the age of the last check learns that there is none."""
    assert town.run("status", "--max-age", "1h").stderr.startswith("watchlist: there was no check yet; does")


def test_status_without_a_state_writes_none(town: Town) -> None:
    """Before the first check status says so, and leaves no file."""
    result = town.run("status")

    assert "never checked yet" in result.stdout
    assert not (town.folder / ".watchlist").exists()


def test_status_as_json_is_the_same_document(fired: Town) -> None:
    """Scripts read the same keys from `check` and `status`."""
    document = json.loads(fired.run("status", "--json").stdout)

    assert document["version"] == 1
    assert {signal["signal"]: signal["state"] for signal in document["watches"][0]["signals"]} == {
        "opened": "fired",
        "closed": "stirring",
    }


def test_show_has_every_item_with_its_reasons(fired: Town) -> None:
    """All evidence: what counts and what does not, quoted, with why."""
    result = fired.run("show", "harbour")

    assert result.stdout.count("counts: asserted") == 2
    assert "does not count: hedged" in result.stdout
    assert "because:" in result.stdout


def test_show_of_one_signal_leaves_out_the_others(fired: Town) -> None:
    """`show WATCH/SIGNAL` is about that signal."""
    result = fired.run("show", "harbour/closed")

    assert "Mayor may close harbour for the winter" in result.stdout
    assert "Mayor opens harbour to ships" not in result.stdout


def test_show_of_nothing_names_what_there_is(fired: Town) -> None:
    """An unknown name ends with 2 and the known ones."""
    result = fired.run("show", "harbor")

    assert result.exit_code == exits.USAGE
    assert "did you mean 'harbour'?" in result.stderr
