"""`watchlist backup`: the state, copied whole."""

from __future__ import annotations

import json as to_json
from datetime import UTC
from pathlib import Path
from typing import Annotated

import typer

from watchlist.cli.arguments import Json
from watchlist.cli.home import Home
from watchlist.cli.output import say, talk
from watchlist.definitions.words import printable


def backup(
    ctx: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Where to; by default beside the state, with the time.")
    ] = None,
    json: Json = False,
) -> None:
    """Copy the state into a file, and read the copy again. Nothing has to stop for it.

    A backup holds all that is remembered: items, evidence, what was told. Your watches and settings are files of
    yours, and not in it. An earlier backup of the same name is replaced when the new one is whole.
    """
    from watchlist.store.backup import back_up

    home = Home.of(ctx)
    state = home.paths.state
    named = f"{state.name}.{home.now().astimezone(UTC):%Y%m%dT%H%M%SZ}.backup"
    copied = back_up(state, home.paths.cwd / file if file else state.with_name(named))
    if json:
        say(to_json.dumps({"version": 1, "file": str(copied.path), "bytes": copied.size}, indent=2) + "\n")
        return
    say(f"{printable(str(copied.path))}\n")
    talk(f"backed up and read again, {copied.size:,} bytes")
