"""What is remembered of a feed after a reading."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from tests.builders import NOW
from tests.feeds.builders import FEED, a_state, answered, asked, read

from watchlist.errors import FeedError
from watchlist.feeds.plan import Request, Skipped, plan
from watchlist.feeds.settle import after_failure, after_reading, after_unchanged
from watchlist.model.feed import FeedState, Health

NEW = "https://herald.example/new.xml"
DAY = timedelta(days=1)


def test_a_whole_reading_leaves_its_validators() -> None:
    """The next one asks for what is new."""
    state = after_reading(asked(), answered(modified="then"), read("One", "Two"), NOW)

    assert state.health is Health.OK
    assert (state.etag, state.modified, state.items) == ('"8"', "then", 2)
    assert (state.last_read, state.full_at, state.next_due, state.failures) == (NOW, NOW, None, 0)
    assert state.error == ""


def test_a_broken_off_document_leaves_none() -> None:
    """Its items are used; the next reading asks for everything, whether the body or the document ended early."""
    for fetched, parsed in [
        (answered(broken="11 of 20 kB"), read("One")),
        (answered(), read("One", whole=False)),
    ]:
        state = after_reading(asked(a_state()), fetched, parsed, NOW)

        assert state.health is Health.OK
        assert (state.etag, state.modified, state.full_at) == ("", "", None)
        assert bool(state.body_hash) is not bool(fetched.broken)
        assert "breaks off" in state.error
        assert "1 item read" in state.error
        again = plan(FEED, state, NOW + DAY)
        assert isinstance(again, Request)
        assert not again.conditional


def test_the_same_broken_off_document_is_not_read_again() -> None:
    """It stays one that breaks off, is not counted as read whole, and is asked for whole each time."""
    before = after_reading(asked(a_state()), answered(), read("One", whole=False), NOW)
    state = after_unchanged(asked(before), answered(modified="then"), NOW + DAY)

    assert (state.error, state.last_read, state.body_hash) == (before.error, before.last_read, before.body_hash)
    again = plan(FEED, state, NOW + 2 * DAY)
    assert isinstance(again, Request)
    assert not again.conditional


def test_items_left_out_are_told() -> None:
    """Nothing disappears silently."""
    state = after_reading(asked(), answered(), read("One", left_out=431), NOW)

    assert state.error == "1 item read, 431 more left out"


def test_a_feed_without_items_is_empty_not_failing() -> None:
    """It was read, and had nothing to say."""
    state = after_reading(asked(), answered(), read(), NOW)

    assert state.health is Health.EMPTY
    assert state.health.readable


def test_a_feed_without_dates_is_undated() -> None:
    """It says how its items count."""
    parsed = read("One")
    parsed = replace(parsed, items=tuple(replace(item, published=None) for item in parsed.items))

    assert after_reading(asked(), answered(), parsed, NOW).health is Health.UNDATED


def test_a_feed_without_news_for_a_month_is_stale_and_stays_so() -> None:
    """Unchanged or not."""
    state = after_unchanged(asked(a_state(newest=NOW - 31 * DAY)), answered(status=304), NOW)

    assert state.health is Health.STALE
    assert "2026-02-11" in state.error


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("ages", "stale"),
    [
        ([11 * DAY + number * HOUR for number in range(20)], True),  # an agency that fell silent
        ([9 * DAY + number * HOUR for number in range(20)], False),  # over the holidays
        ([40 * DAY + number * 14 * DAY for number in range(6)], False),  # a board that meets every other week
        ([43 * DAY + number * 14 * DAY for number in range(6)], True),
        ([40 * DAY + number * 90 * DAY for number in range(6)], False),  # a quarterly
        ([184 * DAY + number * 90 * DAY for number in range(6)], True),  # and nobody waits for a year
        ([31 * DAY, 32 * DAY], True),  # too few to have a rhythm
        ([29 * DAY, 30 * DAY], False),
        ([11 * DAY + number * HOUR for number in range(20)] + [2000 * DAY], True),  # one that was pinned
    ],
)
def test_a_feed_is_stale_by_its_own_rhythm(ages: list[timedelta], stale: bool) -> None:
    """Silent for several times as long as it ever is, but never after a holiday, and always after half a year."""
    parsed = read(*(f"News {number}" for number in range(len(ages))))
    dated = tuple(replace(item, published=NOW - age) for item, age in zip(parsed.items, ages, strict=True))
    state = after_reading(asked(), answered(), replace(parsed, items=dated), NOW)

    assert (state.health is Health.STALE) is stale
    assert after_unchanged(asked(state), answered(status=304), NOW).health is (
        Health.STALE if stale else Health.UNCHANGED
    )
    assert after_failure(asked(state), FeedError(Health.FAILING, "no answer"), NOW).gap == state.gap


def test_unchanged_keeps_what_was_known() -> None:
    """A 304 brings nothing new; the old validators hold where it repeats none."""
    before = a_state()

    state = after_unchanged(asked(before), answered(status=304, etag=""), NOW)

    assert state.health is Health.UNCHANGED
    assert (state.etag, state.items, state.newest) == ('"7"', 2, before.newest)
    assert state.full_at == before.full_at
    assert state.last_read == NOW


def test_the_same_body_again_counts_as_a_full_reading() -> None:
    """Its validators are those of the answer."""
    state = after_unchanged(asked(a_state()), answered(), NOW)

    assert (state.full_at, state.etag) == (NOW, '"8"')


def test_ok_and_unchanged_are_one_stretch_of_time() -> None:
    """What a feed's health has been since is not reset by every new item."""
    before = a_state(health=Health.UNCHANGED)

    assert after_reading(asked(before), answered(), read("One"), NOW).since == before.since


