"""How messages leave from the command line, and what is said of those that do not."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from watchlist.cli.home import Home
from watchlist.model.settings import Channel, Settings
from watchlist.reports.printable import printable

if TYPE_CHECKING:
    from watchlist.flows.deliver import Failed, Ways
    from watchlist.notify.kinds import Env, Notifier


def ways(home: Home, settings: Settings, now: datetime) -> Ways:
    """Return the ways of this home's channels; a kind is imported when the first message needs it."""
    from watchlist.flows.deliver import Ways
    from watchlist.notify.kinds import build

    env = surroundings(home, settings, now)

    def built(channel: Channel) -> Notifier:
        return build(channel, env)

    return Ways(build=built)


def surroundings(home: Home, settings: Settings, now: datetime) -> Env:
    """Return what a channel may know of this home."""
    from watchlist.notify.kinds import Env

    return Env(variables=os.environ, home=home.paths.root, network=settings.network, now=now)


def complaints(failed: Iterable[Failed]) -> Iterator[tuple[str, str]]:
    """Give a line for each message that did not go out, with a key by which it is told once."""
    for each in failed:
        end = "given up; mend it, then `watchlist notify retry`" if each.given_up else "it will be tried again"
        to = each.channel if each.recipient == each.channel else f"{each.channel} ({each.recipient})"
        line = f"watchlist: {printable(to)} was not told: {printable(each.why)} - {end}"
        yield f"{each.channel} {each.recipient}{' given up' if each.given_up else ''}", line
