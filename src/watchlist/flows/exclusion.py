"""Exclusion: the narrowest word that keeps a wrong item quiet, and loses nothing that counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from watchlist.definitions.files import Definitions
from watchlist.errors import WatchlistError
from watchlist.feeds.catalogue import Catalogue
from watchlist.flows.example import Mend
from watchlist.language.telltales import WORDS
from watchlist.model.evidence import Evidence, Status
from watchlist.model.item import Item
from watchlist.model.watch import Watch
from watchlist.rules.matcher import Matcher
from watchlist.store.store import Store

LATEST = 50_000
"""So many stored items are looked through, the latest."""
TRIED = 12
"""So many words are tried on the file, the narrowest first."""
LONGEST = 3
"""A phrase has no more words."""
WORD = re.compile(r"[^\W\d_]+")
BREAK = re.compile(r"[^\w\s'’-]+")
SHORTEST = 3
ENOUGH = 1_000
"""Of fewer stored items, how many have a word is chance."""
LITTLE = frozenset(word for words in WORDS.values() for word in words.split())


class Exclusion(Struct, frozen=True, kw_only=True):
    """A word that keeps the wrong items quiet, and what else it does.

    All `counting` items and `tests` stay as they are; `hushed` are the headlines that spoke of the signal without
    counting, and would not any more. `others` of the `stored` items have the word.
    """

    mend: Mend
    word: str
    counting: int
    tests: int
    hushed: tuple[str, ...] = ()
    others: int = 0
    stored: int = 0


class Known(Struct, frozen=True, kw_only=True):
    """An item that spoke of the signal, with how it was taken."""

    evidence: Evidence
    item: Item


def known(store: Store, evidence: Iterable[Evidence]) -> list[Known]:
    """Return evidence with its items; of one that is not stored any more, what the evidence has kept."""
    evidence = list(evidence)
    items = store.items_of([each.item for each in evidence])
    return [Known(evidence=each, item=items.get(each.item) or _remembered(each)) for each in evidence]


def narrowest(
    definitions: Definitions,
    store: Store,
    watch: Watch,
    wrong: Sequence[Known],
    others: Sequence[Known],
    reader: Matcher,
    mended: Callable[[str], Mend],
) -> Exclusion | None:
    """Return the word to exclude, None where none does it without a loss.

    `others` is all else that speaks of the signal, `reader` reads by the file as it is, and `mended` gives the file
    with a word. A word is one of the wrong items' own, in none that counts and in no test that should. Of those, the
    one comes first that hushes the fewest others, then the one that the fewest stored items have. It is tried on
    the file before it is offered.
    """
    catalogue = Catalogue(definitions.feeds)
    if not any(_read(each, reader, catalogue) for each in wrong):
        # The rule was mended since.
        return None
    titles = {each.item.title for each in wrong}
    failing = {each.test.title for each in mended("").failing} - titles
    counting = [each for each in others if each.evidence.counts or each.evidence.status is Status.OPPOSITE]
    # What is read otherwise today, for the rule was changed since, is not for a word to bring back.
    counting = [each for each in counting if _read(each, reader, catalogue)]
    signal = next(each for each in watch.signals if each.id == wrong[0].evidence.signal)
    needed = [_text(each.item) for each in counting] + [f"{t.title} {t.summary}" for t in signal.tests if t.counting]
    used, deeds = _used(wrong, watch, reader, catalogue)
    words = list(_candidates(wrong, [*map(_words, needed)], used, deeds))
    stored = [each.item for each in store.items_after(max(0, store.top() - LATEST), None)]
    having = _having(words, stored)
    rest = [each for each in others if each not in counting]

    # A few items say little of how common a word is: two words side by side are surely rarer.
    best = 2 if len(stored) < ENOUGH else 1

    def width(word: tuple[str, ...]) -> tuple[int, int, bool, int, int]:
        hushed = sum(_stands(word, _words(_text(each.item))) for each in rest)
        return hushed, having[word], not used.isdisjoint(word), abs(len(word) - best), -sum(map(len, word))

    spelled = _spellings(wrong)
    for word in sorted(words, key=width)[:TRIED]:
        try:
            mend = mended(" ".join(spelled.get(each, each) for each in word))
        except WatchlistError:
            continue
        if mend.warnings or any(each.test.title not in failing for each in mend.failing):
            continue
        if any(_read(each, mend.reader, catalogue) for each in wrong):
            continue
        if not all(_read(each, mend.reader, catalogue) for each in counting):
            continue
        hushed = [each for each in rest if _read(each, reader, catalogue) and not _read(each, mend.reader, catalogue)]
        return Exclusion(
            mend=mend,
            word=mend.word,
            counting=len(counting),
            tests=len(mend.tried),
            hushed=tuple(each.item.title for each in hushed),
            others=max(0, having[word] - len(store.items_of([each.item.id for each in wrong]))),
            stored=len(stored),
        )
    return None


def _candidates(
    wrong: Sequence[Known], needed: Sequence[Sequence[str]], used: frozenset[str], deeds: frozenset[str]
) -> Iterator[tuple[str, ...]]:
    """Give the words and phrases that all wrong items have, and nothing that is needed."""
    more = [_words(_text(each.item)) for each in wrong[1:]]
    names = {word for each in wrong for word in _words(each.evidence.publisher)}
    seen: set[tuple[str, ...]] = set()
    for word in _phrases(wrong[0].item):
        little = word[0] in LITTLE or word[-1] in LITTLE or any(len(each) < SHORTEST for each in word)
        if word in seen or little or set(word) <= names:
            continue
        seen.add(word)
        # The words by which the signal finds an item would forbid what it asks for; its verb has many forms.
        if set(word) <= used or not deeds.isdisjoint(word) or not all(_stands(word, each) for each in more):
            continue
        if not any(_stands(word, each) for each in needed):
            yield word


def _phrases(item: Item) -> Iterator[tuple[str, ...]]:
    """Give the words of an item, and those that stand side by side with no mark between."""
    for part in (part for text in (item.title, item.summary) for part in BREAK.split(text)):
        words = _words(part)
        for length in range(1, LONGEST + 1):
            yield from (tuple(words[start : start + length]) for start in range(len(words) - length + 1))


def _having(words: Sequence[tuple[str, ...]], items: Iterable[Item]) -> Counter[tuple[str, ...]]:
    """Return how many of the items have each of the words."""
    having: Counter[tuple[str, ...]] = Counter()
    all_of_them = {each for word in words for each in word}
    for item in items:
        text = _words(_text(item))
        present = all_of_them.intersection(text)
        having.update(word for word in words if present and present.issuperset(word) and _stands(word, text))
    return having


def _used(
    wrong: Sequence[Known], watch: Watch, reader: Matcher, catalogue: Catalogue
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words by which the wrong items met the signal's conditions, and those of the deed alone."""
    found: set[str] = set()
    deeds: set[str] = set()
    for each in wrong:
        told = reader.explain(watch.id, each.evidence.signal, each.item, catalogue.publisher(each.item))
        found.update(word for condition in told.conditions for word in _words(condition.words))
        deeds.update(
            word for condition in told.conditions if condition.kind == "action" for word in _words(condition.words)
        )
    return frozenset(found), frozenset(deeds)


