"""`watchlist feeds export`: your feeds for another reader."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from watchlist.cli.arguments import FeedsFile
from watchlist.cli.home import Home
from watchlist.cli.output import say, talk
from watchlist.definitions.words import printable


def export(
    ctx: typer.Context,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it there; by default it is printed.")
    ] = None,
    feeds_file: FeedsFile = None,
) -> None:
    """Print your feeds as OPML, which feed readers and `feeds import` take.

    Feeds that lie in files of yours are left out.
    """
    from watchlist.definitions.written import write_whole
    from watchlist.feeds.links import http_link
    from watchlist.feeds.opml import write

    home = Home.of(ctx)
    definitions = home.definitions(feeds_file=feeds_file)
    for problem in definitions.problems:
        if problem.file == home.paths.shown(feeds_file or home.paths.feeds):
            talk(str(problem))
    feeds = [feed for feed in definitions.feeds if http_link(feed.url)]
    text = write(feeds, "Feeds of watchlist")
    if output is None:
        say(text)
    else:
        target = home.paths.cwd / output
        write_whole(target, text, home.paths.shown(target))
        talk(f"{home.paths.shown(target)}: {len(feeds):,} feeds")
    out = [feed.id for feed in definitions.feeds if feed not in feeds]
    if out:
        talk(f"left out, for nobody else can read them: {printable(', '.join(out))}")
