"""How often words stand in the headlines of the archive in `WATCHLIST_CORPUS`: the list that the index chooses by.

Every fifth item is counted. `--write` writes src/watchlist/language/frequent.txt.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from watchlist.feeds.archive import read_items
from watchlist.language.letters import letters

LIST = Path(__file__).parent.parent / "src" / "watchlist" / "language" / "frequent.txt"
AT = datetime(2026, 4, 1, tzinfo=UTC)
EVERY = 5
LEAST = 50
"""Rarer words are not listed."""


def main() -> int:
    """Count, print the most frequent, and write the list where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"write {LIST.name}")
    asked = parser.parse_args()
    if not (corpus := os.environ.get("WATCHLIST_CORPUS")):
        print("Set WATCHLIST_CORPUS to the folder of the corpus.")
        return 2
    counts: Counter[str] = Counter()
    items = 0
    for file in sorted((Path(corpus) / "archive").glob("*.jsonl.zst")):
        for item in islice(read_items(file, AT), 0, None, EVERY):
            counts.update(set(letters(item.title).decode().split()))
            items += 1
    often = {word: round(count / items * 100_000) for word, count in counts.items() if len(word) > 1}
    listed = {word: often[word] for word in sorted(often) if often[word] >= LEAST}
    print(f"{items:,} headlines, {len(listed):,} words in {LEAST} or more of 100,000")
    for word in sorted(listed, key=lambda word: -listed[word])[:20]:
        print(f"{listed[word]:>7,}  {word}")
    if asked.write:
        LIST.write_text("".join(f"{word} {count}\n" for word, count in listed.items()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
