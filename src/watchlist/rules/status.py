"""How an item speaks of a deed: the order of the statuses, and the reason for the one that holds."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import datetime

from msgspec import Struct

from watchlist.language.forms import Form
from watchlist.model.evidence import Status
from watchlist.rules.cues import Colour, Cues
from watchlist.rules.dates import dated
from watchlist.rules.deed import Deed, Use
from watchlist.rules.tongue import Tongue
from watchlist.rules.view import Break, View

# First hit wins: a denied plan is denied, and a question about a denial is a question.
ORDER = (
    Status.OPPOSITE,
    Status.OTHER_ACTOR,
    Status.QUESTION,
    Status.DENIED,
    Status.HEDGED,
    Status.OPINION,
    Status.FORECAST,
    Status.HISTORY,
    Status.ASSERTED,
    Status.UNRELATED,
)
RANK = {status: rank for rank, status in enumerate(ORDER)}
_REALISE_REACH = 8


class Said(Struct, frozen=True):
    """What the status of a deed may rest on beside its sentence; `title` is None where that is the title itself.

    Of what is `undated` nobody knows whether it was said before some day.
    """

    at: datetime
    summary: str
    primary: bool
    not_before: datetime | None
    title: View | None = None
    undated: bool = False


def status_of(view: View, deed: Deed, use: Use, parts: AbstractSet[int], tongue: Tongue, said: Said) -> Colour:
    """Return the status of the deed, the first in ORDER that anything in the sentence calls for.

    `parts` are the tokens that fill its slots: the START of New START realises nothing.
    """
    colours = [
        *_colours(view, deed, parts, tongue.cues, said),
        *_noun_colours(view, deed, use),
        *dated(view, deed, use, said.at, parts, tongue.syntax.finite),
    ]
    if colours:
        return min(colours, key=lambda colour: RANK[colour.status])
    if use is Use.NOUN and not said.primary and not _realised(view, deed, parts):
        return Colour(Status.HEDGED, "named only; no word near it says that it happened")
    return Colour(Status.ASSERTED, "nothing near it takes it back")


def _colours(view: View, deed: Deed, parts: AbstractSet[int], cues: Cues, said: Said) -> Iterator[Colour]:
    _, end = view.segment(deed.head)
    if view.tokens[end - 1].text == "?" and not _taken_for_known(view, deed, said):
        yield Colour(Status.QUESTION, "its part of the sentence ends with a question mark")
    for place in range(deed.head, deed.last):
        if view.low(place) in view.grammar.negations and place not in deed.hit.taken:
            yield Colour(Status.DENIED, f"“{view.low(place)}” inside it")
    if deed.left.status is not None:
        yield Colour(deed.left.status, deed.left.because)
    yield from cues.colours(view, deed, parts)
    if said.not_before is not None and said.at < said.not_before:
        yield Colour(Status.FORECAST, f"said before {said.not_before:%-d %b %Y}")
    if said.title is not None:
        yield from _behind(view, deed, said.title, cues)
    for doubt in view.grammar.doubt:
        if doubt in said.summary:
            yield Colour(Status.HEDGED, f"the summary says “{doubt}”")
            break


def _taken_for_known(view: View, deed: Deed, said: Said) -> bool:
    """Return whether a question looks back on the deed: "How high will it go after the court struck it down?"."""
    if said.title is not None or not (Form.PAST in deed.hit.forms or deed.left.have):
        return False
    for place in range(deed.left.start - 1, -1, -1):
        if view.low(place) in view.grammar.background:
            return True
        if view.breaks[place] > Break.NONE:
            return False
    return False


def _noun_colours(view: View, deed: Deed, use: Use) -> Iterator[Colour]:
    """Yield what a noun right after a noun of the deed makes of it: "rate cut bets" are bets."""
    after = view.low(deed.last + 1)
    if use is Use.NOUN and after in view.grammar.words("talked_of"):
        yield Colour(Status.HEDGED, f"“{after}” after it: it is only talked of")
    if use is Use.NOUN and after in view.grammar.words("goes_on"):
        yield Colour(Status.HISTORY, f"“{after}” after it: it lasts, and is no news")


def _behind(view: View, deed: Deed, title: View, cues: Cues) -> Iterator[Colour]:
    """Yield what makes background of a deed that only the summary tells."""
    if title.tokens and title.tokens[-1].text == "?":
        yield Colour(Status.QUESTION, "the title asks; the summary tells what lies behind it")
    if (opening := cues.opening(title)) is not None:
        yield opening
    for place in range(deed.left.start - 1, -1, -1):
        if view.low(place) in view.grammar.background:
            yield Colour(Status.HISTORY, f"“{view.low(place)}” it, in the summary alone: it lies behind the news")
        if view.breaks[place] > Break.NONE:
            break


def _realised(view: View, deed: Deed, parts: AbstractSet[int]) -> bool:
    """Return whether a word near a noun makes a fact of it: "announced", "takes effect", "after"."""
    grammar = view.grammar
    start, end = view.segment(deed.head)
    if Form.GERUND in deed.hit.forms and not deed.hit.noun and view.low(deed.head - 1) not in grammar.determiners:
        # "condemns US lifting curbs": whose deed it is stands between.
        owner = view.mention_at(deed.head - 1)
        before = view.low((owner.start if owner else deed.head) - 1)
        if before not in grammar.realise and before not in grammar.papers:
            reacted = any(view.low(place) in grammar.realise for place in range(start, deed.head))
            return (reacted and before == "for") or (owner is not None and before in {"on", "at", "over"})
    for place in range(max(start, deed.head - _REALISE_REACH), min(end, deed.last + 1 + _REALISE_REACH)):
        # The START of New START begins nothing.
        if place in deed.hit.taken or place in parts or view.name(place):
            continue
        word = view.low(place)
        if word in grammar.realise or f"{word} {view.low(place + 1)}" in grammar.realise:
            return True
    return False
