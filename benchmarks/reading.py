"""Headlines with labels: how many that count are found, and how many of those found do count.

Reads `labels/*.jsonl` of `WATCHLIST_CORPUS` with the shipped watches, in English alone.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from watchlist.definitions.files import load
from watchlist.definitions.home import locate
from watchlist.model.feed import Publisher
from watchlist.model.item import Item
from watchlist.rules.matcher import Matcher, compile_watches

ROOT = Path(__file__).parent.parent
# The labels name no language. Cyrillic shows; these sources write German and French.
OTHER_LANGUAGES = frozenset({"berlinblatt", "pariscourrier"})
# Where a promise is the event, what is hedged or forecast counts as well.
PROMISES = frozenset({("new-start", "observe")})


@dataclass
class Score:
    """How the reading did: found and right, found and wrong, missed, each with the titles."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    agreed: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """The part of what was found that counts."""
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """The part of what counts that was found."""
        return self.right / max(1, self.right + len(self.missed))


def english(row: dict[str, Any]) -> bool:
    """Tell whether a row is in English, as far as the labels let us know."""
    return row.get("source") not in OTHER_LANGUAGES and not any("Ѐ" <= char <= "ӿ" for char in row["title"])


def shipped() -> Matcher:
    """The shipped watches, compiled."""
    definitions = load(locate(str(ROOT), {}, ROOT))
    return compile_watches(definitions.watches, definitions.vocabulary)


def score(rows: Iterator[dict[str, Any]], matcher: Matcher) -> Score:
    """Read each row, and compare what counts with its label; a row may assert other signals `also`."""
    result = Score()
    for row in rows:
        at = datetime.fromisoformat(row["published"])
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        item = Item(id="x", title=row["title"], summary=row["summary"], published=at, seen=at)
        readings = matcher.read(item, Publisher(name=row["source"], owner=row["source"])).readings
        own = (row["watch"], row["signal"])
        asserted = (
            {own, *((row["watch"], name) for name in row.get("also", ()))} if row["label"] == "asserted" else set()
        )
        counted = {(reading.watch, reading.signal) for reading in readings if reading.counts}
        promised = PROMISES if row["label"] in {"hedged", "forecast"} else frozenset()
        if asserted and counted & asserted:
            result.right += 1
        elif asserted:
            result.missed.append(row["title"])
        if counted - asserted - promised:
            result.wrong.append(row["title"])
        said = next((str(each.status) for each in readings if (each.watch, each.signal) == own), "unrelated")
        result.rows[row["label"]] += 1
        result.agreed[row["label"]] += said == row["label"]
    return result


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the English rows of a file of labels."""
    with path.open(encoding="utf-8") as lines:
        yield from (row for line in lines if english(row := json.loads(line)))


def main() -> int:
    """Print a table for each file of labels; `--show` names what was wrong or missed."""
    corpus = os.environ.get("WATCHLIST_CORPUS")
    if not corpus:
        print("reading: skipped, WATCHLIST_CORPUS names no folder with labels")
        return 0
    matcher = shipped()
    for name in ("written", "archive"):
        result = score(rows_of(Path(corpus) / "labels" / f"{name}.jsonl"), matcher)
        print(
            f"{name}: {sum(result.rows.values())} English rows,"
            f" precision {result.precision:.2f}, recall {result.recall:.2f}"
        )
        print("  " + ", ".join(f"{label} {result.agreed[label]}/{rows}" for label, rows in sorted(result.rows.items())))
        if "--show" in sys.argv:
            for word, titles in (("wrong", result.wrong), ("missed", result.missed)):
                print("".join(f"  {word}: {title}\n" for title in titles), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
