"""The command line as a test calls it: in this process, its words caught."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from watchlist.cli.app import main


@dataclass(frozen=True)
class Called:
    """What a call left behind."""

    code: int
    out: str
    err: str


class Caller:
    """Calls the program, standing in a folder of its own, without anything of this machine's environment."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.capsys = capsys
        self.monkeypatch = monkeypatch

    def __call__(self, *words: str) -> Called:
        """Return the exit code and both streams."""
        self.monkeypatch.setattr("sys.argv", ["watchlist", *words])
        with pytest.raises(SystemExit) as end:
            main()
        caught = self.capsys.readouterr()
        return Called(code=int(end.value.code or 0), out=caught.out, err=caught.err)


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Caller:
    """The program, called in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    for name in ("WATCHLIST_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    return Caller(tmp_path, capsys, monkeypatch)
