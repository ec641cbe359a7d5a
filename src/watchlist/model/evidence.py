"""What an item says of a signal: the reading, and the evidence that is kept of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

VIA = " via "
"""Between a wire and the paper that prints its dispatch, in the name of a publisher: "Reuters via Herald"."""


class Status(StrEnum):
    """How an item speaks of the occurrence."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    FORECAST = "forecast"
    DENIED = "denied"
    OPPOSITE = "opposite"
    QUESTION = "question"
    OPINION = "opinion"
    HISTORY = "history"
    OTHER_ACTOR = "other-actor"
    UNRELATED = "unrelated"


class Reading(Struct, frozen=True, kw_only=True, gc=False):
    """How one item speaks of one signal, with the reasons in words and the sentence that says so."""

    watch: str
    signal: str
    status: Status
    counts: bool
    because: tuple[str, ...]
    quote: str


class NearMiss(Struct, frozen=True, kw_only=True, gc=False):
    """An item that came close to counting for a signal, and the one thing that it lacks."""

    watch: str
    signal: str
    item: str
    title: str
    link: str | None
    publisher: str
    at: datetime
    lacks: str
    mend: str = ""


class Evidence(Struct, frozen=True, kw_only=True, gc=False):
    """An item that speaks of a signal: how, who says so, when, and why we think so.

    `at` is when it counts as said. `publisher` is a name for readers, with the wire where one is credited. `owner` is
    what makes publishers independent of each other, and `story` is the folded title, by which reprints are one.
    """

    watch: str
    signal: str
    item: str
    revision: int = 1
    status: Status
    counts: bool
    publisher: str
    owner: str
    primary: bool = False
    actor: str = ""
    at: datetime
    because: tuple[str, ...]
    quote: str
    title: str
    link: str | None = None
    story: str = ""
