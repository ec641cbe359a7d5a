"""A dead-man service hears of every run, and no run depends on it."""

from __future__ import annotations

import pytest
from tests.notify.builders import CANARY, an_env
from tests.servers import Call, http, serving

from watchlist.notify.heartbeat import below, ping


@pytest.mark.parametrize(
    ("url", "said", "code", "asked"),
    [
        ("https://ping.example/abc", "", None, "https://ping.example/abc"),
        ("https://ping.example/abc", "start", None, "https://ping.example/abc/start"),
        ("https://ping.example/abc/", "fail", 4, "https://ping.example/abc/fail?code=4"),
        ("https://ping.example/abc?x=y", "fail", 3, "https://ping.example/abc/fail?x=y&code=3"),
    ],
)
def test_what_happened_stands_below_the_address(url: str, said: str, code: int | None, asked: str):
    """As such services have it."""
    assert below(url, said, code) == asked


def test_a_service_that_hears_us_says_nothing():
    """A plain GET."""
    with serving({"/abc/start": http(b"OK")}) as server:
        assert ping(server.url("/abc"), an_env(), said="start") == ""

    assert server.calls[0].head.startswith("GET /abc/start HTTP/1.1")


def test_what_is_wrong_is_returned_and_never_raised(monkeypatch: pytest.MonkeyPatch):
    """With no word of an address that stands elsewhere."""
    monkeypatch.setattr("watchlist.notify.heartbeat.SECONDS", 0.3)
    with serving({"/hang": Call.hang}) as server:
        env = an_env(PING=f"http://localhost:{server.port}/{CANARY}", HANG=server.url("/hang"), ODD=f"http://[{CANARY}")
        missing = ping({"env": "PING"}, env)
        late = ping({"env": "HANG"}, env)
        unset = ping({"env": "NONE"}, env)
        odd = ping({"env": "ODD"}, env, said="start")

    assert missing in {"the service answered 404", "no connection: the service leads to ::1, a loopback address: not"}
    assert late == "no whole answer from the service within 0.3 s"
    assert unset == "the environment variable NONE is not set"
    assert odd == "what stands there is no http or https address"
    assert ping("http://10.0.0.1/abc", an_env()).startswith("no connection: 10.0.0.1, a private address: not dialled")
