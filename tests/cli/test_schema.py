"""`watchlist schema`: what an editor needs to know."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from tests.cli.conftest import Caller


def test_the_schema_of_a_watch_is_printed_by_default(call: Caller):
    """No home is needed."""
    called = call("schema")

    assert (called.code, called.err) == (0, "")
    assert json.loads(called.out)["title"] == "watch"


@pytest.mark.parametrize("kind", ["watch", "feeds", "settings", "vocabulary"])
def test_every_kind_of_file_has_one(kind: str, call: Caller):
    """Draft 2020-12."""
    document = json.loads(call("schema", kind).out)

    assert document["title"] == kind
    assert document["$schema"].endswith("2020-12/schema")


def keys(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Every key of a schema, with the part in which it stands and what is said of it."""
    parts = {document["title"]: document, **document.get("$defs", {})}
    return [(name, key, about) for name, part in parts.items() for key, about in part.get("properties", {}).items()]


@pytest.mark.parametrize("kind", ["watch", "feeds", "settings", "vocabulary"])
def test_every_key_says_what_it_is_and_shows_an_example(kind: str, call: Caller):
    """An editor shows both. Where only a few words, a yes or another part can stand, these say enough."""
    found = keys(json.loads(call("schema", kind).out))

    assert found
    assert [f"{name}.{key}" for name, key, about in found if not about.get("description")] == []
    plain = [
        f"{name}.{key}"
        for name, key, about in found
        if not {"enum", "$ref", "examples"} & about.keys() and about.get("type") != "boolean"
    ]
    assert plain == []


@pytest.mark.parametrize("kind", ["watch", "feeds", "settings", "vocabulary"])
def test_every_example_is_one(kind: str, call: Caller):
    """What is shown has the type and the spelling that the key asks for."""
    types = {"string": str, "array": list, "object": dict, "integer": int, "number": int}
    for name, key, about in keys(json.loads(call("schema", kind).out)):
        for example in about.get("examples", ()):
            if "type" in about:
                assert isinstance(example, types[about["type"]]), f"{name}.{key}"
            if "pattern" in about:
                assert re.search(about["pattern"], example), f"{name}.{key}"
