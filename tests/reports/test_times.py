"""Times as a reader says them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from watchlist.reports.times import date, day, days_to, lasting, left, minute, moment, stamp

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)


def test_a_day_names_its_year_only_where_it_is_another() -> None:
    """12 Mar is this year's; another year's says so."""
    assert day(datetime(2026, 3, 12, tzinfo=UTC), NOW, "UTC") == "12 Mar"
    assert day(datetime(2025, 3, 12, tzinfo=UTC), NOW, "UTC") == "12 Mar 2025"


def test_times_are_those_of_the_owner() -> None:
    """The same moment has the zone's own day and hour; a zone that nobody knows is UTC."""
    late = datetime(2026, 2, 4, 23, 30, tzinfo=UTC)

    assert date(late, "Europe/Berlin") == "2026-02-05"
    assert minute(late, NOW, "Europe/Berlin") == "5 Feb 00:30"
    assert moment(late, "Mars/Olympus") == moment(late, "../etc") == "Wed 4 Feb 2026, 23:30"


def test_programs_get_utc() -> None:
    """A stamp has no fractions and ends in Z."""
    assert stamp(NOW.replace(microsecond=5)) == "2026-11-22T06:00:00Z"


@pytest.mark.parametrize(
    ("days", "said"),
    [(220, "220 days left"), (1, "1 day left"), (0, "today"), (-1, "yesterday"), (-1200, "1,200 days ago")],
)
def test_days_to_a_deadline_are_counted(days: int, said: str) -> None:
    """How far off a day is, ahead or gone."""
    assert left(NOW + timedelta(days=days), NOW, "UTC") == said


@pytest.mark.parametrize(
    ("now", "said"),
    [
        # 22:59 and 23:01 in UTC are both sides of midnight in Berlin's winter, 21:59 and 22:01 in its summer.
        ("2026-02-04T22:59", 1),
        ("2026-02-04T23:01", 0),
        ("2026-02-05T22:59", 0),
        ("2026-02-05T23:01", -1),
        ("2025-10-25T21:59", 103),
        ("2025-10-25T22:01", 102),
        ("2025-10-26T22:59", 102),
        ("2025-10-26T23:01", 101),
    ],
)
def test_days_end_at_the_owners_midnight(now: str, said: int) -> None:
    """A day of 25 hours, when the clock is put back, is one day."""
    due = datetime(2026, 2, 4, 23, 0, tzinfo=UTC)  # the beginning of 5 February in Berlin

    assert days_to(due, datetime.fromisoformat(f"{now}+00:00"), "Europe/Berlin") == said


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(days=4, hours=3), "4 days"),
        (timedelta(hours=30), "30 h"),
        (timedelta(minutes=4), "4 min"),
        (timedelta(seconds=-5), "0 min"),
    ],
)
def test_a_trouble_has_lasted_so_long(span: timedelta, said: str) -> None:
    """A feed has been failing for so many days, hours or minutes; never for less than none."""
    assert lasting(NOW - span, NOW) == said
