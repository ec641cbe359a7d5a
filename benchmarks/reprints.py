"""Titles that are nearly the same: which of them are reprints, and from which likeness on.

    python benchmarks/reprints.py [--write]      needs WATCHLIST_CORPUS

`benchmarks/labels/pairs.jsonl` names pairs of items by their ids, with whether one was taken for a reprint of the
other by its words: the same dispatch, whatever its title became. `--write` puts the table into the page.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rapidfuzz import fuzz

from accuracy.watches import ROOT
from watchlist.feeds.archive import read_items
from watchlist.language.fold import fold
from watchlist.signals.voices import ALIKE, LONG

PAIRS = ROOT / "benchmarks" / "labels" / "pairs.jsonl"
PAGE = ROOT / "docs" / "explanation" / "independence.md"
MARK = "<!-- measured -->"
LIKENESSES = (80.0, 85.0, ALIKE, 91.0, 94.0, 97.0)
WORDS = (1, 9, 11, LONG, 13)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two titles, folded, and whether one is a reprint of the other."""

    first: str
    second: str
    same: bool

    @property
    def alike(self) -> float:
        """The token-sort ratio, from 0 to 100."""
        return fuzz.token_sort_ratio(self.first, self.second)

    @property
    def words(self) -> int:
        """The words of the shorter title."""
        return min(len(self.first.split()), len(self.second.split()))


def pairs(corpus: Path) -> Iterator[Pair]:
    """Yield the labelled pairs, with the titles from the archive."""
    labels = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    wanted = {label[side] for label in labels for side in "ab"}
    titles: dict[str, str] = {}
    for file in sorted((corpus / "archive").glob("*.jsonl.zst")):
        titles.update((item.id, fold(item.title)) for item in read_items(file, datetime.now(UTC)) if item.id in wanted)
    for label in labels:
        if label["a"] in titles and label["b"] in titles:
            yield Pair(titles[label["a"]], titles[label["b"]], label["same"])


def rates(found: Sequence[Pair]) -> Mapping[tuple[int, float], tuple[int, int, int]]:
    """Return for each length and likeness how many pairs are folded, how many rightly, and how many should be."""
    table = {}
    for words in WORDS:
        for likeness in LIKENESSES:
            folded = [pair for pair in found if pair.alike >= likeness and pair.words >= words]
            right = sum(pair.same for pair in folded)
            table[words, likeness] = (len(folded), right, sum(pair.same for pair in found))
    return table


def table(found: Sequence[Pair]) -> str:
    """Return the table of the page."""
    same = sum(pair.same for pair in found)
    lines = [
        f"Measured on {len(found)} labelled pairs, {same} of them reprints, by `benchmarks/reprints.py --write`.",
        "A cell holds precision and recall.",
        "The bound and the length were chosen on these very pairs, so they flatter; half of them are about one ruling.",
        "",
        "| token-sort ratio from | " + " | ".join(f"any title of {words} words on" for words in WORDS) + " |",
        "| ---: |" + " --- |" * len(WORDS),
    ]
    measured = rates(found)
    for likeness in LIKENESSES:
        cells = []
        for words in WORDS:
            folded, right, all_same = measured[words, likeness]
            cell = f"{right / folded:.2f} · {right / all_same:.2f}" if folded else "-"
            cells.append(f"**{cell}**" if (words, likeness) == (LONG, ALIKE) else cell)
        lines.append(f"| {likeness:.0f} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> int:
    """Print the table, and put it into the page where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help=f"write it into {PAGE.relative_to(ROOT)}")
    asked = parser.parse_args()
    corpus = os.environ.get("WATCHLIST_CORPUS")
    if not corpus:
        print("skipped: WATCHLIST_CORPUS names no corpus")
        return 0
    text = table(list(pairs(Path(corpus))))
    print(text)
    if asked.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(MARK)
        _, _, after = rest.partition(MARK)
        PAGE.write_text(f"{before}{MARK}\n{text}\n{MARK}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
