"""The pulse of a run: a dead-man service hears that it started, and how it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from watchlist.cli import exits
from watchlist.cli.home import Home
from watchlist.cli.output import talk
from watchlist.cli.telling import surroundings
from watchlist.errors import StoreError, WatchlistError
from watchlist.model.settings import Settings
from watchlist.reports.printable import printable

if TYPE_CHECKING:
    from watchlist.store.store import Store

# That something fired is no failure.
WELL = frozenset({exits.RAN, exits.FIRED})
BROKE_OFF = 1


@contextmanager
def pulse(
    home: Home, settings: Settings, store: Store, now: datetime, *, wanted: bool
) -> Iterator[Callable[[int], None]]:
    """Tell the heartbeat address that a run starts and, at the end of the block, how it ended.

    What it gives is called with the exit code; a block that never calls it broke off. That the service does not hear
    us is said once, and fails nothing.
    """
    url = settings.heartbeat_url
    if not url or not wanted:
        yield lambda code: None
        return
    from watchlist.notify.heartbeat import ping

    env = surroundings(home, settings, now)
    ended = BROKE_OFF

    def end(code: int) -> None:
        nonlocal ended
        ended = code

    troubles = [ping(url, env, said="start")]
    try:
        yield end
    except WatchlistError as error:
        ended = exits.of(error)
        raise
    finally:
        troubles.append(ping(url, env) if ended in WELL else ping(url, env, said="fail", code=ended))
        with suppress(StoreError):
            why = next(filter(None, troubles), "")
            if store.newly_told("pulse", {"unheard"} if why else set(), now):
                talk(f"watchlist: heartbeat_url in watchlist.yaml was not reached: {printable(why)} - the check ran on")
