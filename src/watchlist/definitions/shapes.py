"""Shapes: what a value in a file may be. From one table of them come the reader and the JSON Schema."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from watchlist.definitions.desk import Desk
from watchlist.definitions.nodes import Hole, List, Node, Scalar, Table
from watchlist.definitions.words import quoted, suggest

Schema = dict[str, Any]
Definitions = dict[str, Schema]


class Shape(ABC):
    """What a value may be.

    `read` returns the value, or None after it told the desk what is wrong. `schema` describes the same values
    to an editor; named tables go to `definitions`, once.
    """

    @abstractmethod
    def read(self, node: Node, desk: Desk) -> Any:
        """Return what the node stands for."""

    @abstractmethod
    def schema(self, definitions: Definitions) -> Schema:
        """Return the JSON Schema of the values."""


def describe(node: Node) -> str:
    """Return what the node is, as a message names it."""
    if isinstance(node, List):
        return "a list"
    if isinstance(node, Table):
        return "a table of keys"
    value = node.value if isinstance(node, Scalar) else None
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"{str(value).lower()} (yes or no)"
    return f"the text {quoted(value)}" if isinstance(value, str) else f"the number {value}"


def expect(node: Node, desk: Desk, wanted: str, mend: str = "") -> None:
    """Tell the desk that something else was expected here."""
    if isinstance(node, Hole):
        return
    found = describe(node)
    if found == "nothing":
        desk.missing(node, "nothing is written here", mend or f"write {wanted}, or remove the key")
    else:
        desk.refuse(node, f"{found} where {wanted} belongs", mend)


@dataclass(frozen=True, kw_only=True)
class Text(Shape):
    """A text in one line. `check` returns the value, or raises ValueError with what is wrong and the mend."""

    wanted: str = "a text"
    check: Callable[[str], Any] | None = None
    pattern: str = ""
    example: str = ""

    def read(self, node: Node, desk: Desk) -> Any:
        """Return the text with single spaces, or what `check` makes of it."""
        if not isinstance(node, Scalar):
            expect(node, desk, self.wanted, cut(node))
            return None
        value = node.value
        if not isinstance(value, str):
            known = f", as in {self.example}" if self.example else ""
            expect(node, desk, self.wanted, "" if value is None else f"write {self.wanted}{known}, or quote it")
            return None
        return self.take(value, node, desk)

    def take(self, written: str, node: Node, desk: Desk) -> Any:
        """Return what the text at that node stands for."""
        text = " ".join(written.split())
        if not text:
            desk.refuse(node, "an empty text", f"write {self.wanted}, or remove it")
            return None
        if not text.isprintable() and (hidden := [c for c in text if not c.isprintable() and c not in ALLOWED]):
            invisible = f"the text holds the invisible character U+{ord(hidden[0]):04X}"
            desk.refuse(node, invisible, "remove it")
            return None
        if self.check is None:
            return text
        try:
            return self.check(text)
        except ValueError as error:
            what, mend = (*error.args, "")[:2]
            desk.refuse(node, what, mend)
            return None

    def schema(self, definitions: Definitions) -> Schema:
        """Return a string, with its pattern where it has one."""
        return {"type": "string", **({"pattern": self.pattern} if self.pattern else {"minLength": 1})}


# Not printable to Python, and harmless: no-break spaces, soft hyphens, and the joiners of some scripts.
ALLOWED = "\u00a0\u202f\u2009\u00ad\u200c\u200d"


def cut(node: Node) -> str:
    """Return the mend for a text that YAML took for something else."""
    if isinstance(node, Table) and node.entries and not node.flow:
        key = next(iter(node.entries))
        return f"the ': ' after {quoted(key)} cuts it in two: quote the text"
    if isinstance(node, List | Table) and node.flow:
        return "a text that begins with [ or { has to be quoted"
    return ""


@dataclass(frozen=True)
class Flag(Shape):
    """True or false."""

    def read(self, node: Node, desk: Desk) -> Any:
        """Return it."""
        if isinstance(node, Scalar) and isinstance(node.value, bool):
            return node.value
        expect(node, desk, "true or false")
        return None

    def schema(self, definitions: Definitions) -> Schema:
        """Return a boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, kw_only=True)
