"""A vocabulary: the named lists of one or more languages, as data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files

from msgspec import Struct, field
from msgspec.structs import replace

from watchlist.model.evidence import Status

LANGUAGES = ("en", "ru", "uk", "de", "fr")
"""The languages that are read."""
DIGEST = "digest.txt"
"""What stands for the words of all languages together; it changes whenever one of them does."""


class Scope(StrEnum):
    """Where a cue works, seen from itself."""

    FORWARD = "forward"  # what stands after it, within its window and clause
    BACK = "back"  # what stands before it
    BOTH = "both"
    START = "start"  # it opens the sentence, and colours all of it
    SENTENCE = "sentence"  # anywhere in the sentence


class Actor(Struct, frozen=True, kw_only=True):
    """A party to the world's affairs, by its short code, and the words that stand for it.

    `names` can be the doer of a deed (names, capitals, organs, leaders); `adjectives` cannot, unless an
    organ follows them ("Russian officials").
    """

    code: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class Action(Struct, frozen=True, kw_only=True):
    """A deed, as verbs and as the nouns of the same deed; base forms, phrases allowed."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class Cue(Struct, frozen=True, kw_only=True):
    """Words that colour how a deed is spoken of. With `verb`, each word stands for its verb family."""

    status: Status
    words: tuple[str, ...]
    scope: Scope = Scope.FORWARD
    window: int = 9
    verb: bool = False


class Vocabulary(Struct, frozen=True, kw_only=True):
    """All that the reading knows of the words of one language.

    `grammar` holds the closed lists (clause breaks, auxiliaries, organs ...) by name. `verbs` maps a verb's
    base form to its third person, past, participle and gerund where these are not regular, or were looked up
    when the table was built; `nouns` maps a singular to its plural;
    two spellings of one form are joined by "|". `families` holds whole families instead, for the languages whose
    rules need a library: by kind (verbs, nouns, names, adjectives) and term, the spellings of each form.
    `extra` are the owner's own words, of whatever language. `digest` changes whenever the shipped words of any
    language do.
    """

    language: str = "en"
    actors: Mapping[str, Actor] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    things: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cues: tuple[Cue, ...] = ()
    grammar: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    verbs: Mapping[str, tuple[str, str, str, str]] = field(default_factory=dict)
    nouns: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    extra: tuple[Vocabulary, ...] = ()
    digest: str = ""

    def actor(self, code: str) -> Actor | None:
        """Return the actor of that code or alias, or None where there is none."""
        return self.actors.get(self.aliases.get(code, code))


@cache
def load(language: str = "en") -> Vocabulary:
    """Return the shipped vocabulary of a language."""
    return _read(language)


def extend(shipped: Vocabulary, own: Sequence[Vocabulary]) -> Vocabulary:
    """Return the vocabulary with the owner's words in it: those in its language, and those in no one's."""
    ours = [each for each in own if each.language in {"", shipped.language}]
    return replace(_merge(shipped, ours), extra=tuple(own))


def into(vocabulary: Vocabulary, language: str) -> Vocabulary:
    """Return the same vocabulary in another language, with the owner's words and names of parties that fit it.

    Parties, deeds and things that the language has no words for are left out.
    """
    if language == vocabulary.language:
        return vocabulary
    return replace(extend(load(language), vocabulary.extra), aliases=vocabulary.aliases)


def _merge(first: Vocabulary, others: Iterable[Vocabulary]) -> Vocabulary:
    actors = dict(first.actors)
    actions = dict(first.actions)
    things = dict(first.things)
    aliases = dict(first.aliases)
    verbs = dict(first.verbs)
    nouns = dict(first.nouns)
    cues = list(first.cues)
    for each in others:
        for code, actor in each.actors.items():
            old = actors.get(code, Actor(code=code))
            actors[code] = Actor(
                code=code, names=_join(old.names, actor.names), adjectives=_join(old.adjectives, actor.adjectives)
            )
        for name, action in each.actions.items():
            known = actions.get(name, Action())
            actions[name] = Action(verbs=_join(known.verbs, action.verbs), nouns=_join(known.nouns, action.nouns))
        for name, words in each.things.items():
            things[name] = _join(things.get(name, ()), words)
        aliases.update(each.aliases)
        verbs.update(each.verbs)
        nouns.update(each.nouns)
        cues.extend(each.cues)
    return replace(
        first,
        actors=actors,
        aliases=aliases,
        actions=actions,
        things=things,
        cues=tuple(cues),
        verbs=verbs,
        nouns=nouns,
    )


def _read(language: str) -> Vocabulary:
    folder = files(__name__)
    table = json.loads(folder.joinpath(f"{language}.json").read_bytes())
    return Vocabulary(
        language=language,
        actors={
            code: Actor(code=code, names=tuple(lists["names"]), adjectives=tuple(lists["adjectives"]))
            for code, lists in table["actors"].items()
        },
        aliases=table["aliases"],
        actions={
            name: Action(verbs=tuple(lists["verbs"]), nouns=tuple(lists["nouns"]))
            for name, lists in table["actions"].items()
        },
        things={name: tuple(words) for name, words in table["things"].items()},
        cues=tuple(
            Cue(
                status=Status(cue["status"]),
                words=tuple(cue["words"]),
                scope=Scope(cue.get("scope", Scope.FORWARD)),
                window=cue.get("window", 9),
                verb=cue.get("verb", False),
            )
            for cue in table["cues"]
        ),
        grammar={name: tuple(words) for name, words in table["grammar"].items()},
        verbs={verb: (forms[0], forms[1], forms[2], forms[3]) for verb, forms in table["verbs"].items()},
        nouns=table["nouns"],
        families=table.get("families", {}),
        digest=folder.joinpath(DIGEST).read_text(encoding="ascii").strip(),
    )


def _join(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old, *new)))
