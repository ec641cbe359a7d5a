"""`watchlist reopen`: what was closed, snoozed or acknowledged is as before."""

from __future__ import annotations

from typing import Annotated

import typer

from watchlist.cli.arguments import Json
from watchlist.cli.deeds import Name, Note, do


def reopen(
    ctx: typer.Context,
    name: Name,
    item: Annotated[
        str, typer.Argument(metavar="[ITEM]", help="An item that was wrong, and is to count again: its id.")
    ] = "",
    note: Note = "",
    json: Json = False,
) -> None:
    """Undo close, snooze and ack; with an item, let it count again that was wrong.

    What was put off by a snooze is told now; what happened while it was closed is in `history`, and is not told.
    An example that `wrong` has written stays in the watch file. What you confirmed is taken back by `wrong`.

    Example: watchlist reopen new-start
    """
    from watchlist.flows import hand

    if item:
        do(ctx, name, lambda words, store, now: hand.let_in(words, store, name, item, now, note=note), json=json)
    else:
        do(ctx, name, lambda words, store, now: hand.reopen(words, store, name, now, note=note), json=json)
