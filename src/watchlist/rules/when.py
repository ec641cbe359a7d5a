"""Whether a date phrase says when a deed happens, or belongs to something else in the sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import cache

from msgspec import Struct

from watchlist.language.dates import DateWords, Kind, Phrase, dates_of
from watchlist.rules.deed import Deed, Use
from watchlist.rules.view import Break, View

Finite = Callable[[View, int], bool]

_REACH = 14
_LIST_REACH = 4
"""After a comma or *and*, a date so near still belongs to the verb before: "on oil and gas on Thursday"."""
_OWNER_REACH = 5
"""From "last week's" to the noun that it dates."""
# "until at least Thursday", "by the end of Thursday", "until midnight on Thursday"
_FILLERS = frozenset({"at", "least", "the", "latest", "midnight", "noon", "about", "around", "early", "late", "end"})


class Place(Struct, frozen=True):
    """A deed in its sentence: what is its own there, and what would be another verb."""

    view: View
    deed: Deed
    use: Use
    own: AbstractSet[int]
    finite: Finite

    @property
    def words(self) -> DateWords:
        """What the sentence's language says dates with."""
        return dates_of(self.view.language)

    @property
    def start(self) -> int:
        """Where the deed begins, its auxiliaries included."""
        return min(self.deed.left.start, self.deed.head)


def belongs(place: Place, phrase: Phrase) -> bool:
    """Return whether the phrase dates the deed.

    It does so in the deed's own clause with no other verb and no talks, visit or deadline nearer. What says since,
    until or by when something holds, or of which year an agreement is, tells nothing of when the deed happened.
    """
    inside = range(phrase.start, phrase.end)
    if not place.own.isdisjoint(inside) or _limits(place, phrase) or _measures(place, phrase):
        return False
    deed = place.deed
    if phrase.kind in {Kind.AFTER, Kind.BEFORE}:
        return phrase.end <= deed.head and _counts_to(place, phrase)
    if place.view.low(phrase.end) == "'s":
        return _owns(place, phrase)
    if phrase.plain and not _touches(place, phrase):
        return False
    if phrase.end <= place.start:
        return _before(place, phrase)
    if phrase.start > deed.last:
        return _after(place, phrase)
    return place.view.between(place.start, phrase.start) is not Break.STRONG


def _limits(place: Place, phrase: Phrase) -> bool:
    """Return whether a word before the phrase makes it a limit, or something's attribute: "until", "of"."""
    here = phrase.start - 1
    while place.view.low(here) in _FILLERS and here > phrase.start - 4:
        here -= 1
    word = place.view.low(here)
    # What opens with its own "after" or "before" is counted from the deed.
    return word in place.words.limits or word in place.words.of


def _measures(place: Place, phrase: Phrase) -> bool:
    """Return whether the phrase measures a record: "the first in two years"."""
    if phrase.kind is not Kind.AHEAD:
        return False
    view = place.view
    start, _ = view.segment(phrase.start)
    return any(_is(place.words.measures, view.low(here)) for here in range(start, phrase.start))


def _touches(place: Place, phrase: Phrase) -> bool:
    """Return whether a year alone stands with the deed, and not before a noun: "the 2010 treaty" dates a treaty."""
    view, deed = place.view, place.deed
    if phrase.end == place.start:
        # "The 2019 expiry", and German "2019 endete ..."; of "Agenda 2010 ends" the year is part of the name.
        return place.use is Use.NOUN or view.clause_start(phrase.start) == phrase.start
    if phrase.start == deed.last + 1:
        after = view.low(phrase.end)
        ended = not after or view.tokens[phrase.end].mark or view.breaks[phrase.end] > Break.NONE
        return ended or after in view.grammar.prepositions
    return place.start < phrase.start < deed.last


def _owns(place: Place, phrase: Phrase) -> bool:
    """Return whether the phrase is the owner of the deed as a noun: "last week's expiry of the pact"."""
    deed = place.deed
    if place.use is not Use.NOUN or not phrase.end < deed.head <= phrase.end + _OWNER_REACH:
        return False
    # "Last week's talks on easing": what it owns comes before the preposition.
    view, between = place.view, range(phrase.end + 1, deed.head)
    return not any(view.breaks[here] > Break.NONE or view.low(here) in view.grammar.prepositions for here in between)


