"""The connection below HTTP: what breaks it belongs to one feed, and what is given up is closed."""

from __future__ import annotations

import asyncio
import ssl
from typing import Any

import httpcore2
import pytest

from watchlist.net.wire import CappedStream, TooMuch


class Broken(httpcore2.AsyncNetworkStream):
    """A stream on which everything goes wrong, and that remembers whether it was closed."""

    def __init__(self, error: BaseException) -> None:
        self.error = error
        self.closed = False

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        raise self.error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        raise self.error

    async def start_tls(self, *rest: Any, **more: Any) -> httpcore2.AsyncNetworkStream:
        raise self.error

    async def aclose(self) -> None:
        self.closed = True


NOISE = ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number")


def test_what_breaks_tls_after_its_handshake_is_an_error_of_the_connection() -> None:
    """And not one of the program, which would end every other feed's reading with it."""
    stream = CappedStream(Broken(NOISE), 1_000)

    with pytest.raises(httpcore2.ReadError, match="wrong version number"):
        asyncio.run(stream.read(10))
    with pytest.raises(httpcore2.WriteError, match="wrong version number"):
        asyncio.run(stream.write(b"x"))


def test_a_name_that_tls_cannot_ask_for_is_an_error_of_the_connection() -> None:
    """And the connection is closed."""
    below = Broken(ValueError("server_hostname cannot start with a leading dot"))

    with pytest.raises(httpcore2.ConnectError, match="is no name"):
        asyncio.run(CappedStream(below, 1_000).start_tls(ssl.create_default_context(), ".example"))

    assert below.closed


@pytest.mark.parametrize("error", [NOISE, asyncio.CancelledError(), httpcore2.ConnectError("no")])
def test_a_handshake_that_is_given_up_leaves_no_connection_behind(error: BaseException) -> None:
    """Nor where the deadline ends it."""
    below = Broken(error)

    with pytest.raises(type(error)):
        asyncio.run(CappedStream(below, 1_000).start_tls(ssl.create_default_context()))

    assert below.closed


def test_an_answer_beyond_the_cap_is_given_up() -> None:
    """Whatever it consists of; a request begins the count anew."""
    stream = CappedStream(httpcore2.AsyncMockStream([b"x" * 200_000] * 9), 100_000)

    async def read(times: int) -> None:
        for _ in range(times):
            await stream.read(200_000)
        await stream.write(b"GET / HTTP/1.1\r\n\r\n")
        for _ in range(times + 1):
            await stream.read(200_000)

    with pytest.raises(TooMuch, match="larger than 97 kB"):
        asyncio.run(read(1))
