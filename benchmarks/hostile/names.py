"""Name servers that misbehave, and addresses that do not answer: none outlasts the deadline."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any

import httpcore2
from benchmarks.hostile.answers import BODY
from benchmarks.hostile.tally import Tally
from benchmarks.hostile.trials import HEALTHY, PUBLIC, judge
from tests.builders import NOW, a_feed
from tests.servers import http

from watchlist.feeds.plan import Request, plan
from watchlist.feeds.reading import Outcome, read_feeds
from watchlist.feeds.workers import Pools
from watchlist.model.settings import Network
from watchlist.net.addresses import Address
from watchlist.net.conversation import Limits, dial
from watchlist.net.guard import Guard
from watchlist.net.post import Unanswered, get, post
from watchlist.net.resolve import resolve

OTHER = "93.184.215.15"
DEAD, INSIDE = "203.0.112.1", "10.0.0.7"
WELL = f"{HEALTHY}.example"


@dataclass
class Town:
    """Where names lead: the healthy one to somebody who answers, any other where the case says."""

    look: Callable[[Town], Any]
    asked: int = 0
    dialled: list[str] = field(default_factory=list)

    async def resolve(self, host: str, port: int) -> list[Address]:
        """Look up a name."""
        if host == WELL:
            return [ip_address(OTHER)]
        self.asked += 1
        found = await self.look(self)
        return [ip_address(each) if isinstance(each, str) else each for each in found]


class Dialler(httpcore2.AsyncNetworkBackend):
    """Dials nobody. One address is dead, the others answer: with a redirect to a name, or with a document."""

    def __init__(self, town: Town) -> None:
        self._town = town

    async def connect_tcp(self, host: str, *rest: Any, **more: Any) -> httpcore2.AsyncNetworkStream:
        """Give an answer, or none."""
        if host == DEAD:
            await asyncio.sleep(60)
        if host == OTHER:
            return httpcore2.AsyncMockStream([http(BODY)])
        self._town.dialled.append(host)
        on = b"HTTP/1.1 302 Found\r\nLocation: http://next.example/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        return httpcore2.AsyncMockStream([on])


def name_servers() -> dict[str, Callable[[Town], Any]]:
    """Return every misbehaviour by its name."""

    async def hang(town: Town) -> list[str]:
        await asyncio.sleep(60)
        return [PUBLIC]

    async def hang_on_the_next(town: Town) -> list[str]:
        if town.asked > 1:
            await asyncio.sleep(60)
        return [PUBLIC]

    async def fail_late(town: Town) -> list[str]:
        await asyncio.sleep(1.5)
        raise OSError(-3, "Temporary failure in name resolution")

    async def be_slow_each_time(town: Town) -> list[str]:
        await asyncio.sleep(0.8)
        return [PUBLIC]

    async def turn_inside(town: Town) -> list[str]:
        return [PUBLIC] if town.asked == 1 else [INSIDE]

    async def by_the_system(town: Town) -> list[Address]:
        return await resolve("hanging.example", 80)

    def saying(*addresses: str) -> Callable[[Town], Any]:
        async def look(town: Town) -> list[str]:
            return list(addresses)

        return look

    def failing(error: Exception) -> Callable[[Town], Any]:
        async def look(town: Town) -> list[str]:
            raise error

        return look

    return {
        "hangs": hang,
        "hangs on the next hop": hang_on_the_next,
        "fails late": fail_late,
        "is slow on every hop": be_slow_each_time,
        "leads inside on the next hop": turn_inside,
        "hangs in the system": by_the_system,
        "says nothing": saying(),
        "says no such name": failing(OSError(-2, "Name or service not known")),
        "says to come again": failing(OSError(-3, "Temporary failure in name resolution")),
        "leads to an address that is dead": saying(DEAD),
        "leads to four that are dead": saying(*[DEAD] * 4),
        "leads to 1,000 that are dead": saying(*[DEAD] * 1_000),
        "leads out and in": saying(PUBLIC, INSIDE),
        "leads out, and in at the end of many": saying(*[PUBLIC] * 999, "::1"),
        "leads to us": saying("127.0.0.1"),
    }


@contextmanager
def _hanging_system() -> Iterator[None]:
    """The system's own resolver, which never answers for one name, as with a name server that is gone."""
    over = threading.Event()
    truly = socket.getaddrinfo

    def look(host: Any, *rest: Any, **more: Any) -> Any:
        if host == "hanging.example":
            over.wait(60)
            raise socket.gaierror(-3, "Temporary failure in name resolution")
        return truly(host, *rest, **more)

    socket.getaddrinfo = look
    try:
        yield
    finally:
        over.set()
        socket.getaddrinfo = truly


def lookups(tally: Tally, servers: Mapping[str, Callable[[Town], Any]], *, deadline: float, most: float) -> None:
    """Ask for each as a feed beside a healthy one, as a heartbeat and as a webhook; and once as a mail server."""
    network = Network(deadline=deadline)
    with _hanging_system(), Pools() as pools:
        for name, look in servers.items():
            town = Town(look)
            _as_feed(tally, name, town, network, most, pools)
            for way in (_as_heartbeat, _as_webhook):
                town.asked = 0
                with tally.case(f"{way.__name__.removeprefix('_as_')}: {name}", most):
                    way(network, Guard(resolve=town.resolve, dial=Dialler(town)))
            if inside := set(town.dialled) - {PUBLIC}:
                tally.fault(f"{name}: {inside} was dialled")
        with tally.case("mail server: hangs in the system", most), suppress(OSError):
            dial("hanging.example", 25, Limits(deadline)).close()


def _as_feed(tally: Tally, name: str, town: Town, network: Network, most: float, pools: Pools) -> None:
    found: dict[str, Outcome] = {}
    requests = [plan(a_feed(who, url=f"http://{who}.example/"), None, NOW, force=True) for who in ("first", HEALTHY)]
    began = time.monotonic()
    with tally.case(f"feed: {name}", most):
        asked = [each for each in requests if isinstance(each, Request)]
        guard = Guard(resolve=town.resolve, dial=Dialler(town))
        for outcome in read_feeds(asked, network, NOW, pools=pools, guard=guard):
            found[outcome.feed.id] = outcome
            if outcome.feed.id == HEALTHY and time.monotonic() - began > network.deadline / 2:
                tally.fault(f"{name}: the healthy feed had to wait")
    judge(tally, name, found.get("first"), found.get(HEALTHY), healed=False)


def _as_heartbeat(network: Network, guard: Guard) -> None:
    with suppress(Unanswered):
        get("http://first.example/", network, seconds=network.deadline, guard=guard)


def _as_webhook(network: Network, guard: Guard) -> None:
    with suppress(Unanswered):
        post("http://first.example/", b"{}", {}, network, seconds=network.deadline, guard=guard)
