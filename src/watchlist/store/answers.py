"""What the store answers with, besides the model's own types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from watchlist.model.evidence import Evidence, NearMiss
from watchlist.model.hand import Hand
from watchlist.model.item import Item
from watchlist.model.standing import Event, Standing


class Saved(Struct, frozen=True, kw_only=True):
    """How many items of a feed were new, and how many came back with another title."""

    new: int = 0
    revised: int = 0


class Stored(Struct, frozen=True, kw_only=True):
    """An item in the store: its position, which grows with every revision, and the revision it is at."""

    position: int
    revision: int
    item: Item


class Cursor(Struct, frozen=True, kw_only=True):
    """Up to which position a watch has judged, by which rules, and when it was first read at all.

    `blind_since` is when it was first found blind, None while it sees, and `blind_told` whether that was told.
    """

    position: int
    fingerprint: str
    started: datetime
    blind_since: datetime | None = None
    blind_told: bool = False


class Case(Struct, frozen=True, kw_only=True):
    """All that is known of a watch. The standings are by signal, the evidence by its time, near misses latest first.

    `hands` are the owner's deeds in their order, and `changed` is when the last transition of a signal was recorded;
    it is known where something was acknowledged.
    """

    cursor: Cursor | None = None
    standings: Mapping[str, Standing] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    near: tuple[NearMiss, ...] = ()
    hands: tuple[Hand, ...] = ()
    changed: Mapping[str, datetime] = field(default_factory=dict)


class Recorded(Struct, frozen=True, kw_only=True):
    """An event on record: its key, when it was recorded, when `--quiet` printed it, and when it was told."""

    key: str
    event: Event
    recorded: datetime
    printed_at: datetime | None = None
    told_at: datetime | None = None


class Counts(Struct, frozen=True, kw_only=True):
    """How much the store holds."""

    items: int
    evidence: int


class Runs(Struct, frozen=True, kw_only=True):
    """How many runs there were over all feeds, and how many signals fired in them.

    `feeds` and `readable` are those of the last run.
    """

    count: int = 0
    feeds: int = 0
    readable: int = 0
    fired: int = 0
