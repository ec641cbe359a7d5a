"""Where in a sentence the terms of a list stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice

from msgspec import Struct

from watchlist.language.forms import Form
from watchlist.language.tokens import HEAD, Sentence, Token, tokenise
from watchlist.rules.terms import Element, Expression, Spelling

# No expression that means something is met more often in a sentence; `/./` would be met by every letter.
_MOST_MATCHES = 5
# No list of words either: a sentence made of nothing else would be read for every pair of them.
_MOST_HITS = 12


class Hit(Struct, frozen=True):
    """A place where a term stands: tokens `start` up to `end`, of which those in `taken` are its own words."""

    start: int
    end: int
    taken: frozenset[int]
    forms: frozenset[Form]
    term: str
    noun: bool


class Finder:
    """All spellings of a list of terms, found in one pass over a sentence."""

    __slots__ = ("_begins", "_expressions", "_prefixes", "_spell", "_spellings", "families")

    def __init__(self, spell: Callable[[], Iterable[Iterable[Spelling | Expression]]]) -> None:
        """`spell` gives the spellings, those of a term together; some may stand there twice. It may be asked again."""
        self._spell = spell
        self.families: tuple[tuple[Spelling | Expression, ...], ...] = tuple(map(tuple, spell()))
        """What it was made of, until that is forgotten."""
        self._spellings: list[Spelling | Expression] | None = None

    def forget(self) -> None:
        """Keep none of the spellings before one is looked for: most lists of a vocabulary never are."""
        self.families = ()

    @property
    def spellings(self) -> Sequence[Spelling | Expression]:
        """All spellings, each once."""
        return self._ready() if self._spellings is None else self._spellings

    def _ready(self) -> list[Spelling | Expression]:
        """Make it ready to find, when it is first asked to."""
        # By the first word. The last one stands beside: thousands of phrases may begin alike.
        self._begins: dict[str, list[tuple[str, Spelling]]] = {}
        self._prefixes = False
        self._expressions: list[Expression] = []
        found: list[Spelling | Expression] = []
        seen: dict[tuple[tuple[Element, ...], bool], int] = {}
        for spelling in chain.from_iterable(self.families or self._spell()):
            if isinstance(spelling, Expression):
                self._expressions.append(spelling)
                found.append(spelling)
                continue
            key = (spelling.elements, spelling.noun)
            place = seen.setdefault(key, len(found))
            if place == len(found):
                found.append(spelling)
            elif not spelling.forms <= (known := found[place]).forms:  # type: ignore[union-attr]  # no expression is seen
                found[place] = known._replace(forms=known.forms | spelling.forms)  # type: ignore[union-attr]
        for each in found:
            if isinstance(each, Spelling):
                first, last = each.elements[0], each.elements[-1]
                self._begins.setdefault(_key(first), []).append((_key(last), each))
                self._prefixes |= first.prefix
        self._spellings = found
        return found

    def find(self, sentence: Sentence) -> list[Hit]:
        """Return every hit in the order of the sentence, the longest first where several begin at one word."""
        hits: list[Hit] = []
        if self._spellings is None:
            self._ready()
        if not self._begins.keys().isdisjoint(sentence.keys):
            self._find(sentence, hits)
        for expression in self._expressions:
            hits.extend(_search(expression, sentence))
        return hits

    def _find(self, sentence: Sentence, hits: list[Hit]) -> None:
        tokens = sentence.tokens
        loud = sentence.capitals == "all"
        for i, token in enumerate(tokens):
            low = token.low
            spellings = self._begins.get(low)
            # No prefix is shorter than its head, so a dictionary finds the few that a word could begin with.
            if self._prefixes and (heads := self._begins.get(f"{low[:HEAD]}*")):
                keys = sentence.keys
                begun = [each for each in heads if each[0] in keys and low.startswith(each[1].elements[0].text)]
                spellings = [*(spellings or ()), *begun]
            if spellings:
                here = [
                    hit
                    for last, spelling in spellings
                    if last in sentence.keys and (hit := _match(spelling, tokens, i, loud)) is not None
                ]
                here.sort(key=lambda hit: (-len(hit.taken), hit.end))
                hits.extend(here)
                if len(hits) >= _MOST_HITS:
                    break


def _key(element: Element) -> str:
    """Return what stands in the keys of every sentence that holds the word."""
    return f"{element.text[:HEAD]}*" if element.prefix else element.text.lower()


def _same(element: Element, token: Token, loud: bool) -> bool:
    if element.prefix:
        return token.low.startswith(element.text)
    if element.cased and not loud:
        return token.text == element.text
    return token.low == element.text.lower()


def _match(spelling: Spelling, tokens: Sequence[Token], start: int, loud: bool) -> Hit | None:
    place = start
    taken: list[int] = []
    reach = 0
    for element in spelling.elements:
        if element.gap:
            reach = element.reach
            continue
        for here in range(place, min(place + reach + 1, len(tokens))):
            if _same(element, tokens[here], loud):
                break
            if tokens[here].mark:
                return None
        else:
            return None
        taken.append(here)
        place = here + 1
        reach = 0
        # "Russia's fleet" is "Russia fleet" with a mark between.
        if place < len(tokens) and tokens[place].text == "'s" and len(taken) < len(spelling.elements):
            place += 1
    return Hit(
        start,
        place if taken[-1] == place - 1 else taken[-1] + 1,
        frozenset(taken),
        spelling.forms,
        spelling.term,
        spelling.noun,
    )


def _search(expression: Expression, sentence: Sentence) -> Iterable[Hit]:
    text = sentence.text
    for match in islice(expression.pattern.finditer(text), _MOST_MATCHES):
        if match.end() == match.start():
            continue
        start = sum(1 for _ in tokenise(text[: match.start()]))
        # A match that begins inside a word begins at that word.
        start -= text[: match.start()][-1:].isalnum() and match.group()[:1].isalnum()
        end = min(start + max(1, sum(1 for _ in tokenise(match.group()))), len(sentence.tokens))
        if start < end:
            forms = frozenset({Form.THIRD, Form.PAST, Form.SINGULAR})
            yield Hit(start, end, frozenset(range(start, end)), forms, expression.term, True)
