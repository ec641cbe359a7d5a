"""A connection that counts what one answer brings, whatever it calls it."""

from __future__ import annotations

import ssl
from typing import Any

import httpcore2

WIRE_CAP = 4 * 1024 * 1024
# What an honest answer needs besides its body: headers, and the frames of a chunked body.
_MARGIN = 256 * 1024


class TooMuch(httpcore2.ReadError):
    """An answer brought more than the cap."""


class CappedStream(httpcore2.AsyncNetworkStream):
    """A network stream that gives up once one answer has brought more than `cap` bytes and a margin.

    It stands below HTTP, so floods of headers, of interim answers (1xx), of trailers and of chunk framing
    count as well. A request starts the count anew, since a connection serves several.
    """

    def __init__(self, stream: httpcore2.AsyncNetworkStream, cap: int) -> None:
        self._stream = stream
        self._cap = cap
        self._count = 0

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read, or raise TooMuch."""
        try:
            data = await self._stream.read(max_bytes, timeout)
        except OSError as error:
            # What breaks TLS after its handshake comes up from below as it is, and belongs to this feed alone.
            raise httpcore2.ReadError(str(error)) from error
        self._count += len(data)
        if self._count > self._cap + _MARGIN:
            raise TooMuch(f"the answer is larger than {self._cap // 1024} kB")
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send a request, or a part of it."""
        self._count = 0
        try:
            await self._stream.write(buffer, timeout)
        except OSError as error:
            raise httpcore2.WriteError(str(error)) from error

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Return the same connection under TLS, counted alike."""
        try:
            stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except ValueError as error:
            await self._stream.aclose()
            raise httpcore2.ConnectError(f"{server_hostname!r} is no name that TLS could ask for") from error
        except BaseException:
            # Also where the deadline ends it: nobody else knows of this connection any more.
            await self._stream.aclose()
            raise
        return CappedStream(stream, self._cap)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self._stream.get_extra_info(info)
