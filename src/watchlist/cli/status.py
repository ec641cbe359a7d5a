"""`watchlist status`: where every watch stands, without reading a feed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from watchlist.cli import exits
from watchlist.cli.arguments import FeedsFile, Json, Watches, length
from watchlist.cli.home import Home
from watchlist.cli.output import talk
from watchlist.cli.screen import show
from watchlist.reports.times import lasting

if TYPE_CHECKING:
    from watchlist.model.report import Report


def status(
    ctx: typer.Context,
    watches: Watches = None,
    json: Json = False,
    max_age: Annotated[
        timedelta | None,
        typer.Option(parser=length, metavar="AGE", help="Exit with 3 where the last check is older: 26h, 2d."),
    ] = None,
    feeds: FeedsFile = None,
) -> None:
    """Report where every watch stands, without reading feeds."""
    from watchlist.flows.report import build
    from watchlist.flows.scope import limited
    from watchlist.store.store import Store

    home = Home.of(ctx)
    only = watches or ()
    definitions = limited(home.definitions(feeds_file=feeds, only=only), only)
    with Store.look(home.paths.state) as store:
        report = build(definitions, store, home.now())
    show(report, json=json)
    raise typer.Exit(code_of(report, left_out=bool(definitions.left_out), old=too_old(report, max_age)))


def too_old(report: Report, max_age: timedelta | None) -> bool:
    """Tell whether the last check is longer ago than that, and say so; whether it could read a feed is no matter."""
    if max_age is None or (report.checked is not None and report.at - report.checked <= max_age):
        return False
    last = (
        f"the last check was {lasting(report.checked, report.at)} ago" if report.checked else "there was no check yet"
    )
    talk(f"watchlist: {last}; does `watchlist check` still run?")
    return True


def code_of(report: Report, *, left_out: bool, old: bool = False) -> int:
    """Return the exit code of a report without a run."""
    held = {
        exits.USAGE: left_out,
        exits.UNDELIVERED: report.undelivered > 0,
        exits.BLIND: old or any(block.blind for block in report.watches),
    }
    return exits.strongest(code for code, holds in held.items() if holds)
