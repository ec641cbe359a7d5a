"""One document fetched: what is asked, what is taken, and when we give up."""

from __future__ import annotations

import asyncio
import gzip
import threading
import zlib
from collections.abc import Callable

import pytest
from tests.servers import HURRIED, LOOPBACK, Answer, Call, chunked, http, serving

from watchlist.model.settings import Network
from watchlist.net.fetch import Fetched, Fetcher, Unreachable

BODY = b"<rss version='2.0'><channel><title>Harbour</title></channel></rss>"


def fetch(url: str, network: Network = LOOPBACK, **more: str) -> Fetched:
    async def get() -> Fetched:
        async with Fetcher(network) as fetcher:
            return await fetcher.get(url, **more)

    return asyncio.run(get())


def fetch_from(answer: Answer, network: Network = LOOPBACK, **more: str) -> Fetched:
    with serving({"/feed": answer}) as server:
        return fetch(server.url(), network, **more)


def test_a_document_comes_with_its_validators() -> None:
    """Body, type and validators are handed over as they came."""
    answer = http(BODY, 'ETag: W/"7"', "Last-Modified: Sat, 14 Mar 2026 07:00:00 GMT", "Content-Type: text/xml")

    fetched = fetch_from(answer)

    assert fetched.body == BODY
    assert (fetched.status, fetched.content_type, fetched.etag) == (200, "text/xml", 'W/"7"')
    assert fetched.modified == "Sat, 14 Mar 2026 07:00:00 GMT"
    assert fetched.broken == ""


def test_validators_are_sent_back() -> None:
    """The next request carries them, and "not modified" is an answer."""
    with serving({"/feed": b'HTTP/1.1 304 Not Modified\r\nETag: "7"\r\n\r\n'}) as server:
        fetched = fetch(server.url(), etag='"7"', modified="Sat, 14 Mar 2026 07:00:00 GMT")

    assert fetched.status == 304
    assert server.calls[0].header("If-None-Match") == '"7"'
    assert server.calls[0].header("If-Modified-Since") == "Sat, 14 Mar 2026 07:00:00 GMT"


@pytest.mark.parametrize("poison", ["“7”", '"' + "7" * 600 + '"', '"7\t"', ""])
def test_poisoned_validators_are_neither_kept_nor_sent(poison: str) -> None:
    """What is not visible ASCII of 512 characters at most would break every later request."""
    with serving({"/feed": http(BODY, f"ETag: {poison}")}) as server:
        fetched = fetch(server.url(), etag=poison)

    assert fetched.etag == ""
    assert server.calls[0].header("If-None-Match") is None


def test_we_go_out_under_our_own_name_and_ask_for_gzip_alone() -> None:
    """Publishers see who reads them; nothing else is claimed."""
    with serving({"/feed": http(BODY)}) as server:
        fetch(server.url())

    assert (server.calls[0].header("User-Agent") or "").startswith("watchlist/")
    assert server.calls[0].header("Accept-Encoding") == "gzip"


def test_cookies_are_not_kept() -> None:
    """A cookie set by one answer is in no later request."""
    with serving({"/feed": http(BODY, "Set-Cookie: id=7; Path=/")}) as server:

        async def twice() -> None:
            async with Fetcher(LOOPBACK) as fetcher:
                await fetcher.get(server.url())
                await fetcher.get(server.url())

        asyncio.run(twice())

    assert server.calls[1].header("Cookie") is None


def test_a_user_name_in_the_owners_address_is_sent_as_a_header() -> None:
    """The owner may write a password into a feed's address; it stays out of what is remembered."""
    with serving({"/feed": http(BODY)}) as server:
        fetched = fetch(f"http://me:hunter2@127.0.0.1:{server.port}/feed")

    assert (server.calls[0].header("Authorization") or "").startswith("Basic ")
    assert "hunter2" not in fetched.url


def test_redirects_are_followed() -> None:
    """One "for now" leads to the document and changes nothing else."""
    with serving({"/feed": http(b"", "Location: /new", status="302 Found"), "/new": http(BODY)}) as server:
        fetched = fetch(server.url())

    assert fetched.body == BODY
    assert fetched.url == server.url("/new")
    assert fetched.moved_to == ""


