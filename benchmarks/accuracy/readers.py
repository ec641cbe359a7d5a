"""The two ways of reading that are compared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from watchlist.feeds.catalogue import Catalogue
from watchlist.model.evidence import Reading
from watchlist.model.item import Item
from watchlist.rules.matcher import compile_watches

from .cases import Case, Label
from .scoring import Promises, Reader, Score, promises, score_case, score_pairs
from .watches import Measured
from .words_only import WordsOnly


def reader(measured: Measured) -> Reader:
    """Return what reads an item as `watchlist match` does."""
    matcher, catalogue = compile_watches(measured.watches, measured.vocabulary), Catalogue(measured.feeds)

    def read(item: Item) -> tuple[Reading, ...]:
        return matcher.read(item, catalogue.publisher(item)).readings

    return read


def _about(read: Reader, watches: Collection[str]) -> Reader:
    return lambda item: [reading for reading in read(item) if reading.watch in watches]


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """The same labels, read by the program and for their words alone."""

    ours: Score
    words: Score

    def __add__(self, other: Both) -> Both:
        return Both(ours=self.ours + other.ours, words=self.words + other.words)


@dataclass(frozen=True, slots=True)
class Readers:
    """The readers of some watches, and which of their signals count a promise."""

    ours: Reader
    words: Reader
    promised: Promises

    @classmethod
    def of(cls, measured: Measured) -> Readers:
        """Return the readers of some watches."""
        return cls(reader(measured), WordsOnly(measured), promises(measured.watches))

    def only(self, watches: Collection[str]) -> Readers:
        """Return the same readers, who are asked about these watches alone."""
        promised = {name: labels for name, labels in self.promised.items() if name.watch in watches}
        return Readers(_about(self.ours, watches), _about(self.words, watches), promised)

    def case(self, case: Case) -> Both:
        """Return how one case is read in both ways."""
        return Both(ours=score_case(case, self.ours, self.promised), words=score_case(case, self.words, self.promised))

    def pairs(self, labels: Iterable[Label], items: Mapping[str, Item]) -> Both:
        """Return how the labelled items of an archive are read in both ways."""
        return Both(
            ours=score_pairs(labels, items, self.ours, self.promised),
            words=score_pairs(labels, items, self.words, self.promised),
        )
