"""German voice: active or passive, now that the deed's things are known; or neither, where none stands with it."""

from __future__ import annotations

from collections.abc import Sequence

from watchlist.rules.deed import Deed, Use
from watchlist.rules.finder import Hit
from watchlist.rules.german.field import field, noun_after, subordinate, verb_of
from watchlist.rules.view import View


def voice(view: View, deed: Deed, things: Sequence[Hit]) -> Use | None:
    """Return how the deed is used, or None where none of `things`, which fill its parts, stands in its clause."""
    if deed.hit.noun or not things:
        return deed.use
    start, end = field(view, deed.last)
    if not any(start <= thing.start < end for thing in things):
        topic = deed.hit.term in view.grammar.either and view.low(start - 1) == ":"
        if not topic or not any(thing.start < start for thing in things):
            return None
    if deed.use is Use.ACTIVE and _acts_itself(view, deed, things, start, end):
        return None
    return Use.ACTIVE if deed.hit.term in view.grammar.intransitive else deed.use


def _acts_itself(view: View, deed: Deed, things: Sequence[Hit], start: int, end: int) -> bool:
    """Return whether all that could be the object is the subject: "Le Pen verurteilt Angriff" convicts no Le Pen."""
    verb = verb_of(deed.hit, view)
    grammar, term = view.grammar, deed.hit.term
    # A phrase has its object in it: "erklärt Rücktritt".
    if term in grammar.intransitive or term in grammar.either or " " in term or deed.left.have:
        return False
    if subordinate(view, start) or any(verb < thing.start < end for thing in things):
        return False
    if not noun_after(view, verb, end):
        return False
    return not any(mention.doer and verb < mention.start < end for mention in view.mentions)
