"""Reading an item: for each signal, whether it speaks of it, how, and why we think so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from watchlist.language.detect import language_of
from watchlist.language.letters import letters
from watchlist.language.vocabulary import LANGUAGES, Vocabulary, into
from watchlist.model.evidence import NearMiss, Reading
from watchlist.model.explanation import Explanation
from watchlist.model.feed import Publisher
from watchlist.model.item import Item
from watchlist.model.watch import Watch
from watchlist.rules.compile import CompiledSignal, Compiler
from watchlist.rules.explain import explain, unread
from watchlist.rules.index import Index
from watchlist.rules.reading import near_miss, read_signal, what_is_said
from watchlist.rules.terms import names
from watchlist.rules.tongue import Tongue


class Found(Struct, frozen=True, kw_only=True):
    """What an item says: one reading for each signal whose pattern it meets, and where it came near."""

    readings: tuple[Reading, ...] = ()
    near: tuple[NearMiss, ...] = ()


NOTHING = Found()


CYRILLIC = tuple(language for language in LANGUAGES if language in {"ru", "uk"})
LATIN = tuple(language for language in LANGUAGES if language not in CYRILLIC)
_CYRILLIC = re.compile("[Ѐ-ӿ]")


class _Script(Struct, frozen=True):
    """The signals compiled for the languages of one script, and the index over them."""

    signals: Sequence[CompiledSignal]
    index: Index


class Matcher:
    """Every signal of some watches, compiled; reads items."""

    def __init__(self, watches: Sequence[Watch], vocabulary: Vocabulary) -> None:
        self._watches = watches
        self._vocabulary = vocabulary
        self._tongues: dict[str, Tongue] = {}
        self._scripts: dict[tuple[str, ...], _Script] = {}
        # What is wrong with a term shows here, and not with the first item.
        self._latin = self._compiled(LATIN)

    def _compiled(self, languages: tuple[str, ...]) -> _Script:
        """Return the signals in the languages of one script, compiled when they are first asked for."""
        if languages not in self._scripts:
            known = names(self._vocabulary)
            index, signals = Index(), list[CompiledSignal]()
            for language in languages:
                tongue = self._tongues[language] = Tongue(into(self._vocabulary, language))
                compiler = Compiler(tongue, known)
                compiled = [signal for watch in self._watches for signal in compiler.watch(watch)]
                index.add(compiled, len(signals))
                signals += compiled
                compiler.forget()
            index.close()
            self._scripts[languages] = _Script(signals, index)
        return self._scripts[languages]

    def candidates(self, title: str, summary: str, hint: str = "") -> Sequence[CompiledSignal]:
        """Return the signals, all of its language, that a text might speak of; mostly none.

        `hint` is the language of its feed, where that is known.
        """
        text = f"{title}\n{summary}" if summary else title
        plain = letters(text)
        script = self._latin
        places = script.index.candidates(plain)
        # Most items end here.
        if not places and plain.isascii():
            return []
        found = [script.signals[place] for place in sorted(places)]
        if not plain.isascii() and _CYRILLIC.search(text):
            script = self._compiled(CYRILLIC)
            found += [script.signals[place] for place in sorted(script.index.candidates(plain))]
        if not found:
            return found
        language = language_of(title, summary, hint)
        return [signal for signal in found if signal.language == language]

    def read(self, item: Item, publisher: Publisher, candidates: Sequence[CompiledSignal] | None = None) -> Found:
        """Return what the item says of each signal, and which ones it nearly speaks of.

        An item in a language that is not read says nothing. `candidates` are the item's, where they are known.
        """
        if candidates is None:
            candidates = self.candidates(item.title, item.summary, item.language)
        if not candidates:
            return NOTHING
        tongue = self._tongues[candidates[0].language]
        views = tongue.views(item.title, item.summary)
        readings: list[Reading] = []
        near: list[NearMiss] = []
        for signal in candidates:
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
        languages = next((script for script in (LATIN, CYRILLIC) if language in script), ())
        signals = self._compiled(languages).signals if languages else []
        compiled = next((s for s in signals if (s.language, s.watch, s.id) == (language, watch, signal)), None)
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
