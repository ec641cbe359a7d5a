"""English voice: active or passive, now that the deed's things are known; or neither, where they do not fit."""

from __future__ import annotations

from collections.abc import Sequence

from watchlist.language.forms import Form
from watchlist.rules.deed import Deed, Use
from watchlist.rules.english.things import belongs, governs, has_object, lets_end, object_of, subject_of
from watchlist.rules.finder import Hit
from watchlist.rules.terms import GAP
from watchlist.rules.view import Break, View

_BY_REACH = 7
_GIVES = frozenset({"for", "to", "as"})


def voice(view: View, deed: Deed, things: Sequence[Hit]) -> Use | None:
    """Return how the deed is used, or None where an active verb has no object, or what should lapse stands behind.

    `things` are all places that fill its parts.
    """
    if not things:
        return deed.use if deed.use is not Use.PAST else Use.ACTIVE
    if deed.hit.term in view.grammar.permissive and lets_end(view, deed, things):
        return None
    if deed.use is Use.NOUN:
        return Use.NOUN if any(belongs(view, deed, thing) for thing in things) else None
    after = any(object_of(view, deed, thing) for thing in things)
    before = any(subject_of(view, deed, thing) for thing in things)
    term = deed.hit.term
    if term in view.grammar.intransitive:
        return Use.ACTIVE if before else None
    if deed.use is Use.PASSIVE:
        return Use.PASSIVE if before or after else None
    if deed.use is Use.PAST:
        if Form.BASE in deed.hit.forms and not deed.left.have and any(thing.end == deed.head for thing in things):
            # "implements an interest rate cut": a verb whose past is its base is as often the noun.
            return Use.PASSIVE if before and view.low(deed.last + 1) == "by" else Use.NOUN
        return _past(view, deed, after=after, before=before)
    if term in view.grammar.either:
        return Use.ACTIVE if after or (before and not has_object(view, deed)) else None
    return Use.ACTIVE if after else None


def _past(view: View, deed: Deed, *, after: bool, before: bool) -> Use | None:
    """Tell an active past ("US eased curbs") from a participle ("curbs eased in March", "the seized tanker")."""
    place = deed.left.start - 1
    while place >= 0 and view.grammar.adverb(view.low(place)):
        place -= 1
    if not deed.left.have and (view.tokens[deed.head - 1].glued or _attributive(view, deed, place)):
        return None
    subject = view.mention_at(place)
    if subject is not None and subject.doer and after:
        return Use.ACTIVE
    by = any(view.low(i) == "by" for i in range(deed.last + 1, min(len(view.tokens), deed.last + 1 + _BY_REACH)))
    if before and by:
        return Use.PASSIVE
    if Form.BASE in deed.hit.forms and before and not deed.left.have:
        # "Rate cut": a verb whose past is its base is as often the noun.
        return Use.NOUN
    if _takes_object(view, deed):
        return Use.ACTIVE if after else None
    if before:
        return Use.PASSIVE
    if after and view.low(deed.last + 1) in _GIVES:
        # "Consortium picked for the deposit": what it was done to is nobody that the rule names.
        return Use.PASSIVE
    return Use.ACTIVE if after and (deed.left.have or GAP in deed.hit.term) else None


def _attributive(view: View, deed: Deed, place: int) -> bool:
    """Return whether a participle stands before its noun ("the seized tanker"); `place` is the word before it."""
    grammar, word = view.grammar, view.low(place)
    opening = place < 0 or view.opens(place + 1)
    follows = view.breaks[deed.last + 1 : deed.last + 2] == (Break.NONE,)
    return (
        (opening and follows)
        or word in grammar.determiners
        or (word in grammar.prepositions and word != "by")
        or word == "'s"
        or view.tokens[place].glued
        or (place >= 0 and governs(view, place))
    )


def _takes_object(view: View, deed: Deed) -> bool:
    """Return whether a thing follows at once, as it does an active verb: no preposition, no mark, no day."""
    grammar = view.grammar
    gap = deed.last - deed.head + 1 - len(deed.hit.taken)
    if gap:
        return True
    if GAP in deed.hit.term:
        return False
    place = deed.last + 1
    while place < len(view.tokens) and grammar.adverb(view.low(place)):
        place += 1
    if place >= len(view.tokens) or view.breaks[place] > Break.NONE or view.tokens[place].mark:
        return False
    word = view.low(place)
    return word not in grammar.prepositions and word not in grammar.times
