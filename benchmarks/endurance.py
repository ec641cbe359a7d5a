"""Much at once, and long in a row: many feeds in one run, many runs in one home, two simulated years.

    python benchmarks/endurance.py [--only load|runs|years] [--feeds 5000] [--runs 100] [--days 800] [--write]

Feeds are made up and served from 127.0.0.1 by a process of its own, which is not counted. `load` is one first run
over all of them, and a second one. `runs` are runs of the command in one home, with a little news in each. `years`
are daily runs in one process, each with the clock a day on, so that what is kept for a time is also seen to go.
`--write` puts the figures into docs/explanation/trust.md. The exit code is 1 where a bound was passed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import os
import sqlite3
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import page  # noqa: E402
from measure import PROGRAM, Cost, run  # noqa: E402
from outlets import FIRST, FRESH, Outlets, found  # noqa: E402
from watchlist.store.rows import moment  # noqa: E402

PAGE = ROOT / "docs" / "explanation" / "trust.md"
# What one run may take, in MB: the largest of its processes, and all of them together.
MOST = 500.0
# What many runs in one process may add to it once all is warm, in MB.
DRIFT = 15.0


@dataclass
class Figures:
    """What one part came to: rows for the page, and what went beyond its bounds."""

    title: str
    rows: list[tuple[str, str, str]] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)

    def add(self, what: str, figure: str, bound: str = "", *, good: bool = True) -> None:
        """Note a figure, and whether it is within its bound."""
        self.rows.append((what, figure, bound))
        print(f"  {what:64} {figure:>24}  {bound}", flush=True)
        if not good:
            self.beyond.append(f"{self.title}: {what}: {figure}, where {bound} is the bound")


# What a run takes -----------------------------------------------------------------------------------------------------


class Watcher:
    """Looks at all processes that a run started, and keeps the most that they took together, in MB.

    Pages that several of them share are counted once.
    """

    def __init__(self, without: int, every: float = 0.1) -> None:
        self.most = 0.0
        self._without = str(without)
        self._every = every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._stop.wait(self._every):
            launchers = [each for each in children(str(os.getpid())) if each != self._without]
            runs = [each for launcher in launchers for child in children(launcher) for each in below(child)]
            self.most = max(self.most, sum(map(_share, runs)))


def children(process: str) -> list[str]:
    """Return what a process has started."""
    found: list[str] = []
    with suppress(OSError):
        for each in Path(f"/proc/{process}/task").glob("*/children"):
            found += each.read_text().split()
    return found


def below(process: str) -> Iterator[str]:
    """Give a process and all that it, or one of those, has started."""
    yield process
    for child in children(process):
        yield from below(child)


def _share(process: str) -> float:
    with suppress(OSError, ValueError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1000
    return 0.0


def check(home: Path, day: int, tmp: Path, *words: str) -> Cost:
    """Run `watchlist check` on a day, as cron does it."""
    at = (FIRST + timedelta(days=day)).isoformat()
    command = [PROGRAM, "--home", str(home), "--as-of", at, "check", *words]
    return run(command, folder=home, env={"TMPDIR": str(tmp)})


def state_of(home: Path) -> Path:
    """Return the file of the state."""
    return home / ".watchlist" / "state.db"


def rows(home: Path, sql: str) -> int:
    """Return a number that the state holds."""
    with contextlib.closing(sqlite3.connect(state_of(home))) as db:
        return int(db.execute(sql).fetchone()[0] or 0)


@contextmanager
def town(given: argparse.Namespace, feeds: int, items: int) -> Iterator[tuple[Path, Path, Outlets]]:
    """Give a home with so many feeds, a folder for temporary files, and the feeds."""
    with tempfile.TemporaryDirectory(dir=given.folder) as name, Outlets(items) as there:
        home, tmp = Path(name) / "home", Path(name) / "tmp"
        home.mkdir()
        tmp.mkdir()
        found(home, there.address, feeds)
        yield home, tmp, there


# The parts ------------------------------------------------------------------------------------------------------------


def load(given: argparse.Namespace) -> Figures:
    """One run over many feeds, and the next day's."""
    told = Figures(f"{given.feeds:,} feeds with {given.feeds * given.items:,} items")
    with town(given, given.feeds, given.items) as (home, tmp, there):
        for day, title in ((0, "first run"), (1, "next day")):
            there.turn(day)
            with Watcher(without=there.process.pid or 0) as watcher:
                cost = check(home, day, tmp, "--json")
            if cost.code not in {0, 3}:
                told.add(f"{title}: exit code", str(cost.code), "0", good=False)
                print(cost.err[-2000:], file=sys.stderr)
                break
            new = sum(feed["new"] for feed in json.loads(cost.out)["feeds"])
            due = given.feeds * (given.items if day == 0 else FRESH)
            told.add(f"{title}: new items", f"{new:,}", f"{due:,}", good=new == due)
            told.add(f"{title}: largest process", f"{cost.peak:.0f} MB", f"{MOST:.0f} MB", good=cost.peak <= MOST)
            told.add(f"{title}: all processes", f"{watcher.most:.0f} MB", f"{MOST:.0f} MB", good=watcher.most <= MOST)
            told.add(f"{title}: wall, CPU", f"{cost.wall:.0f} s, {cost.cpu:.0f} s")
        told.add("the state after both", f"{state_of(home).stat().st_size / 1e6:.0f} MB")
        told.add("temporary files left", str(len([*tmp.rglob("*")])), "0", good=not any(tmp.iterdir()))
    return told


