"""A sentence with all that the steps of the reading look up in it, found once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from watchlist.language.dates import Phrase, phrases
from watchlist.language.tokens import HARD, Sentence, Token
from watchlist.rules.actors import Mention
from watchlist.rules.finder import Finder, Hit
from watchlist.rules.grammar import Grammar

_STRONG_MARKS = frozenset(":—()[]/")


class Break(IntEnum):
    """How a token parts what stands before it from what stands after."""

    NONE = 0
    WEAK = 1
    """A comma, *and*, *that*, *who*: cues end here, and a new doer may begin."""
    STRONG = 2
    """A colon, a dash, *as*, *after*, *if*: another clause."""
    HARD = 3
    """A full stop, a semicolon, a question mark: nothing reaches across."""


class View:
    """A sentence, its actors and its clauses."""

    __slots__ = ("_breaks", "_dates", "_found", "_mentions", "_named", "grammar", "language", "sentence", "tokens")

    def __init__(
        self,
        sentence: Sentence,
        named: Callable[[Sentence], tuple[Mention, ...]],
        grammar: Grammar,
        language: str = "en",
    ) -> None:
        self._found: dict[Finder, list[Hit]] = {}
        self._dates: list[Phrase] | None = None
        # Most sentences that are looked at hold too little of any pattern, and nobody asks who is named in them.
        self._named = named
        self._mentions: tuple[Mention, ...] | None = None
        self._breaks: tuple[Break, ...] | None = None
        self.sentence = sentence
        self.language = language
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.grammar = grammar

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Who is named, in the order of the sentence."""
        if self._mentions is None:
            self._mentions = self._named(self.sentence)
        return self._mentions

    @property
    def breaks(self) -> tuple[Break, ...]:
        """How each token parts what stands before it from what stands after."""
        if self._breaks is None:
            self._breaks = _breaks(self.tokens, self.mentions, self.grammar)
        return self._breaks

    def hits(self, finder: Finder) -> list[Hit]:
        """Return what a finder finds in the sentence; signals share their lists, so it looks only once."""
        found = self._found.get(finder)
        if found is None:
            found = self._found[finder] = finder.find(self.sentence)
        return found

    def dates(self) -> list[Phrase]:
        """Return the phrases that say when, found once for all signals."""
        if self._dates is None:
            self._dates = phrases(self.tokens, self.language)
        return self._dates

    def low(self, place: int) -> str:
        """Return the word at a place in lower case, or nothing beyond either end."""
        return self.tokens[place].low if 0 <= place < len(self.tokens) else ""

    def between(self, first: int, second: int) -> Break:
        """Return the strongest break strictly between two tokens, whichever comes first."""
        low, high = (first, second) if first <= second else (second, first)
        return max(self.breaks[low + 1 : high], default=Break.NONE)

    def opens(self, place: int) -> bool:
        """Return whether a token opens the sentence or a part of it that a mark parts off."""
        return place == 0 or (self.tokens[place - 1].mark and self.tokens[place - 1].text != ",")

    def name(self, place: int) -> bool:
        """Return whether a token's capitals make it part of a name, as far as the headline's style lets us tell."""
        token = self.tokens[place]
        if self.sentence.capitals == "all" or self.grammar.capital_nouns:
            return False
        if len(token.text) > 1 and token.text.isupper():
            return True
        return self.sentence.capitals == "some" and token.capital and not self.opens(place)

    def common(self, place: int) -> str:
        """Return the word at a place in lower case, or nothing where it is part of a name: START starts nothing."""
        return "" if place < 0 or self.name(place) else self.low(place)

    def mention_at(self, place: int) -> Mention | None:
        """Return the actor named at a token, or None."""
        for mention in self.mentions:
            if mention.start <= place < mention.end:
                return mention
        return None

    def clause_start(self, place: int, weakest: Break = Break.WEAK) -> int:
        """Return the first token of the clause that holds a place."""
        start = place
        while start > 0 and self.breaks[start - 1] < weakest:
            start -= 1
        return start

    def segment(self, place: int) -> tuple[int, int]:
        """Return the stretch around a place that hard breaks, colons and dashes part off, its end mark included."""
        start, end = place, place
        while start > 0 and self.tokens[start - 1].text not in _SEGMENT:
            start -= 1
        while end < len(self.tokens) and self.tokens[end].text not in _SEGMENT:
            end += 1
        return start, min(end + 1, len(self.tokens))


def anywhere(finder: Finder, views: Sequence[View]) -> str | None:
    """Return the first term that stands anywhere in an item, or None."""
    return next((hits[0].term for view in views if (hits := view.hits(finder))), None)


_SEGMENT = HARD | {":", "—"}


def _breaks(tokens: Sequence[Token], mentions: Sequence[Mention], grammar: Grammar) -> tuple[Break, ...]:
    ends = {mention.end for mention in mentions}
    starts = {mention.start for mention in mentions}
    found: list[Break] = []
    for i, token in enumerate(tokens):
        if token.text in HARD:
            found.append(Break.HARD)
        elif token.text in _STRONG_MARKS or token.low in grammar.strong:
            found.append(Break.STRONG)
        elif token.text == "," or token.low in grammar.weak:
            # "Russia, US hold", "Trump and Putin sign": a list of doers is one clause.
            listed = i in ends and _next_word(tokens, i, grammar) in starts
            found.append(Break.NONE if listed else Break.WEAK)
        else:
            found.append(Break.NONE)
    return tuple(found)


def _next_word(tokens: Sequence[Token], place: int, grammar: Grammar) -> int:
    after = place + 1
    while after < len(tokens) and tokens[after].low in grammar.joins:
        after += 1
    return after
