"""Reading an item: for each signal, whether it speaks of it, how, and why we think so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchlist.language.detect import language_of
from watchlist.language.vocabulary import LANGUAGES, Vocabulary, into
from watchlist.model.evidence import NearMiss, Reading
from watchlist.model.explanation import Explanation
from watchlist.model.feed import Publisher
from watchlist.model.item import Item
from watchlist.model.watch import Watch
from watchlist.rules.compile import Compiler
from watchlist.rules.explain import explain, unread
from watchlist.rules.index import Index
from watchlist.rules.reading import near_miss, read_signal, what_is_said
from watchlist.rules.terms import names
from watchlist.rules.tongue import Tongue


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an item says: one reading for each signal whose pattern it meets, and where it came near."""

    readings: tuple[Reading, ...] = ()
    near: tuple[NearMiss, ...] = ()


NOTHING = Found()


class Matcher:
    """Every signal of some watches, compiled; reads items."""

    def __init__(self, watches: Sequence[Watch], vocabulary: Vocabulary) -> None:
        known = names(vocabulary)
        self._tongues = {language: Tongue(into(vocabulary, language)) for language in LANGUAGES}
        self._signals = [
            signal
            for tongue in self._tongues.values()
            for compiler in (Compiler(tongue, known),)
            for watch in watches
            for signal in compiler.watch(watch)
        ]
        self._index = Index(self._signals)

    def read(self, item: Item, publisher: Publisher) -> Found:
        """Return what the item says of each signal, and which ones it nearly speaks of.

        An item in a language that is not read says nothing.
        """
        candidates = self._index.candidates(f"{item.title}\n{item.summary}")
        if not candidates:
            return NOTHING
        language = language_of(item.title, item.summary, item.language)
        signals = [self._signals[place] for place in sorted(candidates) if self._signals[place].language == language]
        if not signals:
            return NOTHING
        tongue = self._tongues[language]
        views = tongue.views(item.title, item.summary)
        readings: list[Reading] = []
        near: list[NearMiss] = []
        for signal in signals:
            found = read_signal(tongue, signal, item, publisher, views)
            if isinstance(found, Reading):
                readings.append(found)
            elif found is not None:
                near.append(near_miss(signal, item, publisher, found))
        # What counts for one signal of a watch is no near miss of its sisters.
        counted = {reading.watch for reading in readings if reading.counts}
        close = tuple(miss for miss in near if miss.watch not in counted)
        return Found(readings=tuple(readings), near=close) if readings or close else NOTHING

    def explain(self, watch: str, signal: str, item: Item, publisher: Publisher) -> Explanation:
        """Return why the item counts for the signal, or why not, and the least that would change it."""
        language = language_of(item.title, item.summary, item.language)
        named = [each for each in self._signals if (each.watch, each.id) == (watch, signal)]
        compiled = next((each for each in named if each.language == language), None)
        if compiled is None or not compiled.when:
            return unread(watch, signal, item, language)
        tongue = self._tongues[language]
        views = tongue.views(item.title, item.summary)
        found = read_signal(tongue, compiled, item, publisher, views)
        reading = found if isinstance(found, Reading) else None
        return explain(tongue, compiled, item, reading, views, what_is_said(compiled, item, publisher))


def compile_watches(watches: Sequence[Watch], vocabulary: Vocabulary) -> Matcher:
    """Return a matcher for all signals of the watches; raises TermError where a term cannot be used."""
    return Matcher(watches, vocabulary)
