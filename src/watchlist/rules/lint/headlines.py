"""Headlines under `tests` that would be read as they are whatever the rule said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from watchlist.language.detect import language_of
from watchlist.language.tokens import Sentence, sentences
from watchlist.language.vocabulary import LANGUAGES
from watchlist.model.problem import Flaw
from watchlist.model.watch import RuleTest
from watchlist.rules.compile import CompiledPattern, CompiledSignal
from watchlist.rules.lint.book import Book, warn
from watchlist.rules.terms import Element, Expression


def headlines_that_test_nothing(book: Book) -> Iterator[Flaw]:
    """A headline that has nothing of the rule in it is quiet under any rule, and shows nothing of this one."""
    for number, signal in enumerate(book.watch.signals):
        for test in signal.tests:
            if test.counting:
                continue
            language = language_of(test.title, test.summary)
            if language in LANGUAGES:
                yield from _quiet(test, book.signals(language)[number], book)
            else:
                what = f"nothing is read in its language{f', “{language}”' if language else ''}"
                yield warn(test.path, f"{what}: it is quiet under any rule", "take one that is read")


def _quiet(test: RuleTest, signal: CompiledSignal, book: Book) -> Iterator[Flaw]:
    tokeniser = book.tongues[signal.language].tokeniser
    texts = [tokeniser.sentence(text) for text in (test.title, *sentences(test.summary))]
    patterns = [*signal.when, *signal.contrary]
    if not patterns:
        what = f"the rule has no words in its language, “{signal.language}”"
        yield warn(test.path, f"{what}: it is quiet under any rule", "add words of that language, or remove it")
    elif not any(_shares(pattern, texts) or _names(pattern, texts, book) for pattern in patterns):
        what = "it names nothing that the rule asks for, and is quiet under any rule"
        yield warn(test.path, what, "take one about the same things")


def _shares(pattern: CompiledPattern, texts: Sequence[Sentence]) -> bool:
    """Return whether a text has a word of what the pattern asks for, be it only a part of a term."""
    words = {token.low for text in texts for token in text.tokens}
    for slot in (*pattern.slots, *pattern.anywhere):
        for spelling in slot.finder.spellings:
            if isinstance(spelling, Expression):
                if any(slot.finder.find(text) for text in texts):
                    return True
            elif any(_has(words, element) for element in spelling.elements):
                return True
    return False


def _names(pattern: CompiledPattern, texts: Sequence[Sentence], book: Book) -> bool:
    """Return whether a text names a party that the pattern asks for: "ECB cuts staff" tests what else it asks for."""
    words = {token.low for text in texts for token in text.tokens}
    for code in pattern.who | set(pattern.target.include):
        actor = book.vocabulary.actor(code)
        for name in (*actor.names, *actor.adjectives) if actor else ():
            if words.issuperset(name.lower().split()):
                return True
    return False


def _has(words: AbstractSet[str], element: Element) -> bool:
    if element.prefix:
        return any(word.startswith(element.text) for word in words)
    return len(element.text) > 2 and element.text.lower() in words
