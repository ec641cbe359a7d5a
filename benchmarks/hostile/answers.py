"""Servers of feeds that misbehave: what each sends instead of a document."""

from __future__ import annotations

import base64
import gzip
import zlib
from collections.abc import Callable, Iterator
from functools import cache

import zstandard
from benchmarks.hostile.documents import rss
from tests.servers import Answer, Call, chunked, http

ITEMS = 3
BODY = rss(*(f"<title>Ferry {n} sails at dawn</title><guid>ferry-{n}</guid>" for n in range(ITEMS)))
TYPES = (
    "text/html", "image/png", "application/json", "application/octet-stream", "x" * 5_000,
    "a/b; charset=" + "q" * 999, "text/xml; charset=zlib_codec", "text/xml; charset=utf-16",
)  # fmt: skip
STATUSES = (
    204, 205, 206, 226, 299, 304, 400, 401, 403, 404, 407, 408, 410, 418, 421, 425, 429, 451, 500, 502, 504, 521, 599,
)  # fmt: skip
FIRST_LINES = (
    "HTTP/1.1 000 None", "HTTP/1.1 99999 Much", "HTTP/1.1 OK", "HTTP/9.9 200 OK", "HTTP/2 200", "ICY 200 OK",
)  # fmt: skip
OK = b"HTTP/1.1 200 OK\r\n"
BOMB = 256 * 1024 * 1024
# 256 MB of nothing, as brotli packs it.
BROTLI = base64.b64decode(
    "z///fwAkAOKxQHLv//n//w+ABEAcFoDu/T////8BkACIwwLQvf/n//8/ABIAcVgAuvf//P//B0ACIA4LQPf+n////wBIAMRhAeje//P//x8A"
    "CYA4LADd+3/+//8DIAEQhwWge//P//9/ACQA4rAAdO//+f//D4AEQBwWgO79P////wGQAIjDAtC9/+f//z8AEgBxWAC69//8//8HQAIgDgtA"
    "9/6f////AEgAxGEB6N7/8///HwAJgDgsAN37f/7//wMgARCHBaB7/z8="
)


def answers() -> dict[str, Answer]:
    """Return every misbehaviour by its name."""
    named: dict[str, Answer] = {}
    for part in (_bombs, _slow, _floods, _lies, _lengths, _redirects, _statuses, _validators, _noise):
        named |= dict(part())
    return named


def cuts(step: int = 1) -> dict[str, Answer]:
    """Return the document cut off after each so many bytes: in its length, in its chunks, packed, and unsaid."""
    packed = gzip.compress(BODY, mtime=0)
    tag = 'ETag: "1"'
    found: dict[str, Answer] = {}
    for at in range(0, len(BODY), step):
        found[f"cut at {at} of its length"] = http(BODY[:at], tag, length=len(BODY))
        found[f"cut at {at} of its chunks"] = chunked(BODY[:at] or b" ", finished=False, headers=(tag,))
        found[f"cut at {at}, and said to be whole"] = http(BODY[:at], tag)
    for at in range(0, len(packed), step):
        found[f"packed, cut at {at}"] = http(packed[:at], tag, "Content-Encoding: gzip")
    return found


@cache
def _packed(wbits: int, size: int = BOMB) -> bytes:
    packer = zlib.compressobj(9, wbits=wbits)
    part = b"\0" * (1 << 20)
    return b"".join(packer.compress(part) for _ in range(size >> 20)) + packer.flush()


@cache
def _zstd() -> bytes:
    packer = zstandard.ZstdCompressor(level=3).compressobj()
    part = b"\0" * (1 << 20)
    return b"".join(packer.compress(part) for _ in range(BOMB >> 20)) + packer.flush()


def _bombs() -> Iterator[tuple[str, Answer]]:
    def packed(as_: str, make: Callable[[], bytes], status: str = "200 OK") -> Answer:
        return lambda call: call.send(http(make(), f"Content-Encoding: {as_}", status=status))

    def bomb() -> bytes:
        return _packed(31)

    yield "bomb: gzip", packed("gzip", bomb)
    yield "bomb: x-gzip", packed("x-gzip", bomb)
    yield "bomb: GZIP in capitals", packed("GZIP", bomb)
    yield "bomb: deflate", packed("deflate", lambda: _packed(15))
    yield "bomb: raw deflate", packed("deflate", lambda: _packed(-15))
    yield "bomb: br", packed("br", lambda: BROTLI)
    yield "bomb: zstd", packed("zstd", _zstd)
    yield "bomb: gzip in gzip", packed("gzip, gzip", lambda: gzip.compress(bomb()))
    yield "bomb: gzip in gzip, said once", packed("gzip", lambda: gzip.compress(bomb()))
    yield "bomb: identity, gzip", packed("identity, gzip", bomb)
    yield "bomb: encodings by the hundred", packed(", ".join(["gzip"] * 300), bomb)
    yield "bomb: many members", packed("gzip", lambda: gzip.compress(b"\0" * 4096) * 30_000)
    yield "bomb: empty members", packed("gzip", lambda: gzip.compress(b"") * 150_000)
    yield "bomb: in an error page", packed("gzip", bomb, "500 Broken")
    yield (
        "bomb: in a redirect",
        lambda call: call.send(http(bomb(), "Content-Encoding: gzip", "Location: /bomb", status="302 Found")),
    )
    yield "bomb: in chunks", lambda call: call.send(chunked(bomb(), headers=("Content-Encoding: gzip",)))
    yield "gzip that is none", packed("gzip", lambda: BODY)
    yield "gzip with a wrong sum", packed("gzip", lambda: gzip.compress(BODY)[:-8] + b"\0" * 8)
    yield "an unknown packing", packed("quay\xff", lambda: BODY)


