"""Events are recorded once, printed once, told once."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest
from msgspec.structs import replace
from tests.builders import NOW
from tests.store.filled import FIRED, PASSED, fill, record

from watchlist.model.delivery import Delivery
from watchlist.model.standing import SightChanged, State
from watchlist.store import event_key

LATER = NOW + timedelta(days=1)


def test_an_event_is_known_by_signal_state_and_time():
    """The key is written so that a person can read it."""
    assert event_key(FIRED) == "harbour/opened/fired/2026-03-14T06:00:00+00:00"
    assert event_key(PASSED) == "harbour/opened/deadline/2026-03-13T07:00:00+00:00"
    blind = SightChanged(watch="harbour", blind=True, at=NOW, because="none of 2 feeds could be read")
    assert event_key(blind) == "harbour//blind/2026-03-14T07:00:00+00:00"
    assert event_key(replace(blind, blind=False)) == "harbour//seeing/2026-03-14T07:00:00+00:00"


def test_events_come_in_the_order_of_their_times(store):
    """Of one watch or of all."""
    fill(store)
    reversal = replace(FIRED, before=State.FIRED, after=State.REVERSED, at=NOW, past=True)
    bridge = replace(FIRED, watch="bridge", at=NOW + timedelta(hours=1))
    record(store, events=(bridge, reversal))

    assert [recorded.event for recorded in store.events()] == [PASSED, FIRED, reversal, bridge]
    assert [recorded.event for recorded in store.events("harbour")] == [PASSED, FIRED, reversal]


def test_an_event_is_printed_once(store):
    """What was printed is marked, with the first time it was."""
    fill(store)
    assert [recorded.event for recorded in store.events(unprinted=True)] == [PASSED, FIRED]

    store.mark_printed([event_key(FIRED)], NOW)
    store.mark_printed([event_key(FIRED)], LATER)

    assert [recorded.event for recorded in store.events(unprinted=True)] == [PASSED]
    assert [(r.printed_at, r.told_at) for r in store.events()] == [(None, None), (NOW, None)]


def test_an_event_recorded_again_is_not_told_again(store):
    """The same event a second time finds itself on record, printed and queued."""
    fill(store)
    store.mark_printed([event_key(FIRED), event_key(PASSED)], NOW)

    record(store, now=LATER)

    assert store.events(unprinted=True) == []
    assert store.undelivered(LATER) == 1


def test_a_delivery_is_undelivered_once_it_is_due(store):
    """A delivery put off is no failure."""
    fill(store)
    key = event_key(FIRED)
    record(store, deliveries=[Delivery(event=key, channel="me", recipient="you@example.org", due=LATER)])

    assert [store.undelivered(NOW), store.undelivered(LATER)] == [1, 2]


def test_a_delivery_of_no_event_is_a_bug(store):
    """Nothing can be told that is not on record."""
    with pytest.raises(sqlite3.IntegrityError):
        record(store, deliveries=[Delivery(event="harbour/closed", channel="me", recipient="me", due=NOW)])

    assert store.events() == []


def test_trouble_is_told_when_it_is_new(store):
    """What lasts is told once; what went away and comes back is told again; kinds are apart."""
    assert store.newly_told("feed", ["herald", "courier"], NOW) == {"herald", "courier"}
    assert store.newly_told("feed", {"herald", "gazette"}, NOW) == {"gazette"}
    assert store.newly_told("watch", {"herald"}, NOW) == {"herald"}
    assert store.newly_told("feed", {"herald", "courier"}, LATER) == {"courier"}
    assert store.newly_told("feed", (), LATER) == set()
