"""French voice: whether the things that a rule names stand to a deed as its object, its subject, or neither."""

from __future__ import annotations

from collections.abc import Sequence

from watchlist.rules.deed import Deed, Use
from watchlist.rules.finder import Hit
from watchlist.rules.french.finite import predicate
from watchlist.rules.view import Break, View

_OF = frozenset({"de", "d", "du", "des"})
_IT = frozenset({"le", "la", "les", "l"})
_TOPIC = frozenset({":", "—"})


def voice(view: View, deed: Deed, things: Sequence[Hit]) -> Use | None:
    """Return how the deed is used, or None where none of `things`, which fill its parts, fits it."""
    if not things:
        return deed.use
    if deed.hit.noun:
        return deed.use if any(_belongs(view, deed, thing) for thing in things) else None
    before = any(_subject(view, deed, thing) for thing in things)
    if deed.hit.term in view.grammar.intransitive:
        # "laissent expirer le traité": what is let happen stands behind.
        let = deed.left.base and view.low(deed.head - 1) in view.grammar.words("let")
        return Use.ACTIVE if before or (let and any(_object(view, deed, thing) for thing in things)) else None
    if deed.use is Use.PASSIVE:
        return Use.PASSIVE if before else None
    after = any(_object(view, deed, thing) for thing in things)
    if deed.hit.term in view.grammar.either:
        return Use.ACTIVE if after or before or any(_topic(view, deed, thing) for thing in things) else None
    return Use.ACTIVE if after or _clitic(view, deed, things) else None


def _clitic(view: View, deed: Deed, things: Sequence[Hit]) -> bool:
    """Return whether a pronoun stands for a thing named before: "Les sanctions ? Washington les lève"."""
    first = min(deed.left.start, deed.head)
    pronoun = any(view.low(place) in _IT for place in range(first - 1, deed.head))
    return pronoun and not deed.left.base and any(thing.end < first for thing in things)


def _object(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether a thing behind a verb is in its object, not in a phrase of place or time after another object."""
    if thing.start < deed.head or view.between(deed.last, thing.start) >= Break.STRONG:
        return False
    if thing.start < deed.last:
        return True
    if any(predicate(view, place) for place in range(deed.last + 1, thing.start)):
        return False
    if len(deed.hit.taken) > 1 or deed.hit.term in view.grammar.either:
        return True
    if _with_article(view, thing.start):
        return True
    if view.low(deed.last + 1) in view.grammar.words("beside"):
        return False
    aside = view.grammar.words("aside")
    return not any(view.low(place) in aside for place in range(deed.last + 2, thing.start))


def _subject(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether a thing before a verb is what it speaks of, and not only part of whose adviser it is."""
    if thing.start >= deed.head or view.between(thing.end - 1, deed.left.start) >= Break.STRONG:
        return False
    if any(predicate(view, place) for place in range(thing.end, deed.left.start) if not _relative(view, place)):
        return False
    start = view.clause_start(thing.start)
    if any(view.low(place) in view.grammar.words("kin") for place in range(start, thing.start)):
        return False
    # "Israël rompt la trêve et reprend": what another verb is done to does nothing, but for "la trêve qui a pris fin".
    relative = any(view.low(place) == "qui" for place in range(thing.end, deed.head))
    return relative or not any(predicate(view, place) for place in range(start, thing.start))


def _with_article(view: View, place: int) -> bool:
    """Return whether a phrase begins with an article and no preposition: "signe avec Poutine un nouveau traité"."""
    grammar, here = view.grammar, place - 1
    while here >= 0 and view.low(here) in grammar.words("numerals"):
        here -= 1
    article = view.low(here) in grammar.words("articles") and view.low(here) not in grammar.prepositions
    return article and view.low(here - 1) not in grammar.prepositions


def _topic(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether a thing is the topic of a verb with no object: "Cessez-le-feu : les deux camps s'entendent"."""
    start, _ = view.segment(deed.head)
    after = deed.last + 1
    alone = after >= len(view.tokens) or view.tokens[after].mark or view.low(after) in view.grammar.prepositions
    if thing.end > start or view.low(start - 1) != ":" or not alone:
        return False
    first, _ = view.segment(thing.start)
    return not any(predicate(view, place) for place in range(first, start))


def _relative(view: View, place: int) -> bool:
    """Return whether a verb stands in a clause of its own that a pronoun opens: "l'accord qui liait les deux"."""
    return any(view.low(here) in {"qui", "que", "qu", "dont", "où"} for here in range(max(0, place - 6), place))


def _belongs(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether a thing belongs to a noun of the deed: behind it in its clause, or its topic before a colon."""
    first, last = sorted((thing.start, deed.head))
    if thing.start > deed.head:
        return view.between(first, last) < Break.STRONG
    if any(predicate(view, place) and view.low(place) not in view.grammar.realise for place in range(thing.end, last)):
        return False
    if any(view.tokens[place].text in _TOPIC for place in range(first, last)):
        return True
    # "Odessa sans courant après une attaque russe", but of "après la baisse du brut" the thing stands behind.
    return deed.use is Use.PASSIVE and view.low(deed.last + 1) not in _OF and view.between(first, last) < Break.STRONG
