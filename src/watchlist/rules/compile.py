"""A watch as written, made ready to read items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime

from msgspec import Struct

from watchlist.model.evidence import Status
from watchlist.model.watch import Pattern, Rule, Signal, Slot, Target, Watch
from watchlist.rules.actors import spelt
from watchlist.rules.finder import Finder
from watchlist.rules.slots import CompiledSlot
from watchlist.rules.terms import Class, Expression, Lists, Spelling, families
from watchlist.rules.tongue import Tongue


class CompiledPattern(Struct, frozen=True):
    """A pattern with the signal's own words merged in and every term compiled; `does` are its verbs as written.

    A text without its action nearly speaks of it where it names one of `doers`, if there are any.
    """

    does: tuple[str, ...]
    action: Finder
    doers: Finder | None
    slots: tuple[CompiledSlot, ...]
    who: frozenset[str]
    target: Target
    near: int
    anywhere: tuple[CompiledSlot, ...]
    never: Finder | None


class CompiledSignal(Struct, frozen=True):
    """A signal whose rule is compiled."""

    language: str
    watch: str
    id: str
    when: tuple[CompiledPattern, ...]
    contrary: tuple[CompiledPattern, ...]
    count_also: frozenset[Status]
    not_before: datetime | None


class Compiler:
    """Compiles the signals of watches for one language; lists that signals share are compiled once.

    `known` are the names of lists that stand for something in another language only.
    """

    def __init__(self, tongue: Tongue, known: AbstractSet[str] = frozenset()) -> None:
        self._tongue = tongue
        self._vocabulary = tongue.vocabulary
        self._known = known
        self._families: dict[tuple[str, Class], tuple[Spelling | Expression, ...]] = {}
        self._cache: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Finder] = {}
        self._doers: dict[frozenset[str], Finder] = {}

    def watch(self, watch: Watch) -> list[CompiledSignal]:
        """Return the watch's signals, compiled; raises TermError where a term cannot be used."""
        lists = Lists(self._vocabulary, watch.terms, self._tongue.tokeniser, self._known, self._families)
        return [self._signal(signal, lists, watch.id) for signal in watch.signals]

    def forget(self) -> None:
        """Forget how the lists are spelt: what an index was made of is spelt again where a sentence may hold it."""
        for finder in (*self._cache.values(), *self._doers.values()):
            finder.forget()
        self._families.clear()

    def _signal(self, signal: Signal, lists: Lists, watch: str) -> CompiledSignal:
        rule = signal.rule
        return CompiledSignal(
            language=self._tongue.language,
            watch=watch,
            id=signal.id,
            when=self._patterns(rule.when, rule, lists, watch, near=True),
            contrary=self._patterns(rule.contrary, rule, lists, watch, near=False),
            count_also=rule.count_also,
            not_before=rule.not_before,
        )

    def _patterns(
        self, patterns: Iterable[Pattern], rule: Rule, lists: Lists, watch: str, *, near: bool
    ) -> tuple[CompiledPattern, ...]:
        compiled = (self._pattern(pattern, rule, lists, watch, near) for pattern in patterns)
        return tuple(pattern for pattern in compiled if _can_be_met(pattern))

    def _pattern(self, pattern: Pattern, rule: Rule, lists: Lists, watch: str, near: bool) -> CompiledPattern:
        never = (*rule.never, *pattern.never)
        target = pattern.target or rule.target or Target()
        who = self._codes(pattern.who or rule.who)
        return CompiledPattern(
            does=pattern.does,
            action=self._finder(watch, pattern.does, pattern.event, lists),
            doers=self._named(who) if near and who else None,
            slots=tuple(self._slot(watch, slot, i, lists) for i, slot in enumerate(pattern.what)),
            who=who,
            target=Target(include=tuple(self._codes(target.include)), exclude=tuple(self._codes(target.exclude))),
            near=rule.near if pattern.near is None else pattern.near,
            anywhere=tuple(
                self._slot(watch, slot, i, lists) for i, slot in enumerate((*rule.anywhere, *pattern.anywhere))
            ),
            never=self._finder(watch, (), never, lists) if never else None,
        )

    def _named(self, who: frozenset[str]) -> Finder:
        if who not in self._doers:
            self._doers[who] = Finder(lambda: [spelt(self._vocabulary, self._tongue.tokeniser, who)])
        return self._doers[who]

    def _codes(self, codes: Iterable[str]) -> frozenset[str]:
        aliases = self._vocabulary.aliases
        return frozenset(aliases.get(code, code) for code in codes)

    def _slot(self, watch: str, slot: Slot, place: int, lists: Lists) -> CompiledSlot:
        return CompiledSlot(slot.name or f"part {place + 1}", self._finder(watch, (), slot.terms, lists))

    def _finder(self, watch: str, verbs: Sequence[str], nouns: Sequence[str], lists: Lists) -> Finder:
        # Only a watch with terms of its own may mean something of its own by a list.
        key = (watch if lists.own else "", tuple(verbs), tuple(nouns))
        if key not in self._cache:
            self._cache[key] = Finder(lambda: _all(verbs, nouns, lists))
        return self._cache[key]


def _all(verbs: Sequence[str], nouns: Sequence[str], lists: Lists) -> Iterable[tuple[Spelling | Expression, ...]]:
    for term in verbs:
        yield from families(term, Class.VERB, lists)
    for term in nouns:
        yield from families(term, Class.NOUN, lists)


def _can_be_met(pattern: CompiledPattern) -> bool:
    """Return whether the language has words for all that a pattern asks for."""
    finders = (pattern.action, *(slot.finder for slot in (*pattern.slots, *pattern.anywhere)))
    return all(any(finder.families) for finder in finders)
