"""The hand on the wheel: what the owner's deeds make of the evidence."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.builders import NOW, a_signal, evidence_from, quiet

from watchlist.model.evidence import Status
from watchlist.model.hand import CONFIRMED, FREE, Deed, Grip, Hand
from watchlist.model.standing import State
from watchlist.model.watch import Deadline, Proof, Rule, Window
from watchlist.signals.hand import SAID_SO, grip, grips, in_hand, marked, wrong_in
from watchlist.signals.machine import advance

DAY = timedelta(days=1)
SIGNAL = a_signal()
STRICT = a_signal(proof=Proof(publishers=3, or_primary=False))


def deed(kind, *, days_ago=0.0, signal="opened", **more):
    """A deed on the harbour's signal, so long ago."""
    return Hand(watch="harbour", signal=signal, deed=Deed(kind), at=NOW - days_ago * DAY, **more)


def standing(*evidence, hands=(), signal=SIGNAL, now=NOW, **more):
    """Where the signal stands on that evidence, with the owner's hand on it."""
    held = grips(hands, [signal.id])
    return advance(signal, quiet(signal), in_hand("harbour", evidence, held), now, **more).standing


HERALD, TRIBUNE = evidence_from("Herald", days_ago=2), evidence_from("Tribune", days_ago=1)
TAKEN = [deed("wrong", days_ago=0.5, item=HERALD.item)]


@pytest.mark.parametrize(
    ("evidence", "hands", "state", "because"),
    [
        ([], [deed("confirm")], State.FIRED, SAID_SO),
        ([HERALD], [deed("confirm")], State.FIRED, SAID_SO),
        ([HERALD, TRIBUNE], [deed("confirm")], State.FIRED, "2 independent publishers in 48 hours: Herald, Tribune"),
        ([HERALD, TRIBUNE], TAKEN, State.STIRRING, "1 of 2 publishers in 48 hours: Tribune"),
        ([HERALD], TAKEN, State.QUIET, ""),
        ([HERALD], [*TAKEN, deed("confirm")], State.FIRED, SAID_SO),
        ([HERALD], [deed("confirm", days_ago=1), *TAKEN], State.FIRED, SAID_SO),
        ([], [deed("confirm"), deed("wrong", item=CONFIRMED)], State.QUIET, ""),
        ([HERALD], [deed("confirm"), deed("wrong", item=CONFIRMED)], State.STIRRING, "1 of 2 publishers"),
        ([], [deed("wrong", item=CONFIRMED), deed("confirm")], State.FIRED, SAID_SO),
        ([HERALD, TRIBUNE], [*TAKEN, deed("reopen", item=HERALD.item)], State.FIRED, "2 independent publishers"),
        ([HERALD, TRIBUNE], [*TAKEN, deed("reopen")], State.STIRRING, "1 of 2 publishers"),
        ([HERALD, TRIBUNE], [*TAKEN, *TAKEN], State.STIRRING, "1 of 2 publishers"),
        ([HERALD, TRIBUNE], [deed("close"), deed("ack"), deed("snooze", until=NOW)], State.FIRED, "2 independent"),
        ([HERALD, TRIBUNE], [deed("confirm"), deed("close"), deed("reopen")], State.FIRED, "2 independent"),
        ([HERALD, TRIBUNE], [deed("wrong", item="nobody knows it")], State.FIRED, "2 independent publishers"),
        ([HERALD, TRIBUNE], [deed("wrong", signal="closed", item=HERALD.item)], State.FIRED, "2 independent"),
    ],
)
def test_deeds_in_any_order_come_to_what_they_say(evidence, hands, state, because):
    """Confirmed, taken back, taken off, let in again; what is only seen, put off or closed stands where it stood."""
    found = standing(*evidence, hands=hands)

    assert found.state is state
    assert found.because.startswith(because)
    assert bool(found.because) == bool(because)


def test_the_owner_proves_alone_whatever_the_proof():
    """Neither a proof without primary sources, nor a day that has not come, nor a window stands in the way."""
    late = a_signal(rule=Rule(when=SIGNAL.rule.when, not_before=NOW + DAY), proof=STRICT.proof)
    window = Window(start=NOW + DAY)

    assert standing(hands=[deed("confirm")], signal=STRICT).state is State.FIRED
    assert standing(hands=[deed("confirm")], signal=late, window=window).state is State.FIRED


