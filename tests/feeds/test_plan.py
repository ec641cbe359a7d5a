"""Which feeds are read now, and how they are asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.builders import NOW, a_feed
from tests.feeds.builders import FEED, a_state

from watchlist.feeds.plan import Request, Skipped, plan
from watchlist.model.feed import Health

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def test_a_feed_never_read_is_asked_for_everything() -> None:
    """There is nothing to compare with."""
    request = plan(FEED, None, NOW)

    assert isinstance(request, Request)
    assert request.url == FEED.url
    assert not request.conditional


def test_a_feed_read_before_is_asked_for_what_is_new() -> None:
    """Its validators go along."""
    request = plan(FEED, a_state(modified="Sat, 14 Mar 2026 07:00:00 GMT"), NOW)

    assert isinstance(request, Request)
    assert (request.etag, request.modified) == ('"7"', "Sat, 14 Mar 2026 07:00:00 GMT")


@pytest.mark.parametrize("full_at", [None, NOW - 7 * DAY, NOW + DAY])
def test_every_seventh_day_everything_is_asked_for(full_at: object) -> None:
    """A server that says "not modified" by mistake is found out, and so is a clock that was wrong."""
    request = plan(FEED, a_state(full_at=full_at), NOW)

    assert isinstance(request, Request)
    assert not request.conditional


def test_a_feed_read_within_ten_minutes_is_left_alone() -> None:
    """Two runs in a row ask once; force asks again."""
    state = a_state(last_tried=NOW - 4 * MINUTE)

    skipped = plan(FEED, state, NOW)

    assert isinstance(skipped, Skipped)
    assert skipped.because == "read 4 minutes ago"
    assert isinstance(plan(FEED, state, NOW + 6 * MINUTE), Request)
    assert isinstance(plan(FEED, state, NOW, force=True), Request)


def test_a_feed_that_asked_to_wait_is_left_alone_until_then() -> None:
    """The reason says for how long."""
    state = a_state(next_due=NOW + 3 * HOUR, health=Health.FAILING, failures=1)

    skipped = plan(FEED, state, NOW)

    assert isinstance(skipped, Skipped)
    assert skipped.because == "asked again in 3 hours"
    assert isinstance(plan(FEED, state, NOW + 3 * HOUR), Request)


def test_a_time_too_far_ahead_counts_as_due() -> None:
    """We never write down more than a day; what lies further came from a clock that was wrong."""
    assert isinstance(plan(FEED, a_state(next_due=NOW + 26 * HOUR), NOW), Request)
    assert isinstance(plan(FEED, a_state(last_tried=NOW + HOUR), NOW), Request)


def test_a_feed_gone_for_good_is_left_alone() -> None:
    """It says so each time, until the owner gives it another address."""
    state = a_state(health=Health.GONE, failures=1)

    skipped = plan(FEED, state, NOW + 90 * DAY)

    assert isinstance(skipped, Skipped)
    assert "gone for good" in skipped.because
    assert isinstance(plan(a_feed(url="https://herald.example/new.xml"), state, NOW), Request)


def test_another_address_makes_what_we_remember_void() -> None:
    """Validators of the old address would hide the new one's items."""
    request = plan(a_feed(url="https://herald.example/new.xml"), a_state(), NOW)

    assert isinstance(request, Request)
    assert not request.conditional
    assert request.before is None


def test_a_new_address_is_used_once_it_was_a_feed_three_times() -> None:
    """Before that the old one is asked, and leads there."""
    new = "https://herald.example/new.xml"

    before = plan(FEED, a_state(moved_to=new, moved_runs=2), NOW)
    after = plan(FEED, a_state(moved_to=new, moved_runs=3), NOW)

    assert isinstance(before, Request)
    assert before.url == FEED.url
    assert isinstance(after, Request)
    assert after.url == new
