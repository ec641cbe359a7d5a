"""What governs an infinitive with *zu*, a clause with *dass*, or what is reported in the subjunctive."""

from __future__ import annotations

from watchlist.model.evidence import Status
from watchlist.rules.german.field import field
from watchlist.rules.view import View

GOVERNOR_REACH = 12
_PART = frozenset({":", ";", "—", ".", "?", "!", "|"})
_OPENERS = {"um": Status.HEDGED, "ohne": Status.DENIED, "statt": Status.DENIED, "anstatt": Status.DENIED}

Governed = tuple[Status | None, str]


def governed(view: View, verb: int, *, infinitive: bool) -> Governed:
    """Return how what governs the clause of a verb colours it, and why; an infinitive without any is only wished."""
    start, _ = field(view, verb)
    if infinitive and (status := _OPENERS.get(view.low(start))) is not None:
        return status, f"“{view.low(start)} … zu”"
    place = (verb if infinitive else start) - 1
    floor = max(0, place - GOVERNOR_REACH)
    while place >= floor and view.tokens[place].text not in _PART:
        word = view.low(place)
        if word == "vor" and view.low(place + 1) == ",":
            return Status.FORECAST, "“vor” something that is to come"
        if (status := _colour(view, place)) is not None:
            return _turned(view, place, status, word)
        if word in view.grammar.words("to_fact"):
            return _own(view, place)
        place -= 1
    return (Status.HEDGED, "“zu” without anything that makes a fact of it") if infinitive else (None, "")


def told(view: View, place: int) -> Governed:
    """Return how the verb before a colon colours what stands right after it: "Kreml dementiert: ..."."""
    start, _ = field(view, place)
    # A noun there is a topic: "Abkommen: Parlament stimmt zu".
    if view.low(start - 1) != ":" or start < 2 or view.tokens[start - 2].capital:
        return None, ""
    if view.low(start - 3) in view.grammar.words("spared"):
        return None, ""
    status = _colour(view, start - 2)
    return (status, f"“{view.low(start - 2)}” tells it") if status is not None else (None, "")


def _colour(view: View, place: int) -> Status | None:
    grammar, word = view.grammar, view.low(place)
    for status, words in (
        (Status.DENIED, grammar.to_denied),
        (Status.HEDGED, grammar.to_hedged),
        (Status.FORECAST, grammar.to_forecast),
    ):
        if word in words:
            return status
    return None


def _turned(view: View, place: int, status: Status, word: str) -> Governed:
    """Return the colour, turned where the governor is denied: not to rule something out is to think of it."""
    if status is Status.DENIED and _denied(view, place):
        return Status.HEDGED, f"“nicht … {word}”"
    return status, f"“{word}” governs it"


def _own(view: View, place: int) -> Governed:
    """Return how a governor that would make a fact is itself coloured: what somebody will decide is none."""
    grammar, word = view.grammar, view.low(place)
    if _denied(view, place):
        return Status.DENIED, f"“nicht … {word}”"
    start, end = field(view, place)
    for here in range(start, end):
        if grammar.modal(view.low(here)) or view.low(here) in grammar.words("shall"):
            return Status.HEDGED, f"“{view.low(here)} … {word}”"
    return None, ""


def _denied(view: View, place: int) -> bool:
    start, end = field(view, place)
    return any(view.low(here) in view.grammar.negations for here in range(start, end))
