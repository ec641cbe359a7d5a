"""What is wrong with the terms of a watch, found without any item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from watchlist.language.vocabulary import Vocabulary
from watchlist.model.problem import Flaw
from watchlist.model.watch import Pattern, Slot, Watch
from watchlist.rules.terms import Class, Lists, TermError, check_term

Path = tuple[str | int, ...]


def flaws(watch: Watch, vocabulary: Vocabulary) -> tuple[Flaw, ...]:
    """Return every term of the watch that cannot be used, with the path that leads to it in the file."""
    return tuple(_flaws(watch, Lists(vocabulary, watch.terms)))


def _flaws(watch: Watch, lists: Lists) -> Iterator[Flaw]:
    shipped = set(lists.vocabulary.things) | set(lists.vocabulary.actions)
    for name, terms in watch.terms.items():
        path: Path = ("terms", name)
        plain = name.lstrip("+")
        if name.startswith("+") and plain not in shipped:
            yield Flaw(
                path=path, what=f"no shipped list is called {plain!r}", mend=f"write `{plain}:` for a list of your own"
            )
        elif not name.startswith("+") and plain in shipped:
            yield Flaw(
                path=path,
                what=f"{plain!r} is a shipped list",
                mend=f"write `+{plain}:` to extend it, or choose another name",
            )
        verbs = plain in lists.vocabulary.actions
        yield from _terms(terms, Class.VERB if verbs else Class.NOUN, lists, path)
    for number, signal in enumerate(watch.signals):
        at: Path = ("signals", number)
        rule = signal.rule
        for key, patterns in (("when", rule.when), ("contrary", rule.contrary)):
            for place, pattern in enumerate(patterns):
                yield from _pattern(pattern, lists, (*at, key, place))
        yield from _slots(rule.anywhere, lists, (*at, "anywhere"))
        yield from _terms(rule.never, Class.NOUN, lists, (*at, "never"))


def _pattern(pattern: Pattern, lists: Lists, path: Path) -> Iterator[Flaw]:
    if not pattern.does and not pattern.event:
        yield Flaw(path=path, what="the pattern has no verb", mend="write `does: [a verb]` or `event: [a noun]`")
    yield from _terms(pattern.does, Class.VERB, lists, (*path, "does"))
    yield from _terms(pattern.event, Class.NOUN, lists, (*path, "event"))
    yield from _slots(pattern.what, lists, (*path, "what"))
    yield from _slots(pattern.anywhere, lists, (*path, "anywhere"))
    yield from _terms(pattern.never, Class.NOUN, lists, (*path, "never"))


def _slots(slots: Sequence[Slot], lists: Lists, path: Path) -> Iterator[Flaw]:
    for slot in slots:
        yield from _terms(slot.terms, Class.NOUN, lists, (*path, slot.name) if slot.name else path)


def _terms(terms: Sequence[str], kind: Class, lists: Lists, path: Path) -> Iterator[Flaw]:
    for place, term in enumerate(terms):
        try:
            found = check_term(term, kind, lists)
        except TermError as failure:
            yield Flaw(path=(*path, place), what=failure.what, mend=failure.mend)
            continue
        if not found:
            word = "verbs" if kind is Class.VERB else "nouns"
            yield Flaw(
                path=(*path, place), what=f"{term} holds no {word}, so it can never match", mend="name another list"
            )
