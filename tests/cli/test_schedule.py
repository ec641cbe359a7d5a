"""`watchlist schedule --cron`: lines that a crontab understands, and a shell after it."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest
from tests.cli.conftest import Caller

from watchlist.cli import exits
from watchlist.cli.schedule import SPLIT, program
from watchlist.errors import UsageError
from watchlist.reports.schedules import Plan, crontab


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in a folder whose name is hard on crontabs."""
    home = tmp_path / "100% mine, isn't it"
    (home / "watches").mkdir(parents=True)
    return home


def test_the_line_names_everything_in_full(call: Caller, home: Path) -> None:
    """Program and home are absolute and quoted, and a percent sign does not end the command."""
    said = call("--home", str(home), "schedule", "--cron")

    assert said.code == exits.RAN
    line = said.out.splitlines()[-1]
    assert line.startswith("0 7 * * *  /")
    assert "100\\%" in line
    assert "%" not in line.replace("\\%", "")
    # What cron hands to the shell, and the shell to us.
    words = shlex.split(line.split(maxsplit=5)[5].replace("\\%", "%"))
    assert words[-4:] == ["--home", str(home), "check", "--quiet"]
    assert Path(words[0]).is_absolute()


def test_nothing_is_installed_and_the_next_step_is_said(call: Caller, home: Path) -> None:
    """The lines are all of stdout, so that they can be piped; how to install them stands on stderr."""
    said = call("--home", str(home), "schedule", "--cron", "--at", "18:30")

    assert "30 18 * * *  " in said.out
    assert all(line.startswith("#") or "=" in line or "check --quiet" in line for line in said.out.splitlines())
    assert "#MAILTO=" in said.out
    assert "crontab -e" in said.err
    assert "--at 18:30) | crontab -" in said.err


def test_the_same_for_programs(call: Caller, home: Path) -> None:
    """--json gives the command as a list of words."""
    found = json.loads(call("--home", str(home), "schedule", "--cron", "--json").out)

    assert found["command"][-4:] == ["--home", str(home), "check", "--quiet"]
    assert found["at"] == "07:00"


def test_the_state_of_the_xdg_home_is_found_from_cron(
    call: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where XDG variables say where the state is, the crontab sets them: cron's own environment has none."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "conf"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "conf/watchlist/watches").mkdir(parents=True)
    said = call("schedule", "--cron")

    assert f'XDG_CONFIG_HOME="{tmp_path}/conf"\n' in said.out
    assert f'XDG_STATE_HOME="{tmp_path}/state"\n' in said.out


def test_a_home_elsewhere_needs_no_variables(call: Caller, home: Path) -> None:
    """A home that is named in full keeps its state in itself."""
    assert "XDG" not in call("--home", str(home), "schedule", "--cron").out


@pytest.mark.parametrize("words", [(), ("--cron", "--at", "24:00"), ("--cron", "--at", "7")])
def test_wrong_usage_says_what_to_write(call: Caller, home: Path, words: tuple[str, ...]) -> None:
    """Without a kind, or with a time that no clock shows, nothing is printed that could be installed."""
    said = call("--home", str(home), "schedule", *words)

    assert (said.code, said.out) == (exits.USAGE, "")
    assert "--cron" in said.err or "07:00" in said.err


def test_a_home_that_is_not_there_is_not_scheduled(call: Caller) -> None:
    """A line for a home that does not exist would fail every morning."""
    said = call("--home", "nowhere", "schedule", "--cron")

    assert (said.code, said.out) == (exits.USAGE, "")
    assert "there is no home yet" in said.err


@pytest.mark.parametrize("home", ["/a\nb", "/a\udc80b", "/" + "long/" * 250])
def test_what_no_crontab_can_hold_is_refused(home: str) -> None:
    """A line break, bytes that are no text, and more than cron reads are an error here, not at seven in the morning."""
    plan = Plan(at=time(7), words=["/bin/watchlist", "--home", home, "check", "--quiet"], settings={})

    with pytest.raises(UsageError):
        crontab(plan)


def test_a_setting_with_both_quotes_is_refused() -> None:
    """A crontab has no escapes inside quotes."""
    with pytest.raises(UsageError):
        crontab(Plan(at=time(7), words=["/bin/watchlist"], settings={"XDG_CONFIG_HOME": '/it\'s "mine"'}))


def test_the_script_beside_the_interpreter_is_run(tmp_path: Path) -> None:
    """In a virtual environment its own script is named; where none was installed, the interpreter runs the module."""
    python = tmp_path / "venv/bin/python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)

    assert program(python, Path("pytest")) == [str(python), "-m", "watchlist.cli"]
    script = python.with_name("watchlist")
    script.write_text("#!/bin/sh\n", encoding="utf-8")
    script.chmod(0o755)
    assert program(python, Path("pytest")) == [str(script)]


@pytest.mark.parametrize("kind", ["systemd", "launchd", "github"])
def test_other_schedulers_get_their_files(call: Caller, home: Path, kind: str) -> None:
    """The text is on stdout and can be piped; where it belongs and the next step stand on stderr."""
    said = call("--home", str(home), "schedule", f"--{kind}", "--at", "06:40")
    found = json.loads(call("--home", str(home), "schedule", f"--{kind}", "--at", "06:40", "--json").out)

    assert said.code == exits.RAN
    assert found["at"] == "06:40"
    for path, text in found["files"].items():
        assert text in said.out
        assert path in said.out + said.err
    assert "Nothing is installed yet" in said.err
    assert f"schedule --{kind} --at 06:40" in said.err


def test_the_units_are_split_by_the_command_that_is_shown(call: Caller, home: Path, tmp_path: Path) -> None:
    """What the hint pipes into awk arrives in two files, each whole."""
    said = call("--home", str(home), "schedule", "--systemd")
    # Into a folder of the test's, by a path that begins as the true one does.
    folder = f"/etc/..{tmp_path}"
    text = said.out.replace("/etc/systemd/system", folder)
    subprocess.run(["awk", SPLIT], input=text, text=True, check=True)

    service = (tmp_path / "watchlist.service").read_text(encoding="utf-8")
    assert service.startswith("[Unit]\n")
    assert 'mine, isn\'t it" "check" "--quiet"\n' in service
    assert "OnCalendar=*-*-* 07:00:00\n" in (tmp_path / "watchlist.timer").read_text(encoding="utf-8")


def test_two_kinds_at_once_are_wrong_usage(call: Caller, home: Path) -> None:
    """Two texts in one stream could not be told apart."""
    said = call("--home", str(home), "schedule", "--cron", "--systemd")

    assert (said.code, said.out) == (exits.USAGE, "")
    assert "one of these" in said.err
