"""`watchlist ack`: the owner has seen it."""

from __future__ import annotations

import typer

from watchlist.cli.arguments import Json
from watchlist.cli.deeds import Name, Note, do


def ack(ctx: typer.Context, name: Name, note: Note = "", json: Json = False) -> None:
    """Say that you have seen it: it is shown calmly, and told of again only when it changes.

    Example: watchlist ack shadow-fleet
    """
    from watchlist.flows import hand

    do(ctx, name, lambda definitions, store, now: hand.ack(definitions, store, name, now, note=note), json=json)
