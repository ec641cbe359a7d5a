"""Russian and Ukrainian voice: the ending has told it; here the things are held against it."""

from __future__ import annotations

from collections.abc import Sequence

from watchlist.language.forms import Form
from watchlist.rules.deed import Deed, Use
from watchlist.rules.finder import Hit
from watchlist.rules.view import Break, View

_FRONT = 3
"""So many words may stand between a preposition and the noun that it governs: "с шести российских судов"."""
_ADJECTIVES = (
    "ого", "его", "ых", "их", "ой", "ей", "ый", "ий", "ую", "юю", "ая", "яя", "ое", "ее", "ые", "ие",
    "ым", "им", "ыми", "ими", "ому", "ему", "ої", "ій", "ою", "ську", "ська", "ські", "ньої", "них",
)  # fmt: skip
"""The endings of adjectives, which may stand between the two."""


def voice(view: View, deed: Deed, things: Sequence[Hit]) -> Use | None:
    """Return how the deed is used, or None where nothing that it could be done to stands in its clause.

    Words stand in any order, so a thing may come before its verb or after it; behind a preposition it is no object:
    "отменила визит из-за санкций" ends no sanctions.
    """
    if deed.use is Use.NOUN or not things:
        return deed.use
    near = [thing for thing in things if _near(view, deed, thing)]
    if deed.hit.term in view.grammar.either:
        return deed.use if near else None
    free = [thing for thing in near if not _governed(view, deed, thing)]
    if deed.use is Use.ACTIVE:
        free = [thing for thing in free if not _subject(view, thing)]
    return deed.use if free else None


def _subject(view: View, thing: Hit) -> bool:
    """Return whether a thing stands in a nominative that is no accusative: "снизил прогноз, ставка без изменений"."""
    if view.language == "ru":
        return Form.NOMINATIVE in thing.forms
    spelled = " ".join(view.low(place) for place in sorted(thing.taken))
    return spelled.endswith(("а", "я")) and Form.PLURAL not in thing.forms and spelled == thing.term.lower()


def _near(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether a thing stands in the deed's clause; behind a comma only what was said in passing parts them."""
    if thing.start < deed.head:
        return view.between(thing.end - 1, deed.head) < Break.STRONG
    parted = view.between(deed.last, thing.start)
    # "снизил прогноз, сохранив ставку" cuts a forecast, "снизила, как и ждали, ставку" a rate.
    return (
        parted is Break.NONE or (parted is Break.WEAK and view.low(deed.last + 1) == ",") or _listed(view, deed, thing)
    )


def _listed(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether a thing is one of several: "снял санкции и запреты"."""
    breaks = [place for place in range(deed.last + 1, thing.start) if view.breaks[place] > Break.NONE]
    return all(view.low(place) in view.grammar.ands for place in breaks)


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
