"""The words that make up a German predicate: what helps the verb stands second in its clause, or last."""

from __future__ import annotations

from msgspec import Struct

from watchlist.language.forms import Form
from watchlist.model.evidence import Status
from watchlist.rules.deed import Left
from watchlist.rules.finder import Hit
from watchlist.rules.german.field import conjunct, field, noun_after, subordinate, verb_of
from watchlist.rules.german.governors import governed
from watchlist.rules.view import View

_FINITE = frozenset({Form.THIRD, Form.PAST})
_OTHER = frozenset({Form.BASE, Form.PARTICIPLE, Form.TO})
_WHEN = {"bevor": Status.FORECAST, "ehe": Status.FORECAST, "bis": Status.FORECAST}


class Predicate(Struct, frozen=True):
    """A verb with its helpers: what form it is of here, and what stands around it makes of it."""

    form: Form
    left: Left


def predicate(view: View, hit: Hit) -> Predicate:
    """Return what the verb at a hit is in its clause."""
    verb = verb_of(hit, view)
    start, end = field(view, verb)
    helpers = _after(view, verb, end)
    bare = not (hit.forms & _OTHER)
    if not bare and (helpers or not noun_after(view, hit.end - 1, end)):
        helpers += _before(view, verb, start)
    if bare or (not helpers and _alone_finite(view, hit, verb)):
        return Predicate(Form.THIRD, _finite(view, hit, verb))
    words = [view.low(place) for place in helpers]
    form = _form(view, hit, verb, words)
    first = min((verb, hit.start, *helpers))
    status, because = _status(view, hit, verb, form, words)
    be, have = _voice(view, hit, form, words)
    return Predicate(form, Left(first, be, have, bool(words), status, because))


def helper(view: View, word: str) -> bool:
    """Return whether a word helps a verb to its tense, its voice or its mood."""
    grammar = view.grammar
    return any(
        word in words
        for words in (
            *(grammar.be, grammar.have, grammar.may, grammar.will, grammar.should),
            *(grammar.words("become"), grammar.words("shall"), grammar.words("let")),
        )
    )


def _after(view: View, verb: int, end: int) -> list[int]:
    """Return the helpers that follow a verb at the end of its clause: "gelockert worden sein soll"."""
    place = verb + 1
    while place < end and (helper(view, view.low(place)) or _to(view, place)):
        place += 1
    return list(range(verb + 1, place))


def _to(view: View, place: int) -> bool:
    """Return whether a *zu* stands before a helper: "bestreitet, gelockert zu haben"."""
    return view.low(place) == "zu" and helper(view, view.low(place + 1))


def _before(view: View, verb: int, start: int) -> list[int]:
    """Return the helper that stands second in the clause: the nearest before the verb."""
    for place in range(verb - 1, start - 1, -1):
        if helper(view, view.low(place)):
            return [place]
    return []


def _alone_finite(view: View, hit: Hit, verb: int) -> bool:
    """Return whether a spelling that could be an infinitive or a participle is finite, with no helper near it."""
    if not hit.forms & _FINITE or view.low(hit.start - 1) == "zu":
        return False
    start, end = field(view, verb)
    last = hit.end >= end or view.tokens[hit.end].mark
    if subordinate(view, start) and last:
        return True
    if noun_after(view, hit.end - 1, end):
        return True
    alone = hit.term in view.grammar.intransitive or hit.term in view.grammar.either
    if Form.PARTICIPLE in hit.forms:
        return alone and not last
    return alone or not last


def _finite(view: View, hit: Hit, verb: int) -> Left:
    status, because = _negation(view, hit, verb)
    if status is None:
        status, because = _clause(view, verb)
    return Left(min(verb, hit.start), status=status, because=because)


