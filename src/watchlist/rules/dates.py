"""Days, weeks, months and years that date a deed, and what they make of it: a thing of the past, or still to come."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import datetime

from watchlist.language.dates import AHEAD_OF_UTC, DateWords, Kind, Lean, dates_of, span
from watchlist.language.forms import Form
from watchlist.model.evidence import Status
from watchlist.rules.cues import Colour
from watchlist.rules.deed import Deed, Use
from watchlist.rules.view import View
from watchlist.rules.when import Finite, Place, belongs

RECENT = 3
"""So many days later a day is news still: Friday's event stands in Monday's paper."""


def dated(view: View, deed: Deed, use: Use, at: datetime, parts: AbstractSet[int], finite: Finite) -> Iterator[Colour]:
    """Yield how each date phrase that dates the deed colours it, for an item of a given time.

    A present tense or a noun with a day that has not come anywhere on earth is a forecast; anything dated more than
    RECENT days back is history. `parts` are the tokens that fill the deed's slots: a date in one of them is a name.
    """
    found = view.dates()
    if not found:
        return
    words = dates_of(view.language)
    place = Place(view, deed, use, deed.hit.taken | parts, finite)
    lean = _lean(view, deed, use, words)
    for phrase in found:
        if not belongs(place, phrase) or (days := span(phrase, at, lean)) is None:
            continue
        if days.first > (at + AHEAD_OF_UTC).date():
            if lean is not Lean.BACK:
                yield Colour(Status.FORECAST, f"“{phrase.text}” is still to come")
        elif ((at - AHEAD_OF_UTC).date() - days.last).days > RECENT:
            # "Exports rise in March" is said in April, in the present; of a deed so told no month says that it is old.
            if lean is Lean.AHEAD and phrase.kind is Kind.MONTH and phrase.year is None:
                continue
            yield Colour(Status.HISTORY, f"“{phrase.text}” has passed")


def _lean(view: View, deed: Deed, use: Use, words: DateWords) -> Lean:
    """Return where the deed's tense looks for its day: back, ahead, or to the nearest where no tense tells."""
    if use is Use.NOUN:
        return Lean.NEAR
    if deed.left.have:
        return Lean.BACK
    left = {view.low(here) for here in range(min(deed.left.start, deed.head), deed.head)}
    if left & words.past:
        return Lean.BACK
    if left & words.present:
        return Lean.AHEAD
    past = bool(deed.hit.forms & {Form.PAST, Form.PARTICIPLE})
    present = bool(deed.hit.forms & {Form.THIRD, Form.BASE}) and not deed.left.base
    if past == present:
        return Lean.NEAR
    return Lean.BACK if past else Lean.AHEAD
