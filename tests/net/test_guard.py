"""The guard: looked up once, checked, dialled at the checked address."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any

import httpcore2
import httpx2
import pytest
from tests.servers import LOOPBACK, serving

from watchlist.model.settings import Network
from watchlist.net.addresses import Address
from watchlist.net.client import guard_for
from watchlist.net.fetch import Fetcher, Unreachable
from watchlist.net.guard import Guard, Refused


class Dialler(httpcore2.AsyncNetworkBackend):
    """Dials nothing; remembers where it was asked to, and refuses the addresses in `dead`."""

    def __init__(self, dead: Iterable[str] = ()) -> None:
        self.dialled: list[str] = []
        self.dead = set(dead)

    async def connect_tcp(self, host: str, *rest: Any, **more: Any) -> httpcore2.AsyncNetworkStream:
        self.dialled.append(host)
        if host in self.dead:
            raise httpcore2.ConnectError("refused")
        return httpcore2.AsyncMockStream([b"HTTP/1.1 204 No Content\r\n\r\n"])


def names(**known: str) -> Any:
    """A name server that knows these names, addresses separated by spaces."""

    async def resolve(host: str, port: int) -> list[Address]:
        if host not in known:
            raise OSError(-2, "Name or service not known")
        return [ip_address(address) for address in known[host].split()]

    return resolve


def dial(guard: Guard, host: str) -> None:
    asyncio.run(guard.connect_tcp(host, 80))


PRIVATE_URLS = [
    "http://127.0.0.1/", "http://127.1/", "http://0x7f.1/", "http://0x7f000001/", "http://2130706433/",
    "http://017700000001/", "http://0177.0.0.1/", "http://0/", "http://0.0.0.0/", "http://10.0.0.1/",
    "http://100.64.0.1/", "http://169.254.169.254/latest/meta-data/", "http://172.16.0.1/", "http://192.168.0.1/",
    "http://224.0.0.1/", "http://255.255.255.255/", "http://[::]/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
    "http://[2001::1]/", "http://[fc00::1]/", "http://[fe80::1]/", "http://[fe80::1%25lo]/", "http://[ff02::1]/",
    "http://１２７.0.0.1/", "http://①②⑦.0.0.1/", "http://127。0。0。1/", "http://localhost/", "http://inner/",
    "http://both/", "http://%31%32%37.0.0.1/", "http://user@127.0.0.1/", "https://127.0.0.1/", "http://nowhere/",
]  # fmt: skip


@pytest.mark.parametrize("url", PRIVATE_URLS)
def test_no_spelling_of_a_private_address_is_dialled(url: str) -> None:
    """Digits, names and mixtures that lead inside end in a refusal, and no connection is tried."""
    dialler = Dialler()
    resolve = names(localhost="127.0.0.1 ::1", inner="10.0.0.7", both="93.184.215.14 192.168.0.1")

    async def get() -> None:
        async with Fetcher(Network(), Guard(resolve=resolve, dial=dialler)) as fetcher:
            await fetcher.get(url)

    with pytest.raises(Unreachable):
        asyncio.run(get())
    assert dialler.dialled == []


def test_the_address_that_was_checked_is_the_one_dialled() -> None:
    """A name server that changes its answer between the check and the call gains nothing: it is asked once."""
    dialler = Dialler()

    dial(Guard(resolve=names(feeds="93.184.215.14"), dial=dialler), "feeds")

    assert dialler.dialled == ["93.184.215.14"]


def test_the_refusal_says_how_to_allow_the_address() -> None:
    """The owner learns what the name led to, what kind of address that is, and where to allow it."""
    with pytest.raises(Refused, match=r"feeds leads to 10\.0\.0\.7, a private address.*network\.allow"):
        dial(Guard(resolve=names(feeds="10.0.0.7"), dial=Dialler()), "feeds")


def test_an_allowed_address_is_dialled() -> None:
    """What the owner's settings name may be reached."""
    dialler = Dialler()

    dial(Guard(["10.0.0.0/8"], resolve=names(feeds="10.0.0.7"), dial=dialler), "feeds")

    assert dialler.dialled == ["10.0.0.7"]


