"""Batches of an archive's lines, read side by side: lines in, evidence out, and nothing kept between them."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

from msgspec import Struct

from watchlist.feeds.archive import entry_from, read_lines
from watchlist.feeds.catalogue import Catalogue
from watchlist.flows.gather import evidence_of
from watchlist.language.vocabulary import Vocabulary
from watchlist.model.backtest import Broken
from watchlist.model.evidence import Evidence
from watchlist.model.feed import Feed
from watchlist.model.watch import Watch
from watchlist.rules.matcher import Matcher, compile_watches
from watchlist.store import Stored

LINES = 4_000
"""So many lines are read at once: enough that handing them over costs little, few enough to hold several."""


class Rules(Struct, frozen=True, kw_only=True):
    """What one home reads with."""

    watches: tuple[Watch, ...]
    vocabulary: Vocabulary
    feeds: tuple[Feed, ...]


class Period(Struct, frozen=True, kw_only=True):
    """The items that are looked at: from `since`, before `until`, of all time where these are None."""

    since: datetime | None = None
    until: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Return whether a time lies in it."""
        return (self.since is None or at >= self.since) and (self.until is None or at < self.until)


class Batch(Struct, frozen=True):
    """Some lines of a file, with their numbers."""

    file: str
    lines: tuple[tuple[int, bytes], ...]


class Read(Struct, frozen=True, kw_only=True):
    """What a batch held: the items, the span of their times, what was broken, and for each set of rules the evidence.

    `near` counts the near misses by watch and signal.
    """

    evidence: tuple[tuple[Evidence, ...], ...]
    near: tuple[Counter[tuple[str, str]], ...]
    items: int
    first: datetime | None
    last: datetime | None
    undated: int
    broken: tuple[Broken, ...]


class BatchReader:
    """Reads batches by one or more sets of rules, compiled once."""

    def __init__(self, rules: Sequence[Rules], period: Period, now: datetime) -> None:
        self._readers: list[tuple[Matcher, Catalogue]] = [
            (compile_watches(each.watches, each.vocabulary), Catalogue(each.feeds)) for each in rules
        ]
        self._period = period
        self._now = now

    def read(self, batch: Batch) -> Read:
        """Return what the lines of a batch say."""
        found: list[list[Evidence]] = [[] for _ in self._readers]
        near: list[Counter[tuple[str, str]]] = [Counter() for _ in self._readers]
        broken: list[Broken] = []
        times: list[datetime] = []
        undated = 0
        for number, line in batch.lines:
            try:
                entry = entry_from(line, self._now)
            except ValueError as error:
                broken.append(Broken(file=batch.file, line=number, what=str(error)))
                continue
            if entry.published is None:
                # When it was said is not known, so it can prove nothing about when something happened.
                undated += 1
                continue
            seen = entry.seen
            if not self._period.holds(seen):
                continue
            times.append(seen)
            for place, (matcher, catalogue) in enumerate(self._readers):
                candidates = matcher.candidates(entry.title, entry.summary, entry.language)
                if not candidates:
                    continue
                item = entry.item()
                publisher = catalogue.publisher(item)
                said = matcher.read(item, publisher, candidates)
                stored = Stored(position=0, revision=1, item=item)
                found[place] += [evidence_of(reading, stored, publisher) for reading in said.readings]
                near[place].update((miss.watch, miss.signal) for miss in said.near)
        return Read(
            evidence=tuple(map(tuple, found)),
            near=tuple(near),
            items=len(times),
            first=min(times, default=None),
            last=max(times, default=None),
            undated=undated,
            broken=tuple(broken),
        )


def batches(files: Iterable[Path | None]) -> Iterator[Batch]:
    """Yield the lines of the files in batches; no batch holds lines of two files."""
    for file in files:
        lines = read_lines(file)
        while several := tuple(islice(lines, LINES)):
            yield Batch(str(file) if file else "standard input", several)


def read_batches(
    found: Iterable[Batch], rules: Sequence[Rules], period: Period, now: datetime, *, workers: int = 0
) -> Iterator[Read]:
    """Yield what each batch holds, in their order, read by as many processes as there are processors.

    One batch alone is read here. So many batches wait at most as to keep every process busy.
    """
    several = iter(found)
    head = list(islice(several, 2))
    processes = workers or processors()
    every = chain(head, several)
    if len(head) < 2 or processes < 2:
        reader = BatchReader(rules, period, now)
        yield from map(reader.read, every)
        return
    with ProcessPoolExecutor(processes, initializer=_prepare, initargs=(rules, period, now)) as pool:
        waiting: deque[Future[Read]] = deque()
        try:
            for batch in every:
                waiting.append(pool.submit(_read, batch))
                if len(waiting) > 2 * processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


_READERS: list[BatchReader] = []
"""The one reader of a process that reads for another."""


def _prepare(rules: Sequence[Rules], period: Period, now: datetime) -> None:
    _READERS[:] = [BatchReader(rules, period, now)]


def _read(batch: Batch) -> Read:
    return _READERS[0].read(batch)


def processors() -> int:
    """Return how many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1
