"""What the owner's deeds change in the state: standings, the history, and what waits to be told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.builders import NOW, a_signal, a_watch
from tests.flows.builders import FEEDS, MAILED, carried, judged, opening, vocabulary

from watchlist.definitions.files import Definitions
from watchlist.errors import DefinitionError, UsageError
from watchlist.flows import hand
from watchlist.flows.correction import Target, corrected, target_of
from watchlist.model.hand import CONFIRMED, Deed, Hand
from watchlist.model.problem import Problem
from watchlist.model.standing import State
from watchlist.model.watch import Deadline, Pattern, Rule, Slot
from watchlist.store import Store

DAY = timedelta(days=1)
OPENED = "harbour/opened"
DEFINITIONS = Definitions(settings=MAILED, feeds=FEEDS, watches=(a_watch(),), words=vocabulary)


@pytest.fixture
def store():
    """A state whose harbour watch was read for nine days, and fired on two reports."""
    with Store.memory() as store:
        filled(store)
        yield store


def filled(store):
    """Let the harbour fire after it was watched."""
    carried(store, "herald", now=NOW - 9 * DAY)
    judged(store, now=NOW - 9 * DAY)
    carried(store, "herald", opening("herald", days_ago=1))
    carried(store, "tribune", opening("tribune", days_ago=1))
    judged(store)


def off(store, *items, now=NOW):
    """Take items off the harbour's signal."""
    target = target_of(DEFINITIONS, OPENED)
    hands = [Hand(watch="harbour", signal="opened", deed=Deed.WRONG, at=now, item=item, title=item) for item in items]
    return corrected(MAILED, store, target, Deed.WRONG, hands, now)


def deed(store, step, now):
    """Do one of the steps of a table to the harbour's signal."""
    word, _, item = step.partition(" ")
    if word == "wrong":
        off(store, item, now=now)
    elif word == "snooze":
        hand.snooze(DEFINITIONS, store, OPENED, now, until=now + DAY)
    elif item:
        hand.let_in(DEFINITIONS, store, OPENED, item, now)
    else:
        getattr(hand, word)(DEFINITIONS, store, OPENED, now)


HERALD, TRIBUNE = "herald-1", "tribune-1"
STEPS = ["confirm", "ack", "snooze", "close", "reopen", f"wrong {HERALD}", f"wrong {TRIBUNE}", f"wrong {CONFIRMED}"]


