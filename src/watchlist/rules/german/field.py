"""The field of a verb: the stretch of a sentence that commas, marks and conjunctions leave to it."""

from __future__ import annotations

from watchlist.rules.finder import Hit
from watchlist.rules.view import Break, View

_JOINS = frozenset({"und", "oder", "sowie"})
_ENDINGS = ("e", "en", "er", "es", "em")


def verb_of(hit: Hit, view: View) -> int:
    """Return the place of the verb itself in a hit: first in "tritt .. in Kraft", last in "in Kraft getreten"."""
    others = set(hit.term.lower().split()[:-1])
    return next((place for place in sorted(hit.taken) if view.low(place) not in others), hit.start)


def field(view: View, place: int) -> tuple[int, int]:
    """Return where the field around a place begins and ends; *und* parts no fields, its verbs may share a helper."""
    start, end = place, place + 1
    while start > 0 and not _parts(view, start - 1):
        start -= 1
    while end < len(view.tokens) and not _parts(view, end):
        end += 1
    if view.low(start - 1) == "," and not any(view.tokens[here].capital for here in range(start, end)):
        # "Sanktionen gegen Tanker, die festliegen, gelockert": a relative clause parts the verb from its clause.
        inner = start - 1
        while inner > 0 and not _parts(view, inner - 1):
            inner -= 1
        if view.low(inner - 1) == "," and view.low(inner) in view.grammar.words("relatives"):
            start = field(view, max(0, inner - 2))[0]
    if start > 0 and view.low(start - 1) in view.grammar.words("subordinate"):
        start -= 1
    return start, end


def conjunct(view: View, place: int) -> tuple[int, int]:
    """Return the part of a field that *und* leaves to the verb at a place."""
    start, end = field(view, place)
    first, last = place, place
    while first > start and view.low(first - 1) not in _JOINS:
        first -= 1
    while last < end and view.low(last) not in _JOINS:
        last += 1
    return first, last


def subordinate(view: View, start: int) -> bool:
    """Return whether a field that begins at a place has its verb at the end: it opens with *dass*, or a relative."""
    word = view.low(start)
    if word in view.grammar.words("subordinate"):
        return True
    return view.low(start - 1) == "," and word in view.grammar.words("relatives")


def noun_after(view: View, place: int, end: int) -> bool:
    """Return whether a noun without a preposition follows a place, as a subject or an object follows a finite verb."""
    here = place + 1
    while here < end:
        word = view.low(here)
        if word in _JOINS:
            return False
        if word in view.grammar.prepositions and not view.tokens[here].glued:
            here = _past_phrase(view, here + 1, end)
        elif word == "sich" or view.tokens[here].capital or word in view.grammar.determiners:
            return True
        else:
            here += 1
    return False


def attribute(view: View, place: int) -> bool:
    """Return whether a word may stand between a preposition or an article and its noun."""
    token, grammar = view.tokens[place], view.grammar
    if token.glued or token.low in grammar.organs or token.low.endswith(tuple(grammar.words("organ_ends"))):
        return True
    if token.low[:1].isdigit():
        return True
    listed = token.low in grammar.prepositions or token.low in grammar.determiners or grammar.auxiliary(token.low)
    return not listed and not token.capital and len(token.low) > 3 and token.low.endswith(_ENDINGS)


def ends(view: View, place: int) -> bool:
    """Return whether nothing of the field stands at a place, or what only a new phrase begins with."""
    word = view.low(place)
    if word and view.tokens[place].glued:
        return False
    return (
        not word
        or view.tokens[place].mark
        or word in _JOINS
        or view.breaks[place] > Break.NONE
        or word in view.grammar.prepositions
        or view.grammar.adverb(word)
    )


def _parts(view: View, place: int) -> bool:
    return view.low(place) not in _JOINS and view.breaks[place] > Break.NONE


def _past_phrase(view: View, place: int, end: int) -> int:
    """Return the place after what a preposition governs, its genitive too."""
    here = place
    while here < end and (view.low(here) in view.grammar.determiners or attribute(view, here)):
        here += 1
    mention = view.mention_at(here) if here < end else None
    here = mention.end if mention is not None else here + 1
    if view.low(here) in {"der", "des"}:
        return _past_phrase(view, here + 1, end)
    return here
