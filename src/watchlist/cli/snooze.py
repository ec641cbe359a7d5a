"""`watchlist snooze`: nothing of it for a while."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

import typer

from watchlist.cli.arguments import Json, length
from watchlist.cli.deeds import Name, Note, do
from watchlist.errors import UsageError


def snooze(
    ctx: typer.Context,
    name: Name,
    long: Annotated[
        timedelta | None, typer.Option("--for", parser=length, metavar="TIME", help="For how long: 12h, 7d.")
    ] = None,
    until: Annotated[
        str, typer.Option("--until", metavar="DATE", help="Until when: YYYY-MM-DD, or a time with its zone.")
    ] = "",
    note: Note = "",
    json: Json = False,
) -> None:
    """Hear nothing of it for a while; what happens meanwhile is told then.

    It is read on, and shown by `status`. A second snooze takes the place of the first, and `reopen` ends it.

    Example: watchlist snooze ukraine-minerals --for 7d
    """
    from watchlist.flows import hand

    if (long is None) == (not until):
        raise UsageError("say how long: --for 7d, or --until 2026-12-31; one of the two")
    do(
        ctx,
        name,
        lambda definitions, store, now: hand.snooze(
            definitions,
            store,
            name,
            now,
            until=_until(until, definitions.settings.timezone) if long is None else now + long,
            note=note,
        ),
        json=json,
    )


def _until(text: str, zone: str) -> datetime:
    from zoneinfo import ZoneInfo

    from watchlist.definitions.values import moment

    try:
        return moment(text, ZoneInfo(zone) if zone else None)
    except ValueError as error:
        raise UsageError(f"--until: {' - '.join(error.args)}") from None
