"""`watchlist close`: the owner is done with it."""

from __future__ import annotations

import typer

from watchlist.cli.arguments import Json
from watchlist.cli.deeds import Name, Note, do


def close(ctx: typer.Context, name: Name, note: Note = "", json: Json = False) -> None:
    """Be done with it: it stays in the list with its answer, and nothing more is told of it.

    It is read on, and `history` goes on, so that `reopen` brings it back as it is then. `disable` is another thing:
    it edits the watch file, and the watch is not read at all.

    Example: watchlist close new-start --note "it ran out"
    """
    from watchlist.flows import hand

    do(ctx, name, lambda definitions, store, now: hand.close(definitions, store, name, now, note=note), json=json)
