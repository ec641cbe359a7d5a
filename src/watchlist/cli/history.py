"""`watchlist history`: all that happened to a watch, and when it was told."""

from __future__ import annotations

from typing import Annotated

import typer

from watchlist.cli.arguments import Json, ids
from watchlist.cli.home import Home
from watchlist.cli.output import page, say, talk
from watchlist.reports.history import document, render


def history(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="WATCH[/SIGNAL]", help="A watch, or one of its signals.", autocompletion=ids)
    ],
    json: Json = False,
) -> None:
    """List all that happened to a watch or a signal: when, why, who said so, and when you were told."""
    from watchlist.flows.history import history as recorded
    from watchlist.store.store import Store

    home = Home.of(ctx)
    definitions = home.definitions()
    with Store.look(home.paths.state) as store:
        lines = recorded(name, definitions, store)
    if json:
        say(document(name, lines, page()))
    elif lines:
        say(render(lines, home.now(), definitions.settings.timezone, page()))
    else:
        talk("nothing has happened yet")
