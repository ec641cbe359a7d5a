"""A term as written, and all the spellings it stands for.

A word or phrase is a family; `x*` a prefix; `take .. off` a gap; `=x` exactly; `$name` a list; `/re/` an
expression of RE2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from functools import lru_cache
from itertools import chain, product
from typing import Any, NamedTuple

from msgspec import Struct, field

from watchlist.language.families import name_family, noun_family, verb_family
from watchlist.language.forms import Form
from watchlist.language.tokens import Tokeniser
from watchlist.language.vocabulary import Actor, Vocabulary

MOST_SPELLINGS = 20_000
GAP = ".."


class Class(Enum):
    """What kind of word a list is asked for: verbs stand in `does`, nouns everywhere else."""

    VERB = "verb"
    NOUN = "noun"


class TermError(ValueError):
    """A term that cannot be used; `mend` says what to write instead."""

    def __init__(self, what: str, mend: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend


class Element(NamedTuple):
    """One place in a spelling: a word in lower case, a word `cased` exactly so, a `prefix`, or a `gap`."""

    # A vocabulary makes a hundred thousand of these; a tuple is made, compared and hashed several times faster.

    text: str
    cased: bool = False
    prefix: bool = False
    gap: bool = False
    reach: int = 0
    """How many tokens may stand in the gap."""


class Spelling(NamedTuple):
    """One way a term appears, with the forms of the word it may be, and the term it stands for."""

    elements: tuple[Element, ...]
    forms: frozenset[Form]
    term: str
    noun: bool


class Expression(Struct, frozen=True):
    """A user's own regular expression, compiled by RE2, so that no input makes it slow."""

    pattern: Any
    term: str


class Lists(Struct, frozen=True):
    """The lists that `$name` may mean for one watch: its own terms, then things, actions and actors that ship."""

    vocabulary: Vocabulary
    own: Mapping[str, Sequence[str]]
    tokeniser: Tokeniser
    known: AbstractSet[str] = frozenset()
    """Names that stand for nothing in this language, and for something in another."""
    families: dict[tuple[str, Class], tuple[Spelling | Expression, ...]] = field(default_factory=dict)
    """What was spelt out before: shipped lists stand in many rules."""
    resolved: dict[tuple[str, Class], list[str]] = field(default_factory=dict)
    """What a list stands for, once it is known: forty lists of two lists each would be asked for ever."""

    def names(self) -> set[str]:
        """Return every name that `$` may stand before."""
        own = {name.lstrip("+") for name in self.own}
        return own | names(self.vocabulary) | self.known

    def get(self, name: str, kind: Class) -> tuple[str, ...] | None:
        """Return the terms of a list as that kind of word, or None where no list has that name."""
        extra = tuple(self.own.get(f"+{name}", ()))
        if name in self.own:
            return (*self.own[name], *extra)
        v = self.vocabulary
        if action := v.actions.get(name):
            return (*(action.verbs if kind is Class.VERB else action.nouns), *extra)
        if name in v.things:
            return (*v.things[name], *extra)
        if actor := v.actor(name):
            return (*_mentions(actor, v), *extra)
        return extra if extra or name in self.known else None


def names(vocabulary: Vocabulary) -> set[str]:
    """Return every name of a list that a vocabulary ships."""
    v = vocabulary
    return set(v.things) | set(v.actions) | set(v.actors) | set(v.aliases)


