"""Which French actors could be doing something: names that no preposition governs, and adjectives after an organ."""

from __future__ import annotations

from collections.abc import Sequence

from watchlist.language.tokens import Sentence, Token
from watchlist.rules.finder import Hit
from watchlist.rules.grammar import Grammar

ORGAN_REACH = 2
"""An organ makes a doer of an adjective this many words behind it: "la Cour suprême américaine"."""
_OF = frozenset({"de", "d", "du", "des"})
_SOME = frozenset({"du", "des"})


def able(sentence: Sentence, hit: Hit, grammar: Grammar) -> bool:
    """Return whether the actor at a hit could be the subject of a deed."""
    tokens = sentence.tokens
    if tokens[hit.end - 1].glued:
        return False
    if hit.noun:
        return not oblique(tokens, hit.start, grammar)
    organ = organ_before(tokens, hit.start, grammar)
    return organ is not None and not oblique(tokens, organ, grammar)


def organ_before(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """Return the place of the organ, or of what decides, that an adjective at a place belongs to."""
    # "les présidents russe et américain"
    place -= 2 if place > 2 and tokens[place - 1].low in grammar.ands else 0
    for here in range(place - 1, max(-1, place - 1 - ORGAN_REACH), -1):
        low = tokens[here].low
        if low in grammar.organs or low in grammar.deciders:
            return here
        if tokens[here].mark or low in grammar.prepositions or low in grammar.determiners:
            return None
    return None


def oblique(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """Return whether a preposition governs the phrase that holds a place, other than the *de* of an organ.

    "contre la Russie" is, "le président des États-Unis" is not.
    """
    here = place - 1
    while here >= 0:
        low = tokens[here].low
        if low in grammar.prepositions:
            if low in _SOME and (here == 0 or tokens[here - 1].mark):
                # "Des négociateurs américains": a headline opens with an article.
                return False
            head = organ_before(tokens, here, grammar) if low in _OF else None
            if head is None:
                return True
            here = head - 1
        elif low in grammar.ands and tokens[here - 1].capital and here > 0:
            here = _past_name(tokens, here - 1, grammar)
        elif _inner(tokens, here, grammar):
            here -= 1
        else:
            return False
    return False


def _past_name(tokens: Sequence[Token], here: int, grammar: Grammar) -> int:
    while here >= 0 and tokens[here].capital and tokens[here].low not in grammar.prepositions:
        here -= 1
    return here


def _inner(tokens: Sequence[Token], here: int, grammar: Grammar) -> bool:
    """Return whether a word may stand between a preposition and the name that it governs."""
    token = tokens[here]
    if token.low in grammar.determiners or token.low in grammar.organs or token.low in grammar.words("numerals"):
        return True
    organ = here > 0 and tokens[here - 1].low in grammar.organs
    return organ and not token.mark and not token.capital and not grammar.auxiliary(token.low)
