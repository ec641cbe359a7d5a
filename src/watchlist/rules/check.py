"""What is wrong with the terms of a watch, found without any item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from watchlist.language.tokens import Tokeniser
from watchlist.language.vocabulary import Vocabulary
from watchlist.model.problem import Flaw
from watchlist.model.watch import Pattern, Signal, Slot, Watch
from watchlist.rules.terms import Class, Lists, TermError, check_term, phrases

Path = tuple[str | int, ...]
# What a watch may cost, whoever wrote it: 2 s and 100 MB to make it ready, and 10 ms for an item that speaks of all of
# it, on the machine of `docs/explanation/trust.md`. They are counts, so that a watch is sound on every machine or on
# none; `benchmarks/shares.py` measures watches as costly as they allow. The largest watches that ship have a half of
# the parts and of the letters, two thirds of the phrases and words, and no expression.
MOST_PARTS = 120
MOST_ACTORS = 1_000
MOST_EXPRESSIONS = 20
MOST_PHRASES = 6_000
MOST_WORDS = 16_000
MOST_LETTERS = 200_000


def flaws(watch: Watch, vocabulary: Vocabulary) -> tuple[Flaw, ...]:
    """Return every term of the watch that cannot be used, with the path that leads to it in the file."""
    lists = Lists(vocabulary, watch.terms, Tokeniser(vocabulary))
    return tuple(_flaws(watch, lists)) or _too_much(watch, lists)


def _too_much(watch: Watch, lists: Lists) -> tuple[Flaw, ...]:
    """Return the first of the counts that is passed; who asks has seen that every term can be used."""
    if sum(map(_parts, watch.signals)) > MOST_PARTS:
        what = f"its signals, patterns and their parts are more than {MOST_PARTS}"
        return (Flaw(path=("signals",), what=what, mend="leave some out, or split it in two"),)
    if sum(map(_actors, watch.signals)) > MOST_ACTORS:
        what = f"its patterns name more than {MOST_ACTORS:,} actors"
        return (Flaw(path=("signals",), what=what, mend="name fewer in `who`, or split it in two"),)
    said = expressions = words = letters = 0
    for terms, kind in _lists(watch):
        for term in terms:
            found = phrases(term, kind, lists)
            said += len(found)
            words += sum(phrase.count(" ") + 1 for phrase in found)
            letters += sum(map(len, found))
            expressions += sum(phrase.startswith("/") for phrase in found)
            if said > MOST_PHRASES:
                return _too_long(f"{MOST_PHRASES:,} phrases")
            if words > MOST_WORDS or letters > MOST_LETTERS:
                return _too_long(f"{MOST_WORDS:,} words or {MOST_LETTERS:,} letters")
            if expressions > MOST_EXPRESSIONS:
                what = f"it has more than {MOST_EXPRESSIONS} expressions"
                return (Flaw(path=("signals",), what=what, mend="write words instead, or join them with |"),)
    return ()


def _too_long(most: str) -> tuple[Flaw, ...]:
    what = f"its terms stand for more than {most}"
    return (Flaw(path=("signals",), what=what, mend="use shorter lists, or split it in two"),)


def _parts(signal: Signal) -> int:
    """Return how much of a signal may have to be looked at in a sentence: itself, its patterns, and what they name."""
    rule = signal.rule
    return 1 + sum(
        1 + len(pattern.what) + len(pattern.anywhere) + len(rule.anywhere) for pattern in (*rule.when, *rule.contrary)
    )


def _actors(signal: Signal) -> int:
    """Return how many actors a signal's patterns name, each as often as it is named."""
    return sum(len(pattern.who or signal.rule.who) for pattern in (*signal.rule.when, *signal.rule.contrary))


def _lists(watch: Watch) -> Iterator[tuple[Sequence[str], Class]]:
    for signal in watch.signals:
        rule = signal.rule
        for pattern in (*rule.when, *rule.contrary):
            yield pattern.does, Class.VERB
            for terms in (pattern.event, pattern.never, *(slot.terms for slot in (*pattern.what, *pattern.anywhere))):
                yield terms, Class.NOUN
        for terms in (rule.never, *(slot.terms for slot in rule.anywhere)):
            yield terms, Class.NOUN


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
