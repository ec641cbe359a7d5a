"""The JSON Schema and the reader come from one table, so an editor knows what the reader takes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from watchlist.definitions.records import Record
from watchlist.definitions.schemas import SCHEMAS, schema


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_key_is_described(kind: str):
    """Whatever the reader takes has its place in the schema, with a sentence on what it is for."""
    document = json.loads(schema(kind))

    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(document["properties"]) == set(SCHEMAS[kind].by_key)
    for described in tables(document):
        for key, value in described["properties"].items():
            assert value["description"].strip(), key


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_reference_leads_somewhere(kind: str):
    """Each named table is described once, under $defs."""
    document = json.loads(schema(kind))
    named = {f"#/$defs/{name}" for name in document.get("$defs", {})}

    assert set(references(document)) == named
    assert all(document["$defs"][name] for name in document.get("$defs", {}))


def test_only_channels_take_keys_of_their_own():
    """A slip in a key is seen while it is typed; a channel's further keys belong to its kind."""
    for kind in SCHEMAS:
        document = json.loads(schema(kind))
        for name, described in document.get("$defs", {}).items():
            assert described["additionalProperties"] is (name == "channel")
        assert document["additionalProperties"] is False


def test_a_watch_is_described_to_its_leaves():
    """Choices, patterns and bounds help while typing."""
    document = json.loads(schema("watch"))
    signal = document["$defs"]["signal"]["properties"]

    assert document["required"] == ["watch", "signals"]
    assert document["$defs"]["signal"]["required"] == ["id", "when"]
    assert signal["role"]["enum"] == ["decisive", "leading"]
    assert signal["id"]["pattern"] == "^[a-z0-9]+(-[a-z0-9]+)*$"
    assert signal["near"] == {
        "description": signal["near"]["description"],
        "type": "integer",
        "minimum": 1,
        "maximum": 60,
        "examples": [6],
    }
    assert signal["when"]["anyOf"][1]["minItems"] == 1
    assert document["properties"]["terms"]["propertyNames"] == {"pattern": "^\\+?[a-z][a-z0-9_-]*$"}
    assert "other-actor" in document["$defs"]["tests"]["properties"]
    forms = json.loads(schema("vocabulary"))["properties"]["verbs"]["additionalProperties"]
    assert (forms["minItems"], forms["maxItems"]) == (4, 4)


def test_no_table_has_a_key_twice():
    """The second one would never be read."""
    for record in SCHEMAS.values():
        assert isinstance(record, Record)
        assert len(record.by_key) == len(record.fields)


def tables(document: Any) -> Iterator[dict[str, Any]]:
    yield document
    yield from document.get("$defs", {}).values()


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)
