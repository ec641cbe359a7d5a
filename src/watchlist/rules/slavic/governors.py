"""What governs a Russian or Ukrainian verb: negation, auxiliaries, modals, and what an infinitive hangs on."""

from __future__ import annotations

from watchlist.language.dates import dates_of
from watchlist.language.dates.words import Unit
from watchlist.language.forms import Form
from watchlist.model.evidence import Status
from watchlist.rules.deed import Left
from watchlist.rules.finder import Hit
from watchlist.rules.view import Break, View

REACH = 7
"""How far a word that governs an infinitive may stand from it: "готовы в ближайшие дни снять"."""


def governed(view: View, hit: Hit) -> Left:
    """Return how what stands around a verb colours it."""
    head = hit.start
    if (old := _old(view, hit)) is not None:
        return Left(head, status=Status.HISTORY, because=old)
    if (asks := _asks(view, hit)) is not None:
        return Left(head, status=Status.QUESTION, because=asks)
    start, negated = _before(view, head)
    if negated:
        return Left(start, status=Status.DENIED, because=f"“{negated}” before the verb")
    if (wish := _wished(view, hit)) is not None:
        return Left(start, status=Status.HEDGED, because=wish)
    status, because, start = _auxiliary(view, start)
    if status is not None:
        return Left(start, status=status, because=because)
    if hit.forms <= _INFINITIVE:
        status, because, start = _governor(view, hit, start)
        return Left(start, base=True, status=status, because=because)
    if Form.FUTURE in hit.forms and Form.PAST not in hit.forms:
        # "Госдума ратифицирует": a verb of both aspects says rather what will be.
        return Left(start, status=Status.FORECAST, because="the verb is of the future")
    return Left(start)


_INFINITIVE = frozenset({Form.BASE, Form.REFLEXIVE})


def _before(view: View, head: int) -> tuple[int, str]:
    """Return the first word that belongs to the verb there, and its negation where it has one."""
    grammar, start = view.grammar, head
    place = head - 1
    while place >= 0 and view.breaks[place] is Break.NONE:
        word = view.low(place)
        if word in grammar.negations:
            return (place, "") if view.low(place + 1) in grammar.words("only") else (place, word)
        if not (grammar.adverb(word) or word in grammar.be):
            break
        start = place
        place -= 1
    return start, ""


def _auxiliary(view: View, start: int) -> tuple[Status | None, str, int]:
    """Return how "будет", "может", "должен" colour the verb, through "быть"."""
    grammar = view.grammar
    for place in range(start, max(-1, start - 4), -1):
        if place < start and view.breaks[place] is not Break.NONE:
            break
        word = view.low(place)
        status = _status_of(view, word)
        if status is None:
            continue
        if view.low(place - 1) in grammar.negations:
            return Status.DENIED, f"“{view.low(place - 1)} {word}” before the verb", place - 1
        return status, f"“{word}” before the verb", place
    return None, "", start


def _status_of(view: View, word: str) -> Status | None:
    grammar = view.grammar
    if word in grammar.may:
        return Status.HEDGED
    if word in grammar.will:
        return Status.FORECAST
    return Status.OPINION if word in grammar.should else None


def _governor(view: View, hit: Hit, start: int) -> tuple[Status | None, str, int]:
    """Return how the word that an infinitive hangs on colours it; it stands before it, seldom after."""
    before = range(start - 1, max(-1, start - 1 - REACH), -1)
    after = range(hit.end, min(len(view.tokens), hit.end + REACH))
    for places in (before, after):
        for place in places:
            if view.breaks[place] >= Break.STRONG or view.tokens[place].text == ",":
                break
            word = view.low(place)
            status = _by_list(view, word)
            if status is None:
                continue
            first = min(place, start)
            if view.low(place - 1) in view.grammar.negations:
                return Status.DENIED, f"“{view.low(place - 1)} {word}” governs it", min(first, place - 1)
            if status is Status.ASSERTED:
                colour = _auxiliary(view, place - 1) if place else (None, "", place)
                return colour[0], colour[1], first
            return status, f"“{word}” governs it", first
    return Status.HEDGED, "an infinitive that nothing makes a fact", start


def _by_list(view: View, word: str) -> Status | None:
    grammar = view.grammar
    for listed, status in (
        (grammar.to_denied, Status.DENIED),
        (grammar.to_fact, Status.ASSERTED),
        (grammar.to_hedged, Status.HEDGED),
        (grammar.to_forecast, Status.FORECAST),
    ):
        if word in listed:
            return status
    return _status_of(view, word)


def _old(view: View, hit: Hit) -> str | None:
    """Return why the verb tells of what lies long behind: "через полгода после того, как США сняли санкции"."""
    place = hit.start - 1
    while place >= 0 and view.breaks[place] is Break.NONE:
        place -= 1
    if view.low(place) not in _HOW:
        return None
    place -= 1 + (view.low(place - 1) == ",")
    if view.low(place) != _THAT or view.low(place - 1) not in view.grammar.words("after"):
        return None
    units = dates_of(view.language).units
    for before in range(max(0, place - 1 - _SPAN), place - 1):
        if units.get(view.low(before)) in _LONG:
            return f"“{view.low(before)} {view.low(place - 1)}” it"
    return None


_HOW = frozenset({"как", "як"})
_THAT = "того"
_SPAN = 4
"""So many words before *after* may tell how long after."""
_LONG = frozenset({Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.DECADE})


def _wished(view: View, hit: Hit) -> str | None:
    """Return why the verb tells of what somebody wishes: "бы" beside it, "чтобы" before its clause."""
    grammar = view.grammar
    for place in range(max(0, hit.start - 2), min(len(view.tokens), hit.end + 2)):
        if view.low(place) in grammar.words("would"):
            return f"“{view.low(place)}” beside the verb"
    for place in range(hit.start - 1, -1, -1):
        if view.low(place) in grammar.words("wish"):
            return f"“{view.low(place)}” opens its clause"
        if view.breaks[place] >= Break.STRONG or view.tokens[place].text == ",":
            break
    return None


def _asks(view: View, hit: Hit) -> str | None:
    """Return why the clause asks: "ли" after the verb, "чи" before it."""
    grammar = view.grammar
    if view.low(hit.end) in grammar.words("whether") and not view.tokens[hit.end].capital:
        return f"“{view.low(hit.end)}” after the verb asks"
    first = view.clause_start(hit.start, Break.STRONG)
    if view.low(first) in grammar.words("whether"):
        return f"“{view.low(first)}” opens a question"
    return None
