"""Shards of an archive, for readers elsewhere: a file whole, or a stretch of a large plain one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from msgspec import Struct

from watchlist.feeds.archive import read_lines, stretches
from watchlist.flows.batches import LINES, Batch, BatchReader, Read

STRETCH = 16 * 1024 * 1024
"""So many bytes of a plain file are one shard: some seconds of work, so that no reader is long waited for."""


class Shard(Struct, frozen=True):
    """A file, by the name that it was given and by where it is, or its bytes from `start` up to `end`."""

    name: str
    path: str
    start: int = 0
    end: int | None = None
    first: int = 1
    """The number of its first line."""


def shards(files: Iterable[Path], stretch: int = STRETCH) -> Iterator[Shard]:
    """Yield the shards of the files, in their order; raises UsageError where a file cannot be read."""
    for file in files:
        for start, end, first in stretches(file, stretch):
            yield Shard(str(file), str(file.absolute()), start, end, first)


def read_shard(reader: BatchReader, shard: Shard) -> list[Read]:
    """Return what a shard holds, batch by batch; raises UsageError where its file cannot be read here."""
    lines = read_lines(Path(shard.path), start=shard.start, end=shard.end, first=shard.first)
    several = iter(lambda: tuple(islice(lines, LINES)), ())
    return [reader.read(Batch(shard.name, each)) for each in several]
