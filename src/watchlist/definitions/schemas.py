"""The JSON Schemas of our files, from the tables that also read them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from watchlist.definitions.feeds import FEEDS
from watchlist.definitions.records import Record
from watchlist.definitions.schema_examples import with_examples
from watchlist.definitions.settings import SETTINGS
from watchlist.definitions.vocabulary import VOCABULARY
from watchlist.definitions.watches import WATCH

SCHEMAS: Mapping[str, Record] = {"watch": WATCH, "feeds": FEEDS, "settings": SETTINGS, "vocabulary": VOCABULARY}


def schema(kind: str) -> str:
    """Return the JSON Schema (draft 2020-12) of a kind of file, as text."""
    return json.dumps(with_examples(kind, SCHEMAS[kind].document()), indent=2, ensure_ascii=False) + "\n"
