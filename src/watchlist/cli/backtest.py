"""`watchlist backtest`: what the watches would have told, had they read an archive as it was published."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from watchlist.cli import exits
from watchlist.cli.arguments import FeedsFile, Json, ids, moment
from watchlist.cli.home import Home, stopwatch
from watchlist.cli.output import page, say, talk
from watchlist.cli.progress import items_bar
from watchlist.definitions.home import locate
from watchlist.errors import UsageError
from watchlist.model.problem import Severity
from watchlist.reports.printable import printable

if TYPE_CHECKING:
    from watchlist.definitions.files import Definitions
    from watchlist.flows.batches import Period, Read, Rules
    from watchlist.model.backtest import Replay


def backtest(
    ctx: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Item lines (JSON Lines, .gz, .zst) or Parquet; - is standard input."),
    ],
    watch: Annotated[
        list[str] | None,
        typer.Option("--watch", metavar="ID", help="Only this watch; may be given again.", autocompletion=ids),
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(metavar="TIME", parser=moment, help="Only items from this day, or time, on.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(metavar="TIME", parser=moment, help="Only items before this day, or time.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="HOME", help="Compare with the watches of another home, on the same items.")
    ] = None,
    json: Json = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write the result as a page, too.")
    ] = None,
    dask: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Read on this Dask cluster; local starts one here. Only one you trust."),
    ] = None,
    feeds: FeedsFile = None,
) -> None:
    """Replay an archive, and say when each signal would have fired, on what, and how long after the first report.

    The feeds of a watch do not narrow an archive, and what it covers counts as seen. Nothing is kept.

    Example: watchlist backtest archive/*.jsonl.zst

    Example: watchlist backtest 2026-03.jsonl --watch shadow-fleet --against ../before

    Example: watchlist backtest /shared/archive/*.jsonl --dask tcp://10.0.0.5:8786
    """
    from watchlist.flows.backtest import Backtest
    from watchlist.flows.batches import Period
    from watchlist.reports.backtest import render, transitions

    home = Home.of(ctx)
    now, watch_ids = home.now(), watch or ()
    if "-" in files and sys.stdin.isatty():
        raise UsageError("pipe item lines in, or give a FILE: watchlist backtest FILE...")
    definitions = home.definitions(feeds_file=feeds, only=watch_ids)
    rules = [_rules(definitions, named=bool(watch_ids))]
    if against is not None:
        rules.append(_rules(_other(against, watch_ids), named=bool(watch_ids)))
    clock, taken = stopwatch(), Backtest(rules=rules)
    period = Period(since=since, until=until)
    with items_bar() as step:
        taken.take(_read_there(dask, files, rules, period, now) if dask else _read(files, rules, period, now), step)
    if taken.broken and not taken.items and not taken.undated:
        raise UsageError(f"{', '.join(files)}: no line of it is an item, so nothing can be said")
    replay = taken.replay(clock())
    for line in replay.named:
        talk(f"{printable(line.file)}:{line.line} {printable(line.what)}")
    if replay.broken > len(replay.named):
        talk(f"and {replay.broken - len(replay.named):,} more broken lines")
    if json:
        for text in transitions(replay, page()):
            say(text)
    else:
        say(render(replay, definitions.settings.timezone, page()))
    if html is not None:
        _write(html, replay, definitions.settings.timezone)
    raise typer.Exit(exits.USAGE if definitions.left_out else exits.RAN)


def _read(files: Sequence[str], rules: Sequence[Rules], period: Period, now: datetime) -> Iterator[Read]:
    """Yield what the files hold, read by the processors of this machine."""
    from watchlist.flows.batches import batches, read_batches

    return read_batches(batches(None if file == "-" else Path(file) for file in files), rules, period, now)


def _read_there(
    address: str, files: Sequence[str], rules: Sequence[Rules], period: Period, now: datetime
) -> Iterator[Read]:
    """Yield what the files hold, read by the workers of a cluster."""
    from watchlist.flows.cluster import read_on_cluster
    from watchlist.flows.shards import shards

    if "-" in files:
        raise UsageError("--dask reads files that its workers can open, and no standard input")
    return read_on_cluster(address, shards(map(Path, files)), rules, period, now)


def _rules(definitions: Definitions, *, named: bool) -> Rules:
    """Return what a home reads with, and name what is wrong in it."""
    from watchlist.flows.batches import Rules

    for problem in definitions.problems:
        if problem.severity is Severity.ERROR:
            talk(str(problem))
    watches = tuple(each for each in definitions.watches if each.enabled or named)
    return Rules(watches=watches, vocabulary=definitions.vocabulary, feeds=definitions.feeds)


def _other(folder: Path, only: Sequence[str]) -> Definitions:
    """Return what the files of another home say."""
    from watchlist.definitions.files import load

    paths = locate(str(folder), os.environ, Path.cwd())
    if not paths.watches.is_dir():
        raise UsageError(f"{printable(str(folder))} is no home: it has no folder watches")
    return load(paths, only=only)


def _write(file: Path, replay: Replay, zone: str) -> None:
    from watchlist.definitions.written import write_whole
    from watchlist.reports.backtest_page import render

    write_whole(file, render(replay, zone), str(file))
    talk(f"written: {printable(str(file))}")
