"""Who does it, and whose thing it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchlist.model.watch import Target
from watchlist.rules.actors import Mention
from watchlist.rules.deed import Deed, Use
from watchlist.rules.view import Break, View

_BY_REACH = 12
_NOUN_REACH = 3


@dataclass(frozen=True, slots=True)
class Doer:
    """The codes of those who do it (several where they are joined by *and*), none where nobody is named.

    `open` where the grammar leaves the doer out, as a passive without *by* does.
    """

    codes: tuple[str, ...] = ()
    named: str = ""
    open: bool = False


def find_doer(view: View, deed: Deed, use: Use) -> Doer:
    """Return who does the deed, used as told."""
    if use is Use.PASSIVE:
        return _by(view, deed) or Doer(open=True)
    if use is Use.NOUN:
        return _by(view, deed) or _owner(view, deed) or Doer(open=True)
    return _subject(view, deed)


def _group(view: View, last: Mention) -> Doer:
    """Return the actor with those joined to it: "Russia and the US"."""
    mentions = [last]
    for mention in reversed(view.mentions):
        if mention.end <= mentions[-1].start:
            gap = range(mention.end, mentions[-1].start)
            if not gap or any(view.low(i) not in {"and", ",", "the", "&"} for i in gap):
                break
            mentions.append(mention)
    text = " ".join(token.text for token in view.tokens[mentions[-1].start : last.end])
    return Doer(tuple(mention.code for mention in reversed(mentions)), text)


def _by(view: View, deed: Deed) -> Doer | None:
    for place in range(deed.last + 1, min(len(view.tokens), deed.last + 1 + _BY_REACH)):
        if view.breaks[place] >= Break.STRONG:
            return None
        if view.low(place) == "by":
            for after in range(place + 1, min(len(view.tokens), place + 4)):
                mention = view.mention_at(after)
                if mention is not None:
                    return _group(view, mention)
            return Doer((), " ".join(token.text for token in view.tokens[place + 1 : place + 4]))
    return None


def _owner(view: View, deed: Deed) -> Doer | None:
    """Return the actor right before a noun ("Washington's easing of"), or None."""
    for place in range(deed.head - 1, max(-1, deed.head - 1 - _NOUN_REACH), -1):
        if view.breaks[place] >= Break.WEAK or view.low(place) in view.grammar.prepositions:
            return None
        mention = view.mention_at(place)
        if mention is not None:
            return Doer((mention.code,), view.tokens[mention.start].text)
    return None


def _subject(view: View, deed: Deed) -> Doer:
    place = deed.left.start - 1
    floor = Break.WEAK
    # "US seizes a tanker, frees its crew", "the US denies that it freed": the doer stands before the break.
    if place >= 0 and (view.breaks[place] is Break.WEAK or view.low(place) in view.grammar.pronouns):
        floor = Break.STRONG
    elif place >= 0 and view.low(place) in {"after", "by", "since", "before", "while"}:
        return Doer(open=True)
    fallback: Mention | None = None
    while place >= 0 and view.breaks[place] < floor:
        mention = view.mention_at(place)
        if mention is None:
            place -= 1
            continue
        if mention.doer:
            before = view.low(mention.start - 1)
            # "anger at the US move to ease": what decides is the doer, whatever stands before it.
            decides = view.low(mention.end + (view.low(mention.end) == "'s")) in view.grammar.deciders
            if decides or before not in view.grammar.prepositions:
                return _group(view, mention)
            fallback = fallback or mention
        place = mention.start - 1
    if fallback is not None and view.low(fallback.start - 1) == "of":
        return _group(view, fallback)
    return Doer()


def nearer_target(view: View, places: Sequence[int], target: Target) -> str | None:
    """Return the code of a target to be kept out that stands nearer to the deed's things than any let in."""
    inside = _nearest(view, places, target.include)
    outside = _nearest(view, places, target.exclude)
    if outside is None or (inside is not None and inside[0] <= outside[0]):
        return None
    return outside[1]


def names_target(view: View, target: Target) -> bool:
    """Return whether one of the targets to be let in is named in the sentence."""
    return any(mention.code in target.include for mention in view.mentions)


def _nearest(view: View, places: Sequence[int], codes: Sequence[str]) -> tuple[int, str] | None:
    found = [
        (min(view.sentence.distance(place, mention.start) for place in places), mention.code)
        for mention in view.mentions
        if mention.code in codes
    ]
    return min(found, default=None)
