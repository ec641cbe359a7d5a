"""Verbs that say that it happened, and the opposite as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from watchlist.model.problem import Flaw
from watchlist.rules.lint.book import Book, Listed, Written, language_of_term, warn
from watchlist.rules.terms import Element


def verbs_of_the_contrary(book: Book) -> Iterator[Flaw]:
    """What `when` and `contrary` both say of the same things is read as the opposite, always."""
    for number in range(len(book.watch.signals)):
        against = list(book.patterns(number, "contrary"))
        for written in book.patterns(number, "when"):
            deeds = _words(written.action, book)
            for other in against:
                shared = deeds & _words(other.action, book)
                if shared and shared == deeds and _same_things(written, other, book):
                    key = "does" if written.pattern.does else "event"
                    mend = "give one of them other verbs, or other things in `what`"
                    yield warn((*written.path, key), "`contrary` has all of these: it is always the opposite", mend)
                    break


def _same_things(written: Written, other: Written, book: Book) -> bool:
    """Return whether each thing that the contrary asks for is one that the pattern asks for, too."""
    things = [_words([slot], book) for slot in written.slots]
    return all(any(_words([slot], book) & each for each in things) for slot in other.slots)


def _words(lists: Sequence[Listed], book: Book) -> set[tuple[Element, ...]]:
    terms = ((term, listed.kind) for listed in lists for term in listed.terms)
    return {spelling.elements for term, kind in terms for spelling in book.spelled(term, kind, language_of_term(term))}
