"""The keys of a pattern: one way to say that it happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from watchlist.definitions.desk import Desk
from watchlist.definitions.nodes import Node, Table
from watchlist.definitions.records import Field, Record, Values
from watchlist.definitions.shapes import Definitions, Named, Number, Schema, Shape, Some, Text
from watchlist.definitions.values import Actor
from watchlist.model.watch import Pattern, Slot, Target

NAME = r"^[a-z][a-z0-9_-]*$"
WORD = Text(wanted="a word or phrase")
WORDS = Some(of=WORD, wanted="a list of words")
CODES = Some(of=Actor(), wanted="an actor's code, or a list of them")
SLOT = Text(wanted="a slot's name")


@dataclass(frozen=True)
class Slots(Shape):
    """Named lists of words, each of which has to be met; a plain list is a single one."""

    def read(self, node: Node, desk: Desk) -> Any:
        """Return the slots."""
        if isinstance(node, Table):
            slots = BY_NAME.read(node, desk)
            return tuple([Slot(name=name, terms=terms) for name, terms in slots.items()])
        terms = WORDS.read(node, desk)
        return (Slot(terms=terms),) if terms else None

    def schema(self, definitions: Definitions) -> Schema:
        """Return an object of lists, or a list."""
        return {"anyOf": [BY_NAME.schema(definitions), WORDS.schema(definitions)]}


BY_NAME = Named(of=WORDS, key=SLOT, wanted="slots by name")


def _target(values: Values, node: Table, desk: Desk) -> Target:
    include, exclude = values.get("for", ()), values.get("not", ())
    if both := sorted(set(include) & set(exclude)):
        desk.refuse(node, f"{both[0]!r} stands in both `for` and `not`", "keep it in one")
    if not node.entries:
        desk.missing(node, "a target without `for` and `not`", "write one of them, or remove the key")
    return Target(include=include, exclude=exclude)


TARGET = Record(
    name="target",
    doc="Whose thing it has to be: whose sanctions, whose ships.",
    fields=(
        Field("for", CODES, "Actors: it has to be theirs."),
        Field("not", CODES, "Actors: it must not be theirs."),
    ),
    finish=_target,
)

# What may stand on a pattern, and on the signal for all its patterns.
SHARED = (
    Field("who", CODES, "Actors: one of them has to be the doer."),
    Field("target", TARGET, "Whose thing it has to be, by actors: {for: [ru], not: [ir]}."),
    Field("near", Number(least=1, most=60), "Within how many words of the deed each slot has to stand."),
    Field("anywhere", Slots(), "Named lists of words, each of which has to stand somewhere in the item."),
    Field("never", WORDS, "Words: an item with any of them does not count."),
)


def _pattern(values: Values, node: Table, desk: Desk) -> Pattern:
    if not {"does", "event"} & set(node.entries):
        desk.missing(node, "a pattern without a deed", "add `does:` with verbs, or `event:` with nouns")
    return Pattern(
        does=values.get("does", ()),
        event=values.get("event", ()),
        what=values.get("what", ()),
        who=values.get("who", ()),
        target=values.get("target"),
        near=values.get("near"),
        anywhere=values.get("anywhere", ()),
        never=values.get("never", ()),
    )


PATTERN = Record(
    name="pattern",
    doc="One way to say that it happened.",
    fields=(
        Field("does", WORDS, "Verbs in any form: `break` is breaks, broke, broken, breaking too; $name is a list."),
        Field("event", WORDS, "Nouns of the same deed: groundbreaking."),
        Field("what", Slots(), "Named lists of words, each to be filled, in any order; a plain list is one."),
        *SHARED,
    ),
    finish=_pattern,
)
PATTERNS = Some(of=PATTERN, wanted="a list of patterns")
