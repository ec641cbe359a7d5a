"""`watchlist show`: one watch, or one signal, with all that speaks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from watchlist.cli.arguments import FeedsFile, Json, ids
from watchlist.cli.home import Home
from watchlist.cli.screen import show as show_report
from watchlist.cli.status import code_of

if TYPE_CHECKING:
    from watchlist.model.report import Report


def show(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="WATCH[/SIGNAL]", help="A watch, or one of its signals.", autocompletion=ids)
    ],
    json: Json = False,
    feeds: FeedsFile = None,
) -> None:
    """Report one watch with all its evidence: every item, how it was taken, and why."""
    from watchlist.flows.report import build
    from watchlist.flows.scope import limited, needed
    from watchlist.store.store import Store

    home = Home.of(ctx)
    definitions = limited(home.definitions(feeds_file=feeds, only=[name]), [name])
    definitions = replace(
        definitions,
        # A watch that was switched off can be looked at all the same.
        watches=tuple(replace(watch, enabled=True) for watch in definitions.watches),
        feeds=needed(definitions.watches, definitions.feeds),
    )
    with Store.look(home.paths.state) as store:
        report = build(definitions, store, home.now(), in_full=True)
    show_report(narrowed(report, name), json=json, detail=True)
    raise typer.Exit(code_of(report, left_out=bool(definitions.left_out)))


def narrowed(report: Report, name: str) -> Report:
    """Return the report with only the signal that is named, all of the watch's where none is."""
    signal = name.partition("/")[2]
    if not signal:
        return report
    blocks = (
        replace(
            block,
            signals=tuple(line for line in block.signals if line.signal == signal),
            near_misses=tuple(miss for miss in block.near_misses if miss.signal == signal),
        )
        for block in report.watches
    )
    return replace(report, watches=tuple(blocks))