def test_a_document_moved_for_good_says_where_to() -> None:
    """The new address is as far as the redirects for good lead; one for now ends that."""
    answers: dict[str, Answer] = {
        "/feed": http(b"", "Location: /one", status="301 Moved"),
        "/one": http(b"", "Location: /two", status="308 Moved"),
        "/two": http(b"", "Location: /today", status="302 Found"),
        "/today": http(BODY),
    }
    with serving(answers) as server:
        fetched = fetch(server.url())

    assert fetched.moved_to == server.url("/two")
    assert fetched.url == server.url("/today")


def test_more_than_five_redirects_are_too_many() -> None:
    """A circle ends, with that reason."""
    with serving({"/feed": http(b"", "Location: /feed", status="302 Found")}) as server:
        with pytest.raises(Unreachable, match="more than 5 redirects"):
            fetch(server.url())
        assert len(server.calls) == 6


@pytest.mark.parametrize(
    "location",
    ["ftp://127.0.0.1/x", "file:///etc/passwd", "javascript:alert(1)", "http://me:pw@127.0.0.1/x", "http://10.0.0.1/x",
     "http://169.254.169.254/", "http://[::1]:9/", "http://0x0a000001/", "", "http://[", "\x01//x"],
)  # fmt: skip
def test_redirects_that_lead_astray_are_refused(location: str) -> None:
    """Another scheme, credentials, a private address, nothing at all: none is followed."""
    with serving({"/feed": http(b"", f"Location: {location}", status="301 Moved")}) as server:
        with pytest.raises(Unreachable):
            fetch(server.url())
        assert len(server.calls) == 1


def test_packed_documents_are_unpacked() -> None:
    """Gzip is understood, in one member or several, with padding behind it."""
    packed = gzip.compress(BODY[:20]) + gzip.compress(BODY[20:]) + b"\0\0"

    assert fetch_from(http(packed, "Content-Encoding: gzip")).body == BODY


def test_a_packed_document_cut_short_is_broken() -> None:
    """What could be unpacked is there, and it says that it is not all."""
    fetched = fetch_from(http(gzip.compress(BODY)[:-12], "Content-Encoding: gzip", 'ETag: "7"'))

    assert BODY.startswith(fetched.body)
    assert fetched.broken
    assert fetched.etag == ""


@pytest.mark.parametrize("encoding", ["br", "deflate", "zstd", "gzip, gzip", "gzip,br"])
def test_other_packings_are_refused(encoding: str) -> None:
    """Only what was asked for is unpacked; layers are where the bombs are."""
    with pytest.raises(Unreachable, match="packed as"):
        fetch_from(http(zlib.compress(BODY), f"Content-Encoding: {encoding}"))


def test_what_only_says_that_it_is_gzip_is_refused() -> None:
    """The reason names the lie."""
    with pytest.raises(Unreachable, match="says gzip, and is not"):
        fetch_from(http(BODY, "Content-Encoding: gzip"))


def test_a_bomb_is_never_unpacked_whole() -> None:
    """Forty kilobytes that would become forty megabytes are given up at ten."""
    with pytest.raises(Unreachable, match="unpacks to more than 10 MB"):
        fetch_from(http(gzip.compress(b"\0" * (40 * 2**20), 9), "Content-Encoding: gzip"))


def test_a_document_that_announces_too_much_is_refused() -> None:
    """Nothing of it is read."""
    with pytest.raises(Unreachable, match="larger than 4 MB"):
        fetch_from(http(BODY, length=5 * 2**20))


