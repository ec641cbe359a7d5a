"""Headlines written as tests, and the ways in which YAML would cut one without a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from watchlist.definitions.desk import Desk
from watchlist.definitions.nodes import List, Node, Scalar, Table
from watchlist.definitions.records import Field, Record
from watchlist.definitions.shapes import Definitions, Schema, Shape, Text
from watchlist.definitions.values import Moment
from watchlist.definitions.words import quoted

QUOTE = "quote the headline"


@dataclass(frozen=True, kw_only=True)
class Headline(Text):
    """A text of which not a word may be lost: ` #` after it would be a comment."""

    wanted: str = "a headline"

    def read(self, node: Node, desk: Desk) -> Any:
        """Return the text."""
        if isinstance(node, Scalar) and node.plain:
            rest = desk.tree.text[node.end : node.end + 200].split("\n", 1)[0]
            if rest.lstrip(" \t").startswith("#"):
                comment = quoted(rest.strip())
                desk.refuse(node, f"YAML takes {comment} for a comment", f"{QUOTE}, or write the comment above it")
                return None
        return super().read(node, desk)


LONG = Record(
    name="headline",
    doc="A headline with what stands around it.",
    fields=(
        Field("title", Headline(), "The headline.", required=True),
        Field("summary", Headline(wanted="a text"), "The text below it, where it matters."),
        Field("at", Moment(), "When it was published: a date, or a date and time with its zone."),
        Field("from", Text(wanted="a publisher's name"), "Who published it, by the name that the catalogue has."),
    ),
)


@dataclass(frozen=True)
class Headlines(Shape):
    """A list of headlines, each a text or a table with title, summary, at and from."""

    def read(self, node: Node, desk: Desk) -> Any:
        """Return each as a dict with at least a title."""
        if not isinstance(node, List):
            read = _one(node, desk)
            return None if read is None else (read,)
        if node.flow and len(node.entries) > 1:
            plain = next((entry for entry in node.entries if isinstance(entry, Scalar) and entry.plain), None)
            if plain is not None:
                desk.refuse(plain, "a comma in brackets begins a new headline", f"{QUOTE}, or write one a line")
                return None
        if not node.entries:
            desk.missing(node, "the list is empty", "write a headline a line, or remove the key")
            return None
        read = [_one(entry, desk) for entry in node.entries]
        return tuple([each for each in read if each is not None])

    def schema(self, definitions: Definitions) -> Schema:
        """Return an array of strings and objects."""
        return {"type": "array", "items": {"anyOf": [SHORT.schema(definitions), LONG.schema(definitions)]}}


SHORT = Headline()


def _one(node: Node, desk: Desk) -> Any:
    if isinstance(node, Table):
        if node.entries and not set(node.entries) & set(LONG.by_key):
            key = next(iter(node.entries))
            what = "braces begin a table" if node.flow else f"the ': ' after {quoted(key)} cuts the headline in two"
            desk.refuse(node, what, QUOTE)
            return None
        read = LONG.read(node, desk)
        return read if "title" in read else None
    if isinstance(node, List):
        desk.refuse(node, "brackets begin a list" if node.flow else "a list where a headline belongs", QUOTE)
        return None
    title = SHORT.read(node, desk)
    return None if title is None else {"title": title}
