"""`watchlist confirm`: the owner says that it happened."""

from __future__ import annotations

import typer

from watchlist.cli.arguments import Json
from watchlist.cli.deeds import Name, Note, do


def confirm(ctx: typer.Context, name: Name, note: Note = "", json: Json = False) -> None:
    """Say that it happened: the signal fires by your word, or is confirmed where it has fired.

    Your word proves alone, whatever the signal's proof. To take it back: watchlist wrong WATCH/SIGNAL confirm

    Example: watchlist confirm shadow-fleet/license --note "read it in the gazette"
    """
    from watchlist.flows import hand

    do(ctx, name, lambda definitions, store, now: hand.confirm(definitions, store, name, now, note=note), json=json)
