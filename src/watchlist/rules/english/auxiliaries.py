"""What stands left of a verb: auxiliaries, negations, and what governs an infinitive."""

from __future__ import annotations

from watchlist.model.evidence import Status
from watchlist.rules.deed import Left
from watchlist.rules.view import Break, View

GOVERNOR_REACH = 7
"""How far left of *to* a permissive verb may stand: "allows the waiver for Russian oil to lapse"."""


def look_left(view: View, verb: int, *, bare: bool = False) -> Left:
    """Return what the words left of the verb at that place make of it; `bare` where it may be a base form."""
    grammar = view.grammar
    start, be, have, base = verb, False, False, False
    status: Status | None = None
    because = ""
    place = verb - 1
    while place >= 0:
        word = view.low(place)
        if grammar.adverb(word) or word == "'s":
            if word == "'s":
                if not _is_verb_s(view, place):
                    break
                be = True
        elif word in grammar.negations:
            status, because = Status.DENIED, f"“{word}” left of the verb"
        elif word == "to":
            governed, why, place = _governor(view, place)
            if status is not Status.DENIED:
                status, because = governed or status, why or because
            return Left(place, be, have, True, status, because)
        elif word in grammar.be:
            be = True
        elif word in grammar.have:
            have = True
        elif word in grammar.do:
            base = True
        elif grammar.modal(word) and not _is_name(view, place):
            base = True
            if status is not Status.DENIED:
                status, because = modal(view, word), f"“{word}” left of the verb"
        else:
            break
        start = place
        place -= 1
    if bare and not base and start == verb:
        if (helper := _permissive(view, verb - 1)) is not None:
            return Left(helper, be, have, True, *_own(view, helper))
        if _inverted(view, verb):
            return Left(start, be, have, True, Status.QUESTION, "an auxiliary before its subject asks")
    if status is None and not base and any(view.low(place) == "be" for place in range(start, verb)):
        return Left(start, be, have, base, Status.HEDGED, "“be” without a helper speaks of what is wished")
    return Left(start, be, have, base, status, because)


def _inverted(view: View, verb: int) -> bool:
    """Return whether the clause asks by putting its auxiliary first: "Will the US ease"."""
    first = view.clause_start(verb)
    if view.low(first) in {"when", "how", "why", "where", "what"}:
        first += 1
    word = view.low(first)
    return first < verb - 1 and (view.grammar.modal(word) or word in view.grammar.do)


def modal(view: View, word: str) -> Status:
    """Return how a modal verb colours what it governs."""
    if word in view.grammar.will:
        return Status.FORECAST
    return Status.OPINION if word in view.grammar.should else Status.HEDGED


def _is_name(view: View, place: int) -> bool:
    """Return whether *May* or *Will* is a month or a person here."""
    return view.tokens[place].capital and view.name(place)


def _is_verb_s(view: View, place: int) -> bool:
    return view.low(place - 1) in {"it", "he", "she", "that", "there", "what", "who"}


def _permissive(view: View, place: int) -> int | None:
    """Return the place of a *let* or *allow* that governs a bare verb further right, or None."""
    for here in range(place, max(-1, place - GOVERNOR_REACH), -1):
        if view.breaks[here] >= Break.STRONG or view.grammar.modal(view.common(here)):
            return None
        if view.common(here) in view.grammar.permissive:
            return here
    return None


def _governor(view: View, to: int) -> tuple[Status | None, str, int]:
    """Return how the word that governs *to* colours the infinitive, why, and where it stands."""
    grammar = view.grammar
    place = to - 1
    negated = False
    while place >= 0 and (grammar.adverb(view.low(place)) or view.low(place) in grammar.negations):
        negated = negated or view.low(place) in grammar.negations
        place -= 1
    if negated:
        return Status.DENIED, "“not to”", place + 1
    word = view.common(place)
    if word in grammar.to_denied:
        return Status.DENIED, f"“{word} to”", place
    if word in grammar.papers and (signer := _signer(view, place)) is not None:
        return (*_own(view, signer), signer)
    if word in grammar.to_fact:
        if view.low(place - 1) in _AIMED:
            return Status.HEDGED, f"“{view.low(place - 1)} {word} to”", place - 1
        return (*_own(view, place), place)
    if word in grammar.to_hedged:
        return Status.HEDGED, f"“{word} to”", place
    if word in grammar.to_forecast or word in grammar.be:
        return Status.FORECAST, f"“{word} to”", place
    if (helper := _permissive(view, place)) is not None:
        return (*_own(view, helper), helper)
    for here in range(place, max(-1, place - GOVERNOR_REACH), -1):
        if view.breaks[here] >= Break.STRONG:
            break
        if view.common(here) in grammar.to_hedged:
            return Status.HEDGED, f"“{view.common(here)} … to”", here
        if view.common(here) in grammar.to_denied:
            return Status.DENIED, f"“{view.common(here)} … to”", here
    return Status.FORECAST, "“to” with a bare verb speaks of what is to come", to


_AIMED = frozenset({"for", "on", "toward", "towards", "before"})
"""A step that one of these aims at is not yet taken: "returns for vote to end"."""


def _signer(view: View, paper: int) -> int | None:
    """Return the place of the verb that puts a paper in force: "signs bill to end"."""
    for place in range(paper - 1, max(-1, paper - 1 - GOVERNOR_REACH), -1):
        if view.breaks[place] >= Break.STRONG:
            return None
        if view.common(place) in view.grammar.words("signs"):
            return place
    return None


def _own(view: View, place: int) -> tuple[Status | None, str]:
    """Return how the governor's own auxiliaries colour it: what *may decide to ease* is no fact."""
    left = look_left(view, place, bare=True)
    return left.status, left.because
