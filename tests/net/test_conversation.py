"""A conversation ends in time, whatever the other side does, and says what went wrong."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from watchlist.net import conversation
from watchlist.net.conversation import Limits, dial

HURRIED = 0.2


@contextmanager
def listening(says: bytes = b"") -> Iterator[int]:
    """A port where somebody says that and then nothing, and listens to nobody."""
    server = socket.create_server(("127.0.0.1", 0))
    stopped = threading.Event()

    def answer() -> None:
        with suppress(OSError):
            connection, _ = server.accept()
            with connection:
                connection.sendall(says)
                stopped.wait(10)

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    try:
        yield server.getsockname()[1]
    finally:
        stopped.set()
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(5)


def test_the_time_is_that_of_the_whole():
    """Each operation gets what is left."""
    now = [0.0]
    limits = Limits(10, clock=lambda: now[0])
    assert limits.left() == 10
    now[0] = 9.0
    assert limits.left() == 1
    now[0] = 10.0

    with pytest.raises(TimeoutError, match="no end within 10 s"):
        limits.left()


def test_too_many_words_are_too_many():
    """So that nobody fills our memory within the time."""
    limits = Limits(10, most=10)
    assert limits.heard(6) == 6

    with pytest.raises(ConnectionError, match="more than anybody could want to hear"):
        limits.heard(5)


def test_a_connection_hears_and_speaks_within_its_limits():
    """And stops at both."""
    with listening(b"hello") as port, dial("127.0.0.1", port, Limits(HURRIED)) as connection:
        assert connection.at_home
        connection.sendall(b"hi")
        assert connection.send(b"hi") == 2
        buffer = bytearray(5)
        assert connection.recv_into(buffer) == 5
        assert buffer == b"hello"
        with pytest.raises(TimeoutError):
            connection.recv_into(buffer)
        with pytest.raises(TimeoutError):
            connection.sendall(b"hi")


def test_every_address_of_a_host_is_tried(monkeypatch):
    """The first that answers is taken; one that this machine cannot even name is passed over."""
    with listening() as port:
        found = [(999, ("127.0.0.1", port)), (socket.AF_INET, ("127.0.0.1", 9)), (socket.AF_INET, ("127.0.0.1", port))]
        monkeypatch.setattr(conversation, "_look_up", lambda *words: found)

        dial("mail.example", port, Limits(5)).close()


def test_a_host_without_an_address_is_told(monkeypatch):
    """As a failure of the outside."""
    monkeypatch.setattr(conversation, "_look_up", lambda *words: [])

    with pytest.raises(OSError, match="the name has no address"):
        dial("mail.example", 25, Limits(5))


@pytest.mark.parametrize("host", ["a" * 300 + ".example", "mail..example"])
def test_what_is_no_host_name_is_a_failure_of_the_outside(host):
    """The library's own complaint would be a bug of ours."""
    with pytest.raises(OSError):
        dial(host, 25, Limits(5))


def test_a_name_server_that_hangs_is_left_behind(monkeypatch):
    """The time is up, whoever still waits."""
    free = threading.Event()
    monkeypatch.setattr(conversation.socket, "getaddrinfo", lambda *words, **more: free.wait(10) and [])

    with pytest.raises(TimeoutError):
        dial("mail.example", 25, Limits(HURRIED))
    free.set()


def test_a_run_that_is_interrupted_leaves_no_connection(monkeypatch):
    """Ctrl-C while we dial is passed on."""

    def interrupted(*words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(conversation.Connection, "connect", interrupted)

    with pytest.raises(KeyboardInterrupt):
        dial("127.0.0.1", 25, Limits(5))
