"""How fast items are read, by the number of signals; what starting and a month of an archive cost.

Signals are drawn from the vocabularies in the style of real ones: a deed, one thing, and a list of things or a name.
Items are those of the archive in `WATCHLIST_CORPUS`, or headlines that the same vocabularies make.
`--write` writes docs/explanation/speed.md; `--most N` stops at so many signals.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import backtest
import definitions
import start
import watchlist.cli  # noqa: F401 - as the program does, it has circles looked for seldom
from watchlist.definitions.shipped import folder
from watchlist.feeds.archive import read_items
from watchlist.language.vocabulary import Vocabulary, load
from watchlist.model.feed import Publisher
from watchlist.model.item import Item
from watchlist.model.watch import Pattern, Rule, Signal, Slot, Watch
from watchlist.rules.matcher import Matcher, compile_watches

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "explanation" / "speed.md"
COUNTS = (16, 100, 1_000, 10_000, 100_000)
MUST = {16: 150_000, 1_000: 10_000, 10_000: 4_000, 100_000: 1_000}
ITEMS = 20_000
ROUNDS = 5
AT = datetime(2026, 4, 1, tzinfo=UTC)
PRESS = Publisher(name="x", owner="x")


@dataclass(frozen=True, kw_only=True)
class Row:
    """What reading cost at a number of signals: items a second of one core, looked at and read."""

    signals: int
    compiled: float
    rejecting: float
    reading: float
    candidates: float


def signals(count: int, vocabulary: Vocabulary, chance: random.Random) -> list[Watch]:
    """Return watches of five signals each, drawn from the vocabulary."""
    deeds = [name for name, action in vocabulary.actions.items() if action.verbs]
    lists = [name for name, words in vocabulary.things.items() if words]
    words = sorted({word for name in lists for word in vocabulary.things[name] if "*" not in word and "$" not in word})
    names = [name for actor in vocabulary.actors.values() for name in actor.names[:1]]
    codes = list(vocabulary.actors)
    watches = []
    for first in range(0, count, 5):
        own = []
        for place in range(first, min(first + 5, count)):
            things = Slot(terms=tuple(chance.sample(words, 2)))
            about = (
                Slot(terms=(f"${chance.choice(lists)}",))
                if chance.random() < 0.5
                else Slot(terms=(f"={chance.choice(names)}",))
            )
            who = (chance.choice(codes),) if chance.random() < 0.5 else ()
            when = (Pattern(does=(f"${chance.choice(deeds)}",), what=(things, about), who=who),)
            own.append(Signal(watch=f"w{first}", id=f"s{place}", title="drawn", rule=Rule(when=when)))
        watches.append(Watch(id=f"w{first}", title="drawn", signals=tuple(own)))
    return watches


def items(corpus: str | None, chance: random.Random) -> list[Item]:
    """Return real items where there are some, else headlines of words of the vocabulary."""
    if corpus and (files := sorted((Path(corpus) / "archive").glob("*.jsonl.zst"))):
        return list(islice(read_items(files[len(files) // 2], AT), ITEMS))
    vocabulary = load()
    words = [word for listed in vocabulary.things.values() for word in listed if word.isalpha()]
    words += [verb for action in vocabulary.actions.values() for verb in action.verbs if verb.isalpha()]
    small = (
        "the",
        "of",
        "a",
        "in",
        "to",
        "for",
        "and",
        "after",
        "with",
        "says",
        "over",
        "new",
        "as",
        "on",
        "from",
        "at",
    )
    made = []
    for place in range(ITEMS):
        title = " ".join(chance.choice(small if chance.random() < 0.8 else words) for _ in range(11))
        made.append(Item(id=str(place), title=title, published=AT, seen=AT))
    return made


def measured(matcher: Matcher, count: int, compiled: float, found: Sequence[Item]) -> Row:
    """Return how fast a matcher looks at items, and how fast it reads them; the best of some rounds."""
    for item in found:
        # What is compiled when it is first met is no part of the rate.
        matcher.read(item, PRESS)
    looks, reads = [], []
    met = 0
    for _ in range(ROUNDS):
        began = time.process_time()
        met = sum(1 for item in found if matcher.candidates(item.title, item.summary))
        looks.append(time.process_time() - began)
        began = time.process_time()
        for item in found:
            matcher.read(item, PRESS)
        reads.append(time.process_time() - began)
    return Row(
        signals=count,
        compiled=compiled,
        rejecting=len(found) / min(looks),
        reading=len(found) / min(reads),
        candidates=met / len(found),
    )


def table(rows: Sequence[Row]) -> list[str]:
    """Return the rows as Markdown."""
    lines = [
        "| signals | compiled in | looked at, items/s | of which read | read whole, items/s | to reach |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in rows:
        must = f"{MUST[row.signals]:,}" if row.signals in MUST else ""
        lines.append(
            f"| {row.signals:,} | {row.compiled:.1f} s | {row.rejecting:,.0f} | {row.candidates:.1%}"
            f" | {row.reading:,.0f} | {must} |"
        )
    return lines


def curve(rows: Sequence[Row]) -> list[str]:
    """Return the items a second as bars, each an equal step of a logarithm."""
    from math import log10

    bars = [(row, "#" * round(10 * log10(max(row.reading, 1)))) for row in rows]
    return ["```text", *(f"{row.signals:>8,} signals  {bar}  {row.reading:,.0f}/s" for row, bar in bars), "```"]


def machine() -> str:
    """Return what the figures were measured with."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("ahocorasick_rs", "typer"))
    return (
        f"Python {platform.python_version()}, {packages}; {platform.system()} on {platform.machine()},"
        f" {os.cpu_count()} processors."
    )


