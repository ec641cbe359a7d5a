"""A message, and what a channel knows of its surroundings."""

from __future__ import annotations

from typing import Any

from tests.builders import NOW
from tests.servers import LOOPBACK

from watchlist.model.message import Message
from watchlist.model.settings import Channel
from watchlist.notify.kinds import Env

CANARY = "c4n4ry-5ecret"
EVENT = {"watch": "harbour", "signal": "opened", "after": "fired"}


def a_message(**more: Any) -> Message:
    """The harbour opened."""
    facts: dict[str, Any] = {
        "channel": "me",
        "recipient": "me",
        "id": "harbour.1.abc@watchlist.example",
        "subject": "[watchlist] FIRED: The harbour opens",
        "text": "The harbour opens.\nThree publishers say so.\n",
        "payload": {"version": 1, "kind": "alert", "events": [EVENT]},
    }
    return Message(**(facts | more))


def an_env(**variables: str) -> Env:
    """Surroundings with these variables, in which the loopback address may be dialled."""
    return Env(variables=variables, network=LOOPBACK, now=NOW)


def a_channel(kind: str, **options: Any) -> Channel:
    """A channel of that kind."""
    return Channel(id="me", kind=kind, options=options)