def _read(known: Known, reader: Matcher, catalogue: Catalogue) -> bool:
    """Return whether an item is taken for the signal as it was: with what it has kept, where it is not stored."""
    evidence = known.evidence
    found = reader.read(known.item, catalogue.publisher(known.item)).readings
    return any(
        (each.watch, each.signal, each.status, each.counts)
        == (evidence.watch, evidence.signal, evidence.status, evidence.counts)
        for each in found
    )


def _remembered(evidence: Evidence) -> Item:
    summary = "" if evidence.quote == evidence.title else evidence.quote
    return Item(id=evidence.item, title=evidence.title, summary=summary, published=evidence.at, seen=evidence.at)


def _text(item: Item) -> str:
    return f"{item.title} {item.summary}"


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _spellings(wrong: Sequence[Known]) -> Mapping[str, str]:
    """Return how words in short capitals are written, which mean nothing in small letters."""
    found = (word for each in wrong for word in WORD.findall(_text(each.item)))
    return {word.casefold(): word for word in found if word.isupper() and 2 <= len(word) <= 5}


def _stands(word: tuple[str, ...], text: Sequence[str]) -> bool:
    """Return whether words stand side by side in a text."""
    if len(word) == 1:
        return word[0] in text
    return any(tuple(text[at : at + len(word)]) == word for at in range(len(text) - len(word) + 1))
