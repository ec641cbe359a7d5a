"""Which English words look like finite verbs, whether any list knows them or not."""

from __future__ import annotations

from watchlist.rules.view import View


def finite(view: View, place: int) -> bool:
    """Return whether the word at a place looks like a finite verb that tells of a deed."""
    grammar = view.grammar
    token = view.tokens[place]
    looks = token.low.endswith(("s", "ed")) and not token.low.endswith("ss") and len(token.low) > 3
    if not looks or token.mark or grammar.auxiliary(token.low) or view.mention_at(place) is not None:
        return False
    return not (token.low in grammar.reports or token.low in grammar.organs or view.name(place))
