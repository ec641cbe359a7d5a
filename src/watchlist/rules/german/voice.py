"""German voice: active or passive, now that the deed's things are known; or neither, where none stands with it."""

from __future__ import annotations

from collections.abc import Sequence

from watchlist.rules.deed import Deed, Use
from watchlist.rules.finder import Hit
from watchlist.rules.german.field import field
from watchlist.rules.view import View


def voice(view: View, deed: Deed, things: Sequence[Hit]) -> Use | None:
    """Return how the deed is used, or None where none of `things`, which fill its parts, stands in its clause."""
    if deed.hit.noun or not things:
        return deed.use
    start, end = field(view, deed.last)
    if not any(start <= thing.start < end for thing in things):
        topic = deed.hit.term in view.grammar.either and view.low(start - 1) == ":"
        if not topic or not any(thing.start < start for thing in things):
            return None
    return Use.ACTIVE if deed.hit.term in view.grammar.intransitive else deed.use
