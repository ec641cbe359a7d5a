"""What works in a rule and is probably not meant, found with the engine that will read by it: warnings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from watchlist.language.vocabulary import Vocabulary
from watchlist.model.problem import Flaw
from watchlist.model.watch import Watch
from watchlist.rules.lint.book import Book
from watchlist.rules.lint.contrary import verbs_of_the_contrary
from watchlist.rules.lint.headlines import headlines_that_test_nothing
from watchlist.rules.lint.never import terms_that_never_forbids
from watchlist.rules.lint.swallowed import terms_that_another_meets
from watchlist.rules.lint.unmet import terms_that_nothing_meets
from watchlist.rules.lint.verbs import verbs_that_are_bent, verbs_that_are_nouns

OF_A_RULE: tuple[Callable[[Book], Iterator[Flaw]], ...] = (
    terms_that_another_meets,
    terms_that_nothing_meets,
    verbs_that_are_bent,
    verbs_that_are_nouns,
    terms_that_never_forbids,
    verbs_of_the_contrary,
    headlines_that_test_nothing,
)


def doubts(watch: Watch, vocabulary: Vocabulary) -> Iterator[Flaw]:
    """Yield every warning about the rules of a watch whose terms can be used, with the path to its place."""
    book = Book(watch, vocabulary)
    for look in OF_A_RULE:
        yield from look(book)
