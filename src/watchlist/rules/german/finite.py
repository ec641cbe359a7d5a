"""Which German words look like finite verbs, whether any list knows them or not."""

from __future__ import annotations

from watchlist.rules.german.auxiliaries import helper
from watchlist.rules.view import View

_ENDINGS = ("t", "te", "ten", "en", "ern", "eln")


def finite(view: View, place: int) -> bool:
    """Return whether the word at a place looks like a finite verb that tells of a deed."""
    token, grammar = view.tokens[place], view.grammar
    if token.mark or token.capital or len(token.low) < 4 or not token.low.endswith(_ENDINGS):
        return False
    listed = (
        grammar.prepositions,
        grammar.determiners,
        grammar.adverbs,
        grammar.negations,
        grammar.reports,
        grammar.words("reactions"),
    )
    return not helper(view, token.low) and not any(token.low in words for words in listed)
