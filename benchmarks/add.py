"""Sentences made into watches by `watchlist add`, untouched, and replayed on an archive: which fire, and when.

    python benchmarks/add.py [--show] [--write]      print the table; needs WATCHLIST_CORPUS

`benchmarks/sentences.txt` says of each sentence when it came true, or that it did not in these months. `--write`
writes the page.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
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
from watchlist.model.backtest import Outcome

SENTENCES = ROOT / "benchmarks" / "sentences.txt"
PAGE = ROOT / "docs" / "explanation" / "drafts.md"
EARLY = timedelta(hours=30)
LATE = timedelta(hours=48)
TODAY = date(2025, 9, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, its group, and the day on which it came true, None where it did not."""

    text: str
    group: str
    day: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fared:
    """How the draft of a sentence fared: when it fired, how many items counted, and whether that is right."""

    sentence: Sentence
    fired: datetime | None
    counted: int
    outcome: Outcome | None
    draft: str

    @property
    def right(self) -> bool:
        """Whether it fired within a day or so of the event, or rightly never."""
        if self.sentence.day is None or self.fired is None:
            return self.sentence.day is None and self.fired is None
        return self.sentence.day - EARLY <= self.fired <= self.sentence.day + LATE


def sentences() -> Iterator[Sentence]:
    """Yield the sentences of the list: a day or a dash, then the sentence."""
    group = ""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            group = line.strip("[] ")
        elif line and not line.startswith("#"):
            day, _, text = line.partition(" ")
            at = None if day == "-" else datetime.fromisoformat(day).replace(tzinfo=UTC)
            yield Sentence(text=text.strip(), group=group, day=at)


def fared(said: Sequence[Sentence], archive: Sequence[Path]) -> list[Fared]:
    """Return how the untouched draft of each sentence fared on an archive."""
    home = locate(str(ROOT), {}, ROOT)
    sketches = Sketches(look(home).definitions.vocabulary)
    files: dict[Path, bytes] = {}
    for number, each in enumerate(said):
        try:
            sketch = sketches.of(each.text)
        except UsageError as error:
            print(f"no draft: {error}", file=sys.stderr)
            continue
        made = as_draft(propose(sketch, each.text, watch=f"s{number}", signal="done", today=TODAY))
        text = dumped({"watch": made.watch, **made.heading, "signals": [made.signal]})
        files[home.watches / f"s{number}.yaml"] = text.encode()
    found = look(home, drafts=files).definitions
    drafted = {path.stem for path in files}
    watches = tuple(watch for watch in found.watches if watch.id in drafted)
    rules = Rules(watches=watches, vocabulary=found.vocabulary, feeds=found.feeds)
    replay = Backtest(rules=[rules])
    replay.take(read_batches(batches(archive), [rules], Period(), datetime.now(UTC)))
    outcomes = {outcome.watch.id: outcome for outcome in replay.outcomes()}
    return [
        Fared(
            sentence=each,
            fired=outcome.fired.at if outcome and outcome.fired else None,
            counted=sum(evidence.counts for evidence in outcome.evidence) if outcome else 0,
            outcome=outcome,
            draft=files.get(home.watches / f"s{number}.yaml", b"").decode(),
        )
        for number, each in enumerate(said)
        for outcome in [outcomes.get(f"s{number}")]
    ]


def summary(found: Sequence[Fared]) -> str:
    """Return how many fared well, in a sentence."""
    happened = [each for each in found if each.sentence.day]
    never = [each for each in found if not each.sentence.day]
    wrong = sum(each.fired is not None and not each.right for each in happened)
    return (
        f"{sum(each.right for each in happened)} of {len(happened)} that came true fired on the day, "
        f"{wrong} at another time; {sum(not each.right for each in never)} of {len(never)} that did not fired falsely"
    )


def page(found: Sequence[Fared]) -> str:
    """Return the page that tells it."""
    lines = [
        "# How good an untouched draft is",
        "",
        "`watchlist add` makes a rule of a sentence.",
        "Here nobody touched the rules: no example, no answer, no word changed.",
        "Each was replayed on seven months of news, and should fire from a day before to two days after the event,",
        "on two independent publishers or a primary source; where nothing happened, not at all.",
        "",
        f"Written on {datetime.now(UTC):%Y-%m-%d} by `python benchmarks/add.py --write`.",
        "The archive has days with few items, and some events were told there by one publisher alone.",
    ]
    for group in dict.fromkeys(each.sentence.group for each in found):
        own = [each for each in found if each.sentence.group == group]
        lines += ["", f"## Sentences {group}", "", f"{summary(own)}.", ""]
        lines += ["| sentence | came true | fired | items that count | |", "| --- | --- | --- | ---: | --- |"]
        for each in own:
            day = f"{each.sentence.day:%Y-%m-%d}" if each.sentence.day else "never"
            fired = f"{each.fired:%Y-%m-%d %H:%M}" if each.fired else "never"
            lines.append(f"| {each.sentence.text} | {day} | {fired} | {each.counted} | {'' if each.right else '✗'} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print how each sentence fared, and how many fared well."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--show", action="store_true", help="show the drafts that fared badly, and what counted")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    asked = parser.parse_args()
    corpus = os.environ.get("WATCHLIST_CORPUS")
    if not corpus:
        print("skipped: WATCHLIST_CORPUS names no corpus")
        return 0
    found = fared(list(sentences()), sorted((Path(corpus) / "archive").glob("*.jsonl.zst")))
    for each in found:
        day = f"{each.sentence.day:%Y-%m-%d}" if each.sentence.day else "never"
        fired = f"{each.fired:%Y-%m-%d %H:%M}" if each.fired else "never"
        print(f"{'ok ' if each.right else 'BAD'} {each.sentence.text:62} {day:10}  {fired:16} {each.counted:4}")
        if asked.show and not each.right and each.outcome:
            print(each.draft)
            for evidence in [evidence for evidence in each.outcome.evidence if evidence.counts][:6]:
                print(f"      {evidence.at:%Y-%m-%d}  {evidence.publisher}  {evidence.title}")
    for group in dict.fromkeys(each.sentence.group for each in found):
        print(f"{group}: {summary([each for each in found if each.sentence.group == group])}")
    if asked.write:
        PAGE.write_text(page(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
