"""`watchlist check`: read the feeds, judge what they say, and report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from watchlist.cli import exits
from watchlist.cli.arguments import FeedsFile, Json, Site, Watches
from watchlist.cli.home import Home, stopwatch
from watchlist.cli.output import page, say, talk
from watchlist.cli.progress import feeds_bar
from watchlist.cli.pulse import pulse
from watchlist.cli.screen import show
from watchlist.cli.telling import complaints, ways
from watchlist.cli.troubles import newly_wrong
from watchlist.errors import UsageError
from watchlist.reports.kinds import render

if TYPE_CHECKING:
    from datetime import datetime

    from watchlist.definitions.files import Definitions
    from watchlist.flows.check import Outcome
    from watchlist.store.store import Store


def check(
    ctx: typer.Context,
    watches: Watches = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print only what --quiet has not printed yet, for cron's mail.")
    ] = False,
    json: Json = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell nobody, and keep no state.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Read feeds that are not due, too.")] = False,
    feeds: FeedsFile = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 10 where something newly fired.")] = False,
    publish: Annotated[
        Path | None,
        typer.Option("--publish", metavar="DIR", help="Write the page, feed, calendar and documents into this folder."),
    ] = None,
    site: Site = "",
) -> None:
    """Read the feeds, judge what they say, and report."""
    if publish and dry_run:
        raise UsageError("--dry-run tells nobody, and --publish tells everybody: give one of the two")
    if quiet and json:
        raise UsageError("--quiet is a text for people, --json is for programs: give one of the two")
    from watchlist.flows.check import check as run
    from watchlist.flows.scope import limited
    from watchlist.store.store import Store

    home = Home.of(ctx)
    now, elapsed, only = home.now(), stopwatch(), watches or ()
    definitions = home.definitions(feeds_file=feeds, only=only)
    settings, heard = definitions.settings, not dry_run and not only
    with (
        Store.open(home.paths.state, now=now, keep=not dry_run) as store,
        pulse(home, settings, store, now, wanted=heard) as ended,
    ):
        with feeds_bar(wanted=not quiet, verbose=home.verbose) as progress:
            outcome = run(
                definitions,
                store,
                now,
                only=only,
                force=force,
                unprinted=quiet,
                progress=progress,
                elapsed=elapsed,
                ways=None if dry_run else ways(home, settings, now),
            )
        ended(code_of(outcome))
        if quiet:
            say(render("quiet", outcome.report, page()))
            # Only what is surely out is marked; a crash in between repeats a mail, and loses none.
            store.mark_printed(outcome.keys, now)
            for line in newly_wrong(outcome.report, store, now, scope=only):
                talk(line)
            for line in newly_untold(store, now):
                talk(line)
        else:
            show(outcome.report, json=json)
            for _, line in complaints(outcome.delivered.failed):
                talk(line)
        if publish:
            # Last, since it may fail: whoever was to be told is told by now.
            _publish(publish, limited(definitions, only), outcome, store, now, site)
    raise typer.Exit(code_of(outcome, exit_code=exit_code))


def _publish(folder: Path, definitions: Definitions, outcome: Outcome, store: Store, now: datetime, site: str) -> None:
    from watchlist.flows.publish import publish

    publish(folder.expanduser(), replace(definitions, problems=outcome.report.problems), store, now, site=site)


def newly_untold(store: Store, now: datetime) -> Iterator[str]:
    """Give a line for each recipient who could not be told, once while it lasts, and once more when it is given up."""
    from watchlist.flows.deliver import failures

    lines = dict(complaints(failures(store)))
    untold = store.newly_told("delivery", lines, now)
    yield from (line for key, line in lines.items() if key in untold)


def code_of(outcome: Outcome, *, exit_code: bool = False) -> int:
    """Return the exit code of a run; that something fired is one only where it was asked for."""
    held = {
        exits.USAGE: outcome.left_out,
        exits.UNDELIVERED: outcome.undelivered > 0,
        exits.BLIND: outcome.blind,
        exits.FIRED: exit_code and outcome.fired,
    }
    return exits.strongest(code for code, holds in held.items() if holds)
