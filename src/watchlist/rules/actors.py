"""Who is named in a sentence, and which of them could be doing something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchlist.language.families import Form
from watchlist.language.tokens import Sentence, tokenise
from watchlist.language.vocabulary import Vocabulary
from watchlist.rules.finder import Finder
from watchlist.rules.grammar import Grammar
from watchlist.rules.terms import Element, Spelling

_ANY = frozenset({Form.SINGULAR})
ORGAN_REACH = 2
"""An organ makes a doer of an adjective this many words before it: "Russian foreign ministry"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named at tokens `start` up to `end`.

    `doer` where it could be the subject of a deed; no `name` where an adjective stands for it.
    """

    code: str
    start: int
    end: int
    doer: bool
    name: bool


class Actors:
    """Finds the actors of a vocabulary in sentences."""

    def __init__(self, vocabulary: Vocabulary, grammar: Grammar) -> None:
        self._organs = grammar.organs
        self._deciders = grammar.deciders
        self._names = Finder(self._spellings(vocabulary, names=True))
        self._adjectives = Finder(self._spellings(vocabulary, names=False))

    @staticmethod
    def _spellings(vocabulary: Vocabulary, *, names: bool) -> Iterator[Spelling]:
        for actor in vocabulary.actors.values():
            for word in actor.names if names else actor.adjectives:
                prefix = word.endswith("*")
                tokens = [token for token in tokenise(word.rstrip("*")) if not token.mark]
                # A name is known by its capitals: Turkey is no turkey, and the House no house.
                elements = tuple(Element(token.text, cased=token.capital) for token in tokens)
                if prefix:
                    elements = (*elements[:-1], Element(elements[-1].text.lower(), prefix=True))
                yield Spelling(elements, _ANY, actor.code, names)

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
            doer = self._doer(sentence, hit.end, name=hit.noun)
            found.append(Mention(code, hit.start, hit.end, doer, hit.noun))
        return tuple(found)

    def _doer(self, sentence: Sentence, end: int, *, name: bool) -> bool:
        tokens = sentence.tokens
        owner = end < len(tokens) and tokens[end].text == "'s"
        if name and not owner and not tokens[end - 1].glued:
            return True
        if tokens[end - 1].glued:
            return False
        start = end + owner
        if owner and start < len(tokens) and tokens[start].low in self._deciders:
            return True
        return any(token.low in self._organs for token in tokens[start : start + ORGAN_REACH])
