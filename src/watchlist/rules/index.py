"""Which signals an item could speak of at all: one search for words that their patterns cannot do without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import product
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation
from msgspec import Struct

from watchlist.language.compounds import COMPOUNDING
from watchlist.language.frequency import frequency
from watchlist.language.letters import letters
from watchlist.rules.compile import CompiledPattern, CompiledSignal
from watchlist.rules.finder import Finder
from watchlist.rules.terms import Element, Expression, Spelling

_TELLING = 2
"""So many words of a phrase are looked for, the rarest: "the end of" holds little but what every text holds."""
_FEW = 16
_MOST_TABLED = 4_000
"""So many words make a table of some megabytes."""
_NONE: frozenset[int] = frozenset()
_FIRST = itemgetter(0)
_Family = tuple[Spelling | Expression, ...]


class _Group(Struct, frozen=True, eq=False):
    """The words of one part: any of `single`, or all of a phrase, by their numbers in the search.

    `phrases` holds them by one word of each, of `begins`, so that only those are tried of which a word is there.
    """

    single: frozenset[int]
    phrases: Mapping[int, tuple[frozenset[int], ...]]
    begins: frozenset[int]

    def stands(self, words: set[int]) -> bool:
        if not self.single.isdisjoint(words):
            return True
        if self.begins.isdisjoint(words):
            return False
        return any(phrase <= words for word in self.begins & words for phrase in self.phrases[word])


class _Gate(NamedTuple):
    """What a text must hold to meet a pattern, or nearly: one of what moves it, and its parts, of three all but one."""

    signal: int
    moving: tuple[_Group, ...]
    parts: tuple[_Group, ...]
    spare: int

    def admits(self, words: set[int], known: dict[_Group, bool]) -> bool:
        """Return whether a text with these words may pass; `known` are the groups that were looked at before."""
        missing = 0
        for part in self.parts:
            held = known.get(part)
            if held is None:
                held = known[part] = part.stands(words)
            if not held:
                missing += 1
                if missing > self.spare:
                    return False
        return not self.moving or any(group.stands(words) for group in self.moving)


class _Part(Struct, frozen=True):
    """A list as the index knows it: its words, those of which every text that holds one of it has one, and how often.

    A word begins and ends with a space where it must begin or end there, as `letters` parts them.
    """

    group: _Group
    anchors: frozenset[str]
    common: int


class Index:
    """Rejects items before they are tokenised: a signal is read only where the words that it requires stand.

    Signals are added first, those of one language together, and then it is closed.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        # By an anchor and the words of which another has to stand beside it: most texts hold none of them.
        self._gates: dict[int, dict[frozenset[int], list[_Gate]]] = {}
        self._always: list[_Gate] = []
        self._parts: dict[tuple[Finder, bool], _Part | None] = {}
        self._families: dict[tuple[int, bool], _Part | None] = {}
        self._besides: dict[tuple[int, ...], frozenset[int]] = {}
        self._words: BytesAhoCorasick | None = None
        self._anchors: BytesAhoCorasick | None = None

    def add(self, signals: Sequence[CompiledSignal], first: int = 0) -> None:
        """Add signals, whose places are counted from `first`."""
        for place, signal in enumerate(signals, first):
            for pattern in (*signal.when, *signal.contrary):
                self._put(place, pattern, signal.language in COMPOUNDING)
        self._parts.clear()
        self._families.clear()
        self._besides.clear()

    def close(self) -> None:
        """Make it ready to search for the words of all signals."""
        words = list(self._numbers)
        self._words = BytesAhoCorasick([word.encode() for word in words]) if words else None
        anchors = _least({words[number] for number in self._gates})
        if anchors:
            # Every item is searched for these: a table of all steps is faster by a fifth, while it is small.
            kind = Implementation.DFA if len(anchors) < _MOST_TABLED else None
            self._anchors = BytesAhoCorasick([word.encode() for word in sorted(anchors)], implementation=kind)
        # Remembered for many lists, and of no use to a search.
        self._numbers.clear()
        _spelt.cache_clear()
        _common.cache_clear()

    def candidates(self, text: bytes) -> AbstractSet[int]:
        """Return the places of the signals that a text in `letters` might speak of, were it in their language."""
        # Most texts hold no anchor, and a search for the anchors alone meets far less.
        if not self._always and (self._anchors is None or not self._anchors.find_matches_as_indexes(text)):
            return _NONE
        hits = self._words.find_matches_as_indexes(text, overlapping=True) if self._words else ()
        words = set(map(_FIRST, hits))
        # Many patterns share their lists.
        known: dict[_Group, bool] = {}
        found = {gate.signal for gate in self._always if gate.admits(words, known)}
        for word in words & self._gates.keys():
            for beside, gates in self._gates[word].items():
                if beside.isdisjoint(words):
                    continue
                for gate in gates:
                    if gate.signal not in found and gate.admits(words, known):
                        found.add(gate.signal)
        return found

    def _put(self, place: int, pattern: CompiledPattern, compounding: bool) -> None:
        parts = [part for slot in pattern.slots if (part := self._part(slot.finder, compounding))]
        moving = self._moving(pattern, compounding)
        spare = int(len(pattern.slots) > 2)
        parts.sort(key=lambda part: part.common)
        # What brought us to the gate stands there: the others are looked at first.
        groups = tuple(part.group for part in reversed(parts))
        gate = _Gate(place, tuple(part.group for part in moving), groups, spare)
        # One of three parts may be missing: of any two, one is there.
        pairs = (parts[: spare + 1], parts[spare + 1 :][: spare + 1])
        choices = [several for several in pairs if len(several) > spare]
        if moving:
            choices.append(moving)
        if not choices:
            self._always.append(gate)
            return
        choices.sort(key=lambda several: sum(part.common for part in several))
        # Where nothing else is needed, the anchors stand beside themselves.
        beside = self._any_of(choices[:2][-1])
        for word in frozenset[str]().union(*(part.anchors for part in choices[0])):
            self._gates.setdefault(self._number(word), {}).setdefault(beside, []).append(gate)

    def _moving(self, pattern: CompiledPattern, compounding: bool) -> list[_Part]:
        """Return the action and who could do it: a text with neither says nothing; none where one is not known."""
        finders = [finder for finder in (pattern.action, pattern.doers) if finder]
        parts = [part for finder in finders if (part := self._part(finder, compounding))]
        return parts if len(parts) == len(finders) else []

    def _any_of(self, parts: Sequence[_Part]) -> frozenset[int]:
        """Return words of which one stands in every text that holds one of the parts."""
        # Parts are kept while the index is built, so their places in memory stand for them.
        key = tuple(map(id, parts))
        if key not in self._besides:
            self._besides[key] = frozenset[int]().union(*(part.group.single | part.group.begins for part in parts))
        return self._besides[key]

    def _part(self, finder: Finder, compounding: bool) -> _Part | None:
        """Return what the index knows of a list; many patterns share it."""
        key = (finder, compounding)
        if key not in self._parts:
            known = [self._family(family, compounding) for family in finder.families if family]
            parts = [part for part in known if part]
            self._parts[key] = _united(parts) if parts and len(parts) == len(known) else None
        return self._parts[key]

    def _family(self, family: _Family, compounding: bool) -> _Part | None:
        """Return what the index knows of the spellings of one term; many lists share it."""
        # A family is known by its place in memory, where the finders of the patterns keep it.
        key = (id(family), compounding)
        if key not in self._families:
            words = _literals(family, compounding)
            self._families[key] = self._known(words) if words else None
        return self._families[key]

    def _known(self, words: Sequence[tuple[str, ...]]) -> _Part:
        anchors = _least({phrase[0] for phrase in words})
        return _Part(self._group(words), anchors, sum(map(_common, anchors)))

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
        return _Group(frozenset(single), phrases, frozenset(phrases))

    def _number(self, word: str) -> int:
        return self._numbers.setdefault(word, len(self._numbers))


