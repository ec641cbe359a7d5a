"""A `never` that forbids what the rule asks for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from watchlist.model.problem import Flaw
from watchlist.rules.lint.book import Book, Listed, Path, Written, language_of_term, warn
from watchlist.rules.lint.covering import Covers, somewhere
from watchlist.rules.terms import Class, Spelling


def terms_that_never_forbids(book: Book) -> Iterator[Flaw]:
    """Who asks for "oil tanker" and never for "tanker" can never be told of one."""
    for number in range(len(book.watch.signals)):
        told: set[Path] = set()
        for written in book.patterns(number, "when"):
            for flaw in _of(written, book):
                if flaw.path not in told:
                    told.add(flaw.path)
                    yield flaw


def _of(written: Written, book: Book) -> Iterator[Flaw]:
    never = [((*listed.path, place), term) for listed in written.never for place, term in enumerate(listed.terms)]
    covers: dict[str, Covers] = {}
    parts = [("of the verbs", written.action)]
    parts += [(f"of `{slot.part}`", (slot,)) for slot in (*written.slots, *written.anywhere)]
    for part, lists in parts if never else ():
        terms = dict(each for listed in lists for each in _plain(listed, book))
        forbidden: dict[str, Path] = {}
        for term, spelled in terms.items():
            language = language_of_term(term)
            if language not in covers:
                named = (
                    (str(place), book.spelled(each, Class.NOUN, language)) for place, (_, each) in enumerate(never)
                )
                covers[language] = Covers(named)
            for place in sorted(map(int, covers[language].of(spelled, somewhere)))[:1]:
                forbidden[term] = never[place][0]
        for term, path in forbidden.items():
            if len(forbidden) == len(terms):
                yield warn(path, f"it forbids all {part}, so nothing can count", "remove it")
            else:
                mend = f"remove it, or “{term}”"
                yield warn(path, f"it forbids “{term}” {part}, which can never count", mend)


def _plain(listed: Listed, book: Book) -> Iterator[tuple[str, list[Spelling]]]:
    """Yield the terms that a list comes down to, with their spellings."""
    for term in listed.terms:
        spelled = book.spelled(term, listed.kind, language_of_term(term))
        for plain, found in groupby(spelled, key=lambda spelling: spelling.term):
            yield plain, list(found)
