"""How far a command has come: on stderr, on a terminal where it is gone when done, or in lines where that is asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from watchlist.reports.printable import printable

Step = Callable[[int, int, str], None]
T = TypeVar("T")
# So often is a count shown; more often costs more than the work.
EVERY = 512


def watched() -> bool:
    """Tell whether somebody looks at stderr, on a terminal that can redraw a line."""
    return sys.stderr.isatty() and os.environ.get("TERM", "") not in {"", "dumb", "unknown"}


@contextmanager
def feeds_bar(*, wanted: bool = True, verbose: bool = False) -> Iterator[Step]:
    """Give what to call after each feed, and then, without a feed, as items are judged; it moves a bar.

    Where nobody is looking it does nothing, or writes a line for every tenth where `verbose` asks for that.
    """
    if not (wanted and watched()):
        yield in_lines() if wanted and verbose else lambda done, total, feed: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=None, complete_style="bold", finished_style="bold", pulse_style="dim"),
        MofNCompleteColumn(),
        TextColumn("{task.fields[feed]}", markup=False, style="dim"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("reading feeds", total=None, feed="")

        def step(done: int, total: int, feed: str) -> None:
            word = "reading feeds" if feed else "judging items"
            progress.update(task, completed=done, total=total, feed=printable(feed)[:24], description=word)

        yield step


def in_lines() -> Step:
    """Return what writes a line to stderr for each tenth of the feeds, and then of the items."""
    before = ("", 0)

    def step(done: int, total: int, feed: str) -> None:
        nonlocal before
        word = "feeds read" if feed else "items judged"
        tenths = done * 10 // max(1, total)
        if (word, tenths) != before and tenths:
            print(f"{done:,} of {total:,} {word}", file=sys.stderr, flush=True)
        before = (word, tenths)

    return step


@contextmanager
def item_count(items: Iterable[T], *, wanted: bool = True) -> Iterator[Iterable[T]]:
    """Give the same items; where anybody is looking, a line says how many were taken."""
    if not (wanted and watched()):
        yield items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    columns = (SpinnerColumn("line"), TextColumn("{task.completed:,.0f} items", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("reading", total=None)

        def counted() -> Iterator[T]:
            for number, item in enumerate(items, start=1):
                if number % EVERY == 0:
                    progress.update(task, completed=number)
                yield item

        yield counted()


@contextmanager
def items_bar() -> Iterator[Callable[[int], None]]:
    """Give what to call with the number of items read so far; where anybody is looking, a line shows it."""
    if not watched():
        yield lambda items: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    columns = (
        SpinnerColumn("line"),
        TextColumn("{task.completed:,.0f} items", markup=False),
        TextColumn("{task.fields[pace]}", markup=False, style="dim"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("reading", total=None, pace="")

        def step(items: int) -> None:
            speed = progress.tasks[0].finished_speed or progress.tasks[0].speed
            progress.update(task, completed=items, pace=f"{speed:,.0f} a second" if speed else "")

        yield step
