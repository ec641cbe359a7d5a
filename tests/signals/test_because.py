from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from watchlist.signals.because import count, day, listed, span


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=48), "48 hours"),
        (timedelta(hours=72), "72 hours"),
        (timedelta(days=7), "7 days"),
        (timedelta(days=30), "30 days"),
    ],
)
def test_a_length_of_time_reads_as_one_would_say_it(length, words):
    """Hours up to four days, days from there."""
    assert span(length) == words


def test_long_lists_say_how_many_they_leave_out():
    """Four names, then how many more."""
    assert listed(["a", "b"]) == "a, b"
    assert listed(["a", "b", "c", "d", "e", "f"]) == "a, b, c, d and 2 more"


def test_one_thing_is_singular():
    """One feed, two feeds."""
    assert (count(1, "feed"), count(2, "feed")) == ("1 feed", "2 feeds")


def test_days_are_those_of_utc():
    """A reason reads the same wherever it was written."""
    assert day(datetime(2026, 2, 5, 1, tzinfo=timezone(timedelta(hours=3)))) == "2026-02-04"
    assert day(datetime(2026, 2, 5, 1, tzinfo=UTC)) == "2026-02-05"
