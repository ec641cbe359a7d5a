"""What a YAML file says, as a tree whose every node knows its line and column (both from 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

Path = tuple[str | int, ...]

# The numbers that people mean as numbers. `12:30`, `007`, `1_000` and `0x1F` stay text, and so does what no
# machine number holds exactly.
NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?\Z")
WORDS = {"true": True, "false": False, "null": None, "": None}


class Node(Struct, eq=False):
    """One place in the file."""

    line: int
    column: int


class Hole(Node, eq=False):
    """Something that was refused: its problem is told already, and nothing more is said of it."""


class Scalar(Node, eq=False):
    """A text, a number, true, false or null. `end` is where it ends in the file's text, `plain` that it is unquoted."""

    text: str
    plain: bool = True
    end: int = 0

    @property
    def value(self) -> str | int | float | bool | None:
        """What it stands for: only true, false, null (or nothing) and plain numbers are more than text."""
        text = self.text
        if not self.plain:
            return text
        if text in WORDS:
            return WORDS[text]
        if NUMBER.match(text):
            return float(text) if "." in text else int(text)
        return text


class List(Node, eq=False):
    """A list. `flow` tells `[a, b]` from a list with one entry a line."""

    flow: bool = False
    entries: list[Node] = field(default_factory=list)


class Table(Node, eq=False):
    """Keys and their values, in the order of the file."""

    flow: bool = False
    entries: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)


def plain(node: Node) -> object:
    """Return the node as Python values: dict, list, str, int, float, bool or None."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, List):
        return [plain(entry) for entry in node.entries]
    if isinstance(node, Table):
        return {key: plain(entry) for key, entry in node.entries.items()}
    return None


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Node, Path]]:
    """Yield the node and all below it, each with its path; a key has the path of its table."""
    yield node, path
    if isinstance(node, List):
        for index, entry in enumerate(node.entries):
            yield from walk(entry, (*path, index))
    elif isinstance(node, Table):
        for key in node.keys.values():
            yield key, path
        for name, entry in node.entries.items():
            yield from walk(entry, (*path, name))


def find(node: Node, path: Path) -> Node:
    """Return the node at the end of the path, or the last one on the way that is there.

    Rooms that know no files count slots and single words as lists, so an index counts the entries of a table
    as well, and an empty name is passed over.
    """
    for step in path:
        if isinstance(node, Table):
            names = list(node.entries)
            name = names[step] if isinstance(step, int) and step < len(names) else step
            if name not in node.entries:
                return node
            node = node.entries[str(name)]
        elif isinstance(node, List):
            if step == "":
                continue
            if not isinstance(step, int) or step >= len(node.entries):
                return node
            node = node.entries[step]
    return node


def spell(path: Path) -> str:
    """Return the path as a person writes it: `signals[0].when[1].does`."""
    said = ""
    for step in path:
        said += f"[{step}]" if isinstance(step, int) else f".{step}" if said else step
    return said
