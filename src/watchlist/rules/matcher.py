"""Reading an item: for each signal, whether it speaks of it, how, and why we think so."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from watchlist.language.detect import language_of
from watchlist.language.normalise import normalise
from watchlist.language.vocabulary import LANGUAGES, Vocabulary, into
from watchlist.model.evidence import NearMiss, Reading, Status
from watchlist.model.explanation import Explanation
from watchlist.model.feed import Publisher
from watchlist.model.item import Item
from watchlist.model.watch import Watch
from watchlist.rules.compile import CompiledPattern, CompiledSignal, Compiler
from watchlist.rules.deed import Use
from watchlist.rules.explain import explain, unread
from watchlist.rules.index import Index
from watchlist.rules.nearmiss import unknown_verb
from watchlist.rules.pattern import Lack, Met, read_pattern
from watchlist.rules.status import RANK, Said
from watchlist.rules.terms import names
from watchlist.rules.tongue import Tongue
from watchlist.rules.view import Break, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an item says: one reading for each signal whose pattern it meets, and where it came near."""

    readings: tuple[Reading, ...] = ()
    near: tuple[NearMiss, ...] = ()


NOTHING = Found()
_ASSERTED = frozenset({Status.ASSERTED})


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
            found = _read_signal(tongue, signal, item, publisher, views)
            if isinstance(found, Reading):
                readings.append(found)
            elif found is not None:
                near.append(_near_miss(signal, item, publisher, found))
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
        found = _read_signal(tongue, compiled, item, publisher, views)
        reading = found if isinstance(found, Reading) else None
        return explain(tongue, compiled, item, reading, views, _said(compiled, item, publisher))


def _said(signal: CompiledSignal, item: Item, publisher: Publisher) -> Said:
    return Said(item.at, normalise(item.summary).lower(), publisher.primary, signal.not_before)


def _read_signal(
    tongue: Tongue, signal: CompiledSignal, item: Item, publisher: Publisher, views: Sequence[View]
) -> Reading | Lack | None:
    said = _said(signal, item, publisher)
    lack: Lack | None = None
    counting = signal.count_also | _ASSERTED
    for number, view in enumerate(views):
        others = [*views[:number], *views[number + 1 :]]
        met, lacks = _meet(tongue, view, signal.when, views, others, said, counting)
        contrary, _ = _meet(tongue, view, signal.contrary, views, others, said, _ASSERTED)
        for against in contrary:
            if against.colour.status is Status.ASSERTED:
                return _reading(signal, view, against, Status.OPPOSITE, said)
        if met:
            best = _best(view, met)
            return _reading(signal, view, best, best.colour.status, said)
        if number == 0:
            lack = next(iter(lacks), None) or unknown_verb(tongue, view, signal.when, signal.contrary)
    return lack


def _meet(
    tongue: Tongue,
    view: View,
    patterns: Sequence[CompiledPattern],
    views: Sequence[View],
    others: Sequence[View],
    said: Said,
    counting: AbstractSet[Status],
) -> tuple[list[Met], list[Lack]]:
    met: list[Met] = []
    lacks: list[Lack] = []
    everywhere = [each.sentence for each in views]
    for pattern in patterns:
        read = list(read_pattern(tongue, view, pattern, others, said))
        if not read or (pattern.never is not None and pattern.never.anywhere(everywhere) is not None):
            continue
        absent = [slot.name for slot in pattern.anywhere if slot.finder.anywhere(everywhere) is None]
        for found in read:
            if isinstance(found, Lack):
                lacks += [found] if found.near else []
            elif absent and (found.colour.status in counting or found.colour.status is Status.OTHER_ACTOR):
                # What is planned or denied can be told without it; what would count cannot.
                lacks.append(Lack(f"nothing for {absent[0]} anywhere in the item"))
            else:
                met.append(found)
    return met, lacks


def _best(view: View, met: Sequence[Met]) -> Met:
    """Return the way of meeting a pattern that speaks for the sentence.

    An asserted one does, unless a verb in the same clause is taken back: two words of one denial are one denial.
    """
    ranked = sorted(met, key=lambda each: RANK[each.colour.status])
    vetoes = [
        each
        for each in ranked
        if each.colour.status not in {Status.ASSERTED, Status.OTHER_ACTOR} and each.use is not Use.NOUN
    ]
    for each in ranked:
        if each.colour.status is Status.ASSERTED:
            against = [v for v in vetoes if view.between(each.deed.head, v.deed.head) < Break.STRONG]
            return against[0] if against else each
    return ranked[0]


def _reading(signal: CompiledSignal, view: View, met: Met, status: Status, said: Said) -> Reading:
    # Before its day nothing counts, not even a status that the signal counts beside *asserted*.
    early = signal.not_before is not None and said.at < signal.not_before
    because = met.because
    if status is Status.OPPOSITE:
        because = (*because[:-1], f"{Status.OPPOSITE}: the contrary is said to have happened")
    return Reading(
        watch=signal.watch,
        signal=signal.id,
        status=status,
        counts=not early and (status is Status.ASSERTED or status in signal.count_also),
        because=because,
        quote=view.sentence.text,
    )


def _near_miss(signal: CompiledSignal, item: Item, publisher: Publisher, lack: Lack) -> NearMiss:
    return NearMiss(
        watch=signal.watch,
        signal=signal.id,
        item=item.id,
        title=item.title,
        link=item.link,
        publisher=publisher.name,
        at=item.at,
        lacks=lack.lacks,
        mend=lack.mend,
    )


def compile_watches(watches: Sequence[Watch], vocabulary: Vocabulary) -> Matcher:
    """Return a matcher for all signals of the watches; raises TermError where a term cannot be used."""
    return Matcher(watches, vocabulary)
