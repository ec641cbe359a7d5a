"""A word with a web service: guarded like a feed, short, and clear about what may have arrived."""

from __future__ import annotations

import pytest
from tests.servers import HURRIED, LOOPBACK, Call, http, serving

from watchlist.model.settings import Network
from watchlist.net.post import Unanswered, get, post

SECONDS = 5.0


def test_a_post_arrives_with_its_headers_and_brings_the_answer_back():
    """All of it in one request."""
    with serving({"/in": http(b"thanks", "Retry-After: 7", status="202 Accepted")}) as server:
        answer = post(server.url("/in?a=b"), b"{}", {"X-Word": "so"}, LOOPBACK, seconds=SECONDS)

    assert (answer.status, answer.body, answer.retry_after, answer.good) == (202, b"thanks", "7", True)
    (call,) = server.calls
    assert call.head.startswith("POST /in?a=b HTTP/1.1")
    assert (call.body, call.header("x-word")) == (b"{}", "so")


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_a_post_is_not_sent_on(status: str):
    """What was meant for one is not told to another."""
    with serving({}) as server:
        server.answers["/in"] = http(b"", f"Location: {server.url('/other')}", status=status)
        server.answers["/other"] = http(b"")
        answer = post(server.url("/in"), b"{}", {}, LOOPBACK, seconds=SECONDS)

    assert not answer.good
    assert len(server.calls) == 1


def test_a_get_goes_where_it_is_sent():
    """Within reason."""
    with serving({}) as server:
        server.answers["/a"] = http(b"", f"Location: {server.url('/b')}", status="302 Found")
        server.answers["/b"] = http(b"ok")
        server.answers["/round"] = http(b"", f"Location: {server.url('/round')}", status="302 Found")

        assert get(server.url("/a"), LOOPBACK, seconds=SECONDS).body == b"ok"
        assert get(server.url("/round"), LOOPBACK, seconds=SECONDS).status == 302
    assert len(server.calls) == 8


def test_a_name_and_password_in_the_address_log_in_at_its_own_host_alone():
    """The next one has no business with them."""
    with serving({}) as server:
        server.answers["/a"] = http(b"", f"Location: http://localhost:{server.port}/b", status="302 Found")
        server.answers["/b"] = http(b"ok")
        url = server.url("/a").replace("http://", "http://me:canary@")
        local = Network(allow=("127.0.0.1", "::1"))
        get(url, local, seconds=SECONDS)

    assert server.calls[0].header("authorization") == "Basic bWU6Y2FuYXJ5"
    assert server.calls[1].header("authorization") is None


def test_a_private_address_is_dialled_only_where_the_owner_allows_it():
    """Neither at first nor after a redirect."""
    with serving({}) as server:
        server.answers["/in"] = http(b"", "Location: http://10.255.255.1/", status="302 Found")
        with pytest.raises(Unanswered, match=r"a loopback address: not dialled.*network\.allow") as refused:
            post(server.url("/in"), b"", {}, Network(), seconds=SECONDS)
        with pytest.raises(Unanswered, match="a private address: not dialled"):
            get(server.url("/in"), LOOPBACK, seconds=SECONDS)

    assert not refused.value.maybe
    assert len(server.calls) == 1


def test_the_environment_names_no_proxy(monkeypatch: pytest.MonkeyPatch):
    """Only the settings do."""
    with serving({"/in": http(b"")}) as server:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, "http://127.0.0.1:9")

        assert post(server.url("/in"), b"", {}, LOOPBACK, seconds=SECONDS).good


@pytest.mark.parametrize(
    "answer",
    [
        Call.hang,
        lambda call: call.drip(b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 10_000),
        lambda call: call.drip(http(b"a" * 10_000)),
    ],
    ids=["hangs", "drips its head", "drips its body"],
)
def test_a_service_that_takes_too_long_is_left(answer):
    """It may have understood, and that is said."""
    with (
        serving({"/in": answer}) as server,
        pytest.raises(Unanswered, match=r"no whole answer .* within 0.3 s") as lost,
    ):
        post(server.url("/in"), b"{}", {}, HURRIED, seconds=0.3)

    assert lost.value.maybe


@pytest.mark.parametrize("answer", [b"", b"nonsense\r\n\r\n"])
def test_a_broken_answer_may_follow_a_request_that_arrived(answer: bytes):
    """Nobody knows."""
    with serving({"/in": answer}) as server, pytest.raises(Unanswered, match="no proper answer") as lost:
        post(server.url("/in"), b"{}", {}, LOOPBACK, seconds=SECONDS)

    assert lost.value.maybe


def test_where_nobody_listens_nothing_arrived():
    """That is safe to send again, unmarked."""
    with serving({}) as server:
        url = server.url("/in")
    with pytest.raises(Unanswered, match="no connection: nobody answers at") as lost:
        post(url, b"{}", {}, LOOPBACK, seconds=SECONDS)

    assert not lost.value.maybe


def test_an_endless_answer_is_not_read_to_its_end():
    """The status was enough."""
    with serving({"/in": http(b"a" * 10_000_000)}) as server:
        assert post(server.url("/in"), b"{}", {}, LOOPBACK, seconds=SECONDS).body == b""


@pytest.mark.parametrize("url", ["", "canary", "ftp://canary.example/", "http://", "http://x:canary/"])
def test_what_is_no_address_is_not_repeated(url: str):
    """It may be a secret."""
    with pytest.raises(Unanswered, match="no http or https address") as refused:
        post(url, b"", {}, LOOPBACK, seconds=SECONDS)

    assert "canary" not in str(refused.value)


@pytest.mark.parametrize("location", ["", "ftp://x.example/", "http://me:word@x.example/"])
def test_a_get_is_not_sent_to_anything_odd(location: str):
    """As with feeds."""
    astray = http(b"", f"Location: {location}", status="302 Found")
    with serving({"/in": astray}) as server, pytest.raises(Unanswered, match="sends us where we do not go"):
        get(server.url("/in"), LOOPBACK, seconds=SECONDS)
