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
from datetime import UTC, datetime
from pathlib import Path

from accuracy import told
from accuracy.cases import Case, Name, items, labels, written
from accuracy.languages import NAME, language
from accuracy.page import Figures, Seen, page
from accuracy.readers import Both, Readers, reader
from accuracy.scoring import Score, promises, score_case
from accuracy.watches import BLIND, ROOT, SHIPPED, UNSEEN, Measured, ids
from accuracy.whole import read_whole, told_whole
from watchlist.language.detect import language_of

PAGE = ROOT / "docs" / "explanation" / "accuracy.md"
LABELS = ROOT / "benchmarks" / "labels" / "archive.jsonl"
FOR_UNSEEN = LABELS.with_name("unseen.jsonl")
FOR_OTHERS = LABELS.with_name("others.jsonl")
HEADLINES = ROOT / "tests" / "data" / "reading"


def headlines(files: Iterable[Path], *, show: bool, only: str) -> None:
    """Print how each file of labelled headlines is read."""
    measured = Measured([UNSEEN])
    read, promised = reader(measured), promises(measured.watches)
    for path in files:
        cases = [case for case in written(path) if not only or _taken_for(case) == only]
        for name in sorted({case.name for case in cases} - set(promised), key=str):
            print(f"no signal is called {name}", file=sys.stderr)
        score = sum((score_case(case, read, promised) for case in cases), Score())
        print(f"{path}: {told.in_a_line(score)}\n  {told.by_label(score)}")
        if show:
            print("\n".join(told.faults(score)))


def all_labels(corpus: Path, *, whole: Seen | None) -> Figures:
    """Return how everything that is labelled is read."""
    readers = Readers.of(Measured([UNSEEN, BLIND]))
    shipped, ours = readers.only(ids(SHIPPED)), readers.only(ids(SHIPPED) | ids(UNSEEN))
    own, unseen, others = labels(LABELS), labels(FOR_UNSEEN), labels(FOR_OTHERS)
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
            both = (shipped if name == "archive" else ours).case(case)
            files[name] += both
            if name == "archive":
                continue
            code = language(f"{case.item.title} {case.item.summary}".strip())
            same += code == _taken_for(case)
            languages[code] = languages.get(code, nothing) + both
            watches[case.name.watch] = watches.get(case.name.watch, nothing) + both
    found = items(months(corpus), {each.id for each in (*own, *unseen, *others)})
    judged = shipped.pairs(own, found)
    table = sum((both.ours for name, both in files.items() if name != "archive"), Score())
    files["benchmarks/labels/archive.jsonl"] = judged
    files["benchmarks/labels/unseen.jsonl"] = readers.only(ids(UNSEEN)).pairs(unseen, found)
    files["benchmarks/labels/others.jsonl"] = readers.only(ids(BLIND)).pairs(others, found)
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


def whole_archive(corpus: Path, *, show: bool) -> Seen:
    """Read every item of the archive, and print what counts and has no label."""
    whole, own = read_whole(months(corpus)), labels(LABELS)
    print("\n".join(told_whole(whole, [*own, *labels(FOR_UNSEEN)], show=show)))
    new = whole.unjudged(own)
    return Seen(
        items=whole.items,
        months=whole.months,
        counted=len(whole.ours),
        unjudged=len({(pair.item.id, pair.name) for pair in (*new.ours, *new.words)}),
        by_words=len(whole.words),
    )


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
    figures = all_labels(corpus, whole=whole_archive(corpus, show=asked.show) if asked.archive else None)
    tell(figures.files, show=asked.show)
    if asked.write:
        PAGE.write_text(page(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
