"""The whole archive, read item by item: what counts in it, and what of that nobody has judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from watchlist.feeds.archive import read_items
from watchlist.model.item import Item

from .cases import LATER, Label, Name
from .readers import Readers, reader
from .watches import UNSEEN, Measured


@dataclass(frozen=True, slots=True)
class Pair:
    """An item that counted for a signal, and the sentence that said so."""

    item: Item
    name: Name
    quote: str


@dataclass(frozen=True, slots=True)
class Whole:
    """All that counted: for the watches that ship, for their words alone, and for the unseen ones of the tests."""

    items: int
    months: int
    ours: Sequence[Pair]
    words: Sequence[Pair]
    unseen: Sequence[Pair]

    def unjudged(self, labels: Iterable[Label]) -> Whole:
        """Return what of it has no label."""
        known = {(each.id, each.name) for each in labels}
        return Whole(self.items, self.months, *(_without(known, part) for part in (self.ours, self.words, self.unseen)))


def _without(known: Collection[tuple[str, Name]], pairs: Iterable[Pair]) -> list[Pair]:
    return [pair for pair in pairs if (pair.item.id, pair.name) not in known]


def read_whole(months: Sequence[Path]) -> Whole:
    """Return what counts in all months; reads two at a time."""
    with ProcessPoolExecutor(max_workers=2) as workers:
        done = list(workers.map(_month, months))
    return Whole(
        sum(month.items for month in done),
        len(done),
        [pair for month in done for pair in month.ours],
        [pair for month in done for pair in month.words],
        [pair for month in done for pair in month.unseen],
    )


def _month(path: Path) -> Whole:
    shipped = Readers.of(Measured())
    every = reader(Measured([UNSEEN]))
    ships = set(shipped.promised)
    ours: list[Pair] = []
    words: list[Pair] = []
    unseen: list[Pair] = []
    number = 0
    for item in read_items(path, LATER):
        number += 1
        for reading in every(item):
            if reading.counts:
                name = Name(watch=reading.watch, signal=reading.signal)
                (ours if name in ships else unseen).append(Pair(item, name, reading.quote))
        words += [Pair(item, Name(watch=each.watch, signal=each.signal), each.quote) for each in shipped.words(item)]
    return Whole(number, 1, ours, words, unseen)


def told_whole(whole: Whole, labels: Sequence[Label], *, show: bool) -> Iterator[str]:
    """Yield what there is in a line, and each that has no label."""
    new = whole.unjudged(labels)
    yield (
        f"archive: {len(whole.ours)} count ({len(new.ours)} not judged), {len(whole.words)} by words alone"
        f" ({len(new.words)}), {len(whole.unseen)} for unseen watches ({len(new.unseen)})"
    )
    for what, pairs in (("counts", new.ours), ("words", new.words), ("unseen", new.unseen)) if show else ():
        for pair in sorted(pairs, key=lambda each: (str(each.name), each.item.at)):
            yield f"  {what} {pair.item.id} {pair.name} {pair.item.at:%Y-%m-%dT%H:%M} {pair.item.title}"
            if pair.quote != pair.item.title:
                yield f"      “{pair.quote}”"