def _slow() -> Iterator[tuple[str, Answer]]:
    def hanging(start: bytes) -> Answer:
        def answer(call: Call) -> None:
            call.send(start)
            call.hang()

        return answer

    def dripping(start: bytes, rest: bytes) -> Answer:
        def answer(call: Call) -> None:
            call.send(start)
            call.drip(rest * 10_000, every=0.02)

        return answer

    length = b"Content-Length: 100000\r\n\r\n"
    yield "hangs at once", lambda call: call.hang()
    yield "hangs in the first line", hanging(b"HTTP/1.1 2")
    yield "hangs in the headers", hanging(OK + b"Content-Ty")
    yield "hangs before the body", hanging(OK + length)
    yield "hangs in the body", hanging(OK + length + BODY[:200])
    yield "hangs after the body", hanging(OK + length + BODY)
    yield "hangs without a length", hanging(OK + b"\r\n" + BODY)
    yield "hangs in a chunk", hanging(OK + b"Transfer-Encoding: chunked\r\n\r\nfff\r\n" + BODY[:100])
    yield "hangs after the last chunk", hanging(chunked(BODY, finished=False) + b"0\r\n")
    yield "hangs in an error page", hanging(b"HTTP/1.1 503 Busy\r\n" + length)
    yield "hangs in a 304", hanging(b"HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n")
    yield "drips its first line", dripping(b"", b"HTTP/1.1 200 OK")
    yield "drips headers", dripping(OK, b"X-Quay: 1\r\n")
    yield "drips the body", dripping(OK + length, b"<item/>")
    yield "drips chunks", dripping(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n")
    yield "drips 1xx", dripping(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n")
    yield "drips trailers", dripping(chunked(BODY, finished=False) + b"0\r\n", b"X-Quay: 1\r\n")
    yield "drips gzip", dripping(OK + b"Content-Encoding: gzip\r\n" + length, gzip.compress(BODY))


def _floods() -> Iterator[tuple[str, Answer]]:
    def flooding(start: bytes, part: bytes, most: int = 64 * 1024 * 1024) -> Answer:
        def answer(call: Call) -> None:
            call.send(start)
            block = part * max(1, 65536 // len(part))
            for _ in range(most // len(block)):
                call.send(block)

        return answer

    yield "floods: 1xx", flooding(b"", b"HTTP/1.1 100 Continue\r\n\r\n")
    yield "floods: headers", flooding(OK, b"X-Quay: 1\r\n")
    yield "floods: one header", flooding(OK + b"X-Quay: ", b"quay")
    yield "floods: the first line", flooding(b"HTTP/1.1 200 ", b"OK")
    yield "floods: body without a length", flooding(OK + b"\r\n", b"<item><title>quay</title></item>")
    yield "floods: chunks of a byte", flooding(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n")
    yield "floods: extensions of a chunk", flooding(OK + b"Transfer-Encoding: chunked\r\n\r\n1;", b"quay=1;")
    yield "floods: trailers", flooding(chunked(BODY, finished=False) + b"0\r\n", b"X-Quay: 1\r\n")
    yield "floods: cookies", flooding(OK, b"Set-Cookie: a=b\r\n")
    yield "floods: an error page", flooding(b"HTTP/1.1 404 Gone\r\n\r\n", b"<p>quay</p>")
    yield "floods: after a 304", flooding(b"HTTP/1.1 304 Not Modified\r\n\r\n", b"HTTP/1.1 304 Not Modified\r\n\r\n")


def _lies() -> Iterator[tuple[str, Answer]]:
    for kind in TYPES:
        yield f"lies about its type: {kind[:30]}", http(BODY, f"Content-Type: {kind}")
    yield "a page for a feed", http(b"<!doctype html><title>Quay</title>", "Content-Type: application/rss+xml")
    yield "a captcha", http(b"<html><title>Are you a robot?</title></html>", "Content-Type: text/html")
    yield "JSON for XML", http(b'{"a": 1}', "Content-Type: application/rss+xml")
    yield "an attachment", http(BODY, 'Content-Disposition: attachment; filename="../../etc/passwd"')


def _lengths() -> Iterator[tuple[str, Answer]]:
    yield "says more than it sends", http(BODY, length=len(BODY) * 2)
    yield "says less than it sends", http(BODY, length=100)
    yield "says nothing at all, and sends all", http(BODY, length=0)
    yield "says a terabyte", http(BODY, length=1 << 40)
    yield "says less than nothing", http(BODY, length=-1)
    for said in ("12, 13", "0x10", "１２", "1" * 400, "+12", "abc", "1e3"):
        yield f"says {said[:12]!r}", OK + f"Content-Length: {said}\r\n\r\n".encode() + BODY
    yield "two lengths", OK + b"Content-Length: 5\r\nContent-Length: 600\r\n\r\n" + BODY
    yield "length and chunks", OK + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + BODY
    yield "chunks of a negative size", OK + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n"
    yield "chunks of an endless size", OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 100 + b"\r\nhello\r\n"
    yield "chunks of no size", OK + b"Transfer-Encoding: chunked\r\n\r\nquay\r\nhello\r\n"
    yield "an unknown transfer", OK + b"Transfer-Encoding: quay\r\n\r\n" + BODY


def _redirects() -> Iterator[tuple[str, Answer]]:
    places = (
        "/self", "ftp://127.0.0.1/x", "file:///etc/passwd", "javascript:alert(1)", "data:text/xml,<rss/>",
        "http://me:pw@127.0.0.1/", "http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/",
        "http://0x0a000001/", "http://127.0.0.2/", "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::a00:1]/",
        "//10.0.0.1/",
        "http://localhost@10.0.0.1/", "", "http://[", "\x01//x", "/" + "a" * 70_000, "http://%00/", "\\\\10.0.0.1\\x",
        "http://127.0.0.1:1/", "?" * 10, "http://127.0.0.1:99999/", "http://127.0.0.1:-1/", "http://127.0.0.1:0/",
        "https://.example/", "https://../", "https://a..b/", "https://" + "b" * 64 + ".example/",
    )  # fmt: skip
    for place in places:
        yield f"sends us to {place[:40]!r}", http(b"", f"Location: {place}", status="302 Found")
    yield "sends us nowhere", http(b"", status="301 Moved")
    yield "sends us to two places", http(b"", "Location: /a", "Location: http://10.0.0.1/", status="301 Moved")
    yield (
        "sends us on and on",
        lambda call: call.send(
            http(b"", f"Location: {call.target.split('?')[0]}?{len(call.target)}", status="307 Again")
        ),
    )
    yield "sends us to choose", http(b"", "Location: /x", status="300 Choose")
    yield "sends us to a proxy", http(b"", "Location: http://10.0.0.1:3128/", status="305 Use Proxy")
    yield "a refresh in its headers", http(b"", "Refresh: 0; url=http://10.0.0.1/")


def _statuses() -> Iterator[tuple[str, Answer]]:
    for status in STATUSES:
        yield f"answers {status}", http(b"", status=f"{status} Quay")
    for wait in ("-1", "99999999999999", "soon", "Sat, 31 Feb 9999 25:00:00 GMT", "１２", "nan"):
        yield f"comes back: {wait}", http(b"", f"Retry-After: {wait}", status="503 Busy")
    yield "switches protocols", b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: quay\r\n\r\n" + b"\0" * 100
    for line in FIRST_LINES:
        yield f"begins with {line}", line.encode() + b"\r\nConnection: close\r\n\r\n" + BODY


def _validators() -> Iterator[tuple[str, Answer]]:
    for tag in ("“7”", '"' + "7" * 600 + '"', '"a\tb"', '"\x7f"', "\x00", '"' + "é" * 40 + '"', "W/", ","):
        yield (
            f"ETag {tag[:12]!r}",
            OK + f"ETag: {tag}\r\nContent-Length: {len(BODY)}\r\nConnection: close\r\n\r\n".encode() + BODY,
        )
    for date in ("tomorrow", "Sat, 31 Feb 99999 25:00:00 GMT", "x" * 9_000):
        yield f"Last-Modified {date[:12]!r}", http(BODY, f"Last-Modified: {date}")


def _noise() -> Iterator[tuple[str, Answer]]:
    yield "hangs up at once", b""
    yield "speaks SMTP", b"220 quay.example ESMTP\r\n"
    yield "speaks TLS", b"\x15\x03\x01\x00\x02\x02\x28"
    yield "speaks HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0" * 64
    yield "sends noise", bytes(range(256)) * 16
    yield "sends a body alone", BODY
    yield "folds its headers", OK + b"X-Quay: a\r\n b\r\n\tc\r\nContent-Length: 0\r\n\r\n"
    yield "a header without a name", OK + b": a\r\n\r\n"
    yield "a header without a colon", OK + b"quay\r\n\r\n"
    yield "a NUL in a header", OK + b"X-Quay: a\0b\r\n\r\n"
    yield "bare line feeds", OK.replace(b"\r", b"") + b"Content-Length: 2\n\nhi"
    yield "two answers at once", http(BODY) * 2
