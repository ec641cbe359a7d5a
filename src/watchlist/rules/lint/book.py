"""The terms of a watch: where each list of them stands in the file, and what each term is spelled out to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from watchlist.language.detect import language_of
from watchlist.language.vocabulary import LANGUAGES, Vocabulary, into
from watchlist.model.problem import Flaw, Severity
from watchlist.model.watch import Pattern, Slot, Watch
from watchlist.rules.compile import CompiledSignal, Compiler
from watchlist.rules.terms import Class, Lists, Spelling, names, spellings
from watchlist.rules.tongue import Tongue

Path = tuple[str | int, ...]


class Listed(Struct, frozen=True):
    """A list of terms of one kind, with the path to it; `part` is what a reader calls it."""

    path: Path
    part: str
    terms: tuple[str, ...]
    kind: Class


class Written(Struct, frozen=True):
    """A pattern as written, with the path to it, and the lists that it is made of."""

    path: Path
    pattern: Pattern
    action: tuple[Listed, ...]
    slots: tuple[Listed, ...]
    anywhere: tuple[Listed, ...]
    never: tuple[Listed, ...]


class Book:
    """A watch and its terms, each spelled out once in the language that it is written in."""

    def __init__(self, watch: Watch, vocabulary: Vocabulary) -> None:
        self.watch = watch
        self.vocabulary = vocabulary
        self._known = names(vocabulary)
        self._lists: dict[str, Lists] = {}
        self._signals: dict[str, list[CompiledSignal]] = {}
        self._spelled: dict[tuple[str, Class, str], tuple[Spelling, ...]] = {}

    def lists(self, language: str) -> Lists:
        """Return the lists of the watch in a language."""
        if language not in self._lists:
            tongue = self.tongues[language]
            self._lists[language] = Lists(tongue.vocabulary, self.watch.terms, tongue.tokeniser, self._known)
        return self._lists[language]

    def spelled(self, term: str, kind: Class, language: str) -> tuple[Spelling, ...]:
        """Return every spelling that a term stands for in a language; an expression has none."""
        key = (term, kind, language)
        if key not in self._spelled:
            found = spellings(term, kind, self.lists(language))
            self._spelled[key] = tuple(each for each in found if isinstance(each, Spelling))
        return self._spelled[key]

    @cached_property
    def tongues(self) -> dict[str, Tongue]:
        """The languages that are read."""
        return {language: Tongue(into(self.vocabulary, language)) for language in LANGUAGES}

    def signals(self, language: str) -> list[CompiledSignal]:
        """Return the signals of the watch in the order of the file, compiled for a language."""
        if language not in self._signals:
            self._signals[language] = Compiler(self.tongues[language], self._known).watch(self.watch)
        return self._signals[language]

    def listed(self) -> Iterator[Listed]:
        """Yield every list of terms of the watch, in the order of the file."""
        for name, terms in self.watch.terms.items():
            verbs = name.removeprefix("+") in self.vocabulary.actions
            yield Listed(("terms", name), name, terms, Class.VERB if verbs else Class.NOUN)
        for number, signal in enumerate(self.watch.signals):
            for written in self.patterns(number):
                own = (*written.action, *written.slots, *written.anywhere, *written.never)
                yield from (each for each in own if each.path[: len(written.path)] == written.path)
            at = ("signals", number)
            yield from _slots(signal.rule.anywhere, (*at, "anywhere"))
            yield Listed((*at, "never"), "never", signal.rule.never, Class.NOUN)

    def patterns(self, number: int, *keys: str) -> Iterator[Written]:
        """Yield the patterns of a signal, those of `when` and `contrary` or of the keys that are named.

        What its signal says of `anywhere` and `never` is a pattern's too.
        """
        rule = self.watch.signals[number].rule
        at: Path = ("signals", number)
        for key, patterns in (("when", rule.when), ("contrary", rule.contrary)):
            for place, pattern in enumerate(patterns) if not keys or key in keys else ():
                path = (*at, key, place)
                yield Written(
                    path=path,
                    pattern=pattern,
                    action=(
                        Listed((*path, "does"), "does", pattern.does, Class.VERB),
                        Listed((*path, "event"), "event", pattern.event, Class.NOUN),
                    ),
                    slots=tuple(_slots(pattern.what, (*path, "what"))),
                    anywhere=(
                        *_slots(pattern.anywhere, (*path, "anywhere")),
                        *_slots(rule.anywhere, (*at, "anywhere")),
                    ),
                    never=(
                        Listed((*path, "never"), "never", pattern.never, Class.NOUN),
                        Listed((*at, "never"), "never", rule.never, Class.NOUN),
                    ),
                )


def _slots(slots: Sequence[Slot], path: Path) -> Iterator[Listed]:
    for slot in slots:
        yield Listed((*path, slot.name) if slot.name else path, slot.name or str(path[-1]), slot.terms, Class.NOUN)


def languages_of_term(term: str) -> tuple[str, ...]:
    """Return the languages by whose rules a term is looked at: English for plain letters, two where nothing tells."""
    found = language_of(term)
    if term.isascii() and " " not in term:
        return _read("en")
    # A term may have none of the letters in which the two differ.
    doubtful = found in _CYRILLIC and not set(term.lower()) & _TELLING
    return _read(*_CYRILLIC) if doubtful else _read(found)


def language_of_term(term: str) -> str:
    """Return the first language by whose rules a term is looked at."""
    return languages_of_term(term)[0]


def _read(*languages: str) -> tuple[str, ...]:
    return tuple(each for each in languages if each in LANGUAGES) or LANGUAGES[:1]


_CYRILLIC = ("ru", "uk")
_TELLING = frozenset("ыэёъіїєґ")


def warn(path: Path, what: str, mend: str) -> Flaw:
    """Return a warning."""
    return Flaw(path=path, what=what, mend=mend, severity=Severity.WARNING)
