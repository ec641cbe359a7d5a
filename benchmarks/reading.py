"""How accurately headlines are read: of those that count, how many are found, and how many found do count.

`--headlines FILE...` scores files of labelled headlines, each line an object with a title and its label.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from accuracy.cases import Case, written
from accuracy.scoring import Fault, Reader, Score, promises, score
from accuracy.watches import Measured
from watchlist.feeds.catalogue import Catalogue
from watchlist.model.evidence import Reading
from watchlist.model.item import Item
from watchlist.rules.matcher import compile_watches

# What is shown first is what a user would notice first.
ORDER = ("wrong", "missed", "unlike")


def reader(measured: Measured) -> Reader:
    """Return what reads an item as `watchlist match` does."""
    matcher, catalogue = compile_watches(measured.watches, measured.vocabulary), Catalogue(measured.feeds)

    def read(item: Item) -> tuple[Reading, ...]:
        return matcher.read(item, catalogue.publisher(item)).readings

    return read


def headlines(files: Iterable[Path], *, show: bool, language: str) -> None:
    """Print how each file of labelled headlines is read."""
    measured = Measured(unseen=True)
    read, promised = reader(measured), promises(measured.watches)
    for path in files:
        cases = [case for case in written(path) if not language or _language(case) == language]
        known = {str(name) for name in promised}
        for name in sorted({str(case.name) for case in cases} - known):
            print(f"no signal is called {name}", file=sys.stderr)
        result = score(cases, read, promised)
        print(f"{path}: {told(result)}")
        print("  " + ", ".join(by_label(result)))
        if show:
            for fault in sorted(result.faults, key=lambda fault: ORDER.index(fault.what)):
                print(told_fault(fault))


def _language(case: Case) -> str:
    from watchlist.language.detect import language_of

    return language_of(case.item.title, case.item.summary, case.item.language)


def told(result: Score) -> str:
    """Return a score in a line."""
    return (
        f"{result.cases} rows, precision {rate(result.precision)} ({result.right}/{result.right + result.wrong}),"
        f" recall {rate(result.recall)} ({result.right}/{result.right + result.missed}),"
        f" same status {result.agreed}/{result.cases}"
    )


def by_label(result: Score) -> list[str]:
    """Return for each label how many cases were given the very same status."""
    labels = sorted({label for label, _ in result.table})
    return [
        f"{label} {result.table[label, label]}/{sum(n for (own, _), n in result.table.items() if own == label)}"
        for label in labels
    ]


def told_fault(fault: Fault) -> str:
    """Return a case that was read wrongly, and why, for people."""
    case = fault.case
    kind = f" [{case.kind}]" if case.kind else ""
    lines = [
        f"  {fault.what}: {fault.name} is {case.label}, read as {fault.said}{kind}  {case.item.id}",
        f"      {case.item.title}",
    ]
    if case.item.summary:
        lines.append(f"      | {case.item.summary}")
    if fault.name != case.name:
        lines[0] = f"  {fault.what}: {fault.name} counted, labelled {case.name} {case.label}{kind}  {case.item.id}"
    if fault.because:
        lines.append(f"      because: {'; '.join(fault.because)}")
    return "\n".join(lines)


def rate(value: float | None) -> str:
    """Return a part of one with three places."""
    return "-" if value is None else f"{value:.3f}"


def main() -> int:
    """Do what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--headlines", nargs="+", type=Path, metavar="FILE", help="score these labelled headlines")
    parser.add_argument("--language", default="", help="only those headlines that are in this language")
    parser.add_argument("--show", action="store_true", help="name each case that was read wrongly")
    asked = parser.parse_args()
    if asked.headlines:
        headlines(asked.headlines, show=asked.show, language=asked.language)
    return 0


if __name__ == "__main__":
    sys.exit(main())
