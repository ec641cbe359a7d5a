"""`watchlist demo`: fifteen months of news in half a minute, without a network."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from watchlist.cli.arguments import Json
from watchlist.cli.home import stopwatch
from watchlist.cli.output import page, say
from watchlist.reports.kinds import render
from watchlist.reports.printable import printable

if TYPE_CHECKING:
    from watchlist.flows.demo import Step
    from watchlist.model.report import Report

BEFORE = """\
A demonstration: {items} items of news, {first} to {last}, from a server
on this machine, read day by day by the real check into a home of its own.

Every outlet here is invented, and all words are ours. What fires is what truly
happened from September 2025 to March 2026; all news after that is made up, too.

"""
OVER = """\

The report of the last day. Remember that all of its outlets are invented.

"""
AFTER = """\

{items} items of invented outlets, {runs} runs of check, {seconds:.0f} seconds.
{kept}For real:  watchlist init, then watchlist check
"""
Show = Callable[["Step"], None]


def demo(
    seconds: Annotated[
        float, typer.Option(min=0, metavar="N", help="Take about so long at most; days are read together if need be.")
    ] = 20.0,
    keep: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write the home into this new folder, and keep it.")
    ] = None,
    json: Json = False,
) -> None:
    """Watch signals stir and fire in invented news, without a network."""
    from watchlist.flows.demo import archive, replay

    elapsed, items = stopwatch(), archive()
    first, last = (f"{item.at:%Y-%m-%d}" for item in (items[0], items[-1]))
    runs, final = 0, None
    with (
        home(keep) as root,
        closing(replay(root, items, seconds=seconds, elapsed=elapsed)) as steps,
        ticker(wanted=not json) as show,
    ):
        if not json:
            say(BEFORE.format(items=len(items), first=first, last=last))
        for step in steps:
            show(step)
            runs, final = runs + 1, step.outcome.report
    assert final is not None, "the archive that ships is not empty"
    tell(replace(final, kept=keep is not None), json=json)
    if not json:
        where = printable(str(keep))
        kept = f"Look around:  watchlist --home {where} show shadow-fleet\n" if keep else ""
        say(AFTER.format(items=len(items), runs=runs, seconds=elapsed(), kept=kept))


def tell(report: Report, *, json: bool) -> None:
    """Print the report of the last day."""
    if json:
        say(render("json", report))
        return
    say(OVER)
    say(render("terminal", report, page()))


@contextmanager
def home(keep: Path | None) -> Iterator[Path]:
    """Give the folder for the home; one that nobody named is gone afterwards."""
    from watchlist.flows.demo import clear

    if keep is not None:
        yield clear(keep.expanduser().absolute())
        return
    with TemporaryDirectory(prefix="watchlist-demo-") as folder:
        yield Path(folder)


@contextmanager
def ticker(*, wanted: bool) -> Iterator[Show]:
    """Give what to call after each step: it prints what happened and, on a terminal, moves a calendar."""
    if not wanted:
        yield lambda step: None
    elif not looked_at():
        yield lambda step: say("".join(lines(step)))
    else:
        with calendar() as show:
            yield show


def looked_at() -> bool:
    """Tell whether stdout is a terminal that can redraw a line."""
    return sys.stdout.isatty() and page().styled


def lines(step: Step) -> list[str]:
    """Return a line for each thing that happened in a step."""
    from watchlist.reports.terminal.ticker import line

    report = step.outcome.report
    return [line(event, report.timezone, page()) for event in report.events]


@contextmanager
def calendar() -> Iterator[Show]:
    """Give what shows a step on a terminal: its lines above, and below them the day and how far we are."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.text import Text

    console = Console(no_color=not page().colored, markup=False, emoji=False, highlight=False)
    columns = (
        TextColumn("{task.description}", markup=False, style="bold"),
        BarColumn(bar_width=None, complete_style="bold", finished_style="bold", pulse_style="dim"),
        MofNCompleteColumn(),
        TextColumn("items", markup=False, style="dim"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(" " * 11, total=None)

        def show(step: Step) -> None:
            for text in lines(step):
                progress.console.print(Text.from_ansi(text.rstrip("\n")), soft_wrap=True)
            progress.update(task, completed=step.published, total=step.of, description=f"{step.at:%d %b %Y}")

        yield show
