"""Russian and Ukrainian deeds: verbs by the form of their ending, and nouns of the same deed."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from watchlist.language.forms import Form
from watchlist.model.evidence import Status
from watchlist.rules.deed import Deed, Left, Use
from watchlist.rules.finder import Hit
from watchlist.rules.slavic.governors import governed
from watchlist.rules.view import Break, View


def deeds(view: View, hits: Iterable[Hit]) -> list[Deed]:
    """Return the actions at these hits as they are used; what only looks like one is left out."""
    return [found for hit in hits if (found := _deed(view, hit)) is not None]


def _deed(view: View, hit: Hit) -> Deed | None:
    if view.name(hit.start):
        return None
    if hit.noun:
        return Deed(hit, Use.NOUN, _awaited(view, hit))
    if Form.PARTICIPLE in hit.forms and not hit.forms & _FINITE:
        return None if _attribute(view, hit) else Deed(hit, Use.PASSIVE, governed(view, hit))
    left = governed(view, hit)
    if Form.REFLEXIVE in hit.forms and left.status is not Status.HEDGED:
        return Deed(hit, Use.PASSIVE, left)
    if Form.GERUND in hit.forms and not hit.forms & _FINITE:
        return Deed(hit, Use.ACTIVE, replace(left, status=left.status))
    # "Договор прекратил действие": what happens to the thing itself is nobody's doing.
    return Deed(hit, Use.PASSIVE if hit.term in view.grammar.intransitive else Use.ACTIVE, left)


def _awaited(view: View, hit: Hit) -> Left:
    """Return what colours a noun: after it something else is promised, so that it has not come: "готовы ... после"."""
    for place in range(hit.start - 1, max(-1, hit.start - 1 - _AFTER), -1):
        if view.low(place) in view.grammar.words("after") and (word := _promise(view, place)):
            return Left(hit.start, status=Status.FORECAST, because=f"“{word}” something after it")
        if view.breaks[place] > Break.NONE:
            break
    return Left(hit.start)


def _promise(view: View, after: int) -> str:
    """Return the word of the sentence that speaks of what is to come, or nothing."""
    grammar = view.grammar
    listed = grammar.to_hedged | grammar.to_forecast | grammar.will
    start, end = view.segment(after)
    words = (view.low(place) for place in range(start, end))
    return next((word for word in words if word in listed or word.endswith(_FUTURE)), "")


_FUTURE = ("тиме", "тимуть", "тиметься", "тимуться")
"""The future of Ukrainian verbs that last."""
_AFTER = 3
"""So many words may stand between *after* and the noun."""


_FINITE = frozenset({Form.PAST, Form.THIRD, Form.FUTURE, Form.BASE})


def _attribute(view: View, hit: Hit) -> bool:
    """Return whether a long participle stands before its noun: "введённые санкции" says nothing new.

    A short one, and the Ukrainian one in -но or -то, is always a predicate.
    """
    if view.low(hit.end - 1).endswith(_PREDICATES):
        return False
    after = hit.end
    if after >= len(view.tokens) or view.breaks[after] > Break.NONE or view.tokens[after].mark:
        return False
    word = view.low(after)
    return word not in view.grammar.prepositions and not view.grammar.adverb(word) and not word[:1].isdigit()


_PREDICATES = ("но", "то", "н", "на", "ны", "т", "та", "ты")
