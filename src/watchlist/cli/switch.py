"""`watchlist enable` and `watchlist disable`: a watch on or off, and nothing else in its file moved."""

from __future__ import annotations

import json as to_json

import typer

from watchlist.cli.arguments import Json, OneWatch
from watchlist.cli.home import Home
from watchlist.cli.output import difference, say


def enable(ctx: typer.Context, watch: OneWatch, json: Json = False) -> None:
    """Read a watch again that was switched off."""
    _switch(ctx, watch, enabled=True, json=json)


def disable(ctx: typer.Context, watch: OneWatch, json: Json = False) -> None:
    """Leave a watch unread, without losing what is known of it.

    It edits the watch file. To have it read on, and hear no more of it, use `close`.
    """
    _switch(ctx, watch, enabled=False, json=json)


def _switch(ctx: typer.Context, watch: str, *, enabled: bool, json: bool) -> None:
    from watchlist.flows.add import switch

    change = switch(Home.of(ctx).paths, watch, enabled=enabled)
    if change.diff:
        change.write()
    if json:
        document = {"version": 1, "file": change.shown, "watch": watch, "enabled": enabled, "diff": change.diff}
        say(to_json.dumps(document, indent=2) + "\n")
        return
    state = f"{watch} is {'on' if enabled else 'off'}"
    say(f"{difference(change.diff)}\n{state}.\n" if change.diff else f"{state} already.\n")
