"""How fast feed documents become entries: the fast reader, feedparser as it is called here, and feedparser as it comes.

Needs the real documents of `WATCHLIST_CORPUS`; without them, it takes generated ones. `--write` writes
docs/explanation/refresh.md.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import feedparser

import page
from load import documents
from watchlist.feeds import fast, xml
from watchlist.feeds.entries import Document, NoFeed, Source

ROUNDS = 3
Result = TypeVar("Result")
NOTE = """The best of {rounds} rounds of each document, the three in turn.
“Reader” is what a document takes here: the fast reader, and feedparser after it where that leaves it to feedparser.
“As it comes” is `feedparser.parse` with its defaults, as other programs call it.
Called from here it neither cleans markup nor resolves links, since that is done afterwards, for what is kept.
Both readers' entries are compared, all of them."""
HEAD = """| documents | left to feedparser | items | reader, items/s | feedparser here | ratio | as it comes | ratio |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""
ADDRESS = "https://feeds.example/feed"


@dataclass
class Sums:
    """What all documents of a kind took together, in seconds, each the best of some rounds."""

    documents: int = 0
    handed: int = 0
    items: int = 0
    at_once: float = 0.0
    ours: float = 0.0
    feedparser: float = 0.0
    plain: float = 0.0


def main() -> int:
    """Measure, print, and write the page where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    corpus = os.environ.get("WATCHLIST_CORPUS", "")
    sources = real(Path(corpus)) if corpus else [(Source(body=body, url=ADDRESS), True) for body in documents(30)]
    well_formed, every = Sums(), Sums()
    for source, sound in sources:
        measured = measure(source, options.rounds)
        for sums in (every, well_formed) if sound else (every,):
            add(sums, measured)
    lines = [*table([("well-formed", well_formed), ("all XML", every)]), "", NOTE.format(rounds=options.rounds)]
    print("\n".join(lines))
    if options.write:
        page.write("parse", ["## From document to entries", "", *lines])
    return 0


def real(corpus: Path) -> list[tuple[Source, bool]]:
    """Return the XML documents, and whether each is well-formed."""
    rows = [json.loads(line) for line in (corpus / "feeds" / "INDEX.jsonl").read_text("utf-8").splitlines() if line]
    return [
        (Source(body=(corpus / "feeds" / row["file"]).read_bytes(), url=ADDRESS), row["well_formed"] == "yes")
        for row in rows
        if not row["file"].endswith("json")
    ]


def measure(source: Source, rounds: int) -> Sums:
    """Return what one document takes."""
    took: dict[str, list[float]] = {"at once": [], "here": [], "plain": []}
    read: Document | None = None
    expected: Document | None = None
    for _ in range(rounds):
        read = timed(took["at once"], lambda: fast.parse(source))
        expected = timed(took["here"], lambda: by_feedparser(source))
        timed(took["plain"], lambda: feedparser.parse(io.BytesIO(source.body)))
    if read is not None and read != expected:
        print(f"the two readers differ on a document of {len(source.body)} bytes", file=sys.stderr)
        raise SystemExit(1)
    at_once, here, plain = (min(each) for each in took.values())
    return Sums(
        documents=1,
        handed=read is None,
        items=len(expected.entries) if expected else 0,
        at_once=at_once,
        ours=at_once + (here if read is None else 0.0),
        feedparser=here,
        plain=plain,
    )


def timed(took: list[float], parse: Callable[[], Result]) -> Result:
    """Return what a reader returns, and note what it took."""
    began = time.process_time()
    result = parse()
    took.append(time.process_time() - began)
    return result


def by_feedparser(source: Source) -> Document | None:
    """Return what feedparser makes of a document."""
    try:
        return xml.parse(source)
    except NoFeed:
        return None


def add(sums: Sums, more: Sums) -> None:
    """Add what one document took."""
    for name, value in vars(more).items():
        setattr(sums, name, getattr(sums, name) + value)


def table(rows: Sequence[tuple[str, Sums]]) -> list[str]:
    """Return the sums as Markdown."""
    lines = [HEAD]
    lines += [
        f"| {sums.documents} {name} | {sums.handed} | {sums.items:,} | {sums.items / sums.ours:,.0f}"
        f" | {sums.items / sums.feedparser:,.0f}/s | {sums.feedparser / sums.ours:.1f}"
        f" | {sums.items / sums.plain:,.0f}/s | {sums.plain / sums.ours:.1f} |"
        for name, sums in rows
    ]
    return lines


if __name__ == "__main__":
    sys.exit(main())
