"""`watchlist demo`: what a newcomer sees without a network."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from tests.cli.town import Town
from typer.testing import CliRunner, Result

from watchlist.cli import demo, exits
from watchlist.cli.app import app
from watchlist.reports.page import Page

# All the days read together: what is found is the same, only sooner.
AT_ONCE = ("--seconds", "0")


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which throw-away homes are made."""
    folder = tmp_path / "rooms"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def homes(folder: Path) -> list[Path]:
    """The throw-away homes that are there."""
    return list(folder.glob("watchlist-demo-*"))


def run(*words: str) -> Result:
    """Call the command outside of any home."""
    return CliRunner().invoke(app, ["demo", *words])


def test_it_shows_what_fired_and_the_report_of_the_last_day(rooms: Path) -> None:
    """A newcomer sees the signals fire, line by line, and then the report as check draws it; nothing is left behind."""
    result = run(*AT_ONCE)

    assert result.exit_code == exits.RAN
    assert result.stderr == ""
    for name in ("shadow-fleet/ease", "shadow-fleet/license", "new-start/expired"):
        assert any("● fired" in line and name in line for line in result.stdout.splitlines()), name
    assert "● FIRED  Shadow fleet  shadow-fleet" in result.stdout
    assert "◐ STIRRING  Minerals  ukraine-minerals" in result.stdout
    assert "watchlist init" in result.stdout
    assert not homes(rooms)


def test_it_says_that_its_outlets_are_invented(rooms: Path) -> None:
    """Before anything is shown, and once more over the report."""
    said = run(*AT_ONCE).stdout
    beginning, _, report = said.partition("The report of the last day.")

    assert "Every outlet here is invented" in beginning.splitlines()[3]
    assert "all of its outlets are invented" in report.splitlines()[0]


def test_the_document_is_all_that_json_prints(rooms: Path) -> None:
    """--json is the document of the last day's check, and nothing else."""
    document = json.loads(run(*AT_ONCE, "--json").stdout)

    states = {watch["watch"]: watch["state"] for watch in document["watches"]}
    assert states == {"shadow-fleet": "fired", "new-start": "fired", "ukraine-minerals": "stirring"}


def test_a_home_that_is_kept_can_be_looked_at(tmp_path: Path) -> None:
    """--keep writes the home into a new folder, where the other commands find it."""
    result = run(*AT_ONCE, "--keep", str(tmp_path / "kept"))
    status = Town(tmp_path / "kept").run("status", at="2026-11-22T07:00:00Z")

    assert f"watchlist --home {tmp_path / 'kept'} show" in result.stdout
    assert status.exit_code == exits.RAN
    assert "● FIRED  New START" in status.stdout


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """Nothing is shown and nothing is written where the home cannot be."""
    (tmp_path / "diary.txt").write_text("mine", encoding="utf-8")
    result = run("--keep", str(tmp_path))

    assert result.exit_code == exits.USAGE
    assert result.stdout == ""
    assert "not empty" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_an_interrupt_leaves_nothing_behind(rooms: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of it ends it quietly, and its home is gone."""

    def interrupted(step: object) -> list[str]:
        assert homes(rooms)
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, "lines", interrupted)
    result = run()

    assert result.exit_code == exits.INTERRUPTED
    assert "Traceback" not in result.output
    assert not homes(rooms)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of eighty columns with colours."""
    monkeypatch.setattr(demo, "page", lambda: Page(width=80, styled=True, colored=True, links=True))
    monkeypatch.setattr(demo, "looked_at", lambda: True)


@pytest.mark.usefixtures("terminal", "rooms")
def test_on_a_terminal_a_calendar_moves_below_the_lines() -> None:
    """The lines stay, in colour; the calendar is gone when the report is drawn."""
    result = run(*AT_ONCE)

    assert result.exit_code == exits.RAN
    assert "shadow-fleet/license" in result.stdout
    assert "\x1b[" in result.stdout
    assert "● FIRED" in result.stdout
