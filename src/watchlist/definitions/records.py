"""Records: tables whose keys are ours, each with what it may hold and what it is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from watchlist.definitions.desk import Desk
from watchlist.definitions.nodes import Node, Scalar, Table, plain
from watchlist.definitions.shapes import Definitions, Schema, Shape, expect
from watchlist.definitions.words import quoted, suggest

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Values = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """A key: its name, what it may hold, what it is for."""

    key: str
    shape: Shape
    doc: str
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class Record(Shape):
    """A table with known keys.

    Messages name it as `called`, or by its name. `finish` gets the values that were read, and may look at how
    they go together. Where `look` is given, keys that are not known are shown to it, and kept as written.
    """

    name: str
    doc: str
    fields: tuple[Field, ...]
    finish: Callable[[Values, Table, Desk], Any] | None = None
    called: str = ""
    look: Callable[[str, Node, Desk], None] | None = None

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """The fields by their keys."""
        return {field.key: field for field in self.fields}

    def read(self, node: Node, desk: Desk) -> Any:
        """Return the values that could be read, by key, or what `finish` makes of them."""
        if not isinstance(node, Table):
            keys = ", ".join(field.key for field in self.fields[:3])
            expect(node, desk, f"{self.called or with_article(self.name)} with keys ({keys}...)")
            return None
        by_key = self.by_key
        values: Values = {}
        for key, entry in node.entries.items():
            field = by_key.get(key)
            if field is None:
                self._unknown(key, entry, node, values, desk)
            elif (value := field.shape.read(entry, desk)) is not None:
                values[key] = value
        for field in self.fields:
            if field.required and field.key not in node.entries:
                desk.missing(node, f"no {field.key!r}", f"add `{field.key}:`, {field.doc[0].lower()}{field.doc[1:]}")
        return values if self.finish is None else self.finish(values, node, desk)

    def _unknown(self, key: str, entry: Node, node: Table, values: Values, desk: Desk) -> None:
        if self.look is not None:
            values[key] = plain(entry)
            self.look(key, entry, desk)
        elif not desk.full:
            mend = suggest(key, self.by_key)
            if node.flow and isinstance(entry, Scalar) and entry.plain and not entry.text:
                mend = "a comma in braces begins a new key: quote the text"
            desk.refuse(node.keys[key], f"unknown key {quoted(key)}", mend)

    def schema(self, definitions: Definitions) -> Schema:
        """Return a reference to the record, which is described once."""
        if self.name not in definitions:
            definitions[self.name] = {}
            definitions[self.name] = self._described(definitions)
        return {"$ref": f"#/$defs/{self.name}"}

    def document(self) -> Schema:
        """Return the JSON Schema of a whole file that holds this record."""
        definitions: Definitions = {}
        described = self._described(definitions)
        defs = {"$defs": dict(sorted(definitions.items()))} if definitions else {}
        return {"$schema": DRAFT, "title": self.name, **described, **defs}

    def _described(self, definitions: Definitions) -> Schema:
        described: Schema = {
            "description": self.doc,
            "type": "object",
            "properties": {f.key: {"description": f.doc, **f.shape.schema(definitions)} for f in self.fields},
        }
        if required := [field.key for field in self.fields if field.required]:
            described["required"] = required
        return {**described, "additionalProperties": self.look is not None}


def with_article(name: str) -> str:
    """Return the name as a sentence says it: "an actor", "a signal"."""
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
