"""Servers whose TLS cannot be trusted, breaks, or never ends; beside each stands one whose TLS is sound."""

from __future__ import annotations

import socket
import ssl
import struct
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import trustme
from benchmarks.hostile.answers import BODY
from benchmarks.hostile.tally import Tally
from benchmarks.hostile.tls_server import (
    NAME,
    Play,
    Server,
    answering,
    authority,
    first_words,
    own,
    running,
    shown,
    sound,
    talking,
    trusting,
)
from benchmarks.hostile.trials import HEALTHY, judge
from tests.builders import NOW, a_feed
from tests.servers import http

from watchlist.feeds.plan import Request, plan
from watchlist.feeds.reading import Outcome, read_feeds
from watchlist.feeds.workers import Pools
from watchlist.model.settings import Network
from watchlist.net.addresses import Address
from watchlist.net.guard import Guard

# Of what a sound server says first: broken off at so many places, and so many of its bits turned.
CUTS, FLIPS = 24, 16
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
TO_COME = datetime(2090, 1, 1, tzinfo=UTC)


def servers() -> dict[str, Play]:
    """Return every misbehaviour by its name."""
    named: dict[str, Play] = {}
    for part in (_certificates, _handshakes, _broken, _inside):
        named |= dict(part())
    return named


def _certificates() -> Iterator[tuple[str, Play]]:
    def with_certificate(cert: trustme.LeafCert) -> Play:
        return answering(shown(cert), http(BODY))

    ours, stranger = authority(), trustme.CA(organization_name="Quay")
    yield "an expired certificate", with_certificate(ours.issue_cert(NAME, not_after=LONG_AGO + timedelta(days=9)))
    yield (
        "a certificate of the future",
        with_certificate(ours.issue_cert(NAME, not_before=TO_COME, not_after=TO_COME + timedelta(days=9))),
    )
    yield "the name of another", with_certificate(ours.issue_cert("other.example"))
    yield "a name above", with_certificate(ours.issue_cert("example.feeds.example"))
    yield "a star too far", with_certificate(ours.issue_cert("*.feeds.example"))
    yield "an address alone", with_certificate(ours.issue_cert("127.0.0.1"))
    yield "a name in the wrong place", with_certificate(ours.issue_cert(common_name=NAME))
    yield "an authority that nobody knows", with_certificate(stranger.issue_cert(NAME))
    yield "an authority of the same name", with_certificate(trustme.CA().issue_cert(NAME))
    yield "a stranger's authority in between", with_certificate(stranger.create_child_ca().issue_cert(NAME))
    yield "signed by itself", answering(_itself(), http(BODY))
    yield "no authority's certificate", answering(_leaf_as_authority(), http(BODY))
    yield "1,000 names", with_certificate(ours.issue_cert(*(f"n{n}.quay.example" for n in range(1_000))))


def _itself() -> ssl.SSLContext:
    # The certificate of an authority, which vouches for itself, shown as a server's own.
    alone = trustme.CA(organization_name="Alone")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with alone.cert_pem.tempfile() as cert, alone.private_key_pem.tempfile() as key:
        context.load_cert_chain(cert, key)
    return context


def _leaf_as_authority() -> ssl.SSLContext:
    # The chain of a stranger, with the trusted authority's certificate laid beside it.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    cert = trustme.CA(organization_name="Quay").issue_cert(NAME)
    chain = b"".join(blob.bytes() for blob in cert.cert_chain_pems) + authority().cert_pem.bytes()
    with trustme.Blob(chain).tempfile() as path, cert.private_key_pem.tempfile() as key:
        context.load_cert_chain(path, key)
    return context


