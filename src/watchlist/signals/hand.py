"""The hand on the wheel: what the owner's deeds make of the evidence, and of what is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace

from watchlist.model.evidence import Evidence, Status
from watchlist.model.hand import CONFIRMED, FREE, Deed, Grip, Grips, Hand
from watchlist.signals.voices import Stories, in_order

NOBODY: Grips = {}
UNCHANGED: Mapping[str, datetime] = {}
# No owner of a publisher is spelled so.
BY_HAND = "you: by hand"
SAID_SO = "confirmed by you"


def grips(hands: Sequence[Hand], signals: Iterable[str], changed: Mapping[str, datetime] = UNCHANGED) -> Grips:
    """Return what the deeds on a watch, in their order, come to for each of its signals.

    `changed` is when the last transition of a signal was recorded: what was acknowledged before it is news again.
    """
    return {signal: grip(hands, signal, changed.get(signal)) for signal in signals}


def grip(hands: Sequence[Hand], signal: str, changed: datetime | None = None) -> Grip:
    """Return what the deeds come to for one signal; those on the whole watch are meant for it, too."""
    held = FREE
    for hand in hands:
        if hand.signal in {"", signal}:
            held = _after(held, hand)
    if held.acked is not None and changed is not None and changed > held.acked:
        held = replace(held, acked=None)
    return held


def _after(held: Grip, hand: Hand) -> Grip:
    """Return what one more deed makes of a grip."""
    held = replace(held, note=hand.note or held.note)
    match hand.deed:
        case Deed.CONFIRM:
            return replace(held, confirmed=hand.at)
        case Deed.WRONG if hand.item == CONFIRMED:
            return replace(held, confirmed=None, seen=hand.at)
        case Deed.WRONG:
            return replace(held, wrong=(*(each for each in held.wrong if each != hand.item), hand.item), seen=hand.at)
        case Deed.ACK:
            return replace(held, acked=hand.at, seen=hand.at)
        case Deed.SNOOZE:
            return replace(held, snoozed=hand.until)
        case Deed.CLOSE:
            return replace(held, closed=hand.at, seen=hand.at)
        case Deed.REOPEN if hand.item:
            return replace(held, wrong=tuple(each for each in held.wrong if each != hand.item))
        case _:
            # What happened while it was closed is known from the reports, and is not told in a heap.
            seen = hand.at if held.closed else held.seen
            return replace(held, acked=None, snoozed=None, closed=None, seen=seen, note=hand.note)


def in_hand(watch: str, evidence: Iterable[Evidence], held: Grips) -> tuple[Evidence, ...]:
    """Return the evidence as the machine is to see it: without what is wrong, and with what was confirmed."""
    evidence = tuple(evidence)
    wrong = wrong_in(evidence, held)
    kept = tuple(each for each in evidence if (each.signal, each.item) not in wrong)
    return (*kept, *(_word(watch, signal, each.confirmed) for signal, each in held.items() if each.confirmed))


def wrong_in(evidence: Iterable[Evidence], held: Grips) -> frozenset[tuple[str, str]]:
    """Return which evidence does not count by the owner's word, by signal and item: what is wrong, and its reprints.

    One story is right or wrong in every paper, or else a reprint would take the place of what it was copied from.
    """
    stories: dict[str, Stories] = defaultdict(Stories)
    first = {(each.signal, each.item): stories[each.signal].first(each).item for each in in_order(evidence)}
    named = {(signal, item) for signal, each in held.items() for item in each.wrong}
    wrong = {(signal, first[signal, item]) for signal, item in named if (signal, item) in first}
    return frozenset(key for key, told_first in first.items() if key in named or (key[0], told_first) in wrong)


def marked(evidence: Iterable[Evidence], held: Grips) -> tuple[Evidence, ...]:
    """Return the evidence as it is to be shown: what is wrong does not count, and says why."""
    evidence = tuple(evidence)
    wrong = wrong_in(evidence, held)
    return tuple(
        replace(each, counts=False, because=(*each.because, "wrong, by your word"))
        if (each.signal, each.item) in wrong
        else each
        for each in evidence
    )


def by_hand(evidence: Evidence) -> bool:
    """Return whether it is the owner's own word, which proves alone and is nobody's report."""
    return evidence.owner == BY_HAND


def _word(watch: str, signal: str, at: datetime) -> Evidence:
    return Evidence(
        watch=watch,
        signal=signal,
        item=CONFIRMED,
        status=Status.ASSERTED,
        counts=True,
        publisher="you",
        owner=BY_HAND,
        primary=True,
        at=at,
        because=(SAID_SO,),
        quote="",
        title="",
    )
