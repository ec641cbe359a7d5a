"""A vocabulary: the named lists of one or more languages, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from watchlist.model.evidence import Status


class Scope(StrEnum):
    """Where a cue works, seen from itself."""

    FORWARD = "forward"  # what stands after it, within its window and clause
    BACK = "back"  # what stands before it
    BOTH = "both"
    START = "start"  # it opens the sentence, and colours all of it
    SENTENCE = "sentence"  # anywhere in the sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party to the world's affairs, by its short code, and the words that stand for it.

    `names` can be the doer of a deed (names, capitals, organs, leaders); `adjectives` cannot, unless an
    organ follows them ("Russian officials").
    """

    code: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A deed, as verbs and as the nouns of the same deed; base forms, phrases allowed."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that colour how a deed is spoken of. With `verb`, each word stands for its verb family."""

    status: Status
    words: tuple[str, ...]
    scope: Scope = Scope.FORWARD
    window: int = 9
    verb: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All that the reading knows of words.

    `grammar` holds the closed lists (clause breaks, auxiliaries, organs ...) by name. `verbs` maps a verb's
    base form to its third person, past, participle and gerund where these are not regular, or were looked up
    when the table was built; `nouns` maps a singular to its plural.
    """

    actors: Mapping[str, Actor] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    things: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cues: tuple[Cue, ...] = ()
    grammar: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    verbs: Mapping[str, tuple[str, str, str, str]] = field(default_factory=dict)
    nouns: Mapping[str, str] = field(default_factory=dict)

    def actor(self, code: str) -> Actor | None:
        """Return the actor of that code or alias, or None where there is none."""
        return self.actors.get(self.aliases.get(code, code))
