"""The outbox: claimed, sent, settled; a message stays what it was, and nothing in it is forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from tests.builders import NOW
from tests.store.filled import FIRED, PASSED, fill, record

from watchlist.errors import StoreDamaged
from watchlist.model.delivery import Delivery, Waiting
from watchlist.model.message import Message
from watchlist.model.standing import State
from watchlist.store import event_key

LATER = NOW + timedelta(hours=1)
MESSAGE = Message(
    channel="me",
    recipient="me@example.org",
    id="1@watchlist.example",
    subject="FIRED: the harbour opens",
    text="It does.\n",
    html="<p>It does.</p>",
    payload={"version": 1, "kind": "alert", "events": [{"signal": "opened"}]},
    references=("0@watchlist.example",),
    at=NOW,
)


@pytest.fixture
def row(store) -> int:
    """One delivery waits."""
    fill(store)
    (waiting,) = store.waiting()
    return waiting.id


def test_a_delivery_waits_with_its_event(store, row):
    """Until it is claimed it belongs to no message."""
    assert store.waiting() == [
        Waiting(
            id=row,
            key=event_key(FIRED),
            event=FIRED,
            channel="me",
            recipient="me@example.org",
            due=NOW,
            next_try=NOW,
        )
    ]
    assert store.message("1@watchlist.example") is None


def test_a_claim_keeps_the_message(store, row):
    """Whoever finds it later sends the same again; the first try stays the first."""
    store.claim(MESSAGE, [row], NOW)
    store.claim(replace(MESSAGE, again=True, text="another"), [row], LATER)

    (waiting,) = store.waiting()

    assert (waiting.message, waiting.attempts, waiting.since, waiting.claimed_at) == (MESSAGE.id, 2, NOW, LATER)
    assert store.message(MESSAGE.id) == replace(MESSAGE, again=True)


def test_what_arrived_is_settled(store, row):
    """Its event is told, with the first time it was; nothing waits, and the message need not be kept."""
    store.claim(MESSAGE, [row], NOW)
    store.settle(MESSAGE.id, NOW)
    store.settle(MESSAGE.id, LATER)

    assert (store.waiting(), store.undelivered(LATER), store.message(MESSAGE.id)) == ([], 0, None)
    assert {recorded.event: recorded.told_at for recorded in store.events()} == {PASSED: None, FIRED: NOW}
    record(store)
    assert store.waiting() == []


def test_a_failure_says_why_and_until_when(store, row):
    """It is not being sent any more; a doubt is kept with the message, and an earlier doubt is not forgotten."""
    store.claim(MESSAGE, [row], NOW)
    store.fail(MESSAGE.id, "the line broke", LATER, NOW, maybe=True)
    store.fail(MESSAGE.id, "nobody answers", LATER, NOW)

    (waiting,) = store.waiting()

    assert (waiting.failed, waiting.next_try, waiting.claimed_at) == ("nobody answers", LATER, None)
    assert waiting.given_up is None
    assert store.undelivered(NOW) == 1
    message = store.message(MESSAGE.id)
    assert message is not None
    assert message.again


def test_what_is_given_up_waits_for_its_owner(store, row):
    """It stays undelivered until it is tried again or dropped."""
    store.claim(MESSAGE, [row], NOW)
    store.fail(MESSAGE.id, "no such mailbox", None, NOW)
    assert [each.given_up for each in store.waiting()] == [NOW]
    assert store.undelivered(NOW) == 1

    store.retry([row], LATER)

    (waiting,) = store.waiting()
    assert (waiting.given_up, waiting.next_try, waiting.since) == (None, LATER, LATER)


def test_what_is_dropped_is_not_told(store, row):
    """Nor does it wait any longer, or come back."""
    store.claim(MESSAGE, [row], NOW)

    store.drop([row], NOW)

    assert (store.waiting(), store.undelivered(LATER), store.message(MESSAGE.id)) == ([], 0, None)
    assert all(recorded.told_at is None for recorded in store.events())
    assert store.thread("harbour", "opened", "me", "me@example.org") == []
    record(store)
    assert store.waiting() == []


def test_a_retry_of_what_was_put_off_makes_it_due(store, row):
    """The owner's word counts for what was never tried, too."""
    key = event_key(FIRED)
    record(store, deliveries=[Delivery(event=key, channel="me", recipient="you@example.org", due=LATER)])
    late = next(each for each in store.waiting() if each.id != row)

    store.retry([late.id], NOW)

    assert store.undelivered(NOW) == 2


def test_the_messages_on_a_signal_make_a_thread(store, row):
    """What told a recipient of it, in the order it was told; another's messages and other signals are no part."""
    store.claim(MESSAGE, [row], NOW)
    store.settle(MESSAGE.id, NOW)
    reversal = replace(FIRED, before=State.FIRED, after=State.REVERSED, at=NOW)
    record(store, events=[reversal], deliveries=[_to("me@example.org", reversal), _to("you@example.org", reversal)])
    mine, yours = store.waiting()
    store.claim(replace(MESSAGE, id="2@watchlist.example"), [mine.id], LATER)
    store.settle("2@watchlist.example", LATER)
    store.claim(replace(MESSAGE, id="3@watchlist.example", recipient="you@example.org"), [yours.id], LATER)

    assert store.thread("harbour", "opened", "me", "me@example.org") == [MESSAGE.id, "2@watchlist.example"]
    assert store.thread("harbour", "opened", "me", "you@example.org") == []
    assert store.thread("harbour", "closed", "me", "me@example.org") == []


@pytest.mark.parametrize("payload", ["[]", "{", "7"])
def test_a_message_that_we_never_wrote_is_damage(store, row, payload):
    """It is not sent."""
    store.claim(MESSAGE, [row], NOW)
    store._db.run("UPDATE messages SET payload = ?", (payload,))

    with pytest.raises(StoreDamaged):
        store.message(MESSAGE.id)


def _to(recipient: str, event) -> Delivery:
    return Delivery(event=event_key(event), channel="me", recipient=recipient, due=NOW)