def _form(view: View, hit: Hit, verb: int, words: list[str]) -> Form:
    grammar = view.grammar
    if Form.TO in hit.forms or view.low(verb - 1) == "zu" or "zu" in words:
        return Form.TO
    if Form.PARTICIPLE not in hit.forms:
        return Form.BASE
    if Form.BASE not in hit.forms:
        return Form.PARTICIPLE
    # "vergeben", "erhalten": with a modal alone the infinitive, else the participle.
    modal = any(grammar.modal(word) or word in grammar.words("shall") for word in words)
    helped = any(word in grammar.have or word in grammar.be or word in grammar.words("become") for word in words)
    return Form.BASE if modal and not helped else Form.PARTICIPLE


def _voice(view: View, hit: Hit, form: Form, words: list[str]) -> tuple[bool, bool]:
    """Return whether the predicate is passive, and whether it is a perfect."""
    grammar = view.grammar
    if form is not Form.PARTICIPLE:
        return False, False
    have = any(word in grammar.have for word in words)
    if hit.term in grammar.words("sein_verbs"):
        return False, True
    return not have, have


def _status(view: View, hit: Hit, verb: int, form: Form, words: list[str]) -> tuple[Status | None, str]:
    status, because = _negation(view, hit, verb)
    if status is not None:
        return status, because
    if form is Form.TO:
        return governed(view, verb, infinitive=True)
    if form is Form.BASE and not words:
        return Status.HEDGED, "an infinitive alone tells of no deed"
    status, because = _helped(view, form, words)
    return (status, because) if status is not None else _clause(view, verb, words)


def _helped(view: View, form: Form, words: list[str]) -> tuple[Status | None, str]:
    """Return how the helpers colour the verb."""
    grammar = view.grammar
    for word in words:
        if word in grammar.words("past_perfect"):
            return Status.HISTORY, f"“{word}” tells of what was before"
        if word in grammar.words("shall"):
            rumoured = form is Form.PARTICIPLE and not any(each in grammar.words("become") for each in words)
            heard = rumoured or "worden" in words
            return (Status.HEDGED if heard else Status.FORECAST), f"“{word}” with the verb"
        if word in grammar.should:
            return Status.OPINION, f"“{word}” with the verb"
        if word in grammar.may or word in grammar.will:
            return Status.HEDGED, f"“{word}” with the verb"
        if form is Form.BASE and word in grammar.words("become"):
            return Status.FORECAST, f"“{word}” with an infinitive"
    return None, ""


def _clause(view: View, verb: int, words: list[str] | None = None) -> tuple[Status | None, str]:
    """Return how what opens or governs the clause colours it."""
    grammar = view.grammar
    start, end = field(view, verb)
    for place in range(start, end):
        if view.low(place) == "vor" and view.low(place + 2) in grammar.words("spans"):
            return Status.HISTORY, f"“vor {view.low(place + 1)} {view.low(place + 2)}”"
    opener = view.low(start)
    if opener in grammar.words("when_open"):
        return _WHEN.get(opener, Status.HEDGED), f"“{opener}” opens its clause"
    if opener in grammar.words("tells") and not _before(view, verb, start):
        return Status.HISTORY, f"“{opener}” tells of what is known"
    if opener in grammar.words("whether"):
        return Status.QUESTION, f"“{opener}” opens its clause"
    reported = any(word in grammar.words("reported") for word in words or ())
    if opener in grammar.that or (reported and view.low(start - 1) == ","):
        status, because = governed(view, verb, infinitive=False)
        if status is not None:
            return status, because
    unreal = [word for word in words or () if word in grammar.words("unreal")]
    if unreal and start == 0:
        return Status.HEDGED, f"“{unreal[0]}” speaks of what is not so"
    return None, ""


def _negation(view: View, hit: Hit, verb: int) -> tuple[Status | None, str]:
    start, end = conjunct(view, verb)
    for place in range(start, end):
        if view.low(place) in view.grammar.negations and place not in hit.taken:
            if view.low(place + 1) in view.grammar.words("no_negation"):
                continue
            return Status.DENIED, f"“{view.low(place)}” in its clause"
    return None, ""