def fail(state: FeedState | None, failure: FeedError | None = None) -> FeedState:
    return after_failure(asked(state), failure or FeedError(Health.FAILING, "trouble (503)"), NOW)


def test_a_failure_keeps_what_was_known_and_backs_off() -> None:
    """The validators still stand for the last body; the pauses grow, and stay under half a day."""
    state: FeedState | None = a_state()
    pauses = []
    for _ in range(8):
        state = fail(state)
        assert state.next_due is not None
        pauses.append(state.next_due - NOW)

    assert state is not None
    assert (state.etag, state.failures, state.error) == ('"7"', 8, "trouble (503)")
    assert state.last_read == NOW - DAY
    assert pauses == sorted(pauses)
    assert pauses[0] < timedelta(hours=1)
    assert pauses[-1] < timedelta(hours=12)


def test_a_daily_run_tries_a_failing_feed_each_day() -> None:
    """However long it has failed."""
    state = fail(a_state(failures=100))

    assert isinstance(plan(FEED, state, NOW + DAY - timedelta(minutes=5)), Request)
    assert isinstance(plan(FEED, state, NOW + timedelta(hours=1)), Skipped)


def test_the_publishers_wish_to_wait_comes_first() -> None:
    """Before our own back-off."""
    wish = NOW + timedelta(hours=20)

    assert fail(None, FeedError(Health.BLOCKED, "429", retry_at=wish)).next_due == wish


def test_a_feed_gone_for_good_is_due_at_no_time() -> None:
    """It waits for the owner."""
    state = fail(None, FeedError(Health.GONE, "410", permanent=True))

    assert (state.health, state.next_due) == (Health.GONE, None)


def test_a_move_is_believed_after_three_readings() -> None:
    """Each has to find a feed there; the report says which address to write down."""
    state: FeedState | None = a_state()
    urls = []
    for _ in range(4):
        request = asked(state)
        urls.append(request.url)
        moved = answered(url=NEW, moved_to="" if request.url == NEW else NEW)
        state = after_reading(request, moved, read("One"), NOW)

    assert urls == [FEED.url] * 3 + [NEW]
    assert state is not None
    assert state.health is Health.MOVED
    assert NEW in state.error


def test_a_move_that_is_taken_back_is_forgotten() -> None:
    """One reading without the redirect is enough."""
    state = after_reading(asked(a_state(moved_to=NEW, moved_runs=2)), answered(), read("One"), NOW)

    assert (state.moved_to, state.moved_runs) == ("", 0)


def test_a_new_address_that_fails_sends_us_back() -> None:
    """The next reading asks at the address of the feeds file."""
    state = after_failure(asked(a_state(moved_to=NEW, moved_runs=3)), FeedError(Health.NOT_A_FEED, "a web page"), NOW)

    assert asked(state).url == FEED.url


def test_a_failure_on_the_way_to_a_new_address_does_not_count_as_a_reading() -> None:
    """A redirect to a web page never moves a feed."""
    state = fail(a_state(moved_to=NEW, moved_runs=2), FeedError(Health.NOT_A_FEED, "a web page"))

    assert state.moved_runs == 2