def test_the_owner_is_no_publisher():
    """What was confirmed by hand names nobody, and counts no primary source."""
    found = standing(hands=[deed("confirm")])

    assert (found.publishers, found.primaries, found.evidence, found.confirmed) == ((), 0, (), False)
    assert found.since == NOW


def test_what_has_fired_is_confirmed_by_the_owner():
    """By its own proof, by silence, or by the owner before a paper said so."""
    due = a_signal(deadline=Deadline(at=NOW - 3 * DAY))
    said = [deed("confirm")]

    assert standing(HERALD, TRIBUNE, hands=said).confirmed
    assert not standing(HERALD, TRIBUNE).confirmed
    assert standing(HERALD, hands=said, signal=due).confirmed
    assert standing(evidence_from("Herald"), hands=[deed("confirm", days_ago=1)]).confirmed


def test_a_word_long_after_is_no_new_firing():
    """After forty days without a report the owner confirms what stands; only a fresh proof fires anew."""
    old = [evidence_from(name, days_ago=40) for name in ("Herald", "Tribune")]
    found = standing(*old, hands=[deed("confirm")])

    assert (found.since, found.confirmed) == (NOW - 40 * DAY, True)


def test_what_was_confirmed_can_be_reversed_and_confirmed_again():
    """The opposite, proved later, takes it back, and spends the owner's word; a new word fires it again."""
    contrary = [
        evidence_from(name, days_ago=2, status=Status.OPPOSITE, counts=False, item=name) for name in ("Herald", "Times")
    ]
    first = deed("confirm", days_ago=5)

    assert standing(*contrary, hands=[first]).state is State.REVERSED
    assert standing(*contrary, hands=[first, deed("confirm", days_ago=1)]).state is State.FIRED
    assert standing(*contrary, hands=[first, deed("wrong", item="Times")]).state is State.FIRED


def test_a_wrong_story_is_wrong_in_every_paper():
    """A reprint does not take the place of what it was copied from; another story of the same paper stays."""
    first = evidence_from("Herald", title="Harbour opens", days_ago=1)
    copy = evidence_from("Tribune", title="Harbour opens")
    other = evidence_from("Herald", title="Ships enter as harbour opens", item="other")
    nameless = evidence_from("Gazette", story="", item="nameless")
    held = grips([deed("wrong", item=first.item), deed("wrong", item="nameless")], ["opened"])

    assert wrong_in([first, copy, other, nameless], held) == {
        ("opened", first.item),
        ("opened", copy.item),
        ("opened", "nameless"),
    }
    assert in_hand("harbour", [first, copy, other, nameless], held) == (other,)


def test_no_evidence_is_lost_by_a_deed():
    """What is wrong is shown as what does not count, with the reason; all else as it was."""
    held = grips(TAKEN, ["opened"])
    shown = marked([HERALD, TRIBUNE], held)

    assert [each.item for each in shown] == [HERALD.item, TRIBUNE.item]
    assert (shown[0].counts, shown[0].because[-1]) == (False, "wrong, by your word")
    assert shown[1] == TRIBUNE


def test_a_deed_on_a_watch_is_meant_for_all_of_its_signals():
    """What is said of one signal later holds for that one alone."""
    hands = [deed("close", signal="", days_ago=2), deed("reopen", days_ago=1)]
    held = grips(hands, ["opened", "closed"])

    assert held["closed"].closed == NOW - 2 * DAY
    assert held["opened"] == Grip(seen=NOW - DAY)


def test_what_was_seen_is_news_again_when_it_changes():
    """An acknowledgement holds until a transition is recorded after it."""
    seen = [deed("ack", days_ago=1)]

    assert grip(seen, "opened", NOW - DAY).acked == NOW - DAY
    assert grip(seen, "opened", NOW).acked is None
    assert grip(seen, "opened", NOW).seen == NOW - DAY


def test_to_reopen_is_to_let_go():
    """Closed, snoozed, seen: nothing of it is left but what is known; a snooze that is let go is told at once."""
    hands = [deed("ack", note="saw it"), deed("snooze", until=NOW + DAY), deed("reopen")]
    held = grip(hands, "opened")

    assert held == Grip(seen=NOW)
    assert grip([deed("snooze", until=NOW + DAY), deed("reopen")], "opened") == FREE


def test_a_snooze_ends_when_it_ends():
    """Until then it sleeps, from then on it is awake."""
    held = grip([deed("snooze", until=NOW + DAY, note="on holiday")], "opened")

    assert held.note == "on holiday"
    assert held.sleeps(NOW)
    assert not held.sleeps(NOW + DAY)
    assert not FREE.sleeps(NOW)
