"""The document that programs get of a message: its payload, with what tells one message from another."""

from __future__ import annotations

from typing import Any

from watchlist.model.message import Message


def document(message: Message) -> dict[str, Any]:
    """Return the message for a program; `id` is the same at every try, and `again` says that this may be the second."""
    return {
        **message.payload,
        "id": message.id,
        "channel": message.channel,
        "again": message.again,
        "subject": message.subject,
        "text": message.text,
    }
