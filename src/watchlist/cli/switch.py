"""`watchlist enable` and `watchlist disable`: a watch on or off, and nothing else in its file moved."""

from __future__ import annotations

import typer

from watchlist.cli.arguments import OneWatch
from watchlist.cli.home import Home
from watchlist.cli.output import say


def enable(ctx: typer.Context, watch: OneWatch) -> None:
    """Read a watch again that was switched off."""
    _switch(ctx, watch, enabled=True)


def disable(ctx: typer.Context, watch: OneWatch) -> None:
    """Leave a watch unread, without losing what is known of it."""
    _switch(ctx, watch, enabled=False)


def _switch(ctx: typer.Context, watch: str, *, enabled: bool) -> None:
    from watchlist.flows.add import switch

    change = switch(Home.of(ctx).paths, watch, enabled=enabled)
    state = "on" if enabled else "off"
    if change.before == change.after:
        say(f"{watch} is {state} already.\n")
        return
    change.write()
    say(f"{change.diff}\n{watch} is {state}.\n")
