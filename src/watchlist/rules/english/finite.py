"""Which English words look like finite verbs, whether any list knows them or not."""

from __future__ import annotations

import re

from watchlist.language.tokens import MOST_GAP
from watchlist.rules.terms import GAP
from watchlist.rules.view import Break, View


def finite(view: View, place: int) -> bool:
    """Return whether the word at a place looks like a finite verb that tells of a deed."""
    grammar = view.grammar
    token = view.tokens[place]
    looks = token.low.endswith(("s", "ed")) and not token.low.endswith("ss") and len(token.low) > 3
    if not looks or token.mark or grammar.auxiliary(token.low) or view.mention_at(place) is not None:
        return False
    return not (token.low in grammar.reports or token.low in grammar.organs or view.name(place))


def phrase(view: View, place: int) -> str:
    """Return the verb at a place as a rule would: "hand over" for *hands over*, "set .. free" for *sets it free*.

    A past tense stands as it is: of *eased* the spelling alone does not tell *ease* from *eas*.
    """
    word = view.low(place)
    if word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif _SIBILANT.search(word):
        word = word[:-2]
    elif word.endswith("s"):
        word = word[:-1]
    for here in range(place + 1, min(len(view.tokens), place + 2 + MOST_GAP)):
        if view.breaks[here] > Break.NONE:
            break
        if view.low(here) in _PARTICLES and (
            here == place + 1 or here + 1 == len(view.tokens) or view.breaks[here + 1]
        ):
            return f"{word} {view.low(here)}" if here == place + 1 else f"{word} {GAP} {view.low(here)}"
    return word


_SIBILANT = re.compile(r"(?:ss|x|zz|ch|sh|o)es$")
_PARTICLES = frozenset(("over", "out", "back", "down", "up", "off", "aside", "away", "free", "through"))
