"""Who is named in a sentence, and which of them could be doing something."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet

from msgspec import Struct

from watchlist.language.families import name_family
from watchlist.language.forms import Form
from watchlist.language.tokens import Sentence, Tokeniser
from watchlist.language.vocabulary import Actor, Vocabulary
from watchlist.rules.finder import Finder, Hit
from watchlist.rules.grammar import Grammar
from watchlist.rules.terms import Element, Spelling

Able = Callable[[Sentence, Hit, Grammar], bool]
"""Whether an actor named at a hit could be doing something; a hit that is no `noun` is an adjective."""


class Mention(Struct, frozen=True):
    """An actor named at tokens `start` up to `end`.

    `doer` where it could be the subject of a deed; no `name` where an adjective stands for it. `forms` are the
    cases that its spelling can be, where the language has any.
    """

    code: str
    start: int
    end: int
    doer: bool
    name: bool
    forms: frozenset[Form] = frozenset()


class Actors:
    """Finds the actors of a vocabulary in sentences."""

    def __init__(self, vocabulary: Vocabulary, grammar: Grammar, tokeniser: Tokeniser, able: Able) -> None:
        self._grammar = grammar
        self._able = able
        self._names = Finder(lambda: [_spellings(vocabulary.actors.values(), vocabulary, tokeniser, names=True)])
        self._adjectives = Finder(lambda: [_spellings(vocabulary.actors.values(), vocabulary, tokeniser, names=False)])

    def mentions(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Return who is named, in the order of the sentence; of overlapping names the longest holds."""
        hits = [*self._names.find(sentence), *self._adjectives.find(sentence)]
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        found: list[Mention] = []
        reached = 0
        for hit in hits:
            if hit.start < reached:
                continue
            # The Swedish Coast Guard is Sweden's, whoever else has one of that name.
            owned = found and not found[-1].name and found[-1].end == hit.start == reached and hit.noun
            reached = hit.end
            code = found[-1].code if owned else hit.term
            doer = self._able(sentence, hit, self._grammar)
            found.append(Mention(code, hit.start, hit.end, doer, hit.noun, hit.forms))
        return tuple(found)


def spelt(vocabulary: Vocabulary, tokeniser: Tokeniser, codes: AbstractSet[str]) -> list[Spelling]:
    """Return the spellings of which a sentence that names one of these actors holds one."""
    actors = [actor for actor in vocabulary.actors.values() if actor.code in codes]
    return [each for names in (True, False) for each in _spellings(actors, vocabulary, tokeniser, names=names)]


def _spellings(
    actors: Iterable[Actor], vocabulary: Vocabulary, tokeniser: Tokeniser, *, names: bool
) -> Iterator[Spelling]:
    for actor in actors:
        for word in actor.names if names else actor.adjectives:
            prefix = word.endswith("*")
            for text, forms in name_family(word.rstrip("*"), vocabulary, "names" if names else "adjectives").items():
                tokens = [token for token in tokeniser.tokens(text) if not token.mark]
                # A name is known by its capitals: Turkey is no turkey, and the House no house.
                elements = tuple(Element(token.text, cased=token.capital) for token in tokens)
                if prefix:
                    elements = (*elements[:-1], Element(elements[-1].text.lower(), prefix=True))
                yield Spelling(elements, forms, actor.code, names)
