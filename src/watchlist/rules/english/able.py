"""Which English actors could be doing something: names that own nothing, and adjectives before an organ."""

from __future__ import annotations

from watchlist.language.tokens import Sentence
from watchlist.rules.finder import Hit
from watchlist.rules.grammar import Grammar

ORGAN_REACH = 2
"""An organ makes a doer of an adjective this many words before it: "Russian foreign ministry"."""


def able(sentence: Sentence, hit: Hit, grammar: Grammar) -> bool:
    """Return whether the actor at a hit could be the subject of a deed."""
    tokens, end = sentence.tokens, hit.end
    owner = end < len(tokens) and tokens[end].text == "'s"
    if hit.noun and not owner and not tokens[end - 1].glued:
        return True
    if tokens[end - 1].glued:
        return False
    start = end + owner
    if owner and start < len(tokens) and tokens[start].low in grammar.deciders:
        return True
    return any(token.low in grammar.organs for token in tokens[start : start + ORGAN_REACH])
