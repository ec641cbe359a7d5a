"""The parts of the occurrence that have to be named near the deed."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from watchlist.language.forms import Form
from watchlist.rules.deed import Deed
from watchlist.rules.finder import Finder, Hit
from watchlist.rules.view import Break, View


class CompiledSlot(Struct, frozen=True):
    """A slot with its terms compiled; `name` is what the reasons call it."""

    name: str
    finder: Finder


class Filled(Struct, frozen=True):
    """A slot and the nearest place that fills it."""

    slot: str
    hit: Hit
    distance: int


def fill(
    view: View, deed: Deed, slot: CompiledSlot, hits: Sequence[Hit], near: int, *, anywhere: bool = False
) -> list[Filled]:
    """Return the places that fill a slot within `near` words of the deed, the nearest first.

    They stand in the deed's own clause, or `anywhere` in the sentence.
    """
    found: list[Filled] = []
    for hit in hits:
        if hit.taken & deed.hit.taken:
            continue
        inside = deed.head < hit.start < deed.last
        first, second = (deed.last, hit.start) if hit.start > deed.head else (hit.end - 1, deed.head)
        if _left_out(view, hit):
            continue
        if not inside and view.sentence.hard_between(first, second):
            continue
        if not (inside or anywhere) and _elsewhere(view, hit, first, second):
            continue
        distance = 1 if inside else view.sentence.distance(first, second)
        if distance <= near:
            found.append(Filled(slot.name, hit, distance))
    found.sort(key=lambda filled: filled.distance)
    return found


def _left_out(view: View, hit: Hit) -> bool:
    """Return whether a preposition says that it is just not this: "outside the package", "without the EU"."""
    for place in range(hit.start - 1, max(-1, hit.start - 1 - _NOUN_PHRASE), -1):
        word = view.low(place)
        if word in view.grammar.words("excluding"):
            return True
        if word in view.grammar.prepositions or view.breaks[place] > Break.NONE:
            return False
    return False


_NOUN_PHRASE = 4
"""So many words before a noun its preposition may stand."""


def _elsewhere(view: View, hit: Hit, first: int, second: int) -> bool:
    """Return whether a thing stands in another clause than its deed; whose it is, or where, may be said there."""
    openers = view.grammar.strong
    if view.mention_at(hit.start) is not None:
        # "as Tokyo watches": right after the opener stands who does something else.
        before = view.low(hit.start - 1)
        return hit.start > second - 1 and before in openers and before not in view.grammar.words("scenes")
    return any(view.low(place) in openers and not as_what(view, place, hit) for place in range(first + 1, second))


def as_what(view: View, place: int, thing: Hit) -> bool:
    """Return whether the word there is no clause's opener, but says as what: "elects her as prime minister".

    A clause has a verb: "as the storm nears", "as the quota looms".
    """
    if view.low(place) not in view.grammar.words("as_what") or not 0 < thing.start - place <= _AS_REACH:
        return False
    if Form.SINGULAR not in thing.forms:
        return False
    around = (*range(place + 2, thing.start), thing.end)
    return not any(view.low(here).endswith(_VERBS) and len(view.low(here)) > 3 for here in around)


_VERBS = ("s", "ed")
_AS_REACH = 7
