"""`watchlist init`: a home to start from."""

from __future__ import annotations

import json as to_json
import os
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer
from msgspec.structs import replace

from watchlist.cli.arguments import Json
from watchlist.cli.home import Home
from watchlist.cli.output import say
from watchlist.definitions.home import locate
from watchlist.definitions.starter import write
from watchlist.definitions.words import printable
from watchlist.errors import UsageError


def init(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="The folder; by default where the home is looked for.")
    ] = None,
    json: Json = False,
) -> None:
    """Write a home with the three watches that ship; whatever is there already stays as it is."""
    paths = Home.of(ctx).paths
    root = paths.root if folder is None else paths.cwd / folder.expanduser()
    try:
        written = write(root)
    except OSError as error:
        where = printable(str(error.filename or root))
        raise UsageError(
            f"cannot write {where}: {error.strerror}; choose another folder, `watchlist init DIR`"
        ) from None
    if json:
        document = {"home": root, "wrote": written.wrote, "left": written.left}
        say(to_json.dumps(document, indent=2, default=str) + "\n")
        return
    shown = replace(paths, cwd=root).shown
    lines = [f"home   {printable(str(root))}"]
    lines += [f"wrote  {shown(path)}" for path in written.wrote]
    lines += [f"left   {shown(path)}   (it is there already)" for path in written.left]
    # The next step works as it is printed: it names the folder where nothing else would find it.
    found = locate(None, os.environ, paths.cwd).root == root
    chosen = "" if found else f" --home {quote(printable(str(root)))}"
    say("\n".join([*lines, f"next:  watchlist{chosen} check", ""]))
