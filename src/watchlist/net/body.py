"""A body read from the wire, unpacked by us, and never larger than its caps."""

from __future__ import annotations

import zlib
from contextlib import aclosing

import httpx2
from msgspec import Struct

from watchlist.net.wire import WIRE_CAP, TooMuch

DECODED_CAP = 10 * 1024 * 1024
# An honest server sends some hundred pieces; four million of one byte each would only burn our time.
_MOST_PIECES = 20_000


class BodyRefused(Exception):
    """The body is of a kind or size that we do not read; the message says which."""


class Body(Struct, frozen=True, kw_only=True):
    """What came, unpacked. Where it ended before its announced end, `broken` says how."""

    data: bytes
    broken: str = ""


class _Plain:
    def __init__(self, cap: int) -> None:
        self._left = cap

    def feed(self, piece: bytes) -> bytes:
        self._left -= len(piece)
        if self._left < 0:
            raise BodyRefused("the document is too large")
        return piece

    def unfinished(self) -> bool:
        return False


class _Gunzip:
    """Unpacks gzip piece by piece, and never produces more than the cap, however little came in."""

    def __init__(self, cap: int) -> None:
        self._left = cap
        self._cap = cap
        self._zip = zlib.decompressobj(wbits=31)
        self._started = False

    def feed(self, piece: bytes) -> bytes:
        parts = []
        self._started = self._started or bool(piece)
        while piece:
            if self._zip.eof:
                if piece[:2] != b"\x1f\x8b":
                    break  # padding after the end, which gzip(1) passes over as well
                self._zip = zlib.decompressobj(wbits=31)
            try:
                part = self._zip.decompress(piece, self._left + 1)
            except zlib.error as error:
                raise BodyRefused(f"the body says gzip, and is not: {error}") from None
            self._left -= len(part)
            if self._left < 0:
                raise BodyRefused(f"the body unpacks to more than {self._cap // 2**20} MB")
            parts.append(part)
            piece = self._zip.unused_data if self._zip.eof else b""
        return b"".join(parts)

    def unfinished(self) -> bool:
        return self._started and not self._zip.eof


def _unpacker(response: httpx2.Response, cap: int) -> _Plain | _Gunzip:
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in {"", "identity"}:
        return _Plain(cap)
    if encoding in {"gzip", "x-gzip"}:
        return _Gunzip(cap)
    raise BodyRefused(f"the body is packed as {encoding[:40]!r}, although only gzip was asked for")


async def read_body(response: httpx2.Response, *, wire_cap: int = WIRE_CAP, cap: int = DECODED_CAP) -> Body:
    """Read the whole body, or raise BodyRefused as soon as it goes beyond a cap.

    A body that breaks off is returned as far as it came. The caller's deadline stands around all of it.
    """
    unpacker = _unpacker(response, cap)
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and len(announced) < 20 and int(announced) > wire_cap:
        raise BodyRefused(f"the body is larger than {wire_cap // 2**20} MB")
    parts: list[bytes] = []
    broken = ""
    size = 0
    try:
        async with aclosing(response.aiter_raw()) as pieces:
            async for piece in pieces:
                size += len(piece)
                if size > wire_cap:
                    raise BodyRefused(f"the body is larger than {wire_cap // 2**20} MB")
                if len(parts) >= _MOST_PIECES:
                    raise BodyRefused("the body comes in too many tiny pieces")
                parts.append(unpacker.feed(piece))
    except (httpx2.ReadError, httpx2.RemoteProtocolError) as error:
        if isinstance(error.__cause__, TooMuch):
            raise BodyRefused(str(error)) from None
        broken = str(error) or "the connection broke"
    if not broken and unpacker.unfinished():
        broken = "the packed body ends early"
    return Body(data=b"".join(parts), broken=broken)
