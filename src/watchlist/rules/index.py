"""Which signals an item could speak of at all: one search for words that their patterns cannot do without."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick

from watchlist.rules.compile import CompiledPattern, CompiledSignal
from watchlist.rules.finder import Finder
from watchlist.rules.terms import Expression

_SHORTEST = 3


class Index:
    """Rejects items before they are tokenised: a signal is read only where one of its required words stands."""

    def __init__(self, signals: Sequence[CompiledSignal]) -> None:
        places: dict[str, set[int]] = {}
        always: set[int] = set()
        for place, signal in enumerate(signals):
            for pattern in (*signal.when, *signal.contrary):
                words = _required(pattern)
                if words is None:
                    always.add(place)
                for word in words or ():
                    places.setdefault(word, set()).add(place)
        self._always = frozenset(always)
        self._places = [frozenset(found) for found in places.values()]
        self._words = AhoCorasick(list(places), store_patterns=False) if places else None

    def candidates(self, text: str) -> set[int]:
        """Return the places of the signals that the text might speak of."""
        found = set(self._always)
        if self._words is not None:
            plain = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).lower()
            for word, _, _ in self._words.find_matches_as_indexes(plain, overlapping=True):
                found |= self._places[word]
        return found


def _required(pattern: CompiledPattern) -> set[str] | None:
    """Return words of which every text that meets the pattern holds one, the rarest such set, or None."""
    finders: Iterable[Finder] = (
        *(slot.finder for slot in pattern.slots),
        *(slot.finder for slot in pattern.anywhere),
        pattern.action,
    )
    sets = [words for finder in finders if (words := _literals(finder))]
    return min(sets, key=_commonness, default=None)


def _literals(finder: Finder) -> set[str] | None:
    """Return one word of each spelling, or None where one has none that is safe to look for."""
    words: set[str] = set()
    for spelling in finder.spellings:
        if isinstance(spelling, Expression):
            return None
        # Short capitals may be dotted in the text: "U.S." does not hold "us".
        safe = [e.text.lower() for e in spelling.elements if not e.gap and not (e.cased and e.text.isupper())]
        longest = max(safe, key=len, default="")
        if len(longest) < _SHORTEST:
            return None
        words.add(longest)
    return words


def _commonness(words: set[str]) -> float:
    # Short words stand in many others, and each letter more makes a word some three times rarer.
    return sum(3.0 ** -len(word) for word in words)
