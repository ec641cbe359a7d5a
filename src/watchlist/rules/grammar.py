"""The closed lists of a language, as sets that the steps of the reading look words up in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from watchlist.language.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a vocabulary's `grammar` says, a set of lower-case words or phrases for each list.

    `strong` and `weak` words open a clause; `to_*` say what governs an infinitive; `twins` are verbs whose
    spelling is also a noun's; `intransitive` verbs need their thing before them, `either` take it on both
    sides; `realise` words make a noun a fact; `organs` turn an adjective
    into a doer, and `deciders` a possessive.
    """

    strong: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    be: frozenset[str] = frozenset()
    have: frozenset[str] = frozenset()
    do: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    will: frozenset[str] = frozenset()
    should: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    to_fact: frozenset[str] = frozenset()
    to_hedged: frozenset[str] = frozenset()
    to_denied: frozenset[str] = frozenset()
    to_forecast: frozenset[str] = frozenset()
    permissive: frozenset[str] = frozenset()
    twins: frozenset[str] = frozenset()
    intransitive: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()
    realise: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()
    organs: frozenset[str] = frozenset()
    deciders: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    doubt: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Grammar:
        """Return the grammar of a vocabulary; a list that it lacks is empty."""
        lists: Mapping[str, tuple[str, ...]] = vocabulary.grammar
        return cls(**{field.name: frozenset(lists.get(field.name, ())) for field in fields(cls)})

    def adverb(self, word: str) -> bool:
        """Return whether a word may stand between an auxiliary and its verb."""
        return word in self.adverbs or (word.endswith("ly") and len(word) > 4)

    def auxiliary(self, word: str) -> bool:
        """Return whether a word is a form of be, have, do, or a modal."""
        return word in self.be or word in self.have or word in self.do or self.modal(word)

    def modal(self, word: str) -> bool:
        """Return whether a word is a modal verb."""
        return word in self.may or word in self.will or word in self.should
