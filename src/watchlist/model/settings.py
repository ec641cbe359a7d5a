"""What the owner alone decides: channels, routes, the network, the time zone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How we go out.

    `allow` holds private addresses or networks that may be dialled, none by default; `proxy` is used only
    where it is named here. `deadline` is the total time a feed may take, in seconds.
    """

    allow: tuple[str, ...] = ()
    per_host: int = 2
    connections: int = 24
    deadline: float = 20.0
    proxy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A way to tell somebody: its kind, and that kind's own options as written."""

    id: str
    kind: str
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Which events reach a channel: all of them, or those of some watches or states."""

    channel: str
    watches: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The owner's `watchlist.yaml`. An empty `timezone` is the machine's."""

    channels: tuple[Channel, ...] = ()
    routes: tuple[Route, ...] = ()
    network: Network = Network()
    timezone: str = ""
