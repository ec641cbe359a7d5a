"""French deeds: verbs in their place, participles that stand for a whole predicate, and nouns of the same deed."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from watchlist.language.forms import Form
from watchlist.model.evidence import Status
from watchlist.rules.deed import Deed, Left, Use
from watchlist.rules.finder import Hit
from watchlist.rules.french.auxiliaries import compound, infinitive, simple
from watchlist.rules.french.finite import finite, predicate, verbal
from watchlist.rules.view import Break, View

_FINITE = frozenset({Form.THIRD, Form.PAST, Form.FUTURE, Form.CONDITIONAL})
_REACTION_REACH = 9
_PAPER_REACH = 4
_TOLL_REACH = 6
_PART_OF = frozenset({"de", "d", "du", "des", "dans", "sur", "entre", "en"})
_AFTER = frozenset({"grâce", "suite", "lendemain"})
_SAID = {"noun_denied": Status.DENIED, "noun_hedged": Status.HEDGED, "noun_forecast": Status.FORECAST}
_COMING = {"avant": Status.FORECAST, "bientôt": Status.FORECAST, "sans": Status.DENIED}


def deeds(view: View, hits: Iterable[Hit]) -> list[Deed]:
    """Return the actions at these hits as they are used; of two that share a word the longer holds."""
    found = [each for hit in hits if (each := deed(view, hit)) is not None]
    verbs = {each.head for each in found if each.use is not Use.NOUN and not each.hit.noun}
    return [
        each
        for each in found
        if not any(_swallows(view, other, each) for other in found) and not (each.hit.noun and each.head in verbs)
    ]


def _swallows(view: View, longer: Deed, shorter: Deed) -> bool:
    return shorter.hit.taken < longer.hit.taken and longer.hit.term not in view.grammar.words("holds")


def deed(view: View, hit: Hit) -> Deed | None:
    """Return the action as it is used at a hit, or None where the word only looks like it."""
    if view.name(hit.start):
        return None
    if hit.noun:
        return _noun(view, hit)
    if Form.PARTICIPLE in hit.forms and (left := compound(view, hit)) is not None:
        if left.be or left.have:
            return Deed(hit, Use.PASSIVE if left.be and not _past_with_etre(view, hit) else Use.ACTIVE, left)
        return Deed(hit, Use.PASSIVE, left) if _alone(view, hit) else None
    if hit.forms & _FINITE and verbal(view, hit.start, hit.end):
        return Deed(hit, Use.ACTIVE, simple(view, hit))
    if Form.PARTICIPLE in hit.forms and _alone(view, hit):
        return Deed(hit, Use.ACTIVE if _past_with_etre(view, hit) else Use.PASSIVE, Left(hit.start))
    if Form.BASE in hit.forms and not _noun_before(view, hit.start):
        return Deed(hit, Use.ACTIVE, infinitive(view, hit))
    if Form.GERUND in hit.forms and _done_by(view, hit.start):
        return Deed(hit, Use.ACTIVE, Left(hit.start))
    return None


def _past_with_etre(view: View, hit: Hit) -> bool:
    """Return whether the verb makes its past with *être*: "est entré en vigueur" is no passive."""
    return hit.term.split(" ")[0] in view.grammar.words("etre_verbs")


def _noun_before(view: View, place: int) -> bool:
    """Return whether an infinitive is a noun: "le lever", "au lancer"."""
    before = view.low(place - 1)
    return before in {"un", "du", "au"} or (before == "le" and view.opens(place - 1))


def _done_by(view: View, place: int) -> bool:
    """Return whether a present participle tells what is done: "en levant", ", levant", "un décret levant"."""
    if view.low(place - 1) in {"en", ","}:
        return True
    for here in range(place - 1, max(-1, place - 1 - _PAPER_REACH), -1):
        if view.low(here) in view.grammar.papers and view.between(here, place) is Break.NONE:
            first = _phrase(view, here)
            if view.opens(first):
                return _reacted(view, place)
            return view.low(first - 1) in view.grammar.realise
    return False


def _reacted(view: View, place: int) -> bool:
    """Return whether the next verb reacts to what a paper does, or none follows: "un décret levant … provoque"."""
    after = next((here for here in range(place + 1, len(view.tokens)) if predicate(view, here)), None)
    return after is None or view.low(after) in view.grammar.realise


def _alone(view: View, hit: Hit) -> bool:
    """Return whether a participle without auxiliary is the predicate of its clause: "Sanctions levées par".

    It is none where another verb tells what the clause says: "les sanctions levées en mars profitent à Moscou".
    """
    before = hit.start - 1
    while before >= 0 and (view.grammar.adverb(view.low(before)) or view.low(before) in view.grammar.negations):
        before -= 1
    if before < 0 or view.tokens[hit.end - 1].glued or view.tokens[before].glued:
        return False
    if view.tokens[before].mark:
        # "Les otages, retenus depuis un an, libérés": all that is said is said by participles.
        first, last = view.segment(hit.start)
        return view.tokens[before].text == "," and not any(predicate(view, here) for here in range(first, last))
    grammar, word = view.grammar, view.low(before)
    if word in grammar.words("articles") or word in grammar.words("numerals") or word in grammar.prepositions:
        return False
    start, end = _clause(view, hit)
    return not any(predicate(view, here) for here in range(start, end) if here not in hit.taken)


def _clause(view: View, hit: Hit) -> tuple[int, int]:
    start, end = hit.start, hit.end
    while start > 0 and (not _parts(view, start - 1) or view.low(start - 1) in view.grammar.ands):
        start -= 1
    while end < len(view.tokens) and not _parts(view, end):
        end += 1
    return start, end


def _parts(view: View, place: int) -> bool:
    return view.breaks[place] > Break.NONE or view.tokens[place].mark


def _noun(view: View, hit: Hit) -> Deed | None:
    if view.tokens[hit.end - 1].glued or (hit.start > 0 and view.tokens[hit.start - 1].glued):
        return None
    first = _phrase(view, hit.start)
    word = view.low(first - 1)
    left = _said_to_be(view, hit)
    if left.status is None and not _deadly(view, first - 1) and (said := _before(view, first)) is not None:
        left = replace(left, status=said[0], because=said[1])
    if word in view.grammar.words("done") or view.low(first - 2) in _AFTER or _deadly(view, first - 1):
        # "après la levée des sanctions": what something came after is done, as a passive says it.
        return Deed(hit, Use.PASSIVE, left)
    return Deed(hit, Use.PASSIVE if _news(view, hit) else Use.NOUN, left)


def _deadly(view: View, place: int) -> bool:
    """Return whether a toll stands before *dans*: "dix morts dans une frappe"."""
    toll = range(max(0, place - _TOLL_REACH), place)
    return view.low(place) == "dans" and any(view.low(here) in view.grammar.words("toll") for here in toll)


def _said_to_be(view: View, hit: Hit) -> Left:
    """Return how what is said of a noun colours it: "la levée des sanctions est envisagée"."""
    for place in range(hit.end, len(view.tokens)):
        if view.breaks[place] > Break.NONE:
            break
        word = view.low(place)
        for name, status in _SAID.items():
            if word in view.grammar.words(name):
                return Left(hit.start, status=status, because=f"“{word}” it is said to be")
    return Left(hit.start)


def _before(view: View, first: int) -> tuple[Status, str] | None:
    """Return how the preposition before a noun phrase colours it: what is only *of* something is not told itself."""
    word = view.low(first - 1)
    if word in _COMING:
        return _COMING[word], f"“{word}” it"
    if word in {"de", "d"} and view.low(first - 2) in {"pas", "plus", "jamais"}:
        return Status.DENIED, f"“{view.low(first - 2)} {word}” it"
    if word in _PART_OF and view.low(first - 2) not in view.grammar.words("heads"):
        return Status.HEDGED, f"“{view.low(first - 2)} {word}” it: only named"
    return None


def _phrase(view: View, place: int) -> int:
    """Return where the noun phrase of a noun begins: with its article and what may stand after that."""
    grammar, here = view.grammar, place
    while here > 0 and (
        (
            view.low(here - 1) in grammar.words("articles")
            and view.low(here - 1) not in {"de", "d", "du", "des", "au", "aux"}
        )
        or view.low(here - 1) in grammar.words("numerals")
    ):
        here -= 1
    return here


def _news(view: View, hit: Hit) -> bool:
    """Return whether a noun that opens its headline is its news.

    It is where it needs no word to realise it, or where the rest of the headline reacts to it.
    """
    first = _phrase(view, hit.start)
    if not view.opens(first):
        return False
    if any(predicate(view, here) for here in range(hit.end, _end(view, hit.end))):
        return False
    after = _end(view, hit.end)
    bare = not any(view.low(place) in view.grammar.words("articles") for place in range(first, hit.start))
    if bare and (view.low(hit.start) in view.grammar.words("results") or _verbless(view, hit.start)):
        return True
    if after >= len(view.tokens) or view.tokens[after].text not in {":", "—", ","}:
        return False
    beyond = range(after + 1, min(len(view.tokens), after + 1 + _REACTION_REACH))
    reactions = view.grammar.words("reactions") | view.grammar.realise
    felt = view.grammar.words("feelings")
    return any(view.low(here) in felt or (view.low(here) in reactions and finite(view, here)) for here in beyond)


def _verbless(view: View, place: int) -> bool:
    """Return whether what a noun opens has no verb to its end: "Fed : nouvelle baisse des taux"."""
    start, _ = view.segment(place)
    rest = range(start, len(view.tokens))
    return not any(view.tokens[here].text in {":", "—", ";", "?"} or predicate(view, here) for here in rest)


def _end(view: View, place: int) -> int:
    while place < len(view.tokens) and not view.tokens[place].mark:
        place += 1
    return place
