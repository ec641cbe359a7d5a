"""One pattern read in one sentence: the deed, its parts, its doer, its target, its status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from watchlist.model.evidence import Status
from watchlist.rules.compile import CompiledPattern
from watchlist.rules.cues import Colour, Cues
from watchlist.rules.deed import Deed, Use, deeds
from watchlist.rules.doer import Doer, find_doer, names_target, nearer_target
from watchlist.rules.finder import Hit
from watchlist.rules.slots import CompiledSlot, Filled, fill
from watchlist.rules.status import Said, status_of
from watchlist.rules.view import Break, View

_BESIDE = 3
"""A thing so near before a participle is what was done to, not who did it: "Six ships dropped from"."""


@dataclass(frozen=True, slots=True)
class Met:
    """A pattern that a sentence meets: where, with what status, and every condition that held."""

    deed: Deed
    use: Use
    colour: Colour
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """A pattern that a sentence nearly meets: the one condition that failed, and what would mend it."""

    lacks: str
    mend: str = ""


def read_pattern(
    view: View, pattern: CompiledPattern, others: Sequence[View], cues: Cues, said: Said
) -> Iterator[Met | Lack]:
    """Yield every way in which the sentence meets the pattern, or the one thing that it lacks.

    `others` are the item's other sentences, where an actor may be named that this one leaves out.
    """
    hits = [slot.finder.find(view.sentence) for slot in pattern.slots]
    empty = [slot for slot, found in zip(pattern.slots, hits, strict=True) if not found]
    if len(empty) > 1 or (empty and len(pattern.slots) < 3):
        return
    for found in deeds(view, pattern.action.find(view.sentence)):
        yield from _read_deed(view, pattern, found, hits, others, cues, said)


def _read_deed(
    view: View,
    pattern: CompiledPattern,
    found: Deed,
    hits: Sequence[Sequence[Hit]],
    others: Sequence[View],
    cues: Cues,
    said: Said,
) -> Iterator[Met | Lack]:
    filled = [fill(view, found, slot, hit, pattern.near) for slot, hit in zip(pattern.slots, hits, strict=True)]
    missing = [slot for slot, places in zip(pattern.slots, filled, strict=True) if not places]
    if missing:
        if len(missing) == 1 and len(pattern.slots) > 2:
            yield _lack_slot(missing[0], hits[pattern.slots.index(missing[0])])
        return
    use = _use(view, found, filled)
    if use is None:
        return
    doer = find_doer(view, found, use)
    who = _who(view, pattern, doer, use, others)
    if isinstance(who, Lack):
        yield who
        return
    whose = _whose(view, pattern, found, filled, others)
    if isinstance(whose, Lack):
        yield whose
        return
    colour = who if who.status is Status.OTHER_ACTOR else whose
    if colour.status is not Status.OTHER_ACTOR:
        parts = frozenset().union(*(places[0].hit.taken for places in filled))
        colour = status_of(view, found, use, parts, cues, said)
    because = [f"action: {_text(view, found.hit)} ({found.hit.term}, {use.value})"]
    because += [f"{places[0].slot}: {_text(view, places[0].hit)}" for places in filled]
    because += [said_so.because for said_so in (who, whose) if said_so.because and said_so is not colour]
    because.append(f"{colour.status}: {colour.because}")
    yield Met(found, use, colour, tuple(because))


def _lack_slot(slot: CompiledSlot, hits: Sequence[Hit]) -> Lack:
    return Lack(f"{slot.name} is too far from the verb" if hits else f"nothing for {slot.name}")


def _text(view: View, hit: Hit) -> str:
    return " ".join(view.tokens[place].text for place in sorted(hit.taken))


def _use(view: View, found: Deed, filled: Sequence[Sequence[Filled]]) -> Use | None:
    """Return how the deed is used, now that its things are known, or None where they do not fit the verb."""
    if found.use is Use.NOUN or not filled:
        return found.use if found.use is not Use.PAST else Use.ACTIVE
    places = [hit for slot in filled for hit in slot]
    after = any(hit.hit.start > found.head and view.between(found.head, hit.hit.start) < Break.STRONG for hit in places)
    before = any(
        hit.hit.start < found.head and view.between(hit.hit.start, found.head) < Break.STRONG for hit in places
    )
    grammar, term = view.grammar, found.hit.term
    if term in grammar.intransitive:
        return Use.ACTIVE if before else None
    if found.use is Use.PASSIVE:
        return Use.PASSIVE
    if found.use is Use.PAST:
        return _past(view, found, places, after=after, before=before)
    if term in grammar.either:
        return Use.ACTIVE if after or before else None
    return Use.ACTIVE if after else None


def _past(view: View, found: Deed, places: Sequence[Filled], *, after: bool, before: bool) -> Use | None:
    """Tell an active past ("US eased curbs") from a participle ("curbs eased", "the seized tanker")."""
    grammar = view.grammar
    place = found.left.start - 1
    while place >= 0 and grammar.adverb(view.low(place)):
        place -= 1
    word = view.low(place)
    opening = place < 0 or view.opens(place + 1)
    if not found.left.have and (
        (opening and view.breaks[found.last + 1 : found.last + 2] == (Break.NONE,))
        or word in grammar.determiners
        or (word in grammar.prepositions and word != "by")
        or word == "'s"
        or view.tokens[place].glued
    ):
        return None
    subject = view.mention_at(place)
    if subject is not None and subject.doer and after:
        return Use.ACTIVE
    beside = any(
        0 < view.sentence.distance(hit.hit.end - 1, found.head) <= _BESIDE and hit.hit.start < found.head
        for hit in places
    )
    by = any(view.low(i) == "by" for i in range(found.last + 1, min(len(view.tokens), found.last + 8)))
    if before and (by or not after or beside):
        return Use.PASSIVE
    if after:
        return Use.ACTIVE
    return Use.ACTIVE if found.hit.term in grammar.either and before else None


def _who(view: View, pattern: CompiledPattern, doer: Doer, use: Use, others: Sequence[View]) -> Colour | Lack:
    """Return whether the right one does it; a doer that the sentence leaves out may stand elsewhere in the item."""
    who = pattern.who
    if not who:
        return Colour(Status.ASSERTED, "")
    if doer.codes:
        if who & set(doer.codes):
            return Colour(Status.ASSERTED, f"who: {doer.named}")
        return Colour(Status.OTHER_ACTOR, f"{doer.named} does it, not {' or '.join(sorted(who))}")
    if doer.named:
        return Colour(Status.OTHER_ACTOR, f"done by {doer.named}")
    if doer.open and any(mention.code in who for each in (view, *others) for mention in each.mentions):
        return Colour(Status.ASSERTED, "who: nobody in the sentence, named in the item")
    return Lack(f"the doer is not {' or '.join(sorted(who))}")


def _whose(
    view: View, pattern: CompiledPattern, found: Deed, filled: Sequence[Sequence[Filled]], others: Sequence[View]
) -> Colour | Lack:
    """Return whether it is the right one's thing."""
    target = pattern.target
    if not target.include and not target.exclude:
        return Colour(Status.ASSERTED, "")
    places = [slot[0].hit.start for slot in filled] or [found.head]
    if (code := nearer_target(view, places, target)) is not None:
        return Colour(Status.OTHER_ACTOR, f"{code} stands nearer to it than {' or '.join(target.include) or 'anyone'}")
    if not target.include or names_target(view, target):
        return Colour(Status.ASSERTED, "")
    outside = [mention.code for other in others for mention in other.mentions]
    if set(outside) & set(target.include) and not set(outside) & set(target.exclude):
        return Colour(Status.ASSERTED, "target: named elsewhere in the item")
    return Lack(f"{' or '.join(sorted(target.include))} is not named")
