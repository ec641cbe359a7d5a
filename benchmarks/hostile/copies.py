"""Backups of a state that another process writes to all the while: each is whole, and as one moment saw it."""

from __future__ import annotations

import multiprocessing
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.hostile.tally import Tally
from tests.builders import NOW, an_item

from watchlist.errors import StoreError
from watchlist.model.feed import FeedState
from watchlist.store import Store
from watchlist.store.backup import back_up

TOGETHER = 50


def copies(tally: Tally, number: int, *, most: float) -> None:
    """Back up so many times, open each copy, and count those that are not whole."""
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "home" / "state.db"
        over, begun = context.Event(), context.Event()
        writer = context.Process(target=_write, args=(path, begun, over), daemon=True)
        writer.start()
        begun.wait(60)
        written = 0
        try:
            for n in range(number):
                to = Path(folder) / f"{n}.backup"
                with tally.case(f"backup {n}", most):
                    try:
                        back_up(path, to)
                    except StoreError as error:
                        tally.fault(f"backup {n}: {error}")
                        continue
                    held = _items(to)
                    # What is written together is in it together, and nothing that was there is gone.
                    if held % TOGETHER or held < written:
                        tally.missing(f"backup {n} has {held} items after {written}", max(1, written - held))
                    written = held
        finally:
            over.set()
            writer.join(30)
        if number > 1 and written < 2 * TOGETHER:
            tally.fault("nobody wrote meanwhile")


def _items(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        if db.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return -1
    with Store.look(path) as store:
        return store.counts().items


def _write(path: Path, begun: Any, over: Any) -> None:
    with Store.open(path, now=NOW) as store:
        n = 0
        while not over.wait(0.01):
            n += 1
            items = [an_item(f"Ferry {n} {i} sails at dawn", id=f"{n}-{i}", feed="herald") for i in range(TOGETHER)]
            store.save_feed(FeedState(feed="herald", items=n), items, NOW)
            begun.set()