def _mentions(actor: Actor, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield every spelling of an actor's names and adjectives, each to be met exactly."""
    for kind, words in (("names", actor.names), ("adjectives", actor.adjectives)):
        for word in words:
            for spelling in name_family(word, vocabulary, kind):
                yield f"={spelling}"
                # What is written small stands with a capital where it opens a sentence.
                if spelling[:1].islower():
                    yield f"={spelling[0].upper()}{spelling[1:]}"


def spellings(term: str, kind: Class, lists: Lists) -> Iterator[Spelling | Expression]:
    """Yield every spelling that a term as written stands for, or raise TermError."""
    return chain.from_iterable(families(term, kind, lists))


def families(term: str, kind: Class, lists: Lists) -> Iterator[tuple[Spelling | Expression, ...]]:
    """Yield the spellings of each phrase that a term as written stands for, or raise TermError."""
    if term.startswith("/") and term.endswith("/") and len(term) > 1:
        yield (_expression(term),)
        return
    for plain in _resolve(term, kind, lists, ()):
        key = (plain, kind)
        if key not in lists.families:
            lists.families[key] = tuple(_family(plain, kind, lists))
        yield lists.families[key]


def check_term(term: str, kind: Class, lists: Lists) -> bool:
    """Return whether a term stands for anything, or raise TermError; cheaper than to spell it all out.

    What a list holds is checked where the list is written.
    """
    if term.startswith("/") and term.endswith("/") and len(term) > 1:
        return bool(_expression(term))
    plain = _resolve(term, kind, lists, ())
    return bool(_elements(term.lstrip("="), term, lists.tokeniser)) if plain == [term] else bool(plain)


def phrases(term: str, kind: Class, lists: Lists) -> list[str]:
    """Return the phrases and expressions that a term stands for, or raise TermError."""
    return [term] if term.startswith("/") and term.endswith("/") else _resolve(term, kind, lists, ())


def _expression(term: str) -> Expression:
    import re2  # only a watch with an expression pays for it

    options = re2.Options()
    options.log_errors = False
    try:
        return Expression(re2.compile(term[1:-1], options), term)
    except re2.error as failure:
        reason = failure.args[0] if failure.args else "not valid"
        reason = reason.decode() if isinstance(reason, bytes) else str(reason)
        raise TermError(f"the expression {term} cannot be used: {reason}", "RE2 knows no look-around") from None


def _resolve(term: str, kind: Class, lists: Lists, above: tuple[str, ...]) -> list[str]:
    """Return the terms without `$` that a term stands for."""
    words = term.split()
    if not any(word.startswith("$") for word in words):
        return [term]
    choices: list[list[str]] = []
    for word in words:
        if not word.startswith("$"):
            choices.append([word])
            continue
        name = word[1:]
        if name in above:
            raise TermError(f"the list ${name} holds itself", "take it out of its own terms")
        inner = lists.get(name, kind)
        if inner is None:
            raise TermError(f"no list is called ${name}", _nearest(name, lists.names()))
        alone = len(words) == 1
        if (resolved := lists.resolved.get((name, kind), [])) == []:
            found = (plain for part in inner for plain in _resolve(part, kind, lists, (*above, name)))
            resolved = lists.resolved[name, kind] = list(dict.fromkeys(found))
        if any(part.startswith("/") for part in resolved) and not alone:
            raise TermError(f"${name} holds an expression, which cannot be part of a phrase", f"use ${name} alone")
        choices.append(resolved if alone else [part.lstrip("=") for part in resolved])
    count = 1
    for choice in choices:
        count *= max(1, len(choice))
    if count > MOST_SPELLINGS:
        raise TermError(f"{term!r} stands for {count:,} phrases", "use fewer lists in one phrase")
    return choices[0] if len(choices) == 1 else [" ".join(parts) for parts in product(*choices)]


def _nearest(name: str, names: set[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, names, n=1)
    return f"did you mean ${close[0]}?" if close else "write it under `terms`"


def _family(term: str, kind: Class, lists: Lists) -> Iterator[Spelling | Expression]:
    if term.startswith("/") and term.endswith("/") and len(term) > 1:
        yield _expression(term)
        return
    if term.startswith("="):
        yield Spelling(_elements(term[1:], term, lists.tokeniser, exact=True), _ANY[kind], term, kind is Class.NOUN)
        return
    if "*" in term:
        yield Spelling(_elements(term, term, lists.tokeniser), _ANY[kind], term, kind is Class.NOUN)
        return
    family = (verb_family if kind is Class.VERB else noun_family)(term, lists.vocabulary)
    for spelling, forms in family.items():
        yield Spelling(
            _elements(spelling, term, lists.tokeniser, made=spelling != term), forms, term, kind is Class.NOUN
        )


_ANY = {
    Class.VERB: frozenset({Form.THIRD, Form.PAST, Form.PARTICIPLE}),
    Class.NOUN: frozenset({Form.SINGULAR, Form.PLURAL}),
}


def _elements(
    text: str, term: str, tokeniser: Tokeniser, *, exact: bool = False, made: bool = False
) -> tuple[Element, ...]:
    if text.isalpha() and len(text) < tokeniser.shortest_compound:
        return (_word(text, exact),)
    elements: list[Element] = []
    for part in text.split():
        if part == GAP:
            elements.append(Element("", gap=True, reach=tokeniser.gap))
        elif part.endswith("*"):
            stem = part[:-1].lower()
            if len(stem) < 2:
                raise TermError(f"the prefix {part!r} would meet almost any word", "write at least two letters")
            elements.append(Element(stem, prefix=True))
        elif part.isalpha() and len(part) < tokeniser.shortest_compound:
            elements.append(_word(part, exact))
        else:
            elements.extend(_word(word, exact) for word in tokeniser.words(part))
    words = [element for element in elements if not element.gap]
    if not words:
        raise TermError(f"the term {term!r} has no word in it", "write a word, or leave it out")
    if made:
        # "~ beginnen" is "beginnt .. ~" as well, where nothing stands behind the gap.
        elements = elements[elements[0].gap : len(elements) - elements[-1].gap]
    if elements[0].gap or elements[-1].gap:
        raise TermError(f"the gap in {term!r} has nothing on one side", "write words before and after `..`")
    return tuple(elements)


@lru_cache(maxsize=50_000)
def _word(text: str, exact: bool) -> Element:
    # Short capitals are names, and their small letters are other words: US and us, WHO and who.
    if exact or (text.isupper() and 2 <= len(text) <= 5):
        return Element(text, cased=True)
    return Element(text.lower())
