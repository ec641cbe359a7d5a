"""Dates: aware, in UTC, and only those that can be true."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.builders import NOW

from watchlist.feeds.dates import believable, from_fields, from_iso


@pytest.mark.parametrize(
    "fields",
    [None, (10000, 1, 1, 0, 0, 0), (-1, 1, 1, 0, 0, 0), (2026, 13, 1, 0, 0, 0), (2026, 2, 30, 0, 0, 0), (0,) * 6],
)
def test_a_date_that_is_none_is_no_date(fields: tuple[int, ...] | None) -> None:
    """Nothing is raised, and nothing is guessed."""
    assert from_fields(fields) is None


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-13-01", "10000-01-01", "-1", "0001-01-01T00:00:00+14:00", "9" * 80, None, 7, ["x"]]
)
def test_a_text_that_is_no_date_is_no_date(text: object) -> None:
    """Whatever stands there, it is undated."""
    assert believable(from_iso(text), NOW) is None


def test_a_leap_second_is_a_second() -> None:
    """The sixtieth second is the fifty-ninth."""
    when = from_fields((2016, 12, 31, 23, 59, 60))

    assert when is not None
    assert when.second == 59


def test_only_1990_to_two_days_ahead_can_be_true() -> None:
    """Older and later dates are mistakes."""
    assert believable(NOW + timedelta(days=1), NOW)
    assert believable(NOW + timedelta(days=3), NOW) is None
    assert believable(from_iso("1989-12-31T00:00:00Z"), NOW) is None
    assert believable(from_iso("1990-01-01"), NOW)