@pytest.mark.parametrize(
    ("steps", "state", "confirmed"),
    [
        ([], State.FIRED, False),
        (["confirm"], State.FIRED, True),
        ([f"wrong {HERALD}"], State.STIRRING, False),
        ([f"wrong {HERALD}", f"wrong {TRIBUNE}"], State.QUIET, False),
        ([f"wrong {HERALD}", "confirm"], State.FIRED, True),
        ([f"wrong {HERALD}", f"wrong {TRIBUNE}", "confirm"], State.FIRED, False),
        (["confirm", f"wrong {HERALD}"], State.FIRED, True),
        (["confirm", f"wrong {CONFIRMED}"], State.FIRED, False),
        (["confirm", f"wrong {HERALD}", f"wrong {CONFIRMED}"], State.STIRRING, False),
        ([f"wrong {HERALD}", f"reopen {HERALD}"], State.FIRED, False),
        ([f"wrong {HERALD}", f"wrong {TRIBUNE}", f"reopen {TRIBUNE}"], State.STIRRING, False),
        (["close", f"wrong {HERALD}", "reopen"], State.STIRRING, False),
        (["ack", "confirm", "close", "snooze", "reopen"], State.FIRED, True),
        (["snooze", f"wrong {HERALD}", "confirm", f"wrong {CONFIRMED}", f"reopen {HERALD}"], State.FIRED, False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("fingerprint", ["1", "2"])
def test_a_row_of_deeds_comes_to_what_the_last_of_them_leave(store, steps, state, confirmed, fingerprint):
    """At once, after the next run, and after everything was read anew by a changed rule."""
    for number, step in enumerate(steps):
        deed(store, step, NOW + number * timedelta(minutes=1))
    at_once = store.case("harbour").standings["opened"]
    later = judged(store, a_watch(fingerprint=fingerprint), now=NOW + DAY)
    after = store.case("harbour").standings["opened"]

    assert (at_once.state, at_once.confirmed) == (after.state, after.confirmed) == (state, confirmed)
    assert at_once.since == after.since
    assert later.events == ()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(STEPS), max_size=6))
def test_no_deed_loses_evidence(steps):
    """Whatever is done in whatever order: every item that spoke of the signal is there as it was, and every deed."""
    with Store.memory() as store:
        filled(store)
        before = store.case("harbour").evidence
        for number, step in enumerate(steps):
            deed(store, step, NOW + number * timedelta(minutes=1))
        judged(store, now=NOW + DAY)

        assert store.case("harbour").evidence == before
        assert len(store.case("harbour").hands) <= len(steps)


def test_what_is_confirmed_is_told_like_any_firing(store):
    """The event is queued for those who are told of the watch."""
    off(store, HERALD)
    assert store.waiting() == []
    done = hand.confirm(DEFINITIONS, store, OPENED, NOW + DAY, note="saw it")

    assert [(event.before, event.after) for event in done.events] == [(State.STIRRING, State.FIRED)]
    assert [each.event for each in store.waiting()] == list(done.events)


def test_what_waits_is_dropped_when_it_is_wrong_or_closed(store):
    """A firing that was none is not mailed, and of what is closed no mail comes."""
    assert len(store.waiting()) == 1
    hand.close(DEFINITIONS, store, "harbour", NOW)

    assert store.waiting() == []


def test_what_still_stands_is_still_mailed(store):
    """One report of three was wrong; it has fired all the same."""
    carried(store, "gazette", opening("gazette", days_ago=1))
    judged(store)
    done = off(store, HERALD)

    assert done.events == ()
    assert len(store.waiting()) == 1


def test_what_was_seen_is_not_repeated_by_a_digest(store):
    """What waits for later is dropped; what should have arrived already still goes out."""
    (row,) = store.waiting()
    hand.ack(DEFINITIONS, store, OPENED, NOW)
    assert store.waiting() == [row]

    hand.reopen(DEFINITIONS, store, OPENED, NOW)
    store.postpone([row.id], NOW + DAY)
    hand.ack(DEFINITIONS, store, OPENED, NOW)
    assert store.waiting() == []


def test_what_is_snoozed_waits_in_the_outbox(store):
    """Both what was there and what comes; reopened, it goes out, and what else waits stays."""
    hand.snooze(DEFINITIONS, store, OPENED, NOW, until=NOW + 7 * DAY)
    off(store, HERALD)
    hand.confirm(DEFINITIONS, store, OPENED, NOW + DAY)

    assert [each.due for each in store.waiting()] == [NOW + 7 * DAY]
    assert store.undelivered(NOW + 2 * DAY) == 0
    hand.reopen(DEFINITIONS, store, OPENED, NOW + 2 * DAY)
    assert [each.due for each in store.waiting()] == [NOW + 2 * DAY]
    store.postpone([each.id for each in store.waiting()], NOW + 5 * DAY)
    hand.snooze(DEFINITIONS, store, OPENED, NOW + 2 * DAY, until=NOW + 3 * DAY)
    hand.reopen(DEFINITIONS, store, OPENED, NOW + 2 * DAY)
    assert [each.due for each in store.waiting()] == [NOW + 5 * DAY]


def test_what_happens_while_it_is_closed_is_not_mailed(store):
    """It is on record, and that is all."""
    hand.close(DEFINITIONS, store, OPENED, NOW)
    off(store, HERALD)
    hand.confirm(DEFINITIONS, store, OPENED, NOW + DAY)

    assert store.waiting() == []
    assert store.events()[-1].event.after is State.FIRED


def test_what_a_wrong_rival_had_averted_is_open_again(store):
    """A treaty that was none cancels nothing: the signal that waits for its absence stands as if it never was."""
    pact = Rule(when=(Pattern(does=("sign",), what=(Slot(terms=("pact",)),)),))
    signals = (
        a_signal(deadline=Deadline(at=NOW + 3 * DAY, wait=DAY, cancels=("treaty",))),
        a_signal("treaty", rule=pact),
    )
    watch = a_watch(*signals, fingerprint="2")
    definitions = replace(DEFINITIONS, watches=(watch,))
    with Store.memory() as store:
        carried(store, "herald")
        judged(store, watch, now=NOW - 9 * DAY)
        hand.confirm(definitions, store, "harbour/treaty", NOW)
        judged(store, watch, now=NOW + 4 * DAY)
        assert store.case("harbour").standings["opened"].state is State.AVERTED

        hands = [Hand(watch="harbour", signal="treaty", deed=Deed.WRONG, at=NOW + 4 * DAY, item=CONFIRMED)]
        target = Target(watch=watch, signal="treaty")
        done = corrected(MAILED, store, target, Deed.WRONG, hands, NOW + 4 * DAY)

    assert [(event.signal, event.before) for event in done.events] == [
        ("treaty", State.FIRED),
        ("opened", State.AVERTED),
    ]


def test_a_deed_decides_nothing_by_silence(store):
    """Nobody has read the feeds since the deadline: that nothing else speaks of it is for the next run to judge."""
    signals = (
        a_signal(deadline=Deadline(at=NOW + DAY, wait=DAY, cancels=("treaty",))),
        a_signal("treaty", rule=Rule(when=(Pattern(does=("sign",), what=(Slot(terms=("pact",)),)),))),
    )
    watch = a_watch(*signals, fingerprint="2")
    judged(store, watch)
    hands = [Hand(watch="harbour", signal="opened", deed=Deed.WRONG, at=NOW, item=item) for item in (HERALD, TRIBUNE)]
    corrected(MAILED, store, Target(watch=watch, signal="opened"), Deed.WRONG, hands, NOW + 9 * DAY)

    stands = store.case("harbour").standings["opened"]
    assert (stands.state, stands.judged) == (State.QUIET, NOW)
    assert stands.because.startswith("not fired until the feeds are read again: ")


def test_a_reversed_signal_can_be_confirmed_again(store):
    """The owner's first word is spent by the reversal, a second one is news."""
    hand.confirm(DEFINITIONS, store, OPENED, NOW)
    standing = store.case("harbour").standings["opened"]
    store.take_in_hand([], standings=[replace(standing, spent=NOW + DAY)], now=NOW)

    assert hand.confirm(DEFINITIONS, store, OPENED, NOW + 2 * DAY).hands
    assert not hand.confirm(DEFINITIONS, store, OPENED, NOW + 3 * DAY).hands


def test_an_item_is_let_in_by_the_beginning_of_its_id(store):
    """One that means several, or none that is off, is refused with what there is."""
    off(store, HERALD, TRIBUNE)

    with pytest.raises(
        UsageError, match="'' names more than one item that was taken off: there is herald-1, tribune-1"
    ):
        hand.let_in(DEFINITIONS, store, OPENED, "", NOW)
    with pytest.raises(UsageError, match="'gazette' names no item that was taken off: there is herald-1"):
        hand.let_in(DEFINITIONS, store, OPENED, "gazette", NOW)
    assert hand.let_in(DEFINITIONS, store, OPENED, "trib", NOW).hands[0].item == TRIBUNE
    assert not hand.let_in(DEFINITIONS, store, OPENED, "trib", NOW).hands


def test_no_deed_on_a_watch_that_is_left_out(store):
    """Its problems are told instead."""
    problem = Problem(file="harbour.yaml", line=1, column=1, path="", what="it is broken")
    broken = replace(DEFINITIONS, watches=(), left_out=("harbour",), problems=(problem,))

    with pytest.raises(DefinitionError, match="it is broken"):
        hand.ack(broken, store, "harbour", NOW)
