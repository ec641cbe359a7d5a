"""A strict reader of YAML: a file's bytes in; a tree with line and column on every node, and all problems, out.

It composes from libyaml's events, one at a time, so nothing recurses in C, and refuses what makes YAML
surprising: duplicate keys, aliases, merge keys, tags, deep nesting, huge files, several documents.
"""

from __future__ import annotations

import codecs
from typing import Any

from msgspec import Struct
from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.reader import ReaderError

from watchlist.definitions.nodes import Hole, List, Node, Scalar, Table
from watchlist.definitions.syntax import explain
from watchlist.definitions.words import quoted
from watchlist.model.problem import Problem

LARGEST = 1024 * 1024
DEEPEST = 30
# A file with more problems than that is not a file of ours; the first ones say so.
MOST_PROBLEMS = 200
QUOTE = "quote the text"


class Tree(Struct, kw_only=True):
    """A file as read. `root` is None where there is nothing in it or nothing of it can be read.

    `whole` is false where the reading stopped at a problem, so that what follows it is not in the tree.
    """

    file: str
    text: str = ""
    root: Node | None = None
    problems: tuple[Problem, ...] = ()
    whole: bool = True


def read(data: bytes, file: str) -> Tree:
    """Return the tree of a file with all that is wrong with its YAML; never raises for what it holds."""
    if len(data) > LARGEST:
        return _unread(file, f"the file has {len(data):,} bytes", f"keep it under {LARGEST:,}; split it in two")
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode(errors="replace")) + 1
        return _unread(file, "this is not UTF-8", "save the file as UTF-8", line=line, column=column)
    composer = _Composer(file, text)
    composer.run()
    return Tree(
        file=file, text=text, root=composer.root, problems=tuple(sorted(composer.problems)), whole=composer.whole
    )


def _unread(file: str, what: str, mend: str, *, line: int = 1, column: int = 1) -> Tree:
    problem = Problem(file=file, line=line, column=column, path="", what=what, mend=mend)
    return Tree(file=file, problems=(problem,), whole=False)


class _Frame(Struct):
    """A list or table that is still open. A table waits for a key, or, where `key` is set, for its value."""

    node: List | Table
    key: Scalar | Hole | None = None


class _Composer:
    """Builds the tree from events. Containers join their parent when they open, so depth is a stack of ours."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.root: Node | None = None
        self.whole = True
        self.problems: list[Problem] = []
        self.stack: list[_Frame] = []

    def run(self) -> None:
        parser = CParser(self.text)
        try:
            self._compose(parser)
        except ReaderError as error:
            before = self.text.encode()[: error.position].decode(errors="replace")
            line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
            self._stop(Node(line, column), "a control character", "remove it, or write it as an escape in quotes")
        except YAMLError as error:
            what, mend = explain(error)
            marks = (error.problem_mark, error.context_mark) if isinstance(error, MarkedYAMLError) else (None, None)
            # Where something does not end, the place to look at is where it begins.
            mark = (marks[1] or marks[0]) if "does not end" in what else (marks[0] or marks[1])
            if mark and not self.text[mark.index :].strip():
                what, mend = "the file breaks off here", "close what is open: a list, a table, a quote"
            self._stop(_place(mark) if mark else Node(1, 1), what, mend)
        finally:
            parser.dispose()

    def _compose(self, parser: Any) -> None:
        documents = 0
        stack = self.stack
        next_event = parser.get_event
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                mark = event.start_mark
                if event.anchor or event.tag:
                    self._refuse_property(event)
                text, end = event.value, event.end_mark.index
                self._attach(Scalar(mark.line + 1, mark.column + 1, text, not event.style, end))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor or event.tag:
                    self._refuse_property(event)
                place = _place(event.start_mark)
                if len(stack) >= DEEPEST:
                    self._stop(place, f"nested more than {DEEPEST} deep", "write it flatter")
                    return
                make = Table if kind is MappingStartEvent else List
                node = make(place.line, place.column, flow=event.flow_style)
                self._attach(node)
                stack.append(_Frame(node))
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                stack.pop()
            elif kind is AliasEvent:
                place = _place(event.start_mark)
                self._refuse(place, f"an alias, {quoted('*' + event.anchor)}", f"write it out, or {QUOTE}")
                self._attach(Hole(place.line, place.column))
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    place = _place(event.start_mark)
                    self._stop(place, "a second document", "one file holds one document: remove the `---`")
                    return

    def _attach(self, node: Node) -> None:
        """Put the node where the open list or table waits for it."""
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        inside = frame.node
        if isinstance(inside, List):
            inside.entries.append(node)
        elif frame.key is None:
            frame.key = self._key(inside, node)
        else:
            if isinstance(frame.key, Scalar):
                inside.entries[frame.key.text] = node
            frame.key = None

    def _key(self, table: Table, node: Node) -> Scalar | Hole:
        """Return the key, or a hole where it cannot be one; the value of a hole is read and dropped."""
        if isinstance(node, Hole):
            return node
        if not isinstance(node, Scalar):
            self._refuse(node, "a list or a table as a key", f"a key is a word; {QUOTE} if it is a text")
        elif node.plain and node.text == "<<":
            self._refuse(node, "a merge key, <<", "write the keys out")
        elif node.plain and node.text in {"", "null"}:
            self._refuse(node, "a value without a key", f"write the key, or {QUOTE} if it is a text")
        elif node.text in table.keys:
            first = table.keys[node.text].line
            self._refuse(node, f"{quoted(node.text)} is written twice", f"line {first} has it already; keep one")
        else:
            table.keys[node.text] = node
            return node
        return Hole(node.line, node.column)

    def _refuse_property(self, event: Any) -> None:
        if event.anchor:
            self._refuse(_place(event.start_mark), f"an anchor, {quoted('&' + event.anchor)}", f"remove it, or {QUOTE}")
        if event.tag:
            self._refuse(_place(event.start_mark), "a tag, which begins with !", f"remove it, or {QUOTE}")

    def _stop(self, place: Node, what: str, mend: str) -> None:
        self.whole = False
        self._refuse(place, what, mend)

    def _refuse(self, place: Node, what: str, mend: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(
                Problem(file=self.file, line=place.line, column=place.column, path="", what=what, mend=mend)
            )


def _place(mark: Any) -> Node:
    # libyaml counts lines and columns from 0, people from 1.
    return Node(mark.line + 1, mark.column + 1)
