"""Whether whatever meets one term meets another as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from watchlist.rules.terms import Element, Spelling

Fits = Callable[[Sequence[Element], int, int], bool]
"""Whether a stretch of a longer term, from its start to its end, stands where it has to."""


class Covers:
    """Terms by the words that their spellings begin with, to be asked which of them stand inside another term."""

    def __init__(self, terms: Iterable[tuple[str, Sequence[Spelling]]]) -> None:
        self._first: dict[str, list[tuple[str, Spelling]]] = {}
        self._prefixes: list[tuple[str, Spelling]] = []
        for term, spellings in terms:
            for spelling in spellings:
                first = spelling.elements[0]
                if first.prefix:
                    self._prefixes.append((term, spelling))
                else:
                    self._first.setdefault(first.text.lower(), []).append((term, spelling))

    def of(self, spellings: Sequence[Spelling], fits: Fits) -> set[str]:
        """Return the terms that are met wherever any of these spellings is: one of theirs stands in each, and fits."""
        found: set[str] | None = None
        for spelling in spellings:
            inside = set(self._inside(spelling, fits))
            found = inside if found is None else found & inside
            if not found:
                return set()
        return found or set()

    def _inside(self, outer: Spelling, fits: Fits) -> Iterator[str]:
        for place, element in enumerate(outer.elements):
            begun = self._first.get(element.text.lower(), ()) if not element.prefix else ()
            for term, inner in (*begun, *self._prefixes):
                end = place + len(inner.elements)
                if _stands(inner.elements, outer.elements[place:end]) and fits(outer.elements, place, end):
                    yield term


def somewhere(outer: Sequence[Element], start: int, end: int) -> bool:
    """Return that any place will do."""
    return True


def all_of_it(outer: Sequence[Element], start: int, end: int) -> bool:
    """Return whether the stretch is the whole term: "stop" says less than "stop enforcing"."""
    return (start, end) == (0, len(outer))


def at_the_end(prepositions: AbstractSet[str]) -> Fits:
    """Return what tells whether a stretch is what the whole term is a kind of, where the last noun says that.

    A tanker is what an oil tanker is, and a treaty what a treaty on arms is. A treaty is not what "successor to the
    treaty" is: who signs that has signed no old one.
    """

    def fits(outer: Sequence[Element], start: int, end: int) -> bool:
        if any(element.gap or element.text in prepositions for element in outer[:start]):
            return False
        return end == len(outer) or outer[end].gap or outer[end].text in prepositions

    return fits


def at_the_front(adjectives: tuple[str, ...]) -> Fits:
    """Return the same where the first noun says it, and only words that end as adjectives do stand before it."""

    def fits(outer: Sequence[Element], start: int, end: int) -> bool:
        if any(element.gap or not element.text.endswith(adjectives) for element in outer[:start]):
            return False
        return end == len(outer) or not outer[end - 1].text.endswith(adjectives)

    return fits


def _stands(inner: Sequence[Element], stretch: Sequence[Element]) -> bool:
    return len(inner) == len(stretch) and all(map(_covers, inner, stretch))


def _covers(wide: Element, narrow: Element) -> bool:
    """Return whether every word that meets the second meets the first."""
    if wide.gap or narrow.gap:
        return wide.gap and narrow.gap
    if wide.prefix:
        return narrow.text.lower().startswith(wide.text)
    if narrow.prefix:
        return False
    if wide.cased:
        return narrow.cased and narrow.text == wide.text
    return narrow.text.lower() == wide.text.lower()
