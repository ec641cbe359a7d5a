"""What a language has to say for itself: how its verbs, their voice and their doers are found.

Everything else, cues, clauses, parts, statuses, is shared, and takes its words from the vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from watchlist.rules.actors import Able
from watchlist.rules.deed import Deed, Use
from watchlist.rules.doer import Doer
from watchlist.rules.finder import Hit
from watchlist.rules.view import View


class Syntax(Struct, frozen=True):
    """The steps that differ between languages.

    `able` tells which actors could do something; `deeds` how the hits of an action are used, those left out that only
    look like it; `voice` settles active or passive once the things are known, or that they do not fit; `doer` finds
    who does it; `finite` tells whether a word looks like a finite verb, and `phrase` what a rule would call it.
    """

    able: Able
    deeds: Callable[[View, Iterable[Hit]], list[Deed]]
    voice: Callable[[View, Deed, Sequence[Hit]], Use | None]
    doer: Callable[[View, Deed, Use], Doer]
    finite: Callable[[View, int], bool]
    phrase: Callable[[View, int], str] = View.low
