"""A feed: an address that we poll, what we know of its publisher, and how it has been."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class FeedKind(StrEnum):
    """Whose voice a feed is."""

    PRIMARY = "primary"
    WIRE = "wire"
    PRESS = "press"
    TRADE = "trade"
    SEARCH = "search"


class Feed(Struct, frozen=True, kw_only=True):
    """An address that we poll, as the owner's feeds file or the catalogue gives it.

    `family` names the owner that several publishers share; `actor` is the party whose own voice a primary
    source is ("ru" for the Kremlin). `url` is http(s), or `file:` where the owner's own feeds file says so.
    """

    id: str
    url: str
    publisher: str = ""
    family: str = ""
    kind: FeedKind = FeedKind.PRESS
    actor: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    site: str = ""


class Publisher(Struct, frozen=True, kw_only=True):
    """Who stands behind an item. Publishers with the same `owner` count as one."""

    name: str
    owner: str
    primary: bool = False
    actor: str = ""


class Health(StrEnum):
    """How a feed is, in one word."""

    OK = "ok"
    UNCHANGED = "unchanged"
    EMPTY = "empty"
    UNDATED = "undated"
    STALE = "stale"
    MOVED = "moved"
    GONE = "gone"
    BLOCKED = "blocked"
    NOT_A_FEED = "not-a-feed"
    FAILING = "failing"
    UNPROVEN = "unproven"

    @property
    def readable(self) -> bool:
        """Whether the last reading brought what the feed had to say."""
        return self in {Health.OK, Health.UNCHANGED, Health.EMPTY, Health.UNDATED, Health.STALE, Health.MOVED}


class FeedState(Struct, frozen=True, kw_only=True):
    """What we remember of a feed between runs: its validators, its health, and when it is due again.

    `last_read` is when it was last read whole, None where it never was. `next_due` is set only where the
    publisher asked us to wait or where failures push it back. `failures` counts those in a row and `since`
    is when the present health began. `full_at` is when the last full (not conditional) reading was.
    `gap` is how many seconds lie between its items, but for the longest few times; 0 where nobody can tell.
    """

    feed: str
    health: Health = Health.UNPROVEN
    error: str = ""
    etag: str = ""
    modified: str = ""
    body_hash: str = ""
    url: str = ""
    last_tried: datetime | None = None
    last_read: datetime | None = None
    full_at: datetime | None = None
    next_due: datetime | None = None
    since: datetime | None = None
    failures: int = 0
    items: int = 0
    newest: datetime | None = None
    moved_to: str = ""
    moved_runs: int = 0
    gap: int = 0