def _united(parts: Sequence[_Part]) -> _Part:
    """Return several parts as one, any of which may stand."""
    if len(parts) == 1:
        return parts[0]
    phrases: dict[int, tuple[frozenset[int], ...]] = {}
    for part in parts:
        for word, several in part.group.phrases.items():
            phrases[word] = (*phrases.get(word, ()), *several)
    single = frozenset[int]().union(*(part.group.single for part in parts))
    anchors = frozenset[str]().union(*(part.anchors for part in parts))
    return _Part(_Group(single, phrases, frozenset(phrases)), anchors, sum(map(_common, anchors)))


def _literals(family: _Family, compounding: bool) -> list[tuple[str, ...]] | None:
    """Return the words of each spelling, the rarest first, or None where one has none to look for."""
    if any(isinstance(spelling, Expression) for spelling in family):
        return None
    single: set[str] = set()
    several: set[tuple[str, ...]] = set()
    # Many spellings differ in nothing but their forms.
    for elements in {spelling.elements for spelling in family if isinstance(spelling, Spelling)}:
        words = [words for each in elements if not each.gap and (words := _spelt(each, compounding))]
        if not words:
            return None
        if len(words) == 1:
            single.update(words[0])
        else:
            several.update(product(*sorted(words, key=_rarest)[:_TELLING]))
    least = _least(single)
    if several and least:
        # " curb" stands in " curbs ": the shorter finds both.
        meets = AhoCorasick(list(least), store_patterns=False).find_matches_as_indexes
        several = {words for words in several if not any(map(meets, words))}
    return sorted([*several, *((word,) for word in least)])


@lru_cache(maxsize=50_000)
def _spelt(element: Element, compounding: bool) -> tuple[str, ...]:
    """Return what stands in every text with the element, one of it or another: with a space where a word ends.

    A number stands nowhere: it is no letter.
    """
    word = letters(element.text).decode().strip()
    if len(word) < 2:
        return ()
    if element.prefix:
        return (f" {word}",)
    if not compounding:
        return (f" {word} ",)
    # A part of a compound stands anywhere in it; a first part may lose its e, and only a first one has two letters.
    first = (f" {word[:-1]}",) if word.endswith("e") else ()
    return (word if len(word) > 2 else f" {word}", *first)


@lru_cache(maxsize=50_000)
def _common(word: str) -> int:
    """Return how often a word as the search has it stands in headlines."""
    return frequency(word.startswith(" "), word.strip(), word.endswith(" "))


def _rarest(words: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return sum(map(_common, words)), words


def _least(words: AbstractSet[str]) -> frozenset[str]:
    """Return the words that hold none of the others: wherever one of all stands, one of these does."""
    if len(words) < 2:
        return frozenset(words)
    if len(words) < _FEW:
        # Most families are small, and a search is not made for nothing.
        return frozenset(word for word in words if not any(other in word for other in words if other != word))
    search = AhoCorasick(list(words), store_patterns=False)
    return frozenset(word for word in words if len(search.find_matches_as_indexes(word, overlapping=True)) == 1)
