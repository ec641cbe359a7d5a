"""Russian and Ukrainian voice: the ending has told it; here the things are held against it."""

from __future__ import annotations

from collections.abc import Sequence

from watchlist.rules.deed import Deed, Use
from watchlist.rules.finder import Hit
from watchlist.rules.view import Break, View


def voice(view: View, deed: Deed, things: Sequence[Hit]) -> Use | None:
    """Return how the deed is used, or None where nothing that it could be done to stands in its clause.

    Words stand in any order, so a thing may come before its verb or after it.
    """
    if deed.use is Use.NOUN or not things:
        return deed.use
    near = any(
        view.between(min(deed.last, thing.end - 1), max(deed.head, thing.start)) < Break.STRONG for thing in things
    )
    return deed.use if near else None
