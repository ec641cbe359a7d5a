"""`watchlist restore`: the way back."""

from __future__ import annotations

import json as to_json
from pathlib import Path
from typing import Annotated

import typer

from watchlist.cli.arguments import Json
from watchlist.cli.home import Home
from watchlist.cli.output import say, talk
from watchlist.definitions.words import printable


def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `watchlist backup` wrote.")],
    json: Json = False,
) -> None:
    """Put a backup in the place of the state. What stands there now is kept beside it.

    The backup is read first: one that is damaged, of another program, or of a newer watchlist changes nothing.
    What has happened since it was made is found and told once more.
    """
    from watchlist.store.backup import restore as bring_back

    home = Home.of(ctx)
    copied = bring_back(home.paths.state, home.paths.cwd / file)
    kept = str(copied.before) if copied.before else None
    if json:
        say(to_json.dumps({"version": 1, "state": str(copied.path), "kept": kept}, indent=2) + "\n")
        return
    say(f"{printable(str(copied.path))}: restored\n")
    if kept:
        talk(f"what stood there is kept: {printable(kept)}")
    talk(f"next: {home.spelled('status')}")
