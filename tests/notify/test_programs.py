"""A program of the owner's gets its input, ends in time, and fills nobody's memory."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from watchlist.errors import DeliveryError
from watchlist.notify.programs import KEPT, run

SECONDS = 10.0


def python(code: str) -> list[str]:
    return [sys.executable, "-S", "-c", code]


def test_a_program_gets_its_input_and_its_words_come_back():
    """Whole, and with its exit code."""
    echo = "import sys; print(sys.stdin.read().upper()); print('no', file=sys.stderr); sys.exit(3)"
    ended = run(python(echo), given=b"a" * 300_000, seconds=SECONDS)

    assert (ended.code, len(ended.out), ended.err) == (3, KEPT, b"no\n")
    assert "no" not in repr(ended)


def test_a_hundred_megabytes_are_read_and_forgotten():
    """The beginning of what it said, and the end of its troubles, are kept."""
    flood = (
        "import os; [(os.write(1, b'a' * 10**6), os.write(2, b'b' * 10**6)) for _ in range(100)]; os.write(2, b'end')"
    )
    ended = run(python(flood), seconds=60)

    assert ended.out == b"a" * KEPT
    assert ended.err == b"b" * (KEPT - 3) + b"end"


def test_a_program_that_wants_no_input_may_end_without_it():
    """However much there is of it."""
    assert run(["true"], given=b"a" * 1_000_000, seconds=SECONDS).code == 0


def test_a_program_that_does_not_end_is_ended_with_all_that_it_started(tmp_path: Path):
    """It may have done its work."""
    started = tmp_path / "pid"
    with pytest.raises(DeliveryError, match=r"sh did not end within 0.5 s") as late:
        run(["sh", "-c", f"sleep 60 & echo $! > {started}; wait"], seconds=0.5)

    assert late.value.maybe
    assert ended(int(started.read_text()))


def test_what_a_program_leaves_behind_is_ended_with_it(tmp_path: Path):
    """It would hold our pipes for ever."""
    started = tmp_path / "pid"
    run(["sh", "-c", f"sleep 60 & echo $! > {started}"], seconds=SECONDS)

    assert ended(int(started.read_text()))


def test_what_got_away_into_a_session_of_its_own_does_not_hold_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Nobody can end it; we go on."""
    monkeypatch.setattr("watchlist.notify.programs.PATIENCE", 0.1)
    fugitive = python(
        "import os, time; os.fork() and os._exit(0); os.setsid(); print(os.getpid(), flush=True); time.sleep(0.3)"
    )

    assert run(fugitive, seconds=SECONDS).code == 0


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["/nowhere/told"], "told cannot be run: No such file or directory"),
        (["/"], "cannot be run: Permission denied"),
        (["a\0b"], "cannot be run: its name holds a NUL"),
    ],
)
def test_a_program_that_cannot_start_did_nothing(argv: list[str], said: str):
    """It is said, and may be mended until the next try."""
    with pytest.raises(DeliveryError, match=said) as failed:
        run(argv, seconds=SECONDS)

    assert not failed.value.maybe
    assert not failed.value.permanent


def ended(process: int) -> bool:
    """Whether the process ends soon; nobody may have collected it yet."""
    for _ in range(100):
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text().split()[2] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.02)
    return False
