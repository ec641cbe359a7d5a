"""Russian and Ukrainian voice: the ending has told it; here the things are held against it."""

from __future__ import annotations

from collections.abc import Sequence

from watchlist.rules.deed import Deed, Use
from watchlist.rules.finder import Hit
from watchlist.rules.view import Break, View

_FRONT = 3
"""So many words may stand between a preposition and the noun that it governs: "с шести российских судов"."""
_ADJECTIVES = (
    *(
        "ого",
        "его",
        "ых",
        "их",
        "ых",
        "ой",
        "ей",
        "ый",
        "ий",
        "ую",
        "юю",
        "ая",
        "яя",
        "ое",
        "ее",
        "ые",
        "ие",
        "ым",
        "им",
        "ыми",
        "ими",
    ),
    *("ому", "ему", "ої", "ій", "ою", "ську", "ська", "ські", "ньої", "ного", "них"),
)


def voice(view: View, deed: Deed, things: Sequence[Hit]) -> Use | None:
    """Return how the deed is used, or None where nothing that it could be done to stands in its clause.

    Words stand in any order, so a thing may come before its verb or after it; behind a preposition it is no object:
    "отменила визит из-за санкций" ends no sanctions.
    """
    if deed.use is Use.NOUN or not things:
        return deed.use
    near = [
        thing
        for thing in things
        if view.between(min(deed.last, thing.end - 1), max(deed.head, thing.start)) < Break.STRONG
    ]
    if deed.hit.term in view.grammar.either:
        return deed.use if near else None
    return deed.use if any(not _governed(view, deed, thing) for thing in near) else None


def _governed(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether a preposition that is not the verb's own stands before a thing and its adjectives."""
    for place in range(thing.start - 1, max(-1, thing.start - 2 - _FRONT), -1):
        word = view.low(place)
        if place in deed.hit.taken:
            return False
        if word in view.grammar.prepositions:
            # "схвалив угоду про перемир'я": what a paper is about is what becomes of it.
            return view.low(place - 1) not in view.grammar.papers
        if not (word.endswith(_ADJECTIVES) or word in view.grammar.determiners or word[:1].isdigit()):
            return False
    return False