def test_the_next_address_is_tried_where_one_is_dead() -> None:
    """A host with several addresses is reached through the first that answers."""
    dialler = Dialler(dead=["2606:4700::1"])

    dial(Guard(resolve=names(feeds="2606:4700::1 93.184.215.14"), dial=dialler), "feeds")

    assert dialler.dialled == ["2606:4700::1", "93.184.215.14"]


def test_a_name_without_an_address_is_said_to_have_none() -> None:
    """The cause is the name, and the message says so."""
    with pytest.raises(httpcore2.ConnectError, match="the name nowhere cannot be looked up"):
        dial(Guard(resolve=names(), dial=Dialler()), "nowhere")


def test_a_name_is_looked_up_by_the_system() -> None:
    """Without a door for tests the guard asks the system, and checks what that says."""
    with pytest.raises(Refused, match=r"localhost leads to .*a loopback address"):
        dial(Guard(dial=Dialler()), "localhost")


@pytest.mark.parametrize("port", [0, -1, 65_536])
def test_a_port_that_is_none_is_not_dialled(port: int) -> None:
    """The system's own complaint about it is no error of a connection."""
    dialler = Dialler()

    with pytest.raises(httpcore2.ConnectError, match="there is no port"):
        asyncio.run(Guard(resolve=names(feeds="93.184.215.14"), dial=dialler).connect_tcp("feeds", port))
    assert dialler.dialled == []


def test_local_sockets_are_refused() -> None:
    """Nothing that we read lives behind one."""
    with pytest.raises(Refused):
        asyncio.run(Guard().connect_unix_socket("/run/docker.sock"))


def test_the_proxy_of_the_settings_may_stand_anywhere() -> None:
    """The owner names the proxy, so it may be private; the proxy is asked for the whole address."""
    with serving({"http://feeds.example/feed": b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"}) as proxy:

        async def get() -> bytes:
            network = Network(proxy=f"http://127.0.0.1:{proxy.port}")
            async with Fetcher(network, guard_for(network)) as fetcher:
                return (await fetcher.get("http://feeds.example/feed")).body

        assert asyncio.run(get()) == b"hi"


def test_through_a_proxy_spelled_addresses_are_refused_still() -> None:
    """A proxy looks up names itself; an address in digits is checked before it is asked."""
    with serving({}) as proxy:

        async def get() -> None:
            async with Fetcher(Network(proxy=f"http://127.0.0.1:{proxy.port}")) as fetcher:
                await fetcher.get("http://0x7f.1/feed")

        with pytest.raises(Unreachable, match="loopback"):
            asyncio.run(get())
        assert proxy.calls == []


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the settings can name a proxy."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with serving({"/feed": b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"}) as server:

        async def get() -> bytes:
            async with Fetcher(LOOPBACK) as fetcher:
                return (await fetcher.get(server.url())).body

        assert asyncio.run(get()) == b"hi"


def test_a_password_in_the_proxy_setting_is_not_repeated() -> None:
    """A wrong proxy setting is an error that says where it stands, and keeps the secret."""
    from watchlist.errors import UsageError

    with pytest.raises(UsageError) as caught:
        Fetcher(Network(proxy="ftp://me:hunter2@proxy.example"))
    assert "network.proxy" in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_the_errors_below_arrive_as_those_above() -> None:
    """Whoever uses the client sees httpx2's errors, with the reason."""
    from watchlist.net.client import open_client

    async def get() -> None:
        async with open_client(Network(), Guard(resolve=names(), dial=Dialler())) as client:
            await client.get("http://nowhere/")

    with pytest.raises(httpx2.ConnectError, match="cannot be looked up"):
        asyncio.run(get())
