"""A conversation with a server over one connection, all of it within one deadline and one size.

A socket's own timeout is per operation: a server that sends a byte a second never trips it. Here every operation
gets what is left of the whole.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, cast

# More than any server has to say to one mail.
MOST = 1024 * 1024
Trust = ssl.SSLContext


class Limits:
    """How long a conversation may last in all, and how much the other side may say."""

    def __init__(self, seconds: float, *, most: int = MOST, clock: Callable[[], float] = monotonic) -> None:
        self.seconds = seconds
        self._clock = clock
        self._end = clock() + seconds
        self._most = most

    def left(self) -> float:
        """Return the seconds that are left, or raise TimeoutError where none are."""
        left = self._end - self._clock()
        if left <= 0:
            raise TimeoutError(f"no end within {self.seconds:g} s")
        return left

    def heard(self, size: int) -> int:
        """Count what the other side said, and give it back; raise ConnectionError where it is too much."""
        self._most -= size
        if self._most < 0:
            raise ConnectionError("it says more than anybody could want to hear")
        return size


class _Limited:
    """What a plain and a closed connection have in common: each operation gets what is left of the time."""

    limits: Limits

    def recv_into(self, *args: Any) -> int:
        self.settimeout(self.limits.left())  # type: ignore[attr-defined]
        return self.limits.heard(super().recv_into(*args))  # type: ignore[misc]

    def send(self, *args: Any) -> int:
        self.settimeout(self.limits.left())  # type: ignore[attr-defined]
        return int(super().send(*args))  # type: ignore[misc]


class Connection(_Limited, socket.socket):
    """A connection in the open."""

    def __init__(self, family: int, limits: Limits) -> None:
        super().__init__(family, socket.SOCK_STREAM)
        self.limits = limits

    def sendall(self, *args: Any) -> None:
        """Send all of it; the time is that of the whole, in one operation."""
        self.settimeout(self.limits.left())
        super().sendall(*args)

    @property
    def at_home(self) -> bool:
        """Whether the other end is this machine itself."""
        return ip_address(self.getpeername()[0].partition("%")[0]).is_loopback


class ClosedConnection(_Limited, ssl.SSLSocket):
    """A connection under TLS. What it sends whole, it sends by `send`."""


def dial(host: str, port: int, limits: Limits) -> Connection:
    """Return a connection to the host, or raise OSError; each of its addresses gets its share of the time."""
    addresses = _look_up(host, port, limits)
    failure: OSError = OSError("the name has no address")
    for number, (family, address) in enumerate(addresses):
        try:
            connection = Connection(family, limits)
        except OSError as error:  # a machine without IPv6
            failure = error
            continue
        try:
            connection.settimeout(limits.left() / (len(addresses) - number))
            connection.connect(address)
        except BaseException as error:
            connection.close()
            if not isinstance(error, OSError):
                raise
            failure = error
        else:
            return connection
    raise failure


def trust(ca: str = "") -> Trust:
    """Return what decides whom to trust: the authorities of this machine, or those in a file alone.

    Raise OSError where the file cannot be read, or holds none.
    """
    try:
        context = ssl.create_default_context(cafile=ca or None)
    except ssl.SSLError:
        raise OSError("no certificate is in it") from None
    context.sslsocket_class = ClosedConnection
    return context


def close_to_others(connection: Connection, host: str, trusted: Trust) -> ClosedConnection:
    """Return the connection under TLS with the host whose certificate was checked, or raise OSError."""
    connection.settimeout(connection.limits.left())
    try:
        closed = cast(ClosedConnection, trusted.wrap_socket(connection, server_hostname=host))
    except ssl.SSLCertVerificationError as error:
        raise ConnectionError(f"its certificate is not to be trusted: {error.verify_message}") from None
    except ssl.SSLError as error:
        raise ConnectionError(f"it does not speak TLS as it should ({error.reason or 'it hung up'})") from None
    closed.limits = connection.limits
    return closed


def _look_up(host: str, port: int, limits: Limits) -> list[tuple[int, Any]]:
    """Return the addresses of a host; a name server that hangs is left behind in its thread."""
    answer: SimpleQueue[list[tuple[int, Any]] | OSError] = SimpleQueue()

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.put([(row[0], row[4]) for row in rows])
        except OSError as error:
            answer.put(error)
        except (UnicodeError, ValueError) as error:
            answer.put(OSError(f"no host name: {error}"))

    threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
    with suppress(Empty):
        found = answer.get(timeout=limits.left())
        if isinstance(found, OSError):
            raise found
        return found
    raise TimeoutError(f"no end within {limits.seconds:g} s")
