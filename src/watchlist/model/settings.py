"""What the owner alone decides: channels, routes, the network, the time zone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from typing import Any

from msgspec import Struct, field


class Network(Struct, frozen=True, kw_only=True):
    """How we go out.

    `allow` holds private addresses or networks that may be dialled, none by default; `proxy` is used only
    where it is named here. `deadline` is the total time a feed may take, in seconds.
    """

    allow: tuple[str, ...] = ()
    per_host: int = 2
    connections: int = 24
    deadline: float = 20.0
    proxy: str = ""


class Channel(Struct, frozen=True, kw_only=True):
    """A way to tell somebody: its kind, and that kind's own options as written."""

    id: str
    kind: str
    options: Mapping[str, Any] = field(default_factory=dict)


class When(StrEnum):
    """How long an event waits before it is told."""

    AT_ONCE = "at-once"
    DAILY = "daily"
    WEEKLY = "weekly"


class Digest(Struct, frozen=True, kw_only=True):
    """When what waited is told, by the owner's clock. `day` counts from Monday, 0, and is for weekly ones."""

    at: time = time(7)
    day: int = 0


class QuietHours(Struct, frozen=True, kw_only=True):
    """From when until when nobody is disturbed, by the owner's clock; over midnight where it ends before it starts."""

    start: time
    end: time


class Route(Struct, frozen=True, kw_only=True):
    """Which events reach a channel, and when: all of them, or those of some watches or states.

    What is `urgent` is told in quiet hours, too. With `heartbeat`, the channel hears every week that all is well.
    """

    channel: str
    watches: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    when: When = When.AT_ONCE
    digest: Digest = Digest()
    quiet_hours: QuietHours | None = None
    urgent: tuple[str, ...] = ()
    heartbeat: bool = False


class Settings(Struct, frozen=True, kw_only=True):
    """The owner's `watchlist.yaml`. An empty `timezone` is the machine's.

    `heartbeat_url` is asked for at the start and the end of each check; it may be a reference to a secret.
    """

    channels: tuple[Channel, ...] = ()
    routes: tuple[Route, ...] = ()
    network: Network = Network()
    timezone: str = ""
    heartbeat_url: str | Mapping[str, Any] = ""
