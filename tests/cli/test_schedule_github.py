"""The workflow's own commands, run against a repository on this disk: the state outlives the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest
import yaml
from tests.store.filled import FILLED, a_state

from watchlist.reports.workflow import workflow
from watchlist.store import Store

JOB = yaml.safe_load(workflow(time(7)))["jobs"]["check"]
STEPS = {step["name"]: step["run"] for step in JOB["steps"] if "name" in step and "run" in step}
pytestmark = pytest.mark.skipif(not (shutil.which("git") and shutil.which("bash")), reason="needs git and bash")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A home that is a repository, with an empty one as its origin."""
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "origin.git")], check=True)
    subprocess.run(["git", "init", "-q", str(tmp_path / "clone")], check=True)
    (tmp_path / "clone/watches").mkdir()
    subprocess.run(["git", "remote", "add", "origin", "../origin.git"], cwd=tmp_path / "clone", check=True)
    return tmp_path / "clone"


def run(step: str, clone: Path, machine: Path) -> int:
    """Run a step as GitHub does, on a machine with a temporary folder of its own."""
    machine.mkdir(exist_ok=True)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {"PATH": path, "HOME": str(machine), "RUNNER_TEMP": str(machine)}
    return subprocess.run(["bash", "-e", "-c", STEPS[step]], cwd=clone, env=env, check=False).returncode


def test_the_state_goes_from_one_machine_to_the_next(clone: Path, tmp_path: Path) -> None:
    """Kept on a branch of one commit, restored from it, and the first run of all finds none and goes on."""
    state = clone / ".watchlist/state.db"

    assert run("Fetch the state", clone, tmp_path / "one") == 0
    a_state(state)
    assert run("Keep the state", clone, tmp_path / "one") == 0
    shutil.rmtree(state.parent)
    assert run("Fetch the state", clone, tmp_path / "two") == 0
    with Store.look(state) as store:
        assert store.counts() == FILLED
    assert run("Keep the state", clone, tmp_path / "two") == 0
    log = ["git", "-C", str(tmp_path / "origin.git"), "log", "--oneline", "watchlist-state"]
    assert len(subprocess.run(log, capture_output=True, text=True, check=True).stdout.splitlines()) == 1


def test_a_branch_that_cannot_be_asked_for_is_no_beginning(clone: Path, tmp_path: Path) -> None:
    """To begin without the state would tell the past as news; the run fails instead."""
    shutil.rmtree(tmp_path / "origin.git")

    assert run("Fetch the state", clone, tmp_path / "one") != 0
    assert not (clone / ".watchlist").exists()
