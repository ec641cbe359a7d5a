"""Sentences made into watches by `watchlist add`, untouched, and replayed on an archive: which fire, and when.

    python benchmarks/add.py [--show]      print the table; needs WATCHLIST_CORPUS

Of each sentence it is known when it came true, or that it did not in these months.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from accuracy.watches import ROOT
from watchlist.definitions.files import look
from watchlist.definitions.home import locate
from watchlist.definitions.watch_edits import dumped
from watchlist.errors import UsageError
from watchlist.flows.backtest import Backtest
from watchlist.flows.batches import Period, Rules, batches, read_batches
from watchlist.flows.proposal import as_draft, propose
from watchlist.flows.sketching import Sketches
from watchlist.model.watch import Watch

SENTENCES = ROOT / "benchmarks" / "sentences.txt"
EARLY = timedelta(hours=30)
LATE = timedelta(hours=48)
TODAY = date(2025, 9, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, and the day on which it came true, None where it did not."""

    text: str
    day: datetime | None


def sentences() -> list[Sentence]:
    """Return the sentences of the list: a day or a dash, then the sentence."""
    found = []
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        day, _, text = line.partition(" ")
        if text and not line.startswith("#"):
            at = None if day == "-" else datetime.fromisoformat(day).replace(tzinfo=UTC)
            found.append(Sentence(text=text.strip(), day=at))
    return found


def main() -> int:
    """Print how each sentence fared, and how many fared well."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--show", action="store_true", help="show the rules, and what they fired on")
    options = parser.parse_args()
    corpus = os.environ.get("WATCHLIST_CORPUS")
    if not corpus:
        print("skipped: WATCHLIST_CORPUS names no corpus")
        return 0
    said = sentences()
    home = locate(str(ROOT), {}, ROOT)
    base = look(home).definitions
    sketches = Sketches(base.vocabulary)
    files: dict[Path, bytes] = {}
    for number, each in enumerate(said):
        try:
            sketch = sketches.of(each.text)
        except UsageError as error:
            print(f"no draft: {each.text}: {error}")
            continue
        made = as_draft(propose(sketch, each.text, watch=f"s{number}", signal="done", today=TODAY))
        text = dumped({"watch": made.watch, **made.heading, "signals": [made.signal]})
        files[home.watches / f"s{number}.yaml"] = text.encode()
    survey = look(home, drafts=files).definitions
    for problem in survey.problems:
        if problem.file.endswith(tuple(path.name for path in files)):
            print(problem, file=sys.stderr)
    watches: tuple[Watch, ...] = tuple(watch for watch in survey.watches if watch.id[1:].isdigit())
    rules = Rules(watches=watches, vocabulary=survey.vocabulary, feeds=survey.feeds)
    test = Backtest(rules=[rules])
    archive = sorted((Path(corpus) / "archive").glob("*.jsonl.zst"))
    test.take(read_batches(batches(archive), [rules], Period(), datetime.now(UTC)))
    outcomes = {outcome.watch.id: outcome for outcome in test.outcomes()}
    right = wrong = 0
    for number, each in enumerate(said):
        outcome = outcomes.get(f"s{number}")
        fired = outcome.fired.at if outcome and outcome.fired else None
        counted = sum(e.counts for e in outcome.evidence) if outcome else 0
        good = fired is None if each.day is None or fired is None else each.day - EARLY <= fired <= each.day + LATE
        good = good and (each.day is None) == (fired is None)
        right += good
        wrong += fired is not None and not good
        mark = "ok " if good else "BAD"
        when = f"{fired:%Y-%m-%d %H:%M}" if fired else "-"
        day = f"{each.day:%Y-%m-%d}" if each.day else "never"
        print(f"{mark} {each.text:60} {day:10}  {when:16} {counted:4}")
        if options.show and outcome:
            print(
                "      ", files[home.watches / f"s{number}.yaml"].decode().partition("when:")[2].partition("tests:")[0]
            )
            for e in [e for e in outcome.evidence if e.counts][:6]:
                print("        ", e.at.date(), e.publisher, "|", e.title)
    print(f"{right} of {len(said)} right, {wrong} fired at the wrong time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