def test_a_document_that_never_ends_is_refused() -> None:
    """Without an announcement it is counted as it comes."""

    def endless(call: Call) -> None:
        call.send(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        while True:
            call.send(b"x" * 65536)

    with pytest.raises(Unreachable, match="larger than"):
        fetch_from(endless)


@pytest.mark.parametrize(
    "answer",
    [
        http(BODY, 'ETag: "7"', length=len(BODY) + 100),
        chunked(BODY, finished=False, headers=('ETag: "7"',)),
    ],
    ids=["length", "chunks"],
)
def test_a_body_that_breaks_off_is_used_without_its_validators(answer: bytes) -> None:
    """What came is handed over; an ETag for half a document would hide the other half for ever."""
    fetched = fetch_from(answer)

    assert fetched.body == BODY
    assert fetched.broken
    assert (fetched.etag, fetched.modified) == ("", "")


OK = b"HTTP/1.1 200 OK\r\n"


def says_nothing(call: Call) -> None:
    call.hang()


def drips_headers(call: Call) -> None:
    call.drip(OK + b"X-Slow: " + b"x" * 10_000)


def drips_the_body(call: Call) -> None:
    call.send(OK + b"Content-Length: 10000\r\n\r\n")
    call.drip(b"x" * 10_000)


def drips_chunks(call: Call) -> None:
    call.send(OK + b"Transfer-Encoding: chunked\r\n\r\n")
    call.drip(b"1\r\nx\r\n" * 2_000)


def sends_interim_answers(call: Call) -> None:
    call.drip(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 1_000)


def redirects_slowly(call: Call) -> None:
    call.drip(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: /feed\r\n\r\n", every=0.001)


@pytest.mark.parametrize(
    "slow",
    [says_nothing, drips_headers, drips_the_body, drips_chunks, sends_interim_answers, redirects_slowly],
)
def test_one_deadline_stands_around_everything(slow: Callable[[Call], None]) -> None:
    """However a server spreads its bytes, the reading ends when the feed's time is up, and says so."""
    with pytest.raises(Unreachable, match=r"within 0\.3 s"):
        fetch_from(slow, HURRIED)


def floods_headers(call: Call) -> None:
    call.send(OK)
    while True:
        call.send(b"X-Flood: " + b"x" * 900 + b"\r\n")


def floods_interim_answers(call: Call) -> None:
    while True:
        call.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000)


def floods_tiny_chunks(call: Call) -> None:
    call.send(OK + b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        call.send(b"1\r\nx\r\n" * 1_000)


@pytest.mark.parametrize("flood", [floods_headers, floods_interim_answers, floods_tiny_chunks])
def test_floods_are_cut_off(flood: Callable[[Call], None]) -> None:
    """What is not the document counts as well."""
    with pytest.raises(Unreachable):
        fetch_from(flood)


@pytest.mark.parametrize(
    "nonsense", [b"", b"hello", b"HTTP/1.1 banana\r\n\r\n", b"\x16\x03\x01\x00\x00", b"HTTP/1.1 200"]
)
def test_what_is_no_http_is_no_answer(nonsense: bytes) -> None:
    """The feed fails with a sentence, and nothing else does."""
    with pytest.raises(Unreachable, match="no proper answer"):
        fetch_from(nonsense + b"\r\n" if nonsense else nonsense)


def test_a_port_where_nobody_listens_is_no_connection() -> None:
    """The reason is the connection, not the feed."""
    with serving({}) as server:
        url = server.url()

    with pytest.raises(Unreachable, match="no connection"):
        fetch(url)


@pytest.mark.parametrize(
    "url", ["gopher://x.example/", "http://", "//x.example/", "http://x.example:99999/", "http://[/"]
)
def test_what_is_no_address_is_said_to_be_none(url: str) -> None:
    """It is refused before anything is looked up."""
    with pytest.raises(Unreachable):
        fetch(url)


def test_the_page_of_an_error_is_read_a_little_way() -> None:
    """It tells a captcha; more of it is of no use."""
    assert fetch_from(http(b"<title>Just a moment...</title>", status="403 Forbidden")).body.startswith(b"<title>")
    assert fetch_from(http(b"x" * 200_000, status="500 Oops")).body == b""


def test_one_host_is_asked_only_so_much_at_once() -> None:
    """Ten documents of one host come two at a time."""
    answer, lock = http(BODY), threading.Lock()
    open_now: list[int] = [0]

    def slowly(call: Call) -> None:
        with lock:
            open_now.append(open_now[-1] + 1)
        call.drip(answer[:-1], every=0.0005)
        # Whoever has the last byte may ask anew at once.
        with lock:
            open_now.append(open_now[-1] - 1)
        call.send(answer[-1:])

    with serving({"/feed": slowly}) as server:

        async def all_ten() -> None:
            async with Fetcher(LOOPBACK) as fetcher:
                await asyncio.gather(*(fetcher.get(server.url(f"/feed?{n}")) for n in range(10)))

        asyncio.run(all_ten())

    assert len(server.calls) == 10
    assert max(open_now) <= 2
