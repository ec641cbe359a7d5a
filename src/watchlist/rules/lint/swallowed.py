"""Terms that add nothing: another term of the list meets all that they meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from watchlist.language.vocabulary import LANGUAGES
from watchlist.model.problem import Flaw
from watchlist.rules.lint.book import Book, Listed, languages_of_term, warn
from watchlist.rules.lint.covering import Covers, Fits, all_of_it, at_the_end, at_the_front, somewhere
from watchlist.rules.terms import Class, Spelling


def terms_that_another_meets(book: Book) -> Iterator[Flaw]:
    """Where "tanker" stands, "oil tanker" is met already; so is "tanker" where "tank*" or its list stands.

    A verb with what belongs to it is another verb: "stop" does not say "stop enforcing".
    """
    parts = _parts_of_phrases(book)
    for listed in book.listed():
        if listed.part in parts:
            continue
        first: dict[str, int] = {}
        for place, term in enumerate(listed.terms):
            if first.setdefault(term, place) < place:
                yield warn((*listed.path, place), f"“{term}” stands here twice", "keep one")
        swallowed = _swallowed(listed, tuple(first), book)
        for term, place in first.items():
            # Of two that meet the same, the first is kept.
            wider = [
                each
                for each in swallowed[term]
                if term not in swallowed.get(each, ()) or first.get(each, place) < place
            ]
            if wider:
                widest = min(wider, key=lambda each: (len(each), each))
                mend = f"remove “{term}”, or “{widest}” if it says too much"
                yield warn((*listed.path, place), f"“{widest}” meets all that “{term}” does", mend)


def _swallowed(listed: Listed, terms: Sequence[str], book: Book) -> dict[str, set[str]]:
    """Return for each term the others that are met wherever it is."""
    shipped = list(_extended(listed, book))
    covers: dict[str, Covers] = {}
    found: dict[str, set[str]] = {}
    for term in terms:
        inside: list[set[str]] = []
        for language in LANGUAGES if "$" in term else languages_of_term(term):
            if language not in covers:
                named = [(each, book.spelled(each, listed.kind, language)) for each in terms]
                covers[language] = Covers([*named, *shipped])
            if spelled := book.spelled(term, listed.kind, language):
                inside.append(covers[language].of(spelled, _place(listed, book, language)))
        # A list has words of every language; a word whose letters leave its language open is of one or the other.
        joined = set.intersection if "$" in term else set.union
        found[term] = joined(*inside) - {term} if inside else set()
    return found


def _place(listed: Listed, book: Book, language: str) -> Fits:
    """Return where in a longer term a shorter one has to stand to make it needless."""
    if listed.kind is Class.VERB:
        return all_of_it
    if listed.part == "never" or "anywhere" in listed.path:
        return somewhere
    if language in _ADJECTIVES:
        return at_the_front(_ADJECTIVES[language])
    return at_the_end(book.tongues[language].grammar.prepositions | {"of"})


_ADJECTIVES: Mapping[str, tuple[str, ...]] = {
    "fr": ("premier", "première", "premiers", "premières", "nouveau", "nouvelle", "nouveaux", "nouvelles"),
    "ru": ("ый", "ий", "ой", "ое", "ее", "ая", "яя", "ого", "его", "ому", "ему", "ым", "им", "ом", "ую", "ые", "ых"),
    "uk": ("ий", "ій", "ого", "ому", "им", "ім", "ої", "ою", "их", "ими", "е", "і"),
}
"""How the words end that may stand before a noun, in languages that put it before what belongs to it."""


def _parts_of_phrases(book: Book) -> set[str]:
    """Return the names of lists that stand inside a phrase: "$kind treaty" needs each of its terms."""
    terms = [term for listed in book.listed() for term in listed.terms if " " in term]
    return {word.removeprefix("$") for term in terms for word in term.split() if word.startswith("$")}


def _extended(listed: Listed, book: Book) -> Iterator[tuple[str, Sequence[Spelling]]]:
    """Yield the terms of the shipped list that a list extends, under its name."""
    name = listed.part.removeprefix("+")
    if name != listed.part:
        action = book.vocabulary.actions.get(name)
        for term in action.verbs if action else book.vocabulary.things.get(name, ()):
            yield f"${name}", book.spelled(term, listed.kind, "en")
