"""The demonstration: the archive that ships, through a real server, by the real check, on a clock that is moved."""

from __future__ import annotations

import threading
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.builders import NOW, a_feed, an_item

from watchlist.errors import UsageError
from watchlist.flows.demo import archive, clear, replay
from watchlist.flows.press import CARRIED, Press
from watchlist.model.standing import State, Transition

# The end of the treaty, and the licences for oil at sea.
WINTER = [*archive(date(2026, 1, 30), date(2026, 2, 5)), *archive(date(2026, 3, 3), date(2026, 3, 13))]


def fired(steps):
    """What newly fired in the steps: the signal, and the day."""
    events = [event for step in steps for event in step.outcome.report.events]
    return {
        (f"{event.watch}/{event.signal}", event.at.date().isoformat())
        for event in events
        if isinstance(event, Transition) and event.after is State.FIRED
    }


def clock():
    """A stop watch that a second passes on whenever somebody looks."""
    looks = iter(range(10_000))
    return lambda: float(next(looks))


@pytest.fixture(scope="module")
def days(tmp_path_factory):
    """Each day of the two weeks read by itself."""
    with closing(replay(tmp_path_factory.mktemp("days"), WINTER)) as steps:
        return list(steps)


def test_what_happened_fires_and_nothing_else(days):
    """New START ran out and Russian oil at sea was licensed; rumours, denials and look-alikes fire nothing."""
    assert fired(days) == {
        ("new-start/expired", "2026-02-05"),
        ("shadow-fleet/ease", "2026-03-05"),
        ("shadow-fleet/license", "2026-03-05"),
    }


def test_signals_stir_before_they_fire(days):
    """The rumour of the day before is seen as one."""
    stirred = [
        (event.signal, event.at.date().isoformat())
        for step in days
        for event in step.outcome.report.events
        if isinstance(event, Transition) and event.after is State.STIRRING
    ]

    assert ("license", "2026-03-04") in stirred


def test_each_day_with_items_is_one_run(days):
    """The clock steps over days without news, and every feed is read on every day that has some."""
    dates = [step.at.date() for step in days]

    assert dates == sorted({item.at.date() for item in WINTER})
    assert [step.published for step in days][-1] == len(WINTER) == days[0].of
    assert sum(step.outcome.report.new for step in days) == len(WINTER)
    assert all(feed.health.readable for step in days for feed in step.outcome.report.feeds)
    assert not any(step.outcome.blind for step in days)


def test_the_past_is_no_news_to_the_demonstration(days):
    """It begins before anything happens, so that nothing is told as over before anybody watched."""
    events = [event for step in days for event in step.outcome.report.events]

    assert not any(isinstance(event, Transition) and event.past for event in events)


def test_on_a_slow_machine_days_are_read_together(tmp_path):
    """Where the time is short there are fewer runs, which find the same."""
    with closing(replay(tmp_path, WINTER, seconds=1.0, elapsed=clock())) as steps:
        hurried = list(steps)

    assert len(hurried) == 2
    assert hurried[-1].published == len(WINTER)
    assert {name for name, _ in fired(hurried)} == {"new-start/expired", "shadow-fleet/ease", "shadow-fleet/license"}


def test_nothing_runs_on_when_it_is_stopped(tmp_path):
    """Closed in the middle, it leaves no thread and no lock behind."""
    before = set(threading.enumerate())
    with closing(replay(tmp_path, WINTER)) as steps:
        next(steps)

    assert set(threading.enumerate()) <= before


def test_no_items_are_no_runs(tmp_path):
    """An empty stretch of the archive is over at once."""
    assert list(replay(tmp_path, [])) == []


def test_a_home_is_only_written_where_nothing_is(tmp_path):
    """A folder of the user's is never mixed with the demonstration's."""
    assert clear(tmp_path / "new" / "home").is_dir()
    (tmp_path / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        clear(tmp_path)
    with pytest.raises(UsageError, match="cannot write"):
        clear(tmp_path / "diary.txt")


def test_an_outlet_carries_its_latest_items():
    """A feed is a window: the newest first, as many as feeds carry, and nothing that is not out yet."""
    feed = a_feed("herald")
    items = [an_item(f"Item {n}", id=f"{n}", feed="herald", published=NOW - timedelta(days=30 - n)) for n in range(30)]
    press = Press(items)
    press.print_until(NOW - timedelta(days=20), [feed])
    first = press.document("/herald.xml")
    press.print_until(NOW - timedelta(days=10), [feed])
    later = press.document("/herald.xml")

    assert first is not None
    assert later is not None
    assert first.count(b"<item>") == 11  # all that a first reader has not seen
    assert b"Item 10<" in first
    assert b"Item 11<" not in first
    assert later.count(b"<item>") == CARRIED
    assert later.index(b"Item 20<") < later.index(b"Item 19<")
    assert press.document("/tribune.xml") is None


def test_the_archive_is_read_in_the_order_of_its_time():
    """A stretch of it holds the items of its first and of its last day."""
    february = archive(date(2026, 2, 1), date(2026, 2, 28))

    assert [item.at for item in february] == sorted(item.at for item in february)
    assert february[0].at >= datetime(2026, 2, 1, tzinfo=UTC)
    assert february[-1].at.date() == date(2026, 2, 28)


def test_the_home_can_be_looked_at_afterwards(tmp_path):
    """What it leaves is a home like any other: watches, feeds, settings and a state."""
    with closing(replay(tmp_path / "home", archive(date(2026, 2, 5), date(2026, 2, 5)))) as steps:
        list(steps)

    home = tmp_path / "home"
    assert {path.name for path in home.iterdir()} >= {"watches", "feeds.yaml", "watchlist.yaml", ".watchlist"}
    assert "127.0.0.1" in Path(home / "feeds.yaml").read_text(encoding="utf-8")
    assert (home / ".watchlist" / "state.db").stat().st_size > 0
