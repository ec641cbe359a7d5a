"""Which Russian and Ukrainian actors could be doing something: names, and adjectives before an organ."""

from __future__ import annotations

from watchlist.language.tokens import Sentence
from watchlist.rules.finder import Hit
from watchlist.rules.grammar import Grammar

ORGAN_REACH = 2
"""An organ makes a doer of an adjective this many words before it: "российские пограничные власти"."""


def able(sentence: Sentence, hit: Hit, grammar: Grammar) -> bool:
    """Return whether the actor at a hit could do something at all; its case is looked at with the verb."""
    if hit.noun:
        return True
    return any(token.low in grammar.organs for token in sentence.tokens[hit.end : hit.end + ORGAN_REACH])
