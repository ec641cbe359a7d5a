"""What is sent: one message to one recipient of one channel."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct, field


class Message(Struct, frozen=True, kw_only=True):
    """A message as every kind of channel gets it; each takes of it what it can carry.

    `id` is the same at every try: the Message-ID of a mail (without its brackets), and the key by which a
    program tells that it has seen it. `payload` is what programs read, ready for JSON: `{"version", "kind",
    "events"}`, the events as in `check --json`. `references` are the ids of earlier messages on the same signals,
    oldest first. `again` is set where an earlier try may have arrived; text and HTML say so already. `at` is
    when it was made.
    """

    channel: str
    recipient: str
    id: str
    subject: str
    text: str
    html: str = ""
    payload: Mapping[str, Any] = field(default_factory=dict)
    references: tuple[str, ...] = ()
    again: bool = False
    at: datetime | None = None
