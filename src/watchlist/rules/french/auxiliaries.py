"""What stands left of a French verb: its auxiliary, its negation, its pronouns, and what they make of it."""

from __future__ import annotations

from msgspec.structs import replace

from watchlist.language.forms import Form
from watchlist.model.evidence import Status
from watchlist.rules.deed import Left
from watchlist.rules.finder import Hit
from watchlist.rules.french.governors import adverb, governed, only
from watchlist.rules.view import Break, View

_FUTURE = frozenset({"aura", "auront", "sera", "seront"})
_RUMOUR = frozenset({"aurait", "auraient", "serait", "seraient"})
_BEFORE = frozenset({"avait", "avaient"})
_WISHED = frozenset({"soit", "soient", "ait", "aient"})
_INFINITIVES = frozenset({"être", "avoir"})
_NOT = frozenset({"pas", "jamais", "guère"})


def compound(view: View, hit: Hit) -> Left | None:
    """Return what helps a participle to its tense and voice, or None where no auxiliary stands before it."""
    place, denied, been, asked = hit.start - 1, "", False, False
    while place >= 0:
        word = view.low(place)
        if word == "été":
            been = True
        elif word in _NOT:
            denied = denied or word
        elif word in view.grammar.words("subjects") and view.tokens[place - 1].glued:
            asked = True
        elif not (adverb(view, place) or word == "t" or word in view.grammar.negations):
            break
        place -= 1
    word = view.low(place)
    if word in view.grammar.be:
        left = Left(place, be=True)
    elif word in view.grammar.have and not _preposition(view, place):
        left = Left(place, be=been, have=True)
    else:
        return _denied(Left(hit.start), denied) if denied else None
    if word in _INFINITIVES:
        status, because, start = governed(view, place)
        return _denied(replace(left, start=start, status=status, because=because), denied)
    status, because = _mood(view, word)
    left = _negated(view, replace(left, status=status, because=because), denied)
    return replace(left, status=Status.QUESTION, because="its subject after the verb asks") if asked else left


def simple(view: View, hit: Hit) -> Left:
    """Return what stands before a finite verb, and what its form says of it."""
    forms = hit.forms
    left = Left(hit.start)
    if not forms & {Form.THIRD, Form.PAST}:
        if Form.FUTURE in forms:
            left = Left(hit.start, status=Status.FORECAST, because="its future speaks of what is to come")
        else:
            left = Left(hit.start, status=Status.HEDGED, because="its conditional tells a rumour or a wish")
    left = _negated(view, left, "")
    if _inverted(view, hit):
        return replace(left, status=Status.QUESTION, because="its subject after the verb asks")
    return left


def infinitive(view: View, hit: Hit) -> Left:
    """Return what governs an infinitive, and how it colours it."""
    status, because, start = governed(view, hit.start)
    return Left(start, base=True, status=status, because=because)


def _mood(view: View, word: str) -> tuple[Status | None, str]:
    for status, words, why in (
        (Status.FORECAST, _FUTURE, "speaks of what is to come"),
        (Status.HEDGED, _RUMOUR, "tells a rumour or a wish"),
        (Status.HEDGED, _WISHED, "tells what is wished"),
        (Status.HISTORY, _BEFORE, "tells of what was before"),
    ):
        if word in words:
            return status, f"“{word}” {why}"
    return None, ""


def _negated(view: View, left: Left, denied: str) -> Left:
    """Return the same, with the pronouns and the *ne* before it taken in."""
    place = left.start - 1
    while place >= 0 and view.low(place) in view.grammar.words("clitics") and not _article(view, place):
        place -= 1
    if view.low(place) in {"ne", "n"} and not only(view, place):
        return Left(place, left.be, left.have, left.base, Status.DENIED, f"“{view.low(place)}” before the verb")
    return _denied(left, denied)


def _denied(left: Left, word: str) -> Left:
    return replace(left, status=Status.DENIED, because=f"“{word}” before the verb") if word else left


def _inverted(view: View, hit: Hit) -> bool:
    """Return whether a pronoun hangs on the verb: "lève-t-il"; not where it names who was quoted, after a comma."""
    if not view.tokens[hit.start].glued or len(hit.taken) > 1:
        return False
    after = hit.start + 1 + (view.low(hit.start + 1) == "t")
    return view.low(after) in view.grammar.words("subjects") and view.low(hit.start - 1) != ","


def _article(view: View, place: int) -> bool:
    """Return whether *la* or *les* before a verb is no pronoun but belongs to a break before it."""
    return place > 0 and view.breaks[place - 1] >= Break.STRONG


def _preposition(view: View, place: int) -> bool:
    """Return whether an *a* without its accent is *à*: in capitals, "A MOSCOU"."""
    return view.low(place) == "a" and view.tokens[place].text == "A" and view.opens(place)
