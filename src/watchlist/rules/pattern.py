"""One pattern read in one sentence: the deed, its parts, its doer, its target, its status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from watchlist.model.evidence import Status
from watchlist.model.explanation import Condition
from watchlist.rules.compile import CompiledPattern
from watchlist.rules.cues import Colour
from watchlist.rules.deed import Deed, Use
from watchlist.rules.doer import Doer, names_target, nearer_target
from watchlist.rules.finder import Hit
from watchlist.rules.slots import Filled, fill
from watchlist.rules.status import Said, status_of
from watchlist.rules.tongue import Tongue
from watchlist.rules.view import Break, View


class Met(Struct, frozen=True):
    """A pattern that a sentence meets: where, with what status, and every condition that held."""

    deed: Deed
    use: Use
    colour: Colour
    conditions: tuple[Condition, ...]

    @property
    def because(self) -> tuple[str, ...]:
        """The reasons in words, the status last."""
        held = (str(condition) for condition in self.conditions if condition.words)
        return (*held, f"{self.colour.status}: {self.colour.because}")


class Lack(Struct, frozen=True):
    """A pattern that a sentence nearly meets: the one condition that failed, and what would mend it.

    `conditions` are all that were looked at, the failing one last.
    """

    lacks: str
    mend: str = ""
    conditions: tuple[Condition, ...] = ()
    near: bool = True


def read_pattern(
    tongue: Tongue, view: View, pattern: CompiledPattern, others: Sequence[View], said: Said
) -> Iterator[Met | Lack]:
    """Yield every way in which the sentence meets the pattern, or what it lacks.

    `others` are the item's other sentences, where an actor may be named that this one leaves out. A lack that
    is `near` is the only one.
    """
    hits = []
    spare = int(len(pattern.slots) > 2)
    for slot in pattern.slots:
        here = view.hits(slot.finder)
        spare -= not here
        if spare < 0:
            return
        hits.append(here)
    for found in tongue.syntax.deeds(view, view.hits(pattern.action)):
        yield read_deed(tongue, view, pattern, found, hits, others, said)


def read_deed(
    tongue: Tongue,
    view: View,
    pattern: CompiledPattern,
    found: Deed,
    hits: Sequence[Sequence[Hit]],
    others: Sequence[View],
    said: Said,
) -> Met | Lack:
    """Return how one deed meets the pattern, or what it lacks; `hits` are the places that could fill each slot."""
    filled = _filled(tongue, view, pattern, found, hits)
    things = [hit.hit for slot in filled for hit in slot]
    use = tongue.syntax.voice(view, found, things)
    conditions = [Condition("action", True, text_of(view, found.hit), f"{found.hit.term}, {(use or found.use).value}")]
    conditions += [
        Condition(slot.name, bool(places), text_of(view, places[0].hit) if places else "")
        for slot, places in zip(pattern.slots, filled, strict=True)
    ]
    missing = [slot for slot, places in zip(pattern.slots, filled, strict=True) if not places]
    if missing:
        far = bool(hits[pattern.slots.index(missing[0])])
        lacks = f"{missing[0].name} is too far from the verb" if far else f"nothing for {missing[0].name}"
        return Lack(lacks, "", tuple(conditions), near=len(missing) == 1 and len(pattern.slots) > 2)
    if use is None:
        lacks = f"“{conditions[0].words}” is done to nothing that the rule names"
        return Lack(lacks, "", (*conditions, Condition("use", False, "", lacks)), near=False)
    doer = tongue.syntax.doer(view, found, use)
    if use is Use.NOUN and any(doer.place in thing.taken for thing in things):
        # "Maduro's capture" is nobody's but his captors'.
        doer = Doer(open=True)
    who = _who(view, pattern, doer, others)
    whose = _whose(view, pattern, found, filled, others)
    for kind, answer in (("who", who), ("target", whose)):
        if isinstance(answer, Lack):
            return Lack(answer.lacks, "", (*conditions, Condition(kind, False, "", answer.lacks)))
        if answer.because and answer.status is not Status.OTHER_ACTOR:
            conditions.append(Condition(kind, True, answer.because))
    assert isinstance(who, Colour)
    assert isinstance(whose, Colour)
    colour = who if who.status is Status.OTHER_ACTOR else whose
    if colour.status is not Status.OTHER_ACTOR:
        parts = frozenset().union(*(places[0].hit.taken for places in filled))
        colour = status_of(view, found, use, parts, tongue, said)
    return Met(found, use, colour, tuple(conditions))


def _filled(
    tongue: Tongue, view: View, pattern: CompiledPattern, found: Deed, hits: Sequence[Sequence[Hit]]
) -> list[list[Filled]]:
    """Return what fills each slot: in the deed's clause, or where that has its doer and a part, in the sentence.

    "Oil falls after Trump lifts Russia sanctions" says of which sanctions before it says that they are lifted.
    """
    slots = list(zip(pattern.slots, hits, strict=True))
    filled = [fill(view, found, slot, hit, pattern.near) for slot, hit in slots]
    things = [hit.hit for places in filled for hit in places]
    if not things or all(filled) or not pattern.who:
        return filled
    use = tongue.syntax.voice(view, found, things)
    doer = tongue.syntax.doer(view, found, use) if use in {Use.ACTIVE, Use.PAST} else Doer()
    if not pattern.who & set(doer.codes) or view.between(doer.place, found.head) >= Break.STRONG:
        return filled
    pairs = zip(slots, filled, strict=True)
    return [places or fill(view, found, slot, hit, pattern.near, anywhere=True) for (slot, hit), places in pairs]


def text_of(view: View, hit: Hit) -> str:
    """Return the words of a hit as the sentence has them."""
    return " ".join(view.tokens[place].text for place in sorted(hit.taken))


def _who(view: View, pattern: CompiledPattern, doer: Doer, others: Sequence[View]) -> Colour | Lack:
    """Return whether the right one does it; a doer that the sentence leaves out may stand elsewhere in the item."""
    who = pattern.who
    if not who:
        return Colour(Status.ASSERTED, "")
    if doer.codes:
        if who & set(doer.codes):
            return Colour(Status.ASSERTED, doer.named)
        return Colour(Status.OTHER_ACTOR, f"{doer.named} does it, not {' or '.join(sorted(who))}")
    if doer.named:
        return Colour(Status.OTHER_ACTOR, f"done by {doer.named}")
    if doer.open and any(mention.code in who for each in (view, *others) for mention in each.mentions):
        return Colour(Status.ASSERTED, "nobody in the sentence, named in the item")
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
        return Colour(Status.ASSERTED, "named elsewhere in the item")
    return Lack(f"{' or '.join(sorted(target.include))} is not named")
