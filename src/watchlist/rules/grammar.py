"""The closed lists of a language, as sets that the steps of the reading look words up in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from watchlist.language.vocabulary import Vocabulary


class Grammar(Struct, frozen=True):
    """What a vocabulary's `grammar` says, a set of lower-case words or phrases for each list.

    `strong` and `weak` words open a clause; `to_*` say what governs an infinitive; `twins` are verbs whose
    spelling is also a noun's; `intransitive` verbs need their thing before them, `either` take it on both
    sides; `realise` words make a noun a fact; `organs` turn an adjective
    into a doer, and `deciders` a possessive. `ands` join doers, `that` opens what somebody says, and
    `background` what lies behind the news. `participles` are
    endings of what may stand before a noun; with `capital_nouns` a capital tells nothing of names. `lists` holds all
    of them, those too that only one language has.
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
    ands: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()
    background: frozenset[str] = frozenset()
    participles: tuple[str, ...] = ()
    capital_nouns: bool = False
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Grammar:
        """Return the grammar of a vocabulary; a list that it lacks is empty."""
        lists = {name: frozenset(words) for name, words in vocabulary.grammar.items()}
        shared: dict[str, Any] = {name: lists.get(name, _NONE) for name in cls.__struct_fields__}
        shared["participles"] = tuple(vocabulary.grammar.get("participles", ()))
        shared["capital_nouns"] = "capital_nouns" in lists
        return cls(**shared | {"lists": lists})

    def words(self, name: str) -> frozenset[str]:
        """Return a list that only this language has, or nothing where the vocabulary lacks it."""
        return self.lists.get(name, _NONE)

    @property
    def joins(self) -> frozenset[str]:
        """What may stand between two names that are joined: "Russia and the US"."""
        return self.ands | self.determiners | _MARKS

    def adverb(self, word: str) -> bool:
        """Return whether a word may stand between an auxiliary and its verb."""
        return word in self.adverbs or (word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS)

    def auxiliary(self, word: str) -> bool:
        """Return whether a word is a form of be, have, do, or a modal."""
        return word in self.be or word in self.have or word in self.do or self.modal(word)

    def modal(self, word: str) -> bool:
        """Return whether a word is a modal verb."""
        return word in self.may or word in self.will or word in self.should


_NO_ADVERBS = frozenset(
    (
        *("deadly", "daily", "weekly", "monthly", "yearly", "family", "supply", "july", "italy", "friendly", "costly"),
        *("elderly", "assembly", "rally", "reply", "apply", "likely", "unlikely", "monopoly", "anomaly", "orderly"),
    )
)
_NONE: frozenset[str] = frozenset()
_MARKS = frozenset({",", "&"})
