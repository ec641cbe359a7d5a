"""Runs that are killed with -9: an alert is never lost, and is told twice only with a mark."""

from __future__ import annotations

import random

import pytest
from tests.crash.conftest import Harbours


def test_a_run_that_nobody_kills_tells_everybody_once(harbours: Harbours) -> None:
    """Or else the rest of this page would prove nothing."""
    harbour = harbours()

    harbour.check()
    harbour.heal()

    assert harbour.wrong() == []
    assert harbour.repeats() == 0
    assert len([*harbour.told()]) == 3


@pytest.mark.parametrize("seed", range(5))
def test_runs_killed_at_any_time_lose_nothing(harbours: Harbours, seed: int) -> None:
    """Ten times, and now and then the run that comes after is killed as well."""
    chance = random.Random(seed)
    for _ in range(10):
        harbour = harbours()
        while harbour.check(kill_after=chance.uniform(0, 0.25))[0].code == -9 and chance.random() < 0.3:
            pass
        harbour.heal()

        assert harbour.wrong() == []