class Number(Shape):
    """A number between two others, whole unless it is said."""

    least: int
    most: int
    whole: bool = True

    def read(self, node: Node, desk: Desk) -> Any:
        """Return it."""
        value = node.value if isinstance(node, Scalar) else None
        kinds = int if self.whole else (int, float)
        if isinstance(value, kinds) and not isinstance(value, bool) and self.least <= value <= self.most:
            return value
        expect(node, desk, f"a {'whole ' if self.whole else ''}number from {self.least} to {self.most}")
        return None

    def schema(self, definitions: Definitions) -> Schema:
        """Return a number with its bounds."""
        return {"type": "integer" if self.whole else "number", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class Choice(Shape):
    """One of a few words, each with what it says. `make` turns it into what the model knows."""

    words: Mapping[str, str]
    make: Callable[[str], Any] = str

    def read(self, node: Node, desk: Desk) -> Any:
        """Return the word."""
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, str) and value in self.words:
            return self.make(value)
        if isinstance(value, str):
            desk.refuse(node, f"{quoted(value)} is none of the words that belong here", suggest(value, self.words))
        else:
            expect(node, desk, f"one of {', '.join(self.words)}")
        return None

    def schema(self, definitions: Definitions) -> Schema:
        """Return the words."""
        return {"enum": list(self.words)}


@dataclass(frozen=True, kw_only=True)
class Some(Shape):
    """A list of at least and at most so many, or, unless `strict`, a single entry that stands for a list of one."""

    of: Shape
    wanted: str = "a list"
    least: int = 1
    most: int | None = None
    strict: bool = False

    def read(self, node: Node, desk: Desk) -> Any:
        """Return the entries as a tuple; the broken ones are left out."""
        if isinstance(node, List):
            count = len(node.entries)
            if count < self.least or (self.most is not None and count > self.most):
                what = f"{count} entries where {self.wanted} belong" if count else "the list is empty"
                desk.missing(node, what, "fill it, or remove the key")
                return None
            read = [self.of.read(entry, desk) for entry in node.entries]
            return tuple([value for value in read if value is not None])
        if self.strict or (isinstance(node, Scalar) and node.value is None):
            expect(node, desk, self.wanted, "" if describe(node) == "nothing" else "begin each entry with `- `")
            return None
        value = self.of.read(node, desk)
        return None if value is None else (value,)

    def schema(self, definitions: Definitions) -> Schema:
        """Return an array, or one entry of it."""
        one = self.of.schema(definitions)
        many: Schema = {"type": "array", "items": one}
        if self.least:
            many["minItems"] = self.least
        if self.most is not None:
            many["maxItems"] = self.most
        return many if self.strict else {"anyOf": [one, many]}


@dataclass(frozen=True, kw_only=True)
class Named(Shape):
    """A table whose keys the user chooses."""

    of: Shape
    key: Text
    wanted: str

    def read(self, node: Node, desk: Desk) -> Any:
        """Return a dict in the order of the file; broken entries are left out."""
        if not isinstance(node, Table):
            expect(node, desk, self.wanted)
            return None
        found = {}
        for name, entry in node.entries.items():
            key = node.keys[name]
            known = self.key.take(name, key, desk)
            value = self.of.read(entry, desk)
            if known is not None and value is not None:
                found[known] = value
        return found

    def schema(self, definitions: Definitions) -> Schema:
        """Return an object whose keys have a pattern."""
        names = {"propertyNames": {"pattern": self.key.pattern}} if self.key.pattern else {}
        return {"type": "object", "additionalProperties": self.of.schema(definitions), **names}
