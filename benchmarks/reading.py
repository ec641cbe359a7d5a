"""How accurately headlines are read: of those that count, how many are found, and how many found do count.

`--headlines FILE...` scores files of labelled headlines, each line an object with a title and its label.
Without it, all labels are scored: those of `WATCHLIST_CORPUS`, our own headlines, and our labels of its archive.
`--archive` reads the whole archive, too, and finds what counts there and nobody has judged; `--write` writes the page.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from accuracy import told
from accuracy.cases import LATER, Case, Label, Name, items, labels, written
from accuracy.languages import NAME, language
from accuracy.page import Both, Figures, Whole, page
from accuracy.scoring import Promises, Reader, Score, promises, score_case, score_pairs
from accuracy.watches import BLIND, ROOT, UNSEEN, Measured
from accuracy.words_only import WordsOnly
from watchlist.feeds.archive import read_items
from watchlist.feeds.catalogue import Catalogue
from watchlist.language.detect import language_of
from watchlist.model.evidence import Reading
from watchlist.model.item import Item
from watchlist.rules.matcher import compile_watches

PAGE = ROOT / "docs" / "explanation" / "accuracy.md"
LABELS = ROOT / "benchmarks" / "labels" / "archive.jsonl"
OTHERS = ROOT / "benchmarks" / "labels" / "others.jsonl"
HEADLINES = ROOT / "tests" / "data" / "reading"


def reader(measured: Measured) -> Reader:
    """Return what reads an item as `watchlist match` does."""
    matcher, catalogue = compile_watches(measured.watches, measured.vocabulary), Catalogue(measured.feeds)

    def read(item: Item) -> tuple[Reading, ...]:
        return matcher.read(item, catalogue.publisher(item)).readings

    return read


@dataclass(frozen=True, slots=True)
class Readers:
    """The two ways of reading that are compared, and which signals count a promise."""

    ours: Reader
    words: Reader
    promised: Promises

    @classmethod
    def of(cls, measured: Measured) -> Readers:
        """Return the readers of some watches."""
        return cls(reader(measured), WordsOnly(measured), promises(measured.watches))

    def case(self, case: Case) -> Both:
        """Return how one case is read in both ways."""
        return Both(ours=score_case(case, self.ours, self.promised), words=score_case(case, self.words, self.promised))

    def pairs(self, labels: Iterable[Label], items: Mapping[str, Item]) -> Both:
        """Return how the labelled items of an archive are read in both ways."""
        return Both(
            ours=score_pairs(labels, items, self.ours, self.promised),
            words=score_pairs(labels, items, self.words, self.promised),
        )


def headlines(files: Iterable[Path], *, show: bool, only: str) -> None:
    """Print how each file of labelled headlines is read."""
    measured = Measured(drafts=UNSEEN)
    read, promised = reader(measured), promises(measured.watches)
    for path in files:
        cases = [case for case in written(path) if not only or _taken_for(case) == only]
        for name in sorted({case.name for case in cases} - set(promised), key=str):
            print(f"no signal is called {name}", file=sys.stderr)
        score = sum((score_case(case, read, promised) for case in cases), Score())
        print(f"{path}: {told.in_a_line(score)}\n  {told.by_label(score)}")
        if show:
            print("\n".join(told.faults(score)))


def all_labels(corpus: Path, *, whole: Whole | None) -> Figures:
    """Return how everything that is labelled is read."""
    readers, shipped = Readers.of(Measured(drafts=UNSEEN)), Readers.of(Measured())
    blind = Readers.of(Measured(home=BLIND))
    own, others = labels(LABELS), labels(OTHERS)
    also: dict[str, set[Name]] = defaultdict(set)
    for each in own:
        if each.label == "asserted":
            also[each.id].add(each.name)
    sets = {
        "written": list(written(corpus / "labels" / "written.jsonl")),
        "archive": [_with(case, also[case.item.id]) for case in written(corpus / "labels" / "archive.jsonl")],
        **{f"tests/data/reading/{path.name}": list(written(path)) for path in sorted(HEADLINES.glob("*.jsonl"))},
    }
    files: dict[str, Both] = {}
    languages: dict[str, Both] = {}
    watches: dict[str, Both] = {}
    nothing = Both(ours=Score(), words=Score())
    same = 0
    for name, cases in sets.items():
        files[name] = nothing
        for case in cases:
            both = (shipped if name == "archive" else readers).case(case)
            files[name] += both
            if name == "archive":
                continue
            code = language(f"{case.item.title} {case.item.summary}".strip())
            same += code == _taken_for(case)
            languages[code] = languages.get(code, nothing) + both
            watches[case.name.watch] = watches.get(case.name.watch, nothing) + both
    found = items(months(corpus), {each.id for each in (*own, *others)})
    judged = shipped.pairs(own, found)
    table = sum((both.ours for name, both in files.items() if name != "archive"), Score())
    files["benchmarks/labels/archive.jsonl"] = judged
    files["benchmarks/labels/others.jsonl"] = blind.pairs(others, found)
    return Figures(
        day=datetime.now(UTC).date(),
        detector=NAME,
        files=files,
        languages=dict(sorted(languages.items())),
        watches=dict(sorted(watches.items())),
        table=table,
        same_language=same,
        archive=judged,
        whole=whole,
    )


def _with(case: Case, also: Iterable[Name]) -> Case:
    """Return a case of an archive with the other signals that we know it to assert."""
    others = frozenset(name for name in also if name != case.name)
    return Case(item=case.item, name=case.name, label=case.label, also=others, kind=case.kind)


def _taken_for(case: Case) -> str:
    return language_of(case.item.title, case.item.summary, case.item.language)


def months(corpus: Path) -> list[Path]:
    """Return the files of the archive, in order."""
    return sorted((corpus / "archive").glob("*.jsonl.zst"))


def whole_archive(corpus: Path, *, show: bool) -> Whole:
    """Read every item of the archive in both ways, and print what counts and has no label."""
    judged = {(each.id, each.name) for each in labels(LABELS)}
    files = months(corpus)
    with ProcessPoolExecutor(max_workers=2) as workers:
        done = list(workers.map(_month, files))
    counted = [pair for month in done for pair in month.ours]
    words = [pair for month in done for pair in month.words]
    new = [pair for pair in counted if (pair.item.id, pair.name) not in judged]
    new_words = [pair for pair in words if (pair.item.id, pair.name) not in judged]
    print(
        f"archive: {len(counted)} count, {len(new)} of them not judged; {len(words)} by words alone, {len(new_words)}"
    )
    if show:
        for what, pairs in (("counts", new), ("words", new_words)):
            for pair in pairs:
                print(f"  {what} {pair.item.id} {pair.name} {pair.item.at:%Y-%m-%dT%H:%M} {pair.item.title}")
                if pair.quote != pair.item.title:
                    print(f"      “{pair.quote}”")
    ids = {(pair.item.id, pair.name) for pair in (*new, *new_words)}
    return Whole(
        items=sum(month.items for month in done),
        months=len(files),
        counted=len(counted),
        unjudged=len(ids),
        by_words=len(words),
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """An item that counted for a signal, and the sentence that said so."""

    item: Item
    name: Name
    quote: str


@dataclass(frozen=True, slots=True)
class Month:
    """What counted in a file of the archive."""

    items: int
    ours: list[Pair]
    words: list[Pair]


def _month(path: Path) -> Month:
    readers = Readers.of(Measured())
    month, number = Month(0, [], []), 0
    for item in read_items(path, LATER):
        number += 1
        for read, kept in ((readers.ours, month.ours), (readers.words, month.words)):
            kept += [
                Pair(item, Name(watch=each.watch, signal=each.signal), each.quote) for each in read(item) if each.counts
            ]
    return Month(number, month.ours, month.words)


def tell(files: Mapping[str, Both], *, show: bool) -> None:
    """Print each file's scores, ours and those of words alone."""
    for name, both in files.items():
        print(f"{name}: {told.in_a_line(both.ours)}")
        print(f"  {told.by_label(both.ours)}")
        print(f"  words alone: {told.in_a_line(both.words)}")
        if show:
            print("\n".join(told.faults(both.ours)))


def main() -> int:
    """Do what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--headlines", nargs="+", type=Path, metavar="FILE", help="score these labelled headlines")
    parser.add_argument("--language", default="", help="with --headlines: only those taken for this language")
    parser.add_argument("--show", action="store_true", help="name each case that was read wrongly")
    parser.add_argument("--archive", action="store_true", help="read the whole archive, too, in a minute or two")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    asked = parser.parse_args()
    if asked.headlines:
        headlines(asked.headlines, show=asked.show, only=asked.language)
        return 0
    if not (named := os.environ.get("WATCHLIST_CORPUS")):
        print("reading: skipped, WATCHLIST_CORPUS names no folder with labels")
        return 0
    corpus = Path(named)
    whole = whole_archive(corpus, show=asked.show) if asked.archive else None
    figures = all_labels(corpus, whole=whole)
    tell(figures.files, show=asked.show)
    if asked.write:
        PAGE.write_text(page(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
