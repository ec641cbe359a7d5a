"""When a message is due, by the owner's clock: over midnight, and where the clock leaps or is put back."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.flows.digest import after_quiet, due_at, moment, next_digest
from watchlist.model.settings import Digest, QuietHours, Route, When

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]).map(
    ZoneInfo
)
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
MOMENTS = st.datetimes(
    datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2035-01-01"), timezones=st.just(UTC)
)
NIGHT = QuietHours(start=time(22), end=time(7))
HOUR = timedelta(hours=1)


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-03-04 06:59", "2026-03-04 07:00"),
        ("2026-03-04 07:00", "2026-03-05 07:00"),
        ("2026-03-28 08:00", "2026-03-29 07:00"),
        ("2026-12-31 23:59", "2027-01-01 07:00"),
    ],
)
def test_a_daily_digest_is_due_at_the_next_seven_by_the_owners_clock(now, due):
    """Also on the day on which the clock leaps."""
    assert next_digest(Digest(), berlin(now), BERLIN) == berlin(due)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-03-01 12:00", "2026-03-02 07:00"),
        ("2026-03-02 06:00", "2026-03-02 07:00"),
        ("2026-03-02 07:00", "2026-03-09 07:00"),
    ],
)
def test_a_weekly_digest_is_due_on_its_day(now, due):
    """Monday, where none is named."""
    assert next_digest(Digest(), berlin(now), BERLIN, weekly=True) == berlin(due)


@given(digest=st.builds(Digest, at=TIMES, day=st.integers(0, 6)), now=MOMENTS, zone=ZONES, weekly=st.booleans())
def test_the_next_digest_is_always_ahead_and_never_far(digest: Digest, now: datetime, zone: ZoneInfo, weekly: bool):
    """It is the first one after now, shown so by the clock unless the clock leaps over it."""
    due = next_digest(digest, now, zone, weekly=weekly)
    shown = due.astimezone(zone)

    assert now < due <= now + timedelta(days=7 if weekly else 1) + 2 * HOUR
    assert shown.replace(tzinfo=None) - datetime.combine(shown.date(), digest.at) in {0 * HOUR, HOUR / 2, HOUR}
    assert not weekly or shown.weekday() == digest.day
    assert next_digest(digest, due - timedelta(microseconds=1), zone, weekly=weekly) == due


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("2026-03-04 21:59", "2026-03-04 21:59"),
        ("2026-03-04 22:00", "2026-03-05 07:00"),
        ("2026-03-05 00:30", "2026-03-05 07:00"),
        ("2026-03-05 06:59", "2026-03-05 07:00"),
        ("2026-03-05 07:00", "2026-03-05 07:00"),
        ("2026-03-28 23:00", "2026-03-29 07:00"),
        ("2026-10-25 01:00", "2026-10-25 07:00"),
    ],
)
def test_what_happens_at_night_waits_for_the_morning(at, due):
    """Over midnight, and through the nights in which the clock is changed."""
    assert after_quiet(NIGHT, berlin(at), BERLIN) == berlin(due)


def test_hours_within_a_day_are_quiet_as_well():
    """They need no midnight."""
    nap = QuietHours(start=time(13), end=time(15))

    assert after_quiet(nap, berlin("2026-03-04 14:00"), BERLIN) == berlin("2026-03-04 15:00")
    assert after_quiet(nap, berlin("2026-03-04 23:00"), BERLIN) == berlin("2026-03-04 23:00")


def test_an_end_that_the_clock_leaps_over_comes_when_it_has_leapt():
    """At half past two of that night the clock shows half past three."""
    short = QuietHours(start=time(22), end=time(2, 30))

    assert after_quiet(short, berlin("2026-03-29 01:59"), BERLIN) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_an_end_that_the_clock_shows_twice_is_the_first():
    """Nobody is kept waiting for the second."""
    short = QuietHours(start=time(22), end=time(2, 30))

    assert after_quiet(short, berlin("2026-10-25 01:59"), BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(start=TIMES, end=TIMES, at=MOMENTS, zone=ZONES)
def test_nothing_is_told_in_quiet_hours_nor_kept_longer(start: time, end: time, at: datetime, zone: ZoneInfo):
    """What is moved goes to the end, which is outside; and the order of what happens stays."""
    hours = QuietHours(start=start, end=end)
    due = after_quiet(hours, at, zone)

    assert at <= due <= at + timedelta(days=1) + HOUR
    assert (
        due == at
        or abs(due.astimezone(zone).replace(tzinfo=None) - datetime.combine(due.astimezone(zone), end)) <= HOUR
    )
    assert start == end or after_quiet(hours, due, zone) == due
    assert after_quiet(hours, at + timedelta(minutes=1), zone) >= due


@given(at=MOMENTS, zone=ZONES)
def test_by_day_nobody_waits(at: datetime, zone: ZoneInfo):
    """Only what falls into the hours is moved."""
    quiet = not time(7) <= at.astimezone(zone).time() < time(22)

    assert (after_quiet(NIGHT, at, zone) > at) is quiet


def test_without_a_zone_it_is_the_machines_clock():
    """Most owners never name one."""
    now = datetime(2026, 3, 4, 12, tzinfo=UTC)
    due = next_digest(Digest(at=time(9, 30)), now)

    assert due.astimezone().time() == time(9, 30)
    assert after_quiet(QuietHours(start=time(9), end=time(10)), due).astimezone().time() == time(10)
    assert moment(now.date(), time(12), timezone(2 * HOUR)) == datetime(2026, 3, 4, 10, tzinfo=UTC)


def test_a_digest_in_quiet_hours_waits_for_their_end_and_what_is_urgent_does_not():
    """The two go together."""
    now = berlin("2026-03-04 23:00")
    route = Route(channel="me", quiet_hours=NIGHT, digest=Digest(at=time(6)))
    daily = Route(channel="me", quiet_hours=NIGHT, digest=Digest(at=time(6)), when=When.DAILY)

    assert due_at(route, now, BERLIN) == berlin("2026-03-05 07:00")
    assert due_at(route, now, BERLIN, urgent=True) == now
    assert due_at(daily, now, BERLIN) == berlin("2026-03-05 07:00")
    assert due_at(Route(channel="me"), now, BERLIN) == now