def _handshakes() -> Iterator[tuple[str, Play]]:
    def saying(data: bytes, *, after_hello: bool = True, hang: bool = False) -> Play:
        def play(connection: socket.socket, server: Server) -> None:
            if after_hello:
                connection.recv(65536)
            connection.sendall(data)
            if hang:
                server.hang()

        return play

    def hanging(connection: socket.socket, server: Server) -> None:
        server.hang()

    def dripping(connection: socket.socket, server: Server) -> None:
        server.drip(connection, first_words(connection.recv(65536)))

    def flooding(record: bytes) -> Play:
        def play(connection: socket.socket, server: Server) -> None:
            connection.recv(65536)
            block = record * max(1, 65536 // len(record))
            for _ in range(1_000):
                connection.sendall(block)

        return play

    def resetting(connection: socket.socket, server: Server) -> None:
        connection.recv(65536)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def echoing(connection: socket.socket, server: Server) -> None:
        while data := connection.recv(65536):
            connection.sendall(data)

    yield "hangs at once", hanging
    yield "hangs after the greeting", saying(b"", hang=True)
    yield "hangs in a record", saying(b"\x16\x03\x03\x40\x00\x02", hang=True)
    yield "drips its handshake", dripping
    yield "hangs up at once", saying(b"", after_hello=False)
    yield "hangs up after the greeting", saying(b"")
    yield "resets the connection", resetting
    yield "speaks plain HTTP", saying(http(BODY))
    yield "speaks plain HTTP, unasked", saying(http(BODY), after_hello=False)
    yield "speaks SSH", saying(b"SSH-2.0-quay\r\n", after_hello=False)
    yield "speaks SMTP", saying(b"220 quay.example ESMTP\r\n", after_hello=False)
    yield "sends noise", saying(bytes(range(256)) * 16)
    yield "sends our own words back", echoing
    yield "floods with alerts", flooding(b"\x15\x03\x03\x00\x02\x01\x5a")
    yield "floods with empty records", flooding(b"\x16\x03\x03\x00\x00")
    yield "a message of 16 MB", flooding(b"\x16\x03\x03\x40\x00\x02\xff\xff\xff" + b"\0" * 16379)
    yield "a record too large", saying(b"\x16\x03\x03\xff\xff" + b"\0" * 65535)
    yield "an alert: it is all over", saying(b"\x15\x03\x03\x00\x02\x02\x28")
    yield "an alert: unknown name", saying(b"\x15\x03\x03\x00\x02\x02\x70")
    yield "SSL 2", saying(b"\x80\x2e\x04\x00\x01\x00\x02" + b"\0" * 64)
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        yield f"only {version.name}", _old(version)
    yield "no cipher in common", answering(_ciphers("PSK"), http(BODY))
    yield "weak ciphers alone", answering(_ciphers("NULL:@SECLEVEL=0"), http(BODY))


def _old(version: ssl.TLSVersion) -> Play:
    context = shown(authority().issue_cert(NAME))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = version
        context.maximum_version = version
    return answering(context, http(BODY))


def _ciphers(names: str) -> ssl.SSLContext:
    context = shown(authority().issue_cert(NAME))
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(names)
    return context


def _broken() -> Iterator[tuple[str, Play]]:
    def cut(at: float, *, hang: bool) -> Play:
        def play(connection: socket.socket, server: Server) -> None:
            said = first_words(connection.recv(65536))
            connection.sendall(said[: int(at * len(said))])
            if hang:
                server.hang()

        return play

    def turned(at: float) -> Play:
        def play(connection: socket.socket, server: Server) -> None:
            said = bytearray(first_words(connection.recv(65536)))
            said[int(at * len(said))] ^= 0x10
            connection.sendall(said)
            connection.recv(65536)

        return play

    for n in range(CUTS):
        how = "and hangs" if n % 4 == 0 else "and hangs up"
        yield f"stops after {n}/{CUTS} of its handshake {how}", cut(n / CUTS, hang=n % 4 == 0)
    for n in range(FLIPS):
        yield f"a wrong bit at {n}/{FLIPS} of its handshake", turned(n / FLIPS)


def _inside() -> Iterator[tuple[str, Play]]:
    """What a server does that was believed."""
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"

    def speaking(rest: Callable[[ssl.SSLSocket, Server], None]) -> Play:
        def play(connection: socket.socket, server: Server) -> None:
            with talking(connection, server, own()) as closed:
                rest(closed, server)

        return play

    def hanging_after(data: bytes) -> Play:
        def rest(closed: ssl.SSLSocket, server: Server) -> None:
            closed.sendall(data)
            server.hang()

        return speaking(rest)

    def under_it(data: bytes) -> Play:
        def play(connection: socket.socket, server: Server) -> None:
            raw = connection.dup()
            with raw, talking(connection, server, own()) as closed:
                closed.sendall(head)
                raw.sendall(data)
                server.hang()

        return play

    yield "believed: hangs", hanging_after(b"")
    yield "believed: hangs in the body", hanging_after(head + BODY)
    yield "believed: drips", speaking(lambda closed, server: server.drip(closed, head + b" " * 10_000))
    yield "believed: floods", speaking(lambda closed, server: closed.sendall(head[:17] + b"X: y\r\n" * 2_000_000))
    yield "believed: breaks off without a word", speaking(lambda closed, server: closed.sendall(head + BODY[:99]))
    yield (
        "believed: breaks off a body without a length",
        speaking(lambda closed, server: closed.sendall(b'HTTP/1.1 200 OK\r\nETag: "1"\r\n\r\n' + BODY[:-30])),
    )
    yield "believed: noise in between", under_it(bytes(range(256)) * 16)
    yield "believed: a forged record", under_it(b"\x17\x03\x03\x00\x20" + b"\0" * 32)
    yield "believed: plain words in between", under_it(http(BODY))
    yield "believed: sends us on to http", sound(http(b"", "Location: http://feeds.example/", status="301 Moved"))
    yield "believed: sends us to a stranger", sound(http(b"", "Location: https://127.0.0.1:1/", status="302 Found"))


async def _here(host: str, port: int) -> list[Address]:
    return [ip_address("127.0.0.1")]


def handshakes(tally: Tally, plays: Mapping[str, Play], *, deadline: float, most: float, at_once: int) -> None:
    """Ask each by https with a sound one beside it: no faulty one hears a word, and each is given up in time."""
    names = list(plays)
    with Pools() as pools:
        # To start processes takes a second, which is nobody's fault.
        pools.keep(pools.take())
        for start in range(0, len(names), at_once):
            _together(tally, {name: plays[name] for name in names[start : start + at_once]}, deadline, most, pools)


def _together(tally: Tally, plays: Mapping[str, Play], deadline: float, most: float, pools: Pools) -> None:
    network = Network(allow=("127.0.0.1",), deadline=deadline, per_host=100, connections=200)
    guard = Guard(network.allow, trust=trusting(), resolve=_here)
    with ExitStack() as stack:
        well = stack.enter_context(running(sound()))
        some = {f"case-{n}": (name, stack.enter_context(running(play))) for n, (name, play) in enumerate(plays.items())}
        ports = {name: server.port for name, (_, server) in some.items()} | {f"{HEALTHY}-{n}": well.port for n in some}
        requests = [
            plan(a_feed(name, url=f"https://{NAME}:{port}/{name}"), None, NOW, force=True)
            for name, port in ports.items()
        ]
        found: dict[str, Outcome] = {}
        came: dict[str, float] = {}
        began = time.monotonic()
        asked = [each for each in requests if isinstance(each, Request)]
        try:
            for outcome in read_feeds(asked, network, NOW, pools=pools, guard=guard):
                found[outcome.feed.id], came[outcome.feed.id] = outcome, time.monotonic() - began
        except Exception as error:
            tally.crashed(", ".join(plays)[:100], error)
        for case, (name, server) in some.items():
            tally.took(name, came.get(case, 1e9), most)
            judge(tally, name, found.get(case), found.get(f"{HEALTHY}-{case}"), healed=False)
            if server.heard and not name.startswith("believed"):
                tally.fault(f"{name}: it was told {server.heard[:40]!r}")
            if case in found and found[case].items and not name.startswith("believed"):
                tally.fault(f"{name}: its items were taken")
