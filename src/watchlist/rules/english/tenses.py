"""English tenses across clauses: what is to follow a thing that is still to come."""

from __future__ import annotations

from watchlist.language.forms import Form
from watchlist.rules.finder import Hit
from watchlist.rules.view import Break, View

_OPENERS = frozenset({"after", "when", "once", "until", "till", "before", "following"})


_ENDS = frozenset({"until", "till", "before"})
"""What one of these opens in the present is still to come, whatever the main clause says."""


def awaited(view: View, hit: Hit, use_noun: bool) -> str | None:
    """Return the word that makes a present tense, or a noun, a thing to come: "will hold talks after it expires".

    Only under a main clause that itself speaks of the future: "two held after court convicts" tells of both.
    """
    if not use_noun and not _present(view, hit):
        return None
    opener = _opener(view, hit.start)
    if opener is None:
        return None
    if not use_noun and view.low(opener) in _ENDS:
        return view.tokens[opener].text
    open_ended = view.low(opener) in _CONDITIONS
    main = _future(view, 0, opener, open_ended) or _future(view, hit.end, len(view.tokens), open_ended)
    return view.tokens[opener].text if main else None


def _present(view: View, hit: Hit) -> bool:
    """Return whether a verb stands in the present: "expires", "is signed"."""
    if hit.forms & {Form.THIRD, Form.BASE} and Form.PAST not in hit.forms:
        return True
    return Form.PARTICIPLE in hit.forms and view.low(hit.start - 1) in {"is", "are"}


def _opener(view: View, head: int) -> int | None:
    """Return the place of the word that opens the deed's clause, where it is one of time."""
    for place in range(head - 1, -1, -1):
        if view.low(place) in _OPENERS:
            return place
        if view.breaks[place] >= Break.STRONG:
            return None
    return None


_CONDITIONS = frozenset({"when", "once"})
"""After these a main clause of what may be speaks of the future, too: "could jump when the Fed cuts"."""


def _future(view: View, start: int, end: int, open_ended: bool) -> bool:
    """Return whether the words between two places speak of the future: "will", or an actor "to" do something."""
    for place in range(start, end):
        if view.tokens[place].text in {";", "?", ".", "—", ":"}:
            return False
        word = view.low(place)
        if (word in view.grammar.will or (open_ended and word in view.grammar.may)) and not view.name(place):
            return True
        if word == "to" and (_subject(view, start, place) or view.low(place - 1) == "going"):
            return True
    return False


def _subject(view: View, start: int, end: int) -> bool:
    """Return whether nothing but actors stands between two places: "Russia, US" in "Russia, US to meet"."""
    return end > start and all(
        view.mention_at(here) is not None
        or view.tokens[here].text == "'s"
        or view.low(here) in view.grammar.joins
        or (view.sentence.capitals == "some" and view.tokens[here].capital)
        for here in range(start, end)
    )
