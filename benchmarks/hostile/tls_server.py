"""A server that speaks TLS, or something else, from a port of its own, with whoever comes."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache

import trustme
from benchmarks.hostile.answers import BODY
from tests.servers import http

from watchlist.net.client import trust

NAME = "feeds.example"


@dataclass
class Server:
    """A port that does one thing with whoever comes; `heard` is what it was told once it was believed."""

    listening: socket.socket
    play: Play
    heard: bytes = b""
    stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.listening.getsockname()[1])

    def run(self) -> None:
        """Serve one caller after the other, each in a thread."""
        while not self.stopped.is_set():
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError, ValueError):
            connection.settimeout(10)
            self.play(connection, self)

    def hang(self) -> None:
        """Say nothing more until all is over."""
        self.stopped.wait(30)

    def drip(self, connection: socket.socket, data: bytes) -> None:
        """Send a byte now and then."""
        for at in range(len(data)):
            connection.sendall(data[at : at + 1])
            if self.stopped.wait(0.02):
                return


Play = Callable[[socket.socket, Server], None]


@cache
def authority() -> trustme.CA:
    """The authority that is trusted."""
    return trustme.CA()


@cache
def trusting() -> ssl.SSLContext:
    """What the reader trusts: this authority, and all else as the product wants it."""
    context = trust()
    authority().configure_trust(context)
    return context


def shown(cert: trustme.LeafCert) -> ssl.SSLContext:
    """Return what a server shows that has this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    cert.configure_cert(context)
    return context


@cache
def own() -> ssl.SSLContext:
    """Return what a sound server shows."""
    return shown(authority().issue_cert(NAME))


@contextmanager
def talking(connection: socket.socket, server: Server, context: ssl.SSLContext) -> Iterator[ssl.SSLSocket]:
    """Shake hands, and keep what the caller says first."""
    with context.wrap_socket(connection, server_side=True) as closed:
        server.heard += closed.recv(65536)
        yield closed


def answering(context: ssl.SSLContext, answer: bytes) -> Play:
    """Return a server that shows this, and gives one answer."""

    def play(connection: socket.socket, server: Server) -> None:
        with talking(connection, server, context) as closed:
            closed.sendall(answer)
            closed.unwrap()

    return play


def sound(answer: bytes = b"") -> Play:
    """Return a server that is as it should be."""
    return answering(own(), answer or http(BODY))


def first_words(hello: bytes) -> bytes:
    """Return all that a sound server answers to a greeting before it waits."""
    coming, going = ssl.MemoryBIO(), ssl.MemoryBIO()
    coming.write(hello)
    with suppress(ssl.SSLWantReadError):
        own().wrap_bio(coming, going, server_side=True).do_handshake()
    return going.read()


@contextmanager
def running(play: Play) -> Iterator[Server]:
    """Run a server for as long as the block lasts."""
    server = Server(socket.create_server(("127.0.0.1", 0)), play)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        with suppress(OSError):
            server.listening.shutdown(socket.SHUT_RDWR)
        server.listening.close()
        thread.join(5)
