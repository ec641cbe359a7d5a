"""Cases: items, each with what a person read in it of one signal."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import zstandard

from watchlist.feeds.archive import item_from
from watchlist.model.item import Item

# Where nobody said which status an item has, only whether it counts.
COUNTS, NO_COUNT = "asserted", "does not count"
# Items of an archive are as old as they are; nothing in them is of the future.
LATER = datetime(2100, 1, 1, tzinfo=UTC)
_ID = re.compile(rb'"id": ?"([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A signal of a watch."""

    watch: str
    signal: str

    def __str__(self) -> str:
        return f"{self.watch}/{self.signal}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An item, and what a person read in it of a signal; `also` are other signals that it asserts too."""

    item: Item
    name: Name
    label: str
    also: frozenset[Name] = frozenset()
    kind: str = ""


def written(path: Path) -> Iterator[Case]:
    """Yield the cases of a file that holds a headline with its label on each line."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _written(json.loads(line), f"{path.stem}:{number}")


def _written(row: Mapping[str, Any], place: str) -> Case:
    name = Name(watch=row["watch"], signal=row["signal"])
    said = {key: row.get(key, "") for key in ("title", "summary", "published", "source", "link")}
    item = item_from(json.dumps({"id": row.get("id", place), **said}).encode(), LATER)
    also = frozenset(_named(other, name.watch) for other in row.get("also", ()))
    return Case(item=item, name=name, label=row["label"], also=also, kind=row.get("kind", ""))


def _named(text: str, watch: str) -> Name:
    """Return the signal that `signal` of the same watch or `watch/signal` means."""
    first, slash, last = text.partition("/")
    return Name(watch=first, signal=last) if slash else Name(watch=watch, signal=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a person read in an item of an archive, of one signal; the text stays where it is."""

    id: str
    name: Name
    label: str


def labels(path: Path) -> list[Label]:
    """Return the labels of a file that names items by their ids."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Label(id=row["id"], name=Name(watch=row["watch"], signal=row["signal"]), label=_label(row)) for row in rows]


def _label(row: Mapping[str, Any]) -> str:
    if "label" in row:
        return str(row["label"])
    return COUNTS if row["counts"] else NO_COUNT


def items(archive: Iterable[Path], wanted: Iterable[str]) -> dict[str, Item]:
    """Return the items of an archive that have these ids; only their lines are taken apart."""
    ids = {each.encode() for each in wanted}
    found: dict[str, Item] = {}
    for path in archive:
        for line in lines_of(path):
            if (given := _ID.search(line)) and given[1] in ids:
                item = item_from(line, LATER)
                found.setdefault(item.id, item)
    return found


def lines_of(path: Path) -> Iterator[bytes]:
    """Yield the lines of a month of the archive."""
    with path.open("rb") as packed, zstandard.ZstdDecompressor().stream_reader(packed) as plain:
        yield from io.BufferedReader(plain, buffer_size=1 << 20)
