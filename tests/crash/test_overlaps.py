"""Runs that overlap, as where cron is faster than the feeds."""

from __future__ import annotations

from tests.crash.conftest import Harbours

from watchlist.cli import exits


def test_of_five_runs_at_once_each_works_alone_or_leaves(harbours: Harbours) -> None:
    """Who cannot work says that another does, with 75; everybody is told once, and never is anything locked."""
    for _ in range(3):
        harbour = harbours()
        ran = harbour.check(times=5)
        harbour.heal()

        assert exits.RAN in {each.code for each in ran} <= {exits.RAN, exits.BUSY}
        assert all("is using this state" in each.said for each in ran if each.code == exits.BUSY)
        assert (harbour.wrong(), harbour.repeats()) == ([], 0)
