"""Which signals an item could speak of at all: one search for words that their patterns cannot do without."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from watchlist.language.normalise import MOST_DOTTED
from watchlist.rules.compile import CompiledPattern, CompiledSignal
from watchlist.rules.finder import Finder
from watchlist.rules.terms import Element, Expression

_SHORTEST = 3
"""So many bytes has a word that is worth looking for: two letters of another script are as rare as three of ours."""
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Group:
    """The words of one part: any of `single`, or all of a phrase, by their numbers in the search.

    `phrases` holds them by one word of each, so that only those are tried of which a word is there.
    """

    single: frozenset[int]
    phrases: Mapping[int, tuple[frozenset[int], ...]]

    def stands(self, words: AbstractSet[int]) -> bool:
        if not self.single.isdisjoint(words):
            return True
        return any(phrase <= words for word in self.phrases.keys() & words for phrase in self.phrases[word])


@dataclass(frozen=True, slots=True)
class _Gate:
    """What a text must hold to meet a pattern: something of each group, save that one of three parts may be missing."""

    signal: int
    groups: tuple[_Group, ...]
    spare: int

    def admits(self, words: AbstractSet[int]) -> bool:
        missing = 0
        for group in self.groups:
            if not group.stands(words):
                missing += 1
                if missing > self.spare:
                    return False
        return True


@dataclass(frozen=True, slots=True)
class _Part:
    """A list as the index knows it: its words, those that every text which holds one of it has, and how common."""

    group: _Group
    anchors: frozenset[str]
    common: float


class Index:
    """Rejects items before they are tokenised: a signal is read only where the words that it requires stand."""

    def __init__(self, signals: Sequence[CompiledSignal]) -> None:
        self._numbers: dict[str, int] = {}
        self._gates: dict[int, list[_Gate]] = {}
        self._always: list[_Gate] = []
        self._parts: dict[Finder, _Part | None] = {}
        for place, signal in enumerate(signals):
            for pattern in (*signal.when, *signal.contrary):
                self._put(place, pattern)
        self._parts.clear()
        words = list(self._numbers)
        self._words = AhoCorasick(words, store_patterns=False) if words else None
        anchors = [words[number] for number in self._gates]
        self._anchors = AhoCorasick(anchors, store_patterns=False) if anchors else None

    def candidates(self, text: str) -> AbstractSet[int]:
        """Return the places of the signals that the text might speak of."""
        plain = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).lower().replace("ё", "е")
        # Most texts hold no anchor, and a search for the anchors alone meets far less.
        if not self._always and (self._anchors is None or not self._anchors.find_matches_as_indexes(plain)):
            return _NONE
        hits = self._words.find_matches_as_indexes(plain, overlapping=True) if self._words else ()
        words = {word for word, _, _ in hits}
        found = {gate.signal for gate in self._always if gate.admits(words)}
        for word in words & self._gates.keys():
            for gate in self._gates[word]:
                if gate.signal not in found and gate.admits(words):
                    found.add(gate.signal)
        return found

    def _put(self, place: int, pattern: CompiledPattern) -> None:
        parts = [part for slot in pattern.slots if (part := self._part(slot.finder))]
        spare = int(len(pattern.slots) > 2)
        gate = _Gate(place, tuple(part.group for part in parts), spare)
        anchor = self._anchor(pattern, parts, spare)
        if anchor is None:
            self._always.append(gate)
        for word in anchor or ():
            self._gates.setdefault(self._number(word), []).append(gate)

    def _anchor(self, pattern: CompiledPattern, parts: Sequence[_Part], spare: int) -> AbstractSet[str] | None:
        """Return the rarest set of words that every text which meets the pattern holds one of, or None.

        The action is an anchor only where no part can be one: an item with an unknown verb may be a near miss.
        """
        anchors = sorted(parts, key=lambda part: part.common)
        if spare:
            # One part may be missing: of any two, one is there.
            return anchors[0].anchors | anchors[1].anchors if len(anchors) > 1 else None
        if not anchors and (action := self._part(pattern.action)):
            return action.anchors
        return anchors[0].anchors if anchors else None

    def _part(self, finder: Finder) -> _Part | None:
        """Return what the index knows of a list; many patterns share it."""
        if finder not in self._parts:
            words = _literals(finder)
            self._parts[finder] = self._known(words) if words else None
        return self._parts[finder]

    def _known(self, words: Sequence[tuple[str, ...]]) -> _Part:
        anchors = _least({phrase[0] for phrase in words})
        return _Part(self._group(words), anchors, _commonness(anchors))

    def _group(self, part: Sequence[tuple[str, ...]]) -> _Group:
        single: set[int] = set()
        phrases: dict[int, tuple[frozenset[int], ...]] = {}
        for words in part:
            numbers = frozenset(map(self._number, words))
            if len(numbers) == 1:
                single |= numbers
            else:
                first = self._number(words[0])
                phrases[first] = (*phrases.get(first, ()), numbers)
        return _Group(frozenset(single), phrases)

    def _number(self, word: str) -> int:
        return self._numbers.setdefault(word, len(self._numbers))


def _literals(finder: Finder) -> list[tuple[str, ...]] | None:
    """Return the safe words of each spelling, or None where one has none that is safe to look for."""
    found: set[tuple[str, ...]] = set()
    for spelling in finder.given:
        if isinstance(spelling, Expression):
            return None
        # The small words of a phrase stand in every text, and tell nothing.
        words = {word for e in spelling.elements if not e.gap and not _dotted(e) and _size(word := e.text.lower())}
        if not words:
            return None
        found.add(tuple(words) if len(words) == 1 else tuple(sorted(words, key=lambda word: (-len(word), word))))
    # "curb" stands in "curbs": the shorter finds both.
    single = _least({words[0] for words in found if len(words) == 1})
    meets = AhoCorasick(list(single), store_patterns=False) if single else None
    kept = [
        words
        for words in found
        if (words[0] in single if len(words) == 1 else meets is None or not meets.find_matches_as_indexes(words[0]))
    ]
    return sorted(kept, key=lambda words: (len(words[0]), words))


def _size(word: str) -> bool:
    """Return whether a word is long enough to be worth looking for."""
    return len(word) >= _SHORTEST or len(word.encode()) >= _SHORTEST


def _least(words: AbstractSet[str]) -> frozenset[str]:
    """Return the words that hold none of the others: wherever one of all stands, one of these does."""
    if not words:
        return frozenset()
    search = AhoCorasick(list(words), store_patterns=False)
    return frozenset(word for word in words if len(search.find_matches_as_indexes(word, overlapping=True)) == 1)


def _dotted(element: Element) -> bool:
    """Return whether a text may spell a word with dots: "U.S." does not hold "us"."""
    return element.cased and element.text.isascii() and element.text.isupper() and len(element.text) <= MOST_DOTTED


def _commonness(words: AbstractSet[str]) -> float:
    # Short words stand in many others, and each letter more makes a word some three times rarer.
    return sum(3.0 ** -len(word) for word in words)
