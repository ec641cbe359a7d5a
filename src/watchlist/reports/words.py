"""How a state looks and what it is called, the same in every report."""

from __future__ import annotations

import re
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


class Trouble(NamedTuple):
    """Why some feeds fail, in words, and which."""

    cause: str
    feeds: tuple[FeedLine, ...]


BLIND = Look("?", "blind", "bold magenta")
CLOSED = Look("✓", "closed", "dim")
LOOKS: Mapping[State, Look] = {
    State.FIRED: Look("●", "fired", "bold red"),
    State.REVERSED: Look("↺", "reversed", "bold magenta"),
    State.AVERTED: Look("◌", "averted", "bold"),
    State.MISSED: Look("◌", "missed", "bold"),
    State.STIRRING: Look("◐", "stirring", "magenta"),
    State.QUIET: Look("○", "quiet", "dim"),
}
WORD = max(len(look.word) for look in LOOKS.values())

# So many feeds with one and the same cause are one trouble.
ONE_TROUBLE = 4
# The title of the page that came instead of a feed.
PARTICULAR = re.compile(r' \(".*"\)')

ORDER = {state: place for place, state in enumerate(LOOKS)}


def look_of(block: WatchBlock) -> Look:
    """Return how a watch looks: blind where it cannot tell, and what it has already told stays told.

    What the owner is done with is closed, whatever its state.
    """
    if block.closed:
        return CLOSED
    if block.blind and block.state in {State.QUIET, State.STIRRING}:
        return BLIND
    return LOOKS[block.state]


def rank(block: WatchBlock) -> int:
    """Return the place of a watch in a report: what happened first, what cannot be told next, quiet and closed last."""
    if block.closed:
        return len(ORDER)
    return ORDER[State.STIRRING] if block.blind and block.state is State.QUIET else ORDER[block.state]


def count(number: int, one: str, many: str = "") -> str:
    """Return the number with its noun: `1 feed`, `1,312 items`."""
    return f"{number:,} {one}" if number == 1 else f"{number:,} {many or one + 's'}"


def failing(feed: FeedLine) -> bool:
    """Tell whether a feed was tried and could not be read; one never tried yet is not failing."""
    return not feed.health.readable and (feed.health is not Health.UNPROVEN or bool(feed.error))


def troubles(feeds: Sequence[FeedLine]) -> tuple[Trouble, ...]:
    """Return the feeds that fail, those with one and the same cause together where they are many.

    No network, or a site that blocks us, is one trouble, however many feeds tell of it.
    """
    causes: dict[tuple[Health, str], list[FeedLine]] = {}
    for feed in feeds:
        causes.setdefault((feed.health, _kind_of(feed.error)), []).append(feed)
    found: list[Trouble] = []
    for (_, kind), alike in causes.items():
        if len(alike) < ONE_TROUBLE:
            found += [Trouble(cause(feed.health, feed.error), (feed,)) for feed in alike]
        else:
            error = alike[0].error if len({feed.error for feed in alike}) == 1 else kind
            found.append(Trouble(cause(alike[0].health, error), tuple(alike)))
    return tuple(sorted(found, key=lambda trouble: len(trouble.feeds)))


def cause(health: Health, error: str) -> str:
    """Return why a feed fails: its health in a word, and more where more is known."""
    word = health.value.replace("-", " ")
    if not error:
        return word
    return error if health is Health.FAILING else f"{word}: {error}"


def some(names: Sequence[str], most: int = 2) -> str:
    """Return the first names, and how many more there are: `bbc-world, kremlin-en and 105 more`."""
    if len(names) <= most + 1:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most:,} more"


def _kind_of(error: str) -> str:
    """Return what an error shares with others of its kind: the names of hosts and pages come after, or in brackets."""
    return PARTICULAR.sub("", error).partition(": ")[0]


def several(names: Sequence[str], most: int = 4) -> str:
    """Return the names in a row, the last ones as a number where there are many."""
    if len(names) <= most:
        return " · ".join(names)
    shown = most - 1
    return f"{' · '.join(names[:shown])} and {len(names) - shown} more"
