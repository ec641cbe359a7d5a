"""`watchlist schema`: what an editor needs to know."""

from __future__ import annotations

import json

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
