"""What an inflected spelling can be."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """What an inflected spelling of a word can be; a language uses those that it has."""

    BASE = "base"  # the infinitive; in English the bare verb
    THIRD = "third"  # finite and present, of one or of several
    PAST = "past"  # finite and past
    PARTICIPLE = "participle"  # of the past or passive, where it can be a predicate
    GERUND = "gerund"  # -ing, -ant, and the converbs of Slavic languages
    FUTURE = "future"  # a future in one word
    CONDITIONAL = "conditional"
    TO = "to"  # the German infinitive with zu inside: aufzuheben
    REFLEXIVE = "reflexive"  # with -ся: beside the form of its tense
    SINGULAR = "singular"
    PLURAL = "plural"
    NOMINATIVE = "nominative"
    INSTRUMENTAL = "instrumental"


# How a table writes two spellings of one form: "cancelled|canceled".
OR = "|"
