"""Clauses that say what was done and leave out by whom: "танкери звільнили", "санкции снимут"."""

from __future__ import annotations

from watchlist.language.forms import Form
from watchlist.rules.actors import Mention
from watchlist.rules.deed import Deed
from watchlist.rules.finder import Hit
from watchlist.rules.view import Break, View

_OPENING = 2
"""So many words may stand before what was done to, where it opens its clause: "двадцять російських танкерів"."""
_PLURALS = ("ли", "уть", "ють", "ать", "ять", "ут", "ют", "ат", "ят")
"""The ends of verbs whose subject is several, or nobody who is named."""


def impersonal(view: View, deed: Deed, thing: Hit) -> bool:
    """Return whether a thing opens the clause of a plural verb that has no actor for its subject."""
    start = view.clause_start(deed.head)
    if not start <= thing.start <= start + _OPENING or thing.end > deed.head:
        return False
    if not any(view.low(place).removesuffix("ся").endswith(_PLURALS) for place in deed.hit.taken):
        return False
    return not any(each.doer and _subject(view, deed, each) for each in view.mentions)


def _subject(view: View, deed: Deed, actor: Mention) -> bool:
    """Return whether an actor could be the subject of the verb; a name without cases only at the side of either."""
    if actor.name and Form.NOMINATIVE not in actor.forms:
        return False
    if Form.INSTRUMENTAL in actor.forms and deed.last + 1 != actor.start and actor.end != deed.left.start:
        return False
    governed = view.low(actor.start - 1) in view.grammar.prepositions
    return not governed and view.between(*sorted((actor.start, deed.head))) < Break.STRONG
