"""200 feeds of 65 items each, read for the first time, and again when nothing has changed.

They are served from 127.0.0.1: first to a fresh home, then again with a server that says so (304), and again with
one that sends the same documents. `--feeds N` takes so many, `--write` writes docs/explanation/refresh.md.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import page
from load import documents
from measure import PROGRAM, Cost, run
from server import Manners, serve

ROOT = Path(__file__).parent.parent
ROUNDS = 3
MADE = 200
RUNS = ("first run", "again, 304", "again, the same bodies")


def main() -> int:
    """Measure, print, and write the page where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    costs: dict[str, list[Cost]] = {name: [] for name in RUNS}
    items = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = fill(folder / "served", options.feeds)
        for number in range(options.rounds):
            home, manners = folder / f"home{number}", Manners()
            with serve(folder / "served", manners) as address:
                a_home(home, address, options.feeds)
                for title in RUNS:
                    manners.not_modified = title != "again, the same bodies"
                    cost = check(home)
                    if cost.code not in (0, 3):
                        print(f"{title} failed, exit {cost.code}:\n{cost.err}", file=sys.stderr)
                        return 1
                    if title == RUNS[0]:
                        items = sum(feed["new"] for feed in json.loads(cost.out)["feeds"])
                    costs[title].append(cost)
    load = f"{options.feeds} feeds with {items:,} items, {size / 1e6:.1f} MB; medians of {options.rounds}."
    lines = [
        f"{load} Reading, storing and judging with the shipped watches is part of each run.",
        "",
        "| run | wall | CPU | peak memory of a process |",
        "| --- | ---: | ---: | ---: |",
        *(row(title, found) for title, found in costs.items()),
    ]
    print("\n".join(lines))
    if options.write:
        page.write("refresh", ["## Many feeds at once", "", *lines])
    return 0


def fill(folder: Path, count: int) -> int:
    """Write so many documents into a folder, and return how many bytes they are.

    Past some hundreds they come again, with other links, so that none of their items is known.
    """
    folder.mkdir()
    made = documents(min(count, MADE))
    bodies = [anew(made[number % len(made)], number // len(made)) for number in range(count)]
    for number, body in enumerate(bodies):
        (folder / f"{number:04}.xml").write_bytes(body)
    return sum(map(len, bodies))


def anew(body: bytes, turn: int) -> bytes:
    """Return the document with links of its own for that turn."""
    if turn:
        for mark in (b"?n=", b"&amp;n=", b"https://herald.example/"):
            body = body.replace(mark, b"%s%d-" % (mark, turn))
    return body


def a_home(home: Path, address: str, count: int) -> None:
    """Make a home with the shipped watches that reads these documents."""
    shutil.copytree(ROOT / "watches", home / "watches")
    tags = ["world", "russia", "ukraine", "sanctions", "energy", "shipping", "nuclear", "mining", "us", "eu"]
    feeds = [
        {"id": f"f{number:04}", "url": f"{address}/{number:04}.xml", "publisher": f"Outlet {number}", "tags": tags}
        for number in range(count)
    ]
    (home / "feeds.yaml").write_text(json.dumps({"feeds": feeds}), encoding="utf-8")
    (home / "watchlist.yaml").write_text("network: {allow: [127.0.0.1], per_host: 16}\n", encoding="utf-8")


def check(home: Path) -> Cost:
    """Run a check of all feeds."""
    return run([PROGRAM, "--home", str(home), "check", "--json", "--force"], folder=home)


def row(title: str, found: list[Cost]) -> str:
    """Return a line of the table."""
    wall, cpu, peak = (statistics.median(getattr(cost, name) for cost in found) for name in ("wall", "cpu", "peak"))
    return f"| {title} | {wall:.2f} s | {cpu:.2f} s | {peak:.0f} MB |"


if __name__ == "__main__":
    sys.exit(main())
