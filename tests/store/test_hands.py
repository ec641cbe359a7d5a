"""The owner's deeds on record, and the deliveries that wait for them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from tests.builders import NOW
from tests.store.filled import FIRED, HANDS, fill, record

from watchlist.model.delivery import Delivery
from watchlist.model.hand import Deed, Hand
from watchlist.store import Store, event_key

WEEK = timedelta(days=7)


@pytest.fixture
def store():
    """A state with a past."""
    with Store.memory() as store:
        fill(store)
        yield store


def test_deeds_come_back_as_they_were_done(store):
    """In their order, with all that belongs to them, and only those on the watch that is asked for."""
    store.take_in_hand([Hand(watch="pier", deed=Deed.CLOSE, at=NOW)], now=NOW)

    assert store.case("harbour").hands == tuple(store.hands("harbour")) == HANDS
    assert [hand.deed for hand in store.case("pier").hands] == [Deed.CLOSE]
    assert store.case("quay").hands == ()


def test_when_a_signal_changed_is_known_where_something_was_acknowledged(store):
    """The time is that of the record, and not of the evidence; a deadline that passes is no change."""
    assert store.case("harbour").changed == {}
    store.take_in_hand([Hand(watch="harbour", deed=Deed.ACK, at=NOW)], now=NOW)

    assert store.case("harbour").changed == {"opened": NOW}


def test_a_deed_is_kept_with_what_it_changed_and_what_is_to_be_told(store):
    """The standing, the event and the delivery of one deed are written together."""
    later = NOW + WEEK
    event = replace(FIRED, signal="closed", at=later)
    store.take_in_hand(
        [Hand(watch="harbour", signal="closed", deed=Deed.CONFIRM, at=later)],
        events=[event],
        deliveries=[Delivery(event=event_key(event), channel="me", recipient="me", due=later)],
        now=later,
    )

    assert [each.key for each in store.events()][-1] == event_key(event)
    assert store.events()[-1].recorded == later
    assert len(store.waiting()) == 2


def test_deliveries_wait_as_long_as_they_are_told_to(store):
    """They are put off, never brought forward; and then wait no longer."""
    (row,) = (each.id for each in store.waiting())
    store.postpone([row], NOW + WEEK)
    store.postpone([row], NOW + WEEK / 2)

    assert [(each.due, each.next_try) for each in store.waiting()] == [(NOW + WEEK, NOW + WEEK)]
    assert store.undelivered(NOW) == 0
    store.hasten([row], NOW)
    assert [(each.due, each.next_try) for each in store.waiting()] == [(NOW, NOW)]


def test_what_is_judged_afresh_keeps_its_deeds(store):
    """A changed rule forgets evidence that can be read again, and nothing that the owner said."""
    record(store, afresh=True)

    assert store.case("harbour").hands == HANDS
