"""Terms that no headline can meet, or any can, and rules that leave no room for their parts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from watchlist.language.vocabulary import Vocabulary
from watchlist.model.problem import Flaw
from watchlist.rules.finder import Finder
from watchlist.rules.lint.book import Book, Listed, Path, language_of_term, warn

MOST_WORDS = 8
"""No two newsrooms write so many words in the same order."""


def terms_that_nothing_meets(book: Book) -> Iterator[Flaw]:
    """A term may be spelled as no headline has it; parts may be asked for nearer than they fit."""
    known = _words(book)
    for listed in book.listed():
        for place, term in enumerate(listed.terms):
            yield from _term(term, (*listed.path, place), listed, book, known)
    for number in range(len(book.watch.signals)):
        for written in book.patterns(number):
            near = written.pattern.near or book.watch.signals[number].rule.near
            if (parts := len(written.slots)) > 2 * near:
                path = (*written.path, "near") if written.pattern.near else ("signals", number, "near")
                what = f"{parts} parts cannot all stand within {near} word{'s' if near > 1 else ''} of the verb"
                yield warn(path, what, f"write {2 * parts} or more")


def _term(term: str, path: Path, listed: Listed, book: Book, known: frozenset[str]) -> Iterator[Flaw]:
    if "$" in term or term.startswith("/"):
        return
    language = language_of_term(term)
    spelled = book.spelled(term, listed.kind, language)
    if not spelled:
        if not any(book.spelled(term, listed.kind, each) for each in book.tongues):
            yield warn(path, f"“{term}” is no verb of a language that is read", "write the infinitive of one")
        return
    words = [element for element in spelled[0].elements if not element.gap]
    tokeniser = book.tongues[language].tokeniser
    itself = tokeniser.sentence(term.lstrip("=").replace("*", "").replace(" ..", ""))
    marks = [token.text for token in itself.tokens if token.mark]
    if len(words) > MOST_WORDS:
        yield warn(path, f"no headline has these {len(words)} words in this order", "write the few that matter")
    elif marks and "*" not in term and not Finder(lambda: [spelled]).find(itself):
        mend = "write what stands on either side of it as two terms"
        yield warn(path, f"“{marks[0]}” parts what it stands between, so nothing can meet “{term}”", mend)
    for stem in (word[:-1] for word in term.split() if word.endswith("*")):
        if stem.isupper() and len(stem) < 3:
            mend = f"write the words themselves: “{stem}” and those that begin with it"
            yield warn(path, f"“{stem}*” meets “{stem.lower()}...” as well: a prefix knows no capitals", mend)
    small = [each for each in (term.lower(), term.capitalize()) if each in known]
    if words[0].cased and small and term not in known:
        mend = f"write “{small[0]}”, or “={term}” if the capitals are meant"
        yield warn(path, f"“{term}” meets no “{small[0]}”: short words in capitals are names", mend)


def _words(book: Book) -> frozenset[str]:
    """Return every single word that the vocabulary knows, as it writes it."""
    return frozenset(chain.from_iterable(_of(tongue.vocabulary) for tongue in book.tongues.values()))


def _of(vocabulary: Vocabulary) -> Iterator[str]:
    for action in vocabulary.actions.values():
        yield from (*action.verbs, *action.nouns)
    for terms in vocabulary.things.values():
        yield from terms
    for actor in vocabulary.actors.values():
        yield from (*actor.names, *actor.adjectives)
