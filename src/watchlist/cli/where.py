"""`watchlist where`: every path in use."""

from __future__ import annotations

import json as to_json
from pathlib import Path

import typer

from watchlist.cli.arguments import Json
from watchlist.cli.home import Home
from watchlist.cli.output import say
from watchlist.definitions.home import Paths
from watchlist.definitions.shipped import catalogue
from watchlist.definitions.words import printable

# What it means that something is not there.
ABSENT = {
    "home": "`watchlist init` writes one",
    "settings": "the defaults hold",
    "feeds": "the catalogue that ships is read",
    "watches": "`watchlist init` writes three",
    "vocabulary": "the words that ship are all",
    "state": "`watchlist check` begins one",
    "log": "nothing to tell",
}


def where(ctx: typer.Context, json: Json = False) -> None:
    """Print every path in use, and whether something is there."""
    paths = named(Home.of(ctx).paths)
    if json:
        say(
            to_json.dumps(
                {name: {"path": str(path), "exists": not missing(name, path)} for name, path in paths.items()},
                indent=2,
            )
        )
        say("\n")
        return
    for name, path in paths.items():
        why = missing(name, path)
        say(f"{name:<11}{printable(str(path))}{f'   ({why})' if why else ''}\n")


def missing(name: str, path: Path) -> str:
    """Return why nothing is found at the path, and what that means; nothing where something is there."""
    try:
        return "" if path.exists() else f"not there: {ABSENT.get(name, 'broken installation')}"
    except OSError as error:
        return f"cannot be looked at: {error.strerror}"


def named(paths: Paths) -> dict[str, Path]:
    """Return every path by the name that the user knows it by."""
    return {
        "home": paths.root,
        "settings": paths.settings,
        "feeds": paths.feeds,
        "watches": paths.watches,
        "vocabulary": paths.vocabulary,
        "state": paths.state,
        "log": paths.log,
        "catalogue": catalogue(),
    }