def page(rows: Sequence[Row], corpus: str | None, starts: Mapping[str, float], replayed: str) -> str:
    """Return the page."""
    what = "items of one real month" if corpus else "made headlines"
    return "\n".join(
        [
            "# How fast it is",
            "",
            "Written by `python benchmarks/speed.py --write`; every figure is CPU time of one core, in one run.",
            machine(),
            "",
            "## Reading",
            "",
            f"Up to {ITEMS:,} {what}. First the watches that ship; all others are drawn from the vocabulary.",
            "*Looked at* is the search that rejects what no signal could be in, *read whole* is all that `check` does;",
            f"each the best of {ROUNDS} rounds, since what disturbs a round only adds to it.",
            "",
            *table(rows),
            "",
            *curve(rows),
            "",
            "The index holds the words that each pattern cannot do without: of its things, and of the deed or a doer.",
            "Of these it searches for the rarest, by how often words were counted in 99,000 headlines, and most items",
            "end there. Where one stands, a second search finds all other words of all signals, and only what holds",
            "enough for a pattern, in its language, is taken apart and read. The lists that signals share are looked",
            "at once for all of them, so the cost grows slower than their number.",
            "A signal costs what its words cost: one whose only words are common reads many items.",
            "",
            "## Starting",
            "",
            "CPU of a start with the three shipped watches, next to a bare typer program that prints one line,",
            f"each the least of {start.ROUNDS} starts in turn:",
            "",
            "| command | CPU | times the bare program |",
            "| --- | ---: | ---: |",
            *(f"| {title} | {took * 1000:.0f} ms | {took / starts['bare']:.2f} |" for title, took in starts.items()),
            "",
            "What the files of a home say is kept beside its state, under the hash of their bytes and of the program:",
            "the reader of YAML and the vocabularies stay out until a file changes. It is safe to delete.",
            "",
            "`python benchmarks/definitions.py`: watches of five signals, drawn from the vocabulary. *Read* is YAML,",
            "with its places and all that is refused, *checked* is all of a first start, *known* a later one.",
            "",
            *definitions.table(1_000),
            "",
            "## Replaying",
            "",
            "`watchlist backtest` reads lines in batches on every processor, and makes an item only of a line that",
            "a signal could be in. Memory does not grow with the archive.",
            "",
            *([f"The whole archive, with the three shipped watches: {replayed}."] if replayed else []),
            *([""] if replayed else []),
        ]
    )


def main() -> int:
    """Measure, print, and write the page where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=1_000, metavar="N", help="the most signals; 1000 by default")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    asked = parser.parse_args()
    corpus = os.environ.get("WATCHLIST_CORPUS")
    chance = random.Random(7)
    found, vocabulary = items(corpus, chance), load()
    rows = []
    for count in (each for each in COUNTS if each <= asked.most):
        watches = _shipped() if count == COUNTS[0] else signals(count, vocabulary, chance)
        began = time.process_time()
        matcher = compile_watches(watches, vocabulary)
        # Of many signals, a part of the items tells as much.
        some = found[: max(1_000, min(ITEMS, ITEMS * 1_000 // count))]
        rows.append(measured(matcher, count, time.process_time() - began, some))
        print("\n".join(table(rows)[-1:]), flush=True)
    print("\n".join(["", *table(rows), "", *curve(rows)]))
    if asked.write:
        PAGE.write_text(page(rows, corpus, start.least(), backtest.replayed(corpus)), encoding="utf-8")
    return 0


def _shipped() -> tuple[Watch, ...]:
    from watchlist.definitions.files import load as load_home
    from watchlist.definitions.home import locate

    return load_home(locate(str(folder()), {}, folder())).watches


if __name__ == "__main__":
    sys.exit(main())
