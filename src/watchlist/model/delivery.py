"""A row of the outbox: an event on its way to one recipient of one channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What is to be told, through which channel, to whom. `event` is the key of an event of the same write."""

    event: str
    channel: str
    recipient: str
    due: datetime
