"""Where one machine ends: a long archive, a hundred thousand signals, and what SQLite takes in a day.

The archive in `WATCHLIST_CORPUS` is replayed once, and then repeated, each time in years of its own, to `--items`.
`--write` writes docs/explanation/past-one-machine.md; `--signals N` draws fewer of them.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import zstandard
from msgspec.structs import replace

import speed
from measure import PROGRAM, Cost, run
from page import write
from watchlist.feeds.archive import entry_from
from watchlist.language.vocabulary import load
from watchlist.model.feed import FeedState
from watchlist.model.item import Item
from watchlist.rules.matcher import compile_watches
from watchlist.store import Store

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "explanation" / "past-one-machine.md"
DAY = 3_000_000
"""The items of the world's news in a day."""
SIGNALS = 100_000
READ = 1_000
STORED = 250_000
AT = datetime(2026, 4, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Replayed:
    """What replaying so many items took."""

    items: int
    cost: Cost


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What was measured: seconds an item of one core, and bytes an item of the state."""

    signals: int
    compiled: float
    memory: float
    reading: float
    opening: float
    storing: float
    bytes_stored: float


def repeated(files: Sequence[Path], times: int) -> None:
    """Write the archive to standard output so many times, each with ids and years of its own."""
    for turn in range(times):
        for file in files:
            with zstandard.open(file, "rb") as lines:
                while block := lines.read(2**22):
                    if turn:
                        block = block.replace(b'"id": "', b'"id": "%d-' % turn)
                        for year in (2025, 2026):
                            block = block.replace(b'"published": "%d' % year, b'"published": "%d' % (year - turn))
                    sys.stdout.buffer.write(block)


def replay(files: Sequence[Path], times: int) -> Replayed:
    """Replay the archive, repeated, with the watches that ship; raises RuntimeError where that fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "watches", folder / "watches")
        command = [sys.executable, __file__, "--repeat", str(times), *map(str, files)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as lines:
            cost = run([PROGRAM, "--home", str(folder), "backtest", "-", "--json"], folder=folder, given=lines.stdout)
    if cost.code != 0:
        raise RuntimeError(f"the backtest failed, exit {cost.code}:\n{cost.err}")
    return Replayed(items=json.loads(cost.out.splitlines()[-1])["items"], cost=cost)


def figures(corpus: str | None, signals: int) -> Figures:
    """Measure what an item costs where it is opened, read by so many signals, and stored."""
    chance = random.Random(7)
    found, vocabulary = speed.items(corpus, chance), load()
    before = _memory()
    began = time.process_time()
    matcher = compile_watches(speed.signals(signals, vocabulary, chance), vocabulary)
    row = speed.measured(matcher, signals, time.process_time() - began, found[:READ])
    line = (
        b'{"id": "1", "published": "2026-03-02T09:00:00Z", "source": "Courier", "title": "%s", "summary": "",'
        b' "link": "https://courier.example/a"}' % b"Harbour opens to ships after a long winter of ice and repairs"
    )
    began = time.process_time()
    for _ in range(100_000):
        entry_from(line, AT)
    opening = (time.process_time() - began) / 100_000
    with tempfile.TemporaryDirectory() as name:
        storing, size = _stored(Path(name) / "state.db", found)
    return Figures(
        signals=signals,
        compiled=row.compiled,
        memory=_memory() - before,
        reading=1 / row.reading,
        opening=opening,
        storing=storing,
        bytes_stored=size,
    )


def _stored(path: Path, found: Sequence[Item]) -> tuple[float, float]:
    """Return the seconds and the bytes an item takes in the state, of items as many feeds bring them."""
    with Store.open(path, now=AT) as store:
        began = time.perf_counter()
        for first in range(0, STORED, 250):
            some = [
                replace(found[place % len(found)], id=f"{place:032x}", link=f"https://courier.example/{place}", seen=AT)
                for place in range(first, first + 250)
            ]
            store.save_feed(FeedState(feed=f"feed-{first}"), some, AT)
        took = time.perf_counter() - began
    return took / STORED, path.stat().st_size / STORED


def _memory() -> float:
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def long_archive(runs: Sequence[Replayed]) -> list[str]:
    """Return what replaying took, as Markdown."""
    rows = [
        f"| {each.items:,} | {each.cost.wall:.1f} s | {each.cost.cpu:.1f} s"
        f" | {each.cost.cpu / each.items * 1e6:.1f} s | {each.cost.peak:.0f} MB |"
        for each in runs
    ]
    head = ["| items | wall | CPU | CPU of a million | largest process |", "| ---: | ---: | ---: | ---: | ---: |"]
    return [*head, *rows]


def day(known: Figures) -> list[str]:
    """Return what a day of news costs, by what was measured, as Markdown."""
    each = known.opening + known.reading
    rows = [f"| {cores} | {_length(known.compiled + DAY * each / cores)} |" for cores in (1, 10, 100)]
    return [
        f"One core compiles {known.signals:,} signals in {_length(known.compiled)} and {known.memory:,.0f} MB,",
        f"opens a line in {known.opening * 1e6:.0f} µs and reads {1 / known.reading:,.0f} items a second.",
        f"A day of {DAY:,} items then takes:",
        "",
        "| cores | until all is read |",
        "| ---: | ---: |",
        *rows,
    ]


def state(known: Figures) -> list[str]:
    """Return what a day of news is to the state, as Markdown."""
    return [
        f"The state takes in {1 / known.storing:,.0f} items a second, one transaction for each feed of 250,",
        f"and {known.bytes_stored:,.0f} bytes for each item.",
        f"A day of {DAY:,} items is {_length(DAY * known.storing)} of writing, and",
        f"{DAY * known.bytes_stored / 1e9:.1f} GB.",
    ]


def _length(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def main() -> int:
    """Measure, print, and write the page where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=5_000_000, metavar="N", help="repeat to so many items")
    parser.add_argument("--signals", type=int, default=SIGNALS, metavar="N", help="draw so many signals")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    parser.add_argument("--repeat", type=int, help=argparse.SUPPRESS)
    parser.add_argument("files", nargs="*", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.repeat:
        repeated(asked.files, asked.repeat)
        return 0
    corpus = os.environ.get("WATCHLIST_CORPUS")
    files = sorted((Path(corpus) / "archive").glob("*.jsonl.zst")) if corpus else []
    runs = []
    if files:
        runs.append(replay(files, 1))
        print(f"{runs[0].items:,} items: {runs[0].cost}", flush=True)
        if (times := -(-asked.items // runs[0].items)) > 1:
            runs.append(replay(files, times))
            print(f"{runs[1].items:,} items: {runs[1].cost}", flush=True)
    known = figures(corpus, asked.signals)
    print(known)
    if asked.write:
        parts = {"long": long_archive(runs) if runs else [], "day": day(known), "state": state(known)}
        for name, lines in parts.items():
            if lines:
                write(name, lines, to=PAGE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
