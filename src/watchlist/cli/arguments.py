"""Arguments and options that several commands share, and how the shell completes them."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from watchlist.definitions.home import locate
from watchlist.reports.printable import address, printable


def ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of watches that begin so, and after a slash those of the watch's signals."""
    try:
        return _ids(ctx.find_root().params.get("home"), incomplete)
    except Exception:
        # A shell that completes shows whatever goes wrong in the middle of the user's line.
        return []


def _ids(home: str | None, incomplete: str) -> list[str]:
    from watchlist.definitions.files import listed, read_file, signal_ids

    watches = {path.stem: path for path in listed(locate(home, os.environ, Path.cwd()).watches)}
    watch, slash, _ = incomplete.partition("/")
    if not slash:
        return list(watches)
    return [f"{watch}/{signal}" for signal in signal_ids(read_file(watches[watch], watch))] if watch in watches else []


def moment(text: str) -> datetime:
    """Return the time that an option names, or refuse it in words."""
    from watchlist.definitions.values import moment as read

    try:
        return read(text)
    except ValueError as error:
        raise typer.BadParameter(" - ".join(error.args)) from None


def site(text: str) -> str:
    """Return the address that an option names, or refuse it in words."""
    if text and not address(text):
        raise typer.BadParameter(f"{printable(text)!r} is no address: write https://me.example/watchlist/")
    return text


def length(text: str) -> timedelta:
    """Return the length of time that an option names, or refuse it in words."""
    from watchlist.definitions.values import duration

    try:
        return duration(text)
    except ValueError as error:
        raise typer.BadParameter(" - ".join(error.args)) from None


Watches = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WATCH]...", help="Ids of watches; all of them, if absent.", autocompletion=ids),
]
OneWatch = Annotated[str, typer.Argument(metavar="WATCH", help="The id of a watch.", autocompletion=ids)]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, and nothing else.")]
FeedsFile = Annotated[
    Path | None, typer.Option("--feeds", metavar="FILE", help="Read this feeds file instead of the home's.")
]
Site = Annotated[
    str, typer.Option("--site", metavar="URL", parser=site, help="Where the folder is served: the feed's own address.")
]
