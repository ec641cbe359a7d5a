"""Schedules: what a scheduler reads out of the text is what was meant, whatever the folders are called."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
from datetime import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from watchlist.errors import UsageError
from watchlist.reports.schedules import UNITS, Plan, launchd, systemd
from watchlist.reports.workflow import workflow

SERVICE, TIMER = f"{UNITS}/watchlist.service", f"{UNITS}/watchlist.timer"
# What people call folders, and what breaks the quoting of one scheduler or another.
NAMES = st.text(st.sampled_from("ab 1%$\"'\\#;:{}<>&=~*?é漢🜁"), min_size=1, max_size=20)
ANALYZE = shutil.which("systemd-analyze") or ""


def a_plan(home: str = "/srv/watches", **changes: object) -> Plan:
    """A plan for a home."""
    words = ["/opt/watchlist/bin/watchlist", "--home", home, "check", "--quiet"]
    usual: dict[str, object] = {
        "at": time(6, 40),
        "words": words,
        "settings": {"PYTHONUTF8": "1"},
        "writes": [Path(home)],
        "reads": [Path("/opt/watchlist")],
        "user": "me",
    }
    return Plan(**usual | changes)  # type: ignore[arg-type]


def setting(unit: str, key: str) -> list[str]:
    """Every value of a key in a unit."""
    return [line.partition("=")[2] for line in unit.splitlines() if line.partition("=")[0] == key]


def words(value: str) -> list[str]:
    """Split as systemd.syntax(7) says: words in quotes, backslashes escape, and %% is a percent sign."""
    found, at = [], 0
    while at < len(value):
        assert value[at] == '"', "each word of ours stands in quotes"
        word, at = "", at + 1
        while value[at] != '"':
            if value[at] == "\\":
                at += 1
                assert value[at] in '"\\'
            word, at = word + value[at], at + 1
        assert "%" not in word.replace("%%", ""), "a lone percent sign begins a specifier"
        found.append(word.replace("%%", "%"))
        at += 2
    return found


@given(NAMES)
def test_systemd_runs_the_very_words(name: str) -> None:
    """Program, home and the folder that may be written to are read back as they were."""
    plan = a_plan(f"/srv/{name}", settings={"XDG_STATE_HOME": f"/var/{name}"})
    service = systemd(plan)[SERVICE]

    # `:` keeps dollar signs as they are.
    assert words(setting(service, "ExecStart")[0]) == [f":{plan.words[0]}", *plan.words[1:]]
    assert words(setting(service, "ReadWritePaths")[0]) == [f"/srv/{name}"]
    assert words(setting(service, "Environment")[0]) == [f"XDG_STATE_HOME=/var/{name}"]


@given(NAMES)
def test_launchd_runs_the_very_words(name: str) -> None:
    """A property list read back holds the words, the hour and the environment."""
    plan = a_plan(f"/srv/{name}")
    found = plistlib.loads(launchd(plan, Path(f"/srv/{name}/log")).encode())

    assert found["ProgramArguments"] == plan.words
    assert found["StartCalendarInterval"] == {"Hour": 6, "Minute": 40}
    assert found["EnvironmentVariables"] == {"PYTHONUTF8": "1"}
    assert found["StandardErrorPath"] == f"/srv/{name}/log"


@pytest.mark.parametrize("home", ["/a\nb", "/a\x1bb", "/a\udc80b"])
def test_what_no_unit_can_hold_is_refused(home: str) -> None:
    """Line breaks and bytes that are no text are an error now, not at seven in the morning."""
    with pytest.raises(UsageError, match="rename the folder"):
        systemd(a_plan(home))
    with pytest.raises(UsageError, match="rename the folder"):
        launchd(a_plan(home), Path("/log"))


def test_a_missed_run_is_made_up_for() -> None:
    """A machine that was asleep checks when it wakes, and not all machines ask the publishers in one second."""
    timer = systemd(a_plan())[TIMER]

    assert setting(timer, "OnCalendar") == ["*-*-* 06:40:00"]
    assert setting(timer, "Persistent") == ["true"]
    assert setting(timer, "RandomizedDelaySec") == ["10min"]


@pytest.mark.parametrize(
    ("home", "program", "protected", "private"),
    [
        ("/srv/w", "/opt/w", "yes", "yes"),
        ("/home/me/w", "/opt/w", "read-only", "yes"),
        ("/srv/w", "/root/w", "read-only", "yes"),
        ("/var/tmp/w", "/opt/w", "yes", "no"),
    ],
)
def test_home_directories_are_hidden_where_nothing_lies_in_them(
    home: str, program: str, protected: str, private: str
) -> None:
    """What a check needs stays visible, and all else that can be hidden is."""
    service = systemd(a_plan(home, reads=[Path(program)]))[SERVICE]

    assert setting(service, "ProtectHome") == [protected]
    assert setting(service, "PrivateTmp") == [private]


@pytest.mark.skipif(not ANALYZE, reason="no systemd here")
@pytest.mark.parametrize("home", ["/srv/watches", "/home/me/my watches"])
def test_the_service_is_shut_in(tmp_path: Path, home: str) -> None:
    """By systemd's own count the service is exposed by at most 1.5 of 10, and systemd has nothing to say of it."""
    plan = a_plan(home, words=["/bin/sh", "--home", home], user="daemon")
    for name, text in systemd(plan).items():
        (tmp_path / Path(name).name).write_text(text, encoding="utf-8")
    service = str(tmp_path / "watchlist.service")

    counted = subprocess.run(
        [ANALYZE, "security", "--offline=true", "--threshold=15", "--no-pager", service],
        capture_output=True,
        text=True,
        check=False,
    )
    verified = subprocess.run(
        [ANALYZE, "verify", "--man=no", service, str(tmp_path / "watchlist.timer")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert counted.returncode == 0, counted.stdout[-200:]
    assert "watchlist." not in verified.stderr, verified.stderr


@settings(max_examples=20)
@given(st.times())
def test_the_workflow_runs_daily_with_least_rights(at: time) -> None:
    """GitHub reads a schedule, no rights but those that a job needs, and actions of its own at a named version."""
    text = workflow(at)
    found = yaml.safe_load(text)

    # To YAML 1.1, `on` is a yes.
    assert found[True]["schedule"] == [{"cron": f"{at.minute} {at.hour} * * *"}]
    assert found["permissions"] == {}
    assert found["jobs"]["check"]["permissions"] == {"contents": "write"}
    assert found["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    used = [step["uses"] for job in found["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert all(each.startswith("actions/") and each.partition("@")[2].startswith("v") for each in used)


def test_the_workflow_publishes_only_a_page_that_is_there() -> None:
    """A check that failed before it wrote a page leaves the published one standing."""
    jobs = yaml.safe_load(workflow(time(7)))["jobs"]

    assert "needs.check.outputs.page == 'yes'" in jobs["publish"]["if"]
    assert any("--publish public" in step.get("run", "") for step in jobs["check"]["steps"])
