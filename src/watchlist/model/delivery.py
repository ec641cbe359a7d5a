"""The outbox: events on their way, each to one recipient of one channel."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from watchlist.model.standing import Event


class Delivery(Struct, frozen=True, kw_only=True):
    """What is to be told, through which channel, to whom. `event` is the key of an event of the same write."""

    event: str
    channel: str
    recipient: str
    due: datetime


class Waiting(Struct, frozen=True, kw_only=True):
    """A delivery that is not settled yet, with its event.

    `message` is the id of the message that it was put into at its first try, which was at `since`. `claimed_at`
    is set while it is being sent: where an earlier run left it so, nobody knows whether it arrived. `failed` says
    why the last try did not do it, and from `given_up` on nobody tries again by himself.
    """

    id: int
    key: str
    event: Event
    channel: str
    recipient: str
    due: datetime
    next_try: datetime
    attempts: int = 0
    message: str = ""
    since: datetime | None = None
    claimed_at: datetime | None = None
    failed: str = ""
    given_up: datetime | None = None
