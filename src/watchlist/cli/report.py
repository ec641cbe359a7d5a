"""`watchlist report`: what the state says, as files for a browser, a feed reader, a calendar or a program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from watchlist.cli.arguments import FeedsFile, Site, Watches
from watchlist.cli.home import Home
from watchlist.cli.output import say, talk
from watchlist.cli.status import code_of
from watchlist.definitions.words import printable
from watchlist.errors import UsageError

STDOUT = Path("-")
To = Path | None


def report(
    ctx: typer.Context,
    watches: Watches = None,
    html: Annotated[To, typer.Option("--html", metavar="FILE", help="A page for a browser, in one file.")] = None,
    md: Annotated[To, typer.Option("--md", metavar="FILE", help="A page of Markdown.")] = None,
    json: Annotated[To, typer.Option("--json", metavar="FILE", help="The document of status --json.")] = None,
    atom: Annotated[To, typer.Option("--atom", metavar="FILE", help="What fired, for a feed reader.")] = None,
    ics: Annotated[To, typer.Option("--ics", metavar="FILE", help="The deadlines, for a calendar.")] = None,
    site: Site = "",
    feeds: FeedsFile = None,
) -> None:
    """Write where every watch stands into files, without reading feeds; - is standard output.

    Each file is written whole or not at all.

    Example: watchlist report --html report.html --ics deadlines.ics

    Example: watchlist report shadow-fleet --md -
    """
    wanted = {"html": html, "md": md, "json": json, "atom": atom, "ics": ics}
    files = {kind: path for kind, path in wanted.items() if path is not None}
    if not files:
        raise UsageError("say what to write: --html FILE, --md, --json, --atom or --ics; - is standard output")
    if sum(path == STDOUT for path in files.values()) > 1:
        raise UsageError("only one of them can go to standard output: give the others a FILE")
    from watchlist.definitions.written import write_whole
    from watchlist.flows.publish import documents
    from watchlist.flows.report import build
    from watchlist.flows.scope import limited
    from watchlist.reports.page import Page
    from watchlist.store.store import Store

    home, only = Home.of(ctx), watches or ()
    definitions, now = limited(home.definitions(feeds_file=feeds, only=only), only), home.now()
    with Store.look(home.paths.state) as store:
        made = documents(files, definitions, store, now, Page(site=site))
        brief = build(definitions, store, now)
    for kind, path in files.items():
        if path == STDOUT:
            say(made[kind])
        else:
            write_whole(path, made[kind], printable(str(path)))
            talk(f"written: {printable(str(path))}")
    raise typer.Exit(code_of(brief, left_out=bool(definitions.left_out)))
