"""What governs a French infinitive: "décide de", "envisage de", "va", "sans", or nothing at all."""

from __future__ import annotations

from watchlist.model.evidence import Status
from watchlist.rules.view import Break, View

GOVERNOR_REACH = 8
"""So many words left of its *de* or *à* a governor may stand: "autorise l'Inde pour trente jours à acheter"."""
_MARKERS = frozenset({"de", "d", "à", "par"})
_OPENERS = {"sans": Status.DENIED, "pour": Status.HEDGED, "avant": Status.FORECAST, "afin": Status.HEDGED}
_PAPER_REACH = 3

Governed = tuple[Status | None, str, int]


def governed(view: View, infinitive: int) -> Governed:
    """Return how what governs the infinitive at a place colours it, why, and where the whole of it begins."""
    grammar = view.grammar
    place = infinitive - 1
    while place >= 0 and (
        view.low(place) in grammar.words("clitics") or view.low(place) in grammar.negations or adverb(view, place)
    ):
        if view.low(place) == "ne" and not only(view, place):
            return Status.DENIED, "“ne” before the infinitive", place
        place -= 1
    word = view.low(place)
    if word == "après":
        return None, "", place
    if word == "pour" and _reason(view, infinitive, place):
        return None, "", place
    if word in _OPENERS:
        return _OPENERS[word], f"“{word}” before the infinitive", place
    if word in _MARKERS:
        if view.low(place - 1) in _OPENERS:
            return _OPENERS[view.low(place - 1)], f"“{view.low(place - 1)} {word}” before the infinitive", place - 1
        place -= 1
    return _governor(view, place, infinitive)


def _governor(view: View, place: int, infinitive: int) -> Governed:
    for here in range(place, max(-1, place - GOVERNOR_REACH), -1):
        if view.breaks[here] >= Break.STRONG:
            break
        status = _colour(view, here)
        if status is not None:
            return (*turned(view, here, status), here)
        if view.low(here) in view.grammar.to_fact and not _determined(view, here):
            return (*own(view, here), here)
    return Status.HEDGED, "an infinitive alone tells of no deed", infinitive


def _colour(view: View, place: int) -> Status | None:
    grammar, word = view.grammar, view.low(place)
    if view.name(place):
        return None
    for status, words in (
        (Status.DENIED, grammar.to_denied),
        (Status.FORECAST, grammar.to_forecast),
        (Status.HEDGED, grammar.to_hedged | grammar.may),
        (Status.OPINION, grammar.should),
    ):
        if word in words:
            return status
    return None


def turned(view: View, place: int, status: Status) -> tuple[Status, str]:
    """Return the colour of a governor, turned where it is denied: not to rule something out is to think of it."""
    if negated(view, place):
        word = view.low(place)
        return (Status.HEDGED if status is Status.DENIED else Status.DENIED), f"“ne … {word}”"
    return status, f"“{view.low(place)}” governs it"


def own(view: View, place: int) -> tuple[Status | None, str]:
    """Return how a governor that would make a fact is itself coloured: what *va décider de* is no fact."""
    if negated(view, place):
        return Status.DENIED, f"“ne … {view.low(place)}”"
    for here in range(place - 1, max(-1, place - 4), -1):
        if view.breaks[here] >= Break.STRONG:
            break
        word = view.low(here)
        if word in view.grammar.may:
            return Status.HEDGED, f"“{word} {view.low(place)}”"
        if word in view.grammar.will:
            return Status.FORECAST, f"“{word} {view.low(place)}”"
    return None, ""


def negated(view: View, place: int) -> bool:
    """Return whether *ne* stands with the verb at a place, and no *que* that would make *only* of it."""
    here = place - 1
    auxiliaries = view.grammar.be | view.grammar.have
    while here >= 0 and (
        view.low(here) in view.grammar.words("clitics")
        or view.low(here) in view.grammar.negations
        or view.low(here) in auxiliaries
        or adverb(view, here)
    ):
        if view.low(here) in {"ne", "n"}:
            return not only(view, here)
        if view.low(here) in {"pas", "jamais"}:
            return True
        here -= 1
    return False


def only(view: View, place: int) -> bool:
    """Return whether *ne* at a place goes with a *que*: "ne lève que", "ne cesse de"; no *pas* stands with these."""
    rest = [view.low(here) for here in range(place + 1, min(len(view.tokens), place + 7))]
    for word in rest:
        if word in {"pas", "plus", "jamais", "guère", "aucun", "aucune", "ni", "rien"}:
            return False
        if word in view.grammar.words("only"):
            return True
    return False


def _reason(view: View, infinitive: int, place: int) -> bool:
    """Return whether *pour* tells a reason, "pour avoir levé", or what a paper does, "un décret pour lever"."""
    if view.low(infinitive) in view.grammar.words("perfects"):
        return True
    before = range(max(0, place - _PAPER_REACH), place)
    return any(view.low(here) in view.grammar.papers for here in before)


def _determined(view: View, place: int) -> bool:
    """Return whether an article makes a noun of a word that is a verb as often: "un arrêté", "le fait"."""
    return view.low(place) in {"fait", "fini", "dit"} and view.low(place - 1) in view.grammar.words("articles")


def adverb(view: View, place: int) -> bool:
    """Return whether a word may stand between an auxiliary and its verb."""
    word = view.low(place)
    if word in view.grammar.adverbs:
        return True
    # "officiellement", but no "gouvernement".
    return word.endswith("ment") and len(word) > 6 and view.low(place - 1) not in view.grammar.words("articles")
