"""Push goes through Apprise in a process of its own, which hangs nobody and shows no address."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace

import pytest
from tests.notify.builders import CANARY, a_channel, a_message, an_env
from tests.servers import Answer, Call, http, serving

from watchlist.errors import DeliveryError
from watchlist.model.settings import Network
from watchlist.notify.kinds import build
from watchlist.notify.push import STATUS

PATH = os.environ["PATH"]


def pushed(answer: Answer, **options: object) -> tuple[str, list[Call]]:
    """Push to a service that answers so, at an address that is a secret."""
    with serving({f"/{CANARY}/": answer, f"/{CANARY}": answer}) as server:
        env = an_env(PATH=PATH, URL=f"json://me:{CANARY}@127.0.0.1:{server.port}/{CANARY}")
        said = build(a_channel("push", url={"env": "URL"}, **options), env).send(a_message())
        return said, server.calls


def test_a_push_brings_subject_and_text():
    """As the service shows them."""
    said, (call,) = pushed(http(b"ok"))

    assert said == "the push service took it"
    assert json.loads(call.body)["title"] == "[watchlist] FIRED: The harbour opens"
    assert json.loads(call.body)["message"].startswith("The harbour opens.\nThree publishers say so.")


@pytest.mark.parametrize(
    ("status", "permanent"),
    [("401 No", True), ("404 No", True), ("429 Slow", False), ("500 Oh", False), ("503 Later", False)],
)
def test_what_the_service_answers_says_whether_to_ask_again(status: str, permanent: bool):
    """By its number, which is all that is told of it."""
    with pytest.raises(DeliveryError, match=rf"^the push service answered {status[:3]}") as failed:
        pushed(http(CANARY.encode(), status=status))

    assert (failed.value.permanent, failed.value.maybe) == (permanent, False)
    assert CANARY not in str(failed.value)


def test_a_service_that_breaks_off_may_have_taken_it():
    """Nobody knows."""
    with pytest.raises(DeliveryError, match=r"^the push service gave no proper answer$") as failed:
        pushed(b"")

    assert (failed.value.maybe, failed.value.permanent) == (True, False)


@pytest.mark.parametrize(
    "answer", [Call.hang, lambda call: call.drip(http(b"a" * 10_000), every=0.1)], ids=["hangs", "drips"]
)
def test_a_service_that_hangs_is_left_with_its_process(answer: Answer):
    """Apprise itself would wait for a drip without end."""
    with pytest.raises(DeliveryError, match=r"^no answer from the push service within 1.5 s$") as failed:
        pushed(answer, deadline=1.5)

    assert failed.value.maybe


def test_a_service_that_cannot_be_reached_took_nothing():
    """Nothing listens there."""
    with serving({}) as server:
        url = f"json://127.0.0.1:{server.port}/{CANARY}"
    with pytest.raises(DeliveryError, match=r"^the push service cannot be reached$") as failed:
        build(a_channel("push", url={"env": "URL"}), an_env(PATH=PATH, URL=url)).send(a_message())

    assert (failed.value.maybe, failed.value.permanent) == (False, False)


def test_a_service_may_take_it_for_some_of_its_targets():
    """Those hear of it again, marked."""
    answers = [http(b"{}"), http(b"{}", status="403 No")]
    with serving({"/": lambda call: call.send(answers.pop(0))}) as server:
        channel = a_channel("push", url=f"ntfy://127.0.0.1:{server.port}/first/second")
        with pytest.raises(DeliveryError, match="the push service answered 403") as failed:
            build(channel, an_env(PATH=PATH)).send(a_message())

    assert (failed.value.maybe, failed.value.permanent) == (True, False)


@pytest.mark.parametrize("url", [CANARY, f"nosuch://{CANARY}", "json://"])
def test_an_address_that_apprise_does_not_know_is_not_repeated(url: str):
    """It may be right but for a slip, and secret."""
    with pytest.raises(DeliveryError, match="Apprise knows no service at this url") as failed:
        build(a_channel("push", url={"env": "URL"}), an_env(PATH=PATH, URL=url)).send(a_message())

    assert CANARY not in str(failed.value)


def test_neither_the_environment_nor_a_file_of_passwords_has_a_say(monkeypatch: pytest.MonkeyPatch):
    """No proxy but the one in the settings."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")

    assert pushed(http(b"ok"))[0] == "the push service took it"


def test_the_proxy_of_the_settings_is_used():
    """Where there is one, nothing goes around it."""
    with serving({}) as server:
        proxy = Network(allow=("127.0.0.1",), proxy=f"http://127.0.0.1:{server.port}")
        env = replace(an_env(PATH=PATH), network=proxy)
        with pytest.raises(DeliveryError, match="the push service answered 404"):
            build(a_channel("push", url="json://push.example/"), env).send(a_message())

    assert server.calls[0].target == "http://push.example/"


def test_the_address_may_stand_in_the_settings_where_it_is_no_secret():
    """A topic of one's own server."""
    with serving({"/": http(b"ok")}) as server:
        channel = a_channel("push", url=f"json://127.0.0.1:{server.port}")

        assert build(channel, an_env(PATH=PATH)).send(a_message()) == "the push service took it"


def test_a_push_channel_without_an_address_tells_nobody():
    """The lint has said so before."""
    with pytest.raises(DeliveryError, match="the push channel me has no url") as failed:
        build(a_channel("push"), an_env())

    assert failed.value.permanent


def test_apprise_is_imported_only_by_who_pushes():
    """Everybody else starts without it."""
    assert "apprise" not in sys.modules


def test_the_status_is_found_in_what_apprise_says():
    """It has no other way to tell."""
    assert STATUS.search("Failed to send JSON POST notification: Unauthorized, error=401.")[1] == "401"


@pytest.mark.parametrize("kind", ["push", "webhook"])
def test_a_way_that_is_printed_shows_nothing_of_its_surroundings(kind: str):
    """A traceback may print it."""
    assert CANARY not in repr(build(a_channel(kind, url={"env": "URL"}), an_env(URL=CANARY)))