def runs(given: argparse.Namespace) -> Figures:
    """Runs of the command in a row, in one home."""
    feeds, items = 20, 50
    told = Figures(f"{given.runs} runs in a row, {feeds} feeds, {FRESH * feeds} new items in each")
    costs, sizes, files, wrong = [], [], [], 0
    with town(given, feeds, items) as (home, tmp, there):
        for number in range(given.runs):
            there.turn(number)
            cost = check(home, number, tmp, "--quiet")
            costs.append(cost)
            wrong += cost.code != 0
            sizes.append(state_of(home).stat().st_size)
            files.append(len([*home.rglob("*")]) + len([*tmp.rglob("*")]))
        kept = rows(home, "SELECT count(*) FROM items")
    tenth = max(1, given.runs // 10)
    first, last = [max(each.peak for each in part) for part in (costs[1 : tenth + 1], costs[-tenth:])]
    due = feeds * (items + FRESH * (given.runs - 1))
    told.add("runs that did not end with 0", str(wrong), "0", good=not wrong)
    told.add("items stored", f"{kept:,}", f"{due:,}", good=kept == due)
    told.add("files more after the last run than after the second", str(files[-1] - files[1]), "0",
             good=files[-1] <= files[1])  # fmt: skip
    told.add("largest process of an early and of a late run", f"{first:.0f} MB, {last:.0f} MB",
             f"{first + DRIFT:.0f} MB", good=last <= first + DRIFT)  # fmt: skip
    grown = (sizes[-1] - sizes[0]) / max(1, kept - feeds * items)
    told.add("the state grew, for an item", f"{grown:,.0f} B", "1,500 B", good=grown <= 1500)
    return told


def years(given: argparse.Namespace) -> Figures:
    """Daily runs in one process, each a day later."""
    with town(given, feeds := 12, items := 30) as (home, _, there):
        # Those that ship take a second to make ready each day, and keep nothing that this one does not.
        for each in sorted((home / "watches").glob("*.yaml")):
            if each.stem != "harbour":
                each.unlink()
        ours, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        worker = context.Process(target=_days, args=(theirs, home))
        worker.start()
        seen: dict[int, Mapping[str, int]] = {}
        wrong = 0
        for day in range(given.days):
            there.turn(day)
            ours.send(day)
            now = ours.recv()
            wrong += now["code"] != 0
            if day % 100 in {19, 64, 99} or day == given.days - 1:
                seen[day] = {**now, "size": state_of(home).stat().st_size}
                print(f"  day {day + 1}: {seen[day]}", file=sys.stderr, flush=True)
        ours.send(None)
        worker.join()
        told = Figures(f"{given.days} daily runs, {feeds} feeds, {feeds * FRESH} new items a day")
        kept, oldest = rows(home, "SELECT count(*) FROM items"), rows(home, "SELECT min(met) FROM items")
        age = (FIRST + timedelta(days=given.days - 1) - moment(oldest)).days
        noted = rows(home, "SELECT count(*) FROM runs")
        near = rows(home, "SELECT max(n) FROM (SELECT count(*) AS n FROM near_misses GROUP BY watch)")
        left = [rows(home, f"SELECT count(*) FROM {table}") for table in ("evidence", "events", "outbox", "messages")]
    days = sorted(seen)
    warm, last = days[min(len(days) - 1, 2)], days[-1]
    told.add("runs that did not end with 0", str(wrong), "0", good=not wrong)
    # An item is met until the feed drops it, 15 days after it came; then it is kept for 400.
    most = feeds * (items + FRESH * 401)
    told.add("items kept", f"{kept:,}", f"{most:,}", good=kept <= most)
    told.add("the oldest was carried last", f"{age} days ago", "400 days", good=age <= 400)
    told.add("runs on record", f"{noted}", "401", good=noted <= 401)
    told.add("near misses of a watch, at most", str(near), "20", good=near <= 20)
    told.add("messages that wait", str(left[3]), "0", good=not left[3])
    for day in (364, 499, last):
        at = min(days, key=lambda each: abs(each - day))
        told.add(f"the state after day {at + 1}", f"{seen[at]['size'] / 1e6:.1f} MB")
    told.add("evidence, events, deliveries, which are kept", f"{left[0]:,}, {left[1]:,}, {left[2]:,}")
    drift = (seen[last]["memory"] - seen[warm]["memory"]) / 1000
    told.add(f"memory of the process since day {warm + 1}", f"{drift:+.1f} MB", f"{DRIFT:.0f} MB", good=drift <= DRIFT)
    for what in ("files", "threads", "processes"):
        more = seen[last][what] - seen[warm][what]
        told.add(f"open {what} since day {warm + 1}".replace("open t", "t").replace("open p", "p"), f"{more:+}", "0",
                 good=more <= 0)  # fmt: skip
    return told


def _days(pipe: Connection, home: Path) -> None:
    """Run the command in this process for each day that is sent, and say how this process is then."""
    from typer.testing import CliRunner

    from watchlist.cli.app import app

    while (day := pipe.recv()) is not None:
        at = (FIRST + timedelta(days=day)).isoformat()
        ran = CliRunner().invoke(app, ["--home", str(home), "--as-of", at, "check", "--quiet"])
        if ran.exit_code:
            print(f"day {day}: {ran.exit_code} {ran.output[-300:]} {ran.exception!r}", file=sys.stderr)
        status = Path("/proc/self/status").read_text()
        pipe.send(
            {
                "code": ran.exit_code,
                "memory": next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")),
                "files": len([*Path("/proc/self/fd").iterdir()]),
                "threads": threading.active_count(),
                "processes": len(children(str(os.getpid()))),
            }
        )


PARTS: Mapping[str, Callable[[argparse.Namespace], Figures]] = {"load": load, "runs": runs, "years": years}


def write(name: str, told: Figures) -> None:
    """Put the figures of a part between its marks on the page."""
    lines = [
        f"{told.title}:", "", "| | measured | bound |", "| --- | ---: | ---: |",
        *(f"| {what} | {figure} | {bound} |" for what, figure, bound in told.rows),
    ]  # fmt: skip
    page.write(name, lines, to=PAGE)


def main(words: Sequence[str] | None = None) -> int:
    """Print the figures. The exit code is 1 where a bound was passed."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--only", choices=PARTS, action="append")
    for name, default in (("feeds", 5000), ("items", 50), ("runs", 100), ("days", 800)):
        asked.add_argument(f"--{name}", type=int, default=default)
    asked.add_argument("--folder", type=Path, help="where homes are made, the folder for temporary files by default")
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args(words)
    beyond: list[str] = []
    for name in given.only or PARTS:
        print(name, flush=True)
        told = PARTS[name](given)
        beyond += told.beyond
        if given.write:
            write(name, told)
    print(*beyond, sep="\n", file=sys.stderr)
    return bool(beyond)


if __name__ == "__main__":
    sys.exit(main())
