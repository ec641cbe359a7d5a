"""Years and months that a headline names, and whether they lie behind it."""

from __future__ import annotations

import re
from datetime import datetime

from watchlist.model.evidence import Status
from watchlist.rules.cues import Colour
from watchlist.rules.deed import Deed
from watchlist.rules.view import View

_YEAR = re.compile(r"(19\d\d|20\d\d)s?$")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_RECENT = frozenset({0, 1, 10, 11})
"""Months back from the item's own that are this one, the last one, or may well be the next ones."""


def dated(view: View, deed: Deed, at: datetime) -> Colour | None:
    """Return history where the deed's part of the sentence names a year or month that has passed by then."""
    start, end = view.segment(deed.head)
    for place in range(start, end):
        word, before = view.low(place), view.low(place - 1)
        if place in deed.hit.taken:
            continue
        if (year := _YEAR.match(word)) and int(year.group(1)) < at.year and before not in {"since", "until", "by"}:
            # "the first since 1992" measures; "in early January" of last year is recent in January.
            if int(year.group(1)) == at.year - 1 and at.month == 1:
                continue
            return Colour(Status.HISTORY, f"“{word}” has passed")
        if word in _MONTHS and before in {"in", "last"} and view.tokens[place].capital:
            back = (at.month - 1 - _MONTHS.index(word)) % 12
            if back not in _RECENT:
                return Colour(Status.HISTORY, f"“{before} {view.tokens[place].text}” has passed")
    return None
