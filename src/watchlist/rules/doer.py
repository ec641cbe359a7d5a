"""Who does it, and whose thing it is: what all languages share."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from watchlist.model.watch import Target
from watchlist.rules.actors import Mention
from watchlist.rules.view import View


class Doer(Struct, frozen=True):
    """The codes of those who do it (several where they are joined by *and*), none where nobody is named.

    `open` where the grammar leaves the doer out, as a passive without *by* does. `place` is the token at which the
    actor nearest to the deed stands.
    """

    codes: tuple[str, ...] = ()
    named: str = ""
    open: bool = False
    place: int = -1


def group(view: View, last: Mention) -> Doer:
    """Return the actor with those joined to it: "Russia and the US"."""
    mentions = [last]
    for mention in reversed(view.mentions):
        if mention.end <= mentions[-1].start:
            gap = range(mention.end, mentions[-1].start)
            if not gap or any(view.low(i) not in view.grammar.joins for i in gap):
                break
            mentions.append(mention)
    text = " ".join(token.text for token in view.tokens[mentions[-1].start : last.end])
    return Doer(tuple(mention.code for mention in reversed(mentions)), text, place=last.start)


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
