"""A sentence as the rules see it: tokens with their case, their place and what parts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from watchlist.language.compounds import COMPOUNDING, split
from watchlist.language.forms import OR
from watchlist.language.normalise import JOIN, ORDINAL, normalise
from watchlist.language.vocabulary import Vocabulary

# Quotes are left out: they stand inside phrases ("Russia's 'shadow fleet' tankers") and part nothing.
_TOKEN = re.compile(
    rf"'s\b|[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*(?P<join>(?:'s)?{JOIN})?|\d+(?:[.,]\d+)*(?:[^\W\d_]{{1,3}}(?![^\W_]))?{JOIN}?"
    r"|[,;:?!.—()\[\]|/]|[%$€£]"
)
_PUNCTUATION = frozenset(",;:?!.—()[]|/")
MOST_GAP = 6
"""So many tokens may stand in the gap of `take .. off`."""
MOST_GERMAN_GAP = 14
"""The particle of a German verb stands at the end of its clause."""
HARD = frozenset(";?!.|")
"""No occurrence reaches across these."""
HEAD = 2
"""So many letters of a prefix are looked up; none is shorter."""
MAX_TOKENS = 120
"""A title of ten thousand characters is read to here: of 68,000 real ones the longest has 95 words and marks."""


class Token(Struct, frozen=True):
    """A word or a mark, as written and in lower case; `glued` where a hyphen joins it to the next."""

    text: str
    low: str
    glued: bool = False

    @property
    def mark(self) -> bool:
        """Whether it is punctuation, not a word."""
        return self.text in _PUNCTUATION

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


class Sentence(Struct, frozen=True):
    """A title, or one sentence of a summary: its words and marks, and how it uses capitals.

    `places[i]` is the number of words before token i, by which distances are measured. `capitals` is "all"
    where every word is in capitals, "title" where most begin with one, else "some".
    """

    text: str
    tokens: tuple[Token, ...]
    places: tuple[int, ...]
    capitals: str
    keys: frozenset[str]
    """The words and marks in lower case, and the first HEAD letters of each with a star, for a first look."""

    def distance(self, first: int, second: int) -> int:
        """Return how many words lie from token `first` to token `second`, 1 for neighbours."""
        return abs(self.places[first] - self.places[second])

    def hard_between(self, first: int, second: int) -> bool:
        """Return whether a mark that ends the sentence's reach stands between the two tokens."""
        low, high = sorted((first, second))
        return any(self.tokens[i].text in HARD for i in range(low, high))


MOST_LETTERS = 100
"""No word is longer."""


class Tokeniser:
    """Takes texts of one language apart."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._elides = vocabulary.language == "fr"
        self._compounds = vocabulary.language in COMPOUNDING
        self._remembered: dict[str, tuple[str, ...]] = {}
        self.gap = MOST_GERMAN_GAP if self._compounds else MOST_GAP
        # A word of letters alone that is shorter is one token, and need not be taken apart.
        self.shortest_compound = 7 if self._compounds else MOST_LETTERS

    @cached_property
    def _known(self) -> frozenset[str]:
        """The words that a compound may be made of."""
        kinds = self._vocabulary.families.values()
        families = (family for table in kinds for family in table.values())
        listed = (spelling for family in families for each in family.values() for spelling in each.split(OR))
        words = frozenset(spelling.lower() for spelling in listed if " " not in spelling)
        return words.union(self._vocabulary.grammar.get("organs", ()))

    def tokens(self, text: str) -> Iterator[Token]:
        """Yield the words and marks of a text, normalised."""
        if self._elides and ("'" in text or "’" in text):
            text = _ELISION.sub(r"\1' ", text)
        if self._compounds:
            return self._parted(self.plain(text))
        return tokenise(text)

    def words(self, part: str) -> tuple[str, ...]:
        """Return the words of a part of a term; forty spellings of a phrase ask for nearly the same ones."""
        if part not in self._remembered:
            tokens = self.tokens(part)
            self._remembered[part] = tuple(token.text for token in tokens if not token.mark and token.text != "'s")
        return self._remembered[part]

    def plain(self, text: str) -> str:
        """Return the text without the stops that end no sentence in this language: "das 19. Paket"."""
        return _ORDINAL.sub(r"\1", text) if self._compounds and "." in text else text

    def sentence(self, text: str) -> Sentence:
        """Return the text as one sentence of at most MAX_TOKENS tokens."""
        return _sentence(text, self.tokens(text))

    def _parted(self, text: str) -> Iterator[Token]:
        for token in tokenise(text):
            *front, last = split(token.text, self._known)
            yield from (Token(part, part.lower(), glued=True) for part in front)
            yield Token(last, last.lower(), glued=token.glued) if front else token


_ORDINAL = re.compile(r"(?<![.\d])(\d{1,2})\.(?=\s+[^\W\d_])")
_ELISION = re.compile(r"\b([cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)", re.IGNORECASE)


def tokenise(text: str) -> Iterator[Token]:
    """Yield the words and marks of a text, normalised, as they stand in every language."""
    for match in _TOKEN.finditer(normalise(text)):
        word = match.group()
        if word.endswith(JOIN):
            word = word[: -len(JOIN)]
            if word.endswith("'s"):
                yield Token(word[:-2], word[:-2].lower())
                word = "'s"
            yield Token(word, word.lower(), glued=True)
        else:
            yield Token(word, word.lower())


def sentence(text: str) -> Sentence:
    """Return the text as one sentence of at most MAX_TOKENS tokens, with nothing taken apart but words and marks."""
    return _sentence(text, tokenise(text))


def _sentence(text: str, found: Iterator[Token]) -> Sentence:
    tokens: list[Token] = []
    places: list[int] = []
    words = 0
    for token in found:
        if len(tokens) == MAX_TOKENS:
            break
        tokens.append(token)
        places.append(words)
        words += not token.mark
    lows = frozenset(token.low for token in tokens)
    keys = lows.union(f"{low[:HEAD]}*" for low in lows)
    return Sentence(text, tuple(tokens), tuple(places), _capitals(tokens), keys)


def _capitals(tokens: list[Token]) -> str:
    words = [token.text for token in tokens if token.text[:1].isalpha()]
    if len(words) > 2 and all(word.isupper() for word in words):
        return "all"
    # The first word tells nothing, nor do short words, which even title case leaves small.
    long = [word for word in words[1:] if len(word) > 3]
    if len(long) >= 2 and sum(word[0].isupper() for word in long) >= 0.75 * len(long):
        return "title"
    return "some"


_END = re.compile(r"(?<=[.!?…])[\"'»”)]*\s+(?=[\"'«“(]?[A-ZА-ЯЁЇІЄҐÀ-Þ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|No|vs|Inc|Ltd|Co|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)


def sentences(text: str, most: int = 2) -> list[str]:
    """Return the first sentences of a text, at most so many."""
    found: list[str] = []
    start = 0
    numbered = {match.end() for match in ORDINAL.finditer(text)}
    for match in _END.finditer(text):
        piece = text[start : match.start()]
        if _ABBREVIATION.search(piece) or match.start() in numbered:
            continue
        found.append(piece.strip())
        start = match.end()
        if len(found) == most:
            return found
    if text[start:].strip():
        found.append(text[start:].strip())
    return found
