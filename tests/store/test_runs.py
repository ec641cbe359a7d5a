"""Runs are counted, so that a heartbeat has something to say."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace
from tests.builders import NOW
from tests.store.filled import FIRED, record

from watchlist.store import Store
from watchlist.store.answers import Runs

DAY = timedelta(days=1)


def test_runs_are_counted_from_a_time_on(store: Store):
    """With what the last of them could read, and what fired meanwhile; what fired before we watched did not."""
    for day in range(3):
        store.note_run(NOW + day * DAY, feeds=9, readable=9 - day)
    record(store, events=[FIRED, replace(FIRED, signal="closed", past=True)], deliveries=())

    assert store.runs_since(NOW - DAY) == Runs(count=3, feeds=9, readable=7, fired=1)
    assert store.runs_since(NOW) == Runs(count=2, feeds=9, readable=7)
    assert store.runs_since(NOW + 2 * DAY) == Runs()


def test_runs_of_long_ago_are_forgotten(store: Store):
    """As items are; a second run of the same moment is the same run."""
    store.note_run(NOW, feeds=1, readable=1)
    store.note_run(NOW + 401 * DAY, feeds=1, readable=1)
    store.note_run(NOW + 401 * DAY, feeds=2, readable=1)

    assert store.runs_since(NOW - DAY) == Runs(count=1, feeds=2, readable=1)


def test_who_heard_that_all_is_well_is_remembered(store: Store):
    """Each recipient for himself."""
    assert store.heartbeat("me", "a@x.example") is None
    store.note_heartbeat("me", "a@x.example", NOW)
    store.note_heartbeat("me", "a@x.example", NOW + DAY)

    assert store.heartbeat("me", "a@x.example") == NOW + DAY
    assert store.heartbeat("me", "b@x.example") is None
