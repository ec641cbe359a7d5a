"""German deeds: verbs in their place, and nouns of the same deed.

All nouns have capitals, and no verb has one but where it opens. A particle counts only at the end of its clause:
the *auf* of "hebt Zölle auf Stahl auf" is the second.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from watchlist.language.forms import Form
from watchlist.language.regular.de import SEPARABLE
from watchlist.model.evidence import Status
from watchlist.rules.deed import Deed, Left, Use
from watchlist.rules.finder import Hit
from watchlist.rules.german.auxiliaries import helper, predicate
from watchlist.rules.german.field import attribute, conjunct, ends, field, verb_of
from watchlist.rules.german.finite import finite
from watchlist.rules.german.governors import told
from watchlist.rules.view import View

_PARTICLES = frozenset(SEPARABLE)
_NOT = frozenset({"nicht", "nie", "niemals", "kaum"})


def deeds(view: View, hits: Iterable[Hit]) -> list[Deed]:
    """Return the actions at these hits as they are used; of two that share a word the longer holds."""
    found = [each for hit in hits if (each := deed(view, hit)) is not None]
    return [each for each in found if not any(each.hit.taken < other.hit.taken for other in found)]


def deed(view: View, hit: Hit) -> Deed | None:
    """Return the action as it is used at a hit, or None where the word only looks like it."""
    found = _noun(view, hit) if hit.noun else _verb(view, hit)
    if found is None or found.left.status is not None:
        return found
    status, because = told(view, hit.start)
    return replace(found, left=replace(found.left, status=status, because=because))


def _verb(view: View, hit: Hit) -> Deed | None:
    settled = _settled(view, hit)
    if settled is None or _capital(view, verb_of(settled, view)) or _attributive(view, settled):
        return None
    if _verbless(settled, view) and _finite_near(view, settled):
        return None
    if _passes(view, settled):
        return None
    left = predicate(view, settled).left
    return Deed(settled, Use.PASSIVE if left.be else Use.ACTIVE, left)


def _noun(view: View, hit: Hit) -> Deed | None:
    last = hit.end - 1
    if view.tokens[last].glued:
        return None
    if not view.tokens[last].capital and view.sentence.capitals != "all":
        return None
    left = _noun_left(view, hit)
    place = hit.start - 1
    while place >= 0 and (attribute(view, place) or _inner(view, place)):
        place -= 1
    word, before = view.low(place), view.low(place - 1)
    if word in view.grammar.words("done") and before not in view.grammar.words("calls"):
        # "nach Aufhebung der Zölle": what something came after is done, as a passive says it.
        return Deed(hit, Use.PASSIVE, left)
    if word in view.grammar.words("coming") or (word in {"zum", "zur"} and before in view.grammar.words("coming")):
        left = replace(left, status=Status.FORECAST, because=f"“{word}” it")
    fact = _done(view, hit) or _result(view, hit, place + 1)
    return Deed(hit, Use.PASSIVE if fact else Use.NOUN, left)


def _noun_left(view: View, hit: Hit) -> Left:
    """Return what denies a noun: "Bau der Mine noch nicht begonnen"."""
    _, end = conjunct(view, hit.start)
    for place in range(hit.end, end):
        if view.low(place) in _NOT and view.low(place + 1) not in view.grammar.words("no_negation"):
            return Left(hit.start, status=Status.DENIED, because=f"“{view.low(place)}” in its clause")
    return Left(hit.start)


def _done(view: View, hit: Hit) -> bool:
    """Return whether a participle at the end of the clause makes a fact of a noun: "Aufhebung beschlossen"."""
    _, end = conjunct(view, hit.start)
    last = end - 1
    while last > hit.end and helper(view, view.low(last)) and not view.grammar.modal(view.low(last)):
        last -= 1
    if last < hit.end or last == hit.end - 1:
        return False
    return view.low(last) in view.grammar.realise and not view.tokens[last].capital


def _result(view: View, hit: Hit, first: int) -> bool:
    """Return whether a noun that opens a headline without a verb is its news: "Einigung auf Waffenruhe"."""
    if view.low(hit.end - 1) not in view.grammar.words("results") or not view.opens(first):
        return False
    start, end = view.segment(hit.start)
    last = end - 1 - view.tokens[end - 1].mark
    if not view.tokens[last].capital:
        return False
    return not any(helper(view, view.low(place)) for place in range(start, end))


def _inner(view: View, place: int) -> bool:
    """Return whether a word stands between a preposition and its noun: an article, or whose deed it is."""
    return view.low(place) in view.grammar.determiners or view.mention_at(place) is not None


def _settled(view: View, hit: Hit) -> Hit | None:
    """Return the hit with its particle at the end of the clause, or None where it has none there."""
    last = max(hit.taken)
    particle = view.low(last)
    listed = particle in _PARTICLES and particle not in hit.term.lower().split()
    if len(hit.taken) < 2 or not listed or verb_of(hit, view) == last:
        return hit
    _, end = field(view, hit.start)
    for place in range(last, end):
        if view.low(place) == particle and ends(view, place + 1) and not view.tokens[place].capital:
            taken = (hit.taken - {last}) | {place}
            return replace(hit, end=place + 1, taken=frozenset(taken))
    return None


def _capital(view: View, verb: int) -> bool:
    """Return whether a word is written as a noun: "das Auslaufen"."""
    if view.sentence.capitals == "all" or not view.tokens[verb].capital:
        return False
    return not view.opens(verb)


def _passes(view: View, hit: Hit) -> bool:
    """Return whether a verb only passes what a noun of another deed says: "beschließt Aufhebung der Zölle"."""
    grammar = view.grammar
    if hit.term not in grammar.words("passes"):
        return False
    start, end = conjunct(view, verb_of(hit, view))
    return any(view.low(place) in grammar.words("undoes") for place in range(start, end))


def _verbless(hit: Hit, view: View) -> bool:
    """Return whether a phrase stands without its verb: "Vertrag außer Kraft"."""
    return {view.low(place) for place in hit.taken} <= set(hit.term.lower().split()[:-1])


def _finite_near(view: View, hit: Hit) -> bool:
    """Return whether the clause has a verb of its own: "Vertrag bleibt außer Kraft"."""
    start, end = field(view, hit.start)
    return any(finite(view, place) or helper(view, view.low(place)) for place in range(start, end))


def _attributive(view: View, hit: Hit) -> bool:
    """Return whether a weak past is a participle before its noun: "den verhängten Zöllen", but "USA verhängten"."""
    place = verb_of(hit, view)
    if hit.forms != {Form.PAST} or not view.low(place).endswith(("te", "ten")):
        return False
    before = place - 1
    while before >= 0 and view.grammar.adverb(view.low(before)):
        before -= 1
    _, end = field(view, place)
    if place + 1 == end or view.low(place + 1) in view.grammar.determiners:
        return False
    return before < 0 or not view.tokens[before].capital
