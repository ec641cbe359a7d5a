"""How a state looks and what it is called, the same in every report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from watchlist.model.feed import Health
from watchlist.model.report import FeedLine, WatchBlock
from watchlist.model.standing import State


class Look(NamedTuple):
    """One state's symbol, its word, and its style.

    Only red, magenta, bold and dim: of the eight named colours, these alone keep their contrast on white
    and on black alike.
    """

    symbol: str
    word: str
    style: str


BLIND = Look("?", "blind", "bold magenta")
LOOKS: Mapping[State, Look] = {
    State.FIRED: Look("●", "fired", "bold red"),
    State.REVERSED: Look("↺", "reversed", "bold magenta"),
    State.AVERTED: Look("◌", "averted", "bold"),
    State.MISSED: Look("◌", "missed", "bold"),
    State.STIRRING: Look("◐", "stirring", "magenta"),
    State.QUIET: Look("○", "quiet", "dim"),
}
WORD = max(len(look.word) for look in LOOKS.values())

ORDER = {state: place for place, state in enumerate(LOOKS)}


def look_of(block: WatchBlock) -> Look:
    """Return how a watch looks: blind where it cannot tell, and what it has already told stays told."""
    if block.blind and block.state in {State.QUIET, State.STIRRING}:
        return BLIND
    return LOOKS[block.state]


def rank(block: WatchBlock) -> int:
    """Return the place of a watch in a report: what happened first, what cannot be told next, quiet last."""
    return ORDER[State.STIRRING] if block.blind and block.state is State.QUIET else ORDER[block.state]


def count(number: int, one: str, many: str = "") -> str:
    """Return the number with its noun: `1 feed`, `1,312 items`."""
    return f"{number:,} {one}" if number == 1 else f"{number:,} {many or one + 's'}"


def failing(feed: FeedLine) -> bool:
    """Tell whether a feed was tried and could not be read; one never tried yet is not failing."""
    return not feed.health.readable and (feed.health is not Health.UNPROVEN or bool(feed.error))


def several(names: Sequence[str], most: int = 4) -> str:
    """Return the names in a row, the last ones as a number where there are many."""
    if len(names) <= most:
        return " · ".join(names)
    shown = most - 1
    return f"{' · '.join(names[:shown])} and {len(names) - shown} more"
