"""`watchlist backup` and `watchlist restore`, as an owner types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Caller
from tests.store.filled import a_state

from watchlist.cli import exits


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A home with a state."""
    (tmp_path / "watches").mkdir()
    state = tmp_path / ".watchlist/state.db"
    a_state(state)
    return state


def test_there_and_back(call: Caller, state: Path) -> None:
    """A backup is named on stdout, and restoring says where the state before it is."""
    made = call("--as-of", "2026-11-23T07:00Z", "backup")
    file = Path(made.out.strip())

    assert (made.code, file.name) == (exits.RAN, "state.db.20261123T070000Z.backup")
    state.write_bytes(b"broken")
    refused = call("status")
    assert refused.code == exits.DAMAGED
    assert f"watchlist restore {file}" in refused.err
    restored = call("restore", str(file))
    assert (restored.code, restored.out) == (exits.RAN, f"{state}: restored\n")
    assert "state.db.before-restore" in restored.err
    assert call("status").code != exits.DAMAGED


def test_the_same_for_programs(call: Caller, state: Path, tmp_path: Path) -> None:
    """--json names the files."""
    made = json.loads(call("backup", "kept.db", "--json").out)
    back = json.loads(call("restore", "kept.db", "--json").out)

    assert made["file"] == str(tmp_path / "kept.db")
    assert made["bytes"] > 0
    assert back == {"version": 1, "state": str(state), "kept": f"{state}.before-restore"}
    state.unlink()
    assert call("restore", "kept.db").err.startswith("next: ")


def test_a_bad_backup_is_refused(call: Caller, state: Path, tmp_path: Path) -> None:
    """The exit code says that a state is damaged, the words which one."""
    (tmp_path / "bad").write_bytes(b"bad")
    said = call("restore", "bad")

    assert said.code == exits.DAMAGED
    assert "not restored, and the state is as it was" in said.err
