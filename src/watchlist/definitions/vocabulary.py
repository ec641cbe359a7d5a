"""The owner's own words: files in the home's `vocabulary/` that extend what ships."""

from __future__ import annotations

from itertools import chain
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from watchlist.definitions.desk import Desk
from watchlist.definitions.nodes import Scalar, Table, find
from watchlist.definitions.patterns import WORDS
from watchlist.definitions.records import Field, Record, Values
from watchlist.definitions.shapes import Choice, Flag, Named, Number, Some, Text
from watchlist.definitions.signals import STATUSES
from watchlist.definitions.tree import Tree
from watchlist.definitions.values import SLUG, slug
from watchlist.definitions.words import quoted, suggest
from watchlist.language.vocabulary import LANGUAGES, Action, Actor, Cue, Scope, Vocabulary
from watchlist.model.evidence import Status
from watchlist.model.problem import Problem

CODE = Text(wanted="an id", pattern=SLUG, check=slug)
FORM = Text(wanted="a word")
SCOPES = {
    Scope.FORWARD.value: "what stands after it",
    Scope.BACK.value: "what stands before it",
    Scope.BOTH.value: "both sides",
    Scope.START.value: "the sentence that it opens",
    Scope.SENTENCE.value: "the whole sentence",
}
# What an item says of nothing is no status that a word could give it.
COLOURS = {status.value: doc for status, doc in STATUSES.items() if status is not Status.UNRELATED}


def _actor(values: Values, node: Table, desk: Desk) -> Actor:
    names = chain.from_iterable(values.get(key, ()) for key in ("names", "capitals", "organs", "leaders"))
    return Actor(code="", names=tuple(names), adjectives=values.get("adjectives", ()))


def _cue(values: Values, node: Table, desk: Desk) -> Cue | None:
    return Cue(**values) if {"status", "words"} <= set(values) else None


ACTOR = Record(
    name="actor",
    doc="A party, by its short code, and the words for it.",
    fields=(
        Field("names", WORDS, "Its names; they can be the doer of a deed."),
        Field("capitals", WORDS, "Its capitals, where these stand for it."),
        Field("organs", WORDS, "Its offices and bodies."),
        Field("leaders", WORDS, "Its leaders."),
        Field("adjectives", WORDS, "Adjectives; doers only with an organ after them."),
    ),
    finish=_actor,
)
ACTION = Record(
    name="action",
    doc="A deed.",
    fields=(Field("verbs", WORDS, "Its verbs, base forms."), Field("nouns", WORDS, "The nouns of the same deed.")),
    finish=lambda values, node, desk: Action(**values),
)
CUE = Record(
    name="cue",
    doc="Words that colour how a deed is spoken of.",
    fields=(
        Field("status", Choice(COLOURS, Status), "What they make of it.", required=True),
        Field("words", WORDS, "The words.", required=True),
        Field("scope", Choice(SCOPES, Scope), "Where they work, seen from themselves; forward by default."),
        Field("window", Number(least=1, most=60), "Within how many words."),
        Field("verb", Flag(), "Whether each stands for its whole verb family."),
    ),
    finish=_cue,
)
FORMS = Some(of=FORM, least=4, most=4, wanted="third person, past, participle and gerund", strict=True)
VOCABULARY = Record(
    name="vocabulary",
    doc="Words of your own; lists of one name are joined with those that ship.",
    fields=(
        Field("actors", Named(of=ACTOR, key=CODE, wanted="actors by code"), "Parties by short code."),
        Field("aliases", Named(of=CODE, key=CODE, wanted="codes by alias"), "Other codes for a party."),
        Field("actions", Named(of=ACTION, key=CODE, wanted="deeds by name"), "Deeds by name, for $name in `does`."),
        Field("things", Named(of=WORDS, key=CODE, wanted="lists by name"), "Lists of things, for $name elsewhere."),
        Field("cues", Some(of=CUE, strict=True), "Words that colour how a deed is spoken of."),
        Field("verbs", Named(of=FORMS, key=FORM, wanted="verbs with four forms"), "go: [goes, went, gone, going]"),
        Field("nouns", Named(of=FORM, key=FORM, wanted="plurals by singular"), "cargo: cargoes|cargos"),
    ),
)


class ReadVocabulary(Struct, frozen=True, kw_only=True):
    """A vocabulary file as read, None where an error stands in its way, and all problems."""

    vocabulary: Vocabulary | None
    problems: tuple[Problem, ...]


def read_vocabulary(tree: Tree, shipped: Vocabulary) -> ReadVocabulary:
    """Return the words of a file of the owner's."""
    desk = Desk(tree, vocabulary=shipped)
    if tree.root is None or (isinstance(tree.root, Scalar) and tree.root.value is None):
        return ReadVocabulary(
            vocabulary=Vocabulary(language=_language(tree.file)) if tree.whole else None, problems=tuple(desk.problems)
        )
    values = VOCABULARY.read(tree.root, desk) or {}
    actors = {code: replace(actor, code=code) for code, actor in values.get("actors", {}).items()}
    for alias, code in values.get("aliases", {}).items():
        if code not in actors and shipped.actor(code) is None:
            place = find(tree.root, ("aliases", alias))
            desk.refuse(place, f"unknown actor {quoted(code)}", suggest(code, shipped.actors) or "add it to `actors`")
    if not desk.sound:
        return ReadVocabulary(vocabulary=None, problems=tuple(sorted(desk.problems)))
    found = Vocabulary(
        language=_language(tree.file),
        actors=actors,
        aliases=values.get("aliases", {}),
        actions=values.get("actions", {}),
        things=values.get("things", {}),
        cues=values.get("cues", ()),
        verbs={verb: (f[0], f[1], f[2], f[3]) for verb, f in values.get("verbs", {}).items()},
        nouns=values.get("nouns", {}),
    )
    return ReadVocabulary(vocabulary=found, problems=tuple(sorted(desk.problems)))


def _language(file: str) -> str:
    """Return the language that a file is named after; words in a file of another name are of no language's own."""
    stem = PurePath(file).stem
    return stem if stem in LANGUAGES else ""
