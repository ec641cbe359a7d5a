"""Runs that come to grief at a certain step, as SQLite tests itself: the first, the second, until none is left."""

from __future__ import annotations

import pytest
from tests.crash.conftest import Harbours

from watchlist.cli import exits

# Each step in turn takes minutes: that is `benchmarks/crashes.py`. Here it is every so many of them.


@pytest.mark.parametrize(("kind", "stride"), [("kill", 40), ("full", 80), ("io", 90)])
def test_a_run_broken_at_any_step_loses_nothing(harbours: Harbours, kind: str, stride: int) -> None:
    """Killed there, or told by the disk that it is full, or sick: the next run does what was left undone."""
    broken, step = 0, 1
    while True:
        harbour = harbours()
        (ran,) = harbour.check(step=step, kind=kind)
        if harbour.steps() < step:
            break
        assert ran.code == (-9 if kind == "kill" else exits.DAMAGED), ran.said
        assert "Traceback" not in ran.said
        harbour.heal()
        assert harbour.wrong() == [], step
        broken += 1
        step += stride

    assert broken >= 3
