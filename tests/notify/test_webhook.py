"""A webhook is posted through the guard and signed, and its answer says whether to ask again."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.builders import NOW
from tests.notify.builders import CANARY, a_channel, a_message, an_env
from tests.servers import Call, Server, http, serving

from watchlist.errors import DeliveryError
from watchlist.notify.kinds import Env, build
from watchlist.notify.webhook import asked_wait, key_from, signature

KEY = b"a key for tests, of 32 bytes..!!"
SECRET = f"whsec_{base64.b64encode(KEY).decode()}"
ENV = an_env(SECRET=SECRET, TOKEN=CANARY)


def posted(server: Server, env: Env = ENV, again: bool = False, **options: Any) -> str:
    channel = a_channel("webhook", **({"url": server.url("/in")} | options))
    return build(channel, env).send(a_message(again=again))


def test_a_webhook_is_signed_so_that_its_receiver_can_check_it():
    """By the Standard Webhooks specification: id, time and body, joined by full stops."""
    with serving({"/in": http(b"ok", status="204 No Content")}) as server:
        assert posted(server, secret={"env": "SECRET"}) == "the service answered 204"

    (call,) = server.calls
    name, stamp = call.header("webhook-id"), call.header("webhook-timestamp")
    signed = hmac.new(KEY, f"{name}.{stamp}.".encode() + call.body, hashlib.sha256).digest()
    assert name == "harbour-1-abc-watchlist-example"
    assert stamp == str(int(NOW.timestamp()))
    assert call.header("webhook-signature") == f"v1,{base64.b64encode(signed).decode()}"
    assert call.header("content-type") == "application/json"
    assert json.loads(call.body)["id"] == "harbour.1.abc@watchlist.example"


def test_the_signature_is_the_one_of_the_specification():
    """Its own example."""
    key = key_from("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")

    assert (
        signature(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", b'{"test": 2432232314}')
        == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )


def test_a_second_try_bears_the_same_name():
    """So that its receiver knows it."""
    with serving({"/in": http(b"")}) as server:
        posted(server)
        posted(server, again=True)

    assert len({call.header("webhook-id") for call in server.calls}) == 1
    assert [call.header("idempotency-key") for call in server.calls] == ["harbour-1-abc-watchlist-example"] * 2
    assert [json.loads(call.body)["again"] for call in server.calls] == [False, True]


def test_a_token_goes_with_it_where_one_is_named():
    """And nothing is signed where no secret is."""
    with serving({"/in": http(b"")}) as server:
        posted(server, token={"env": "TOKEN"})

    assert server.calls[0].header("authorization") == f"Bearer {CANARY}"
    assert server.calls[0].header("webhook-signature") is None


@pytest.mark.parametrize(
    ("status", "permanent", "maybe"),
    [
        ("400 Bad Request", True, False),
        ("401 Unauthorized", True, False),
        ("404 Not Found", True, False),
        ("408 Request Timeout", False, False),
        ("410 Gone", True, False),
        ("429 Too Many Requests", False, False),
        ("500 Internal Server Error", False, False),
        ("502 Bad Gateway", False, True),
        ("503 Service Unavailable", False, False),
        ("504 Gateway Timeout", False, True),
        ("302 Found", True, False),
    ],
)
def test_the_answer_says_whether_to_ask_again(status: str, permanent: bool, maybe: bool):
    """4xx is our fault and stays it; 5xx and 429 are theirs and pass."""
    answer = http(b"secret words", "Retry-After: 90", "Location: http://10.0.0.1/", status=status)
    with serving({"/in": answer}) as server, pytest.raises(DeliveryError, match=f"answered {status[:3]}") as failed:
        posted(server)

    assert (failed.value.permanent, failed.value.maybe) == (permanent, maybe)
    assert "secret words" not in str(failed.value)
    assert permanent or failed.value.wait == timedelta(seconds=90)
    assert len(server.calls) == 1


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("0", timedelta(minutes=1)),
        ("999999999", timedelta(hours=24)),
        ("9" * 30, None),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("Sun, 01 Mar 2026 12:10:00", None),
    ],
)
def test_a_service_may_ask_us_to_wait_within_reason(header: str, wait: timedelta | None):
    """A minute at least, a day at most."""
    assert asked_wait(header, NOW) == wait


def test_a_service_may_name_the_time_to_come_back():
    """By a date."""
    then = f"{NOW + timedelta(minutes=10):%a, %d %b %Y %H:%M:%S} GMT"

    assert asked_wait(then, NOW.replace(microsecond=0)) == timedelta(minutes=10)
    assert asked_wait(then, None) is None


@pytest.mark.parametrize(
    "answer",
    [Call.hang, lambda call: call.drip(b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 10_000)],
    ids=["hangs", "drips"],
)
def test_a_service_that_takes_too_long_may_have_got_it(answer):
    """The next try says so."""
    with serving({"/in": answer}) as server, pytest.raises(DeliveryError, match=r"within 0.3 s") as late:
        posted(server, deadline=0.3)

    assert (late.value.maybe, late.value.permanent) == (True, False)


def test_a_private_address_is_dialled_only_where_the_owner_allows_it():
    """A webhook is no way into a network."""
    with serving({"/in": http(b"")}) as server, pytest.raises(DeliveryError, match="not dialled"):
        posted(server, env=Env(now=NOW))

    assert server.calls == []


def test_an_address_that_stands_elsewhere_is_not_shown():
    """It lets anybody post."""
    with serving({"/in": http(b"", status="500 No")}) as server:
        env = an_env(URL=server.url("/in").replace("127.0.0.1", "localhost") + f"?{CANARY}")
        with pytest.raises(DeliveryError, match="the service answered 500"):
            posted(server, env, url={"env": "URL"})
    with pytest.raises(DeliveryError, match="no connection") as failed:
        posted(server, env, url={"env": "URL"})

    assert CANARY not in str(failed.value)
    assert "localhost" not in str(failed.value)


@pytest.mark.parametrize(
    "secret", [CANARY, f"whsec_{CANARY}", "whsec_", "whsec_c2hvcnQ=", f"whsec_{CANARY}\N{SNOWMAN}", SECRET[6:]]
)
def test_a_secret_that_cannot_sign_is_not_repeated(secret: str):
    """The mend says how one is made."""
    with serving({"/in": http(b"")}) as server, pytest.raises(DeliveryError, match="openssl rand") as failed:
        posted(server, an_env(SECRET=secret), secret={"env": "SECRET"})

    assert CANARY not in str(failed.value)
    assert server.calls == []


def test_a_token_that_is_no_ascii_is_not_sent():
    """No header can hold it."""
    with serving({"/in": http(b"")}) as server, pytest.raises(DeliveryError, match="no text in ASCII"):
        posted(server, an_env(TOKEN="\N{SNOWMAN}"), token={"env": "TOKEN"})


def test_a_webhook_without_an_address_tells_nobody():
    """The lint has said so before."""
    with pytest.raises(DeliveryError, match="the webhook me has no url") as failed:
        build(a_channel("webhook"), ENV)

    assert failed.value.permanent


def test_without_a_time_of_the_try_the_message_has_its_own():
    """Some are sent by hand."""
    at = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
    with serving({"/in": http(b"")}) as server:
        build(a_channel("webhook", url=server.url("/in")), Env(network=ENV.network)).send(a_message(at=at))

    assert server.calls[0].header("webhook-timestamp") == "1767225600"
