"""Demo: an archive of invented outlets, served by this machine, read by the real check on a clock that we move."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from watchlist.definitions import starter
from watchlist.definitions.files import load
from watchlist.definitions.home import locate
from watchlist.definitions.shipped import folder
from watchlist.definitions.words import printable
from watchlist.errors import UsageError
from watchlist.feeds.archive import read_items
from watchlist.feeds.workers import Pools
from watchlist.flows.check import Outcome, check
from watchlist.flows.press import Press
from watchlist.model.item import Item
from watchlist.net.loopback import serving
from watchlist.rules.matcher import compile_watches
from watchlist.store.store import Store

SETTINGS = """\
# The home of a demonstration: its feeds are served by this machine, and by nobody once it is over.
network: {allow: [127.0.0.1], per_host: 8}
timezone: UTC
"""
# Each outlet's address in the seeds; the name of its host is its id.
ADDRESS = re.compile(r"https://([a-z-]+)\.example/feed\.xml")
# A day is read when its last item is out.
AFTERWARDS = timedelta(minutes=30)
# Nothing in the archive is later.
END = datetime(2100, 1, 1, tzinfo=UTC)


class Step(Struct, frozen=True, kw_only=True):
    """One run of the replay: what it came to, and how many of the archive's items are published by then."""

    at: datetime
    outcome: Outcome
    published: int
    of: int


def archive(start: date = date.min, end: date = date.max) -> list[Item]:
    """Return the items of the archive that ships, of these days and between."""
    items = read_items(folder() / "seeds" / "archive.jsonl", END)
    return sorted((item for item in items if start <= item.at.date() <= end), key=lambda item: item.at)


def replay(
    root: Path,
    items: Sequence[Item],
    *,
    seconds: float = float("inf"),
    elapsed: Callable[[], float] = lambda: 0.0,
) -> Generator[Step]:
    """Run `check` on each day that has items, in a home that is written into the folder; yield what came of each.

    `elapsed` says how long it has taken so far. Where that is more than its share of `seconds`, days are read
    together, and the same is found a little later. Close the iterator to stop early; nothing runs on after it.
    """
    days = [list(day) for _, day in groupby(items, key=lambda item: item.at.date())]
    if not days:
        return
    press = Press(items)
    with serving(press.document) as address, Pools() as pools:
        furnish(root, address)
        paths = locate(str(root), {}, root)
        definitions = load(paths)
        reader = compile_watches(definitions.watches, definitions.vocabulary)
        with Store.open(paths.state, now=days[0][0].at) as store:
            published, ready = 0, elapsed()
            for number, day in enumerate(days):
                published += len(day)
                late = (elapsed() - ready) * len(days) > seconds * number
                if late and 0 < number < len(days) - 1:
                    continue
                now, begun = day[-1].at + AFTERWARDS, elapsed()
                press.print_until(now, definitions.feeds)
                # One commit a run is enough for a home that nobody will miss.
                with store.transaction():
                    outcome = check(
                        definitions, store, now, reader=reader, pools=pools, elapsed=partial(_since, begun, elapsed)
                    )
                if number == 0:
                    ready = elapsed()  # processes are started, and only days are left
                yield Step(at=now, outcome=outcome, published=published, of=len(items))


def _since(begun: float, elapsed: Callable[[], float]) -> float:
    return elapsed() - begun


def clear(root: Path) -> Path:
    """Return the folder, made if need be; raise UsageError where it cannot be made, or is not empty."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        if any(root.iterdir()):
            raise UsageError(f"{printable(str(root))} is not empty: name a folder that is new, --keep DIR")
    except OSError as error:
        raise UsageError(_unwritable(root, error)) from None
    return root


def furnish(root: Path, address: str) -> None:
    """Write a home with the watches that ship, whose feeds are the outlets at that address."""
    outlets = (folder() / "seeds" / "demo-feeds.yaml").read_text(encoding="utf-8")
    try:
        root.mkdir(parents=True, exist_ok=True)
        (root / "watchlist.yaml").write_text(SETTINGS, encoding="utf-8")
        (root / "feeds.yaml").write_text(ADDRESS.sub(rf"{address}/\1.xml", outlets), encoding="utf-8")
        starter.write(root)
    except OSError as error:
        raise UsageError(_unwritable(root, error)) from None


def _unwritable(root: Path, error: OSError) -> str:
    return f"cannot write {printable(str(root))}: {error.strerror}; choose another folder, --keep DIR"