def _counts_to(place: Place, phrase: Phrase) -> bool:
    """Return whether the deed is what the time is counted from: "days after the pact ended"."""
    view, head = place.view, place.deed.head
    if view.sentence.distance(phrase.end - 1, head) > _REACH or view.between(phrase.end - 1, head) > Break.NONE:
        return False
    between = range(phrase.end, min(place.start, head))
    if place.use is Use.NOUN and any(_event(place, here) for here in between):
        return False
    return not any(_said(place, here) for here in between)


def _before(place: Place, phrase: Phrase) -> bool:
    """Return whether a phrase before the deed dates it: "on Thursday the pact ends"."""
    view = place.view
    if view.sentence.distance(phrase.end - 1, place.deed.head) > _REACH:
        return False
    previous = phrase.start - 1
    if _said(place, previous) or _participle(place, previous):
        return False
    # "Last week, the pact ended": the comma after what opens a clause parts nothing.
    opens = view.opens(phrase.start) or view.breaks[previous] > Break.NONE
    first = phrase.end + 1 if opens and view.low(phrase.end) == "," else phrase.end
    if any(view.breaks[here] > Break.NONE for here in range(first, place.start)):
        return False
    return not any(_said(place, here) or _auxiliary(place, here) for here in range(first, place.start))


def _after(place: Place, phrase: Phrase) -> bool:
    """Return whether a phrase after the deed dates it: "the pact ended on Thursday"."""
    view, deed = place.view, place.deed
    if view.sentence.distance(deed.last, phrase.start) > _REACH:
        return False
    between = range(deed.last + 1, phrase.start)
    breaks = [here for here in between if view.breaks[here] > Break.NONE]
    if breaks and not _listed(place, breaks[0], phrase):
        return False
    return not any(_nearer(place, here, phrase) for here in between if here not in place.own)


def _listed(place: Place, first: int, phrase: Phrase) -> bool:
    """Return whether nothing but the end of a list stands from a break to the phrase: no other doer, no other verb."""
    view = place.view
    mark = view.grammar.ands | {","}
    if phrase.start - first > _LIST_REACH or view.low(first) not in mark:
        return False
    rest = range(first + 1, phrase.start)
    return not any(
        view.breaks[here] > Break.NONE or view.mention_at(here) is not None or place.finite(view, here) for here in rest
    )


def _nearer(place: Place, here: int, phrase: Phrase) -> bool:
    """Return whether a word between the deed and the phrase has a better claim on it."""
    view, word = place.view, place.view.low(here)
    if place.use is Use.NOUN and word in view.grammar.realise:
        return False
    if _event(place, here) or _said(place, here) or _auxiliary(place, here):
        return True
    if _participle(place, here) and _governs(view, here + 1, phrase):
        return True
    if word == "to" and view.language == "en" and _infinitive(view, here + 1):
        return True
    # "The lapse of a deal signed last week", "expiry talks end on Thursday": a noun is dated by what it stands with.
    return place.use is Use.NOUN and place.finite(view, here)


def _governs(view: View, after: int, phrase: Phrase) -> bool:
    """Return whether a participle takes what follows it, and stands before no noun of its own: "loaded on"."""
    word = view.low(after)
    return after == phrase.start or word in view.grammar.prepositions or word in view.grammar.determiners


def _infinitive(view: View, after: int) -> bool:
    """Return whether what follows *to* is a verb, as far as that can be told: no name and no article."""
    if view.mention_at(after) is not None or view.name(after):
        return False
    return view.low(after) not in view.grammar.determiners


def _auxiliary(place: Place, here: int) -> bool:
    return here not in place.own and not place.view.name(here) and place.view.grammar.auxiliary(place.view.low(here))


def _said(place: Place, here: int) -> bool:
    return here not in place.own and _is(place.words.said, place.view.low(here))


def _event(place: Place, here: int) -> bool:
    return here not in place.own and _is(place.words.events, place.view.low(here))


def _participle(place: Place, here: int) -> bool:
    """Return whether a word may be a participle that is not the deed's own: "signed", in "signed in 2010"."""
    if here < 0 or here in place.own or place.start <= here <= place.deed.last:
        return False
    return place.view.mention_at(here) is None and _is(place.words.participles, place.view.low(here))


def _is(pattern: str, word: str) -> bool:
    return _compiled(pattern).fullmatch(word) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
