"""What is told of what happened, where the owner has a hand on it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.builders import NOW

from watchlist.flows.steer import deliverable, silenced, steer
from watchlist.model.delivery import Delivery
from watchlist.model.hand import Deed, Hand
from watchlist.model.standing import State, Transition
from watchlist.signals.hand import grips
from watchlist.store import Recorded, event_key

DAY = timedelta(days=1)
FIRED = Transition(
    watch="harbour", signal="opened", before=State.QUIET, after=State.FIRED, at=NOW - DAY, because="2 publishers"
)
RECORDED = Recorded(key=event_key(FIRED), event=FIRED, recorded=NOW)


def deed(kind, *, at=NOW, signal="opened", **more):
    """A deed on the harbour's signal."""
    return Hand(watch="harbour", signal=signal, deed=Deed(kind), at=at, **more)


@pytest.mark.parametrize(
    ("hands", "when"),
    [
        ([], "now"),
        ([deed("ack")], "known"),
        ([deed("ack", at=NOW - DAY)], "now"),
        ([deed("ack", signal="closed")], "now"),
        ([deed("ack", signal="")], "known"),
        ([deed("wrong", item="x")], "known"),
        ([deed("confirm")], "now"),
        ([deed("snooze", until=NOW + 2 * DAY)], "later"),
        ([deed("snooze", until=NOW + DAY)], "now"),
        ([deed("snooze", until=NOW + 2 * DAY), deed("reopen")], "now"),
        ([deed("close", at=NOW - DAY)], "known"),
        ([deed("close", at=NOW - DAY), deed("reopen")], "known"),
        ([deed("close", at=NOW - 2 * DAY), deed("reopen", at=NOW - DAY)], "now"),
    ],
)
def test_an_event_is_told_now_later_or_never(hands, when):
    """By what the owner knew when it was recorded, and what is to be heard a day later."""
    steered = steer([RECORDED], lambda watch: hands, NOW + DAY)

    assert {"now": steered.now, "later": steered.later, "known": steered.known} == {
        "now": (),
        "later": (),
        "known": (),
        when: (FIRED,),
    }


@pytest.mark.parametrize(
    ("hands", "due"),
    [
        ([], [NOW]),
        ([deed("ack")], [NOW]),
        ([deed("snooze", until=NOW + DAY)], [NOW + DAY]),
        ([deed("snooze", until=NOW - DAY)], [NOW]),
        ([deed("close")], []),
        ([deed("close", signal="closed")], [NOW]),
    ],
)
def test_a_delivery_waits_for_the_end_of_a_snooze(hands, due):
    """And is none where the signal is closed."""
    delivery = Delivery(event=event_key(FIRED), channel="me", recipient="me", due=NOW)

    assert [each.due for each in deliverable([delivery], [FIRED], grips(hands, ["opened", "closed"]))] == due


def test_what_is_closed_or_asleep_is_silent():
    """Nobody is woken for it."""
    assert not silenced(FIRED, [], NOW)
    assert silenced(FIRED, [deed("close")], NOW)
    assert silenced(FIRED, [deed("snooze", until=NOW + DAY)], NOW)
