"""Every kind of channel: found by the table, checked by the settings, and open about what went wrong."""

from __future__ import annotations

import inspect
import pickle
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from watchlist.definitions import settings
from watchlist.definitions.channels import OPTIONS
from watchlist.errors import DeliveryError
from watchlist.model.message import Message
from watchlist.model.settings import Channel
from watchlist.notify.kinds import KINDS, Env, build

# Options that can be used, as far as anybody can tell without trying; no secret is where they say.
SOUND: dict[str, dict[str, Any]] = {
    "mail": {"to": "me@example.org", "server": "smtp://127.0.0.1:9", "user": "me", "password": {"env": "NOWHERE"}},
    "push": {"url": {"env": "NOWHERE"}},
    "webhook": {"url": {"env": "NOWHERE"}},
    "hook": {"command": ["/nowhere/program"]},
}
MESSAGE = Message(channel="me", recipient="me@example.org", id="1@example.org", subject="s", text="t\n")


def test_the_settings_know_the_same_kinds():
    """What can be written can be sent, and its options are checked where they are written."""
    assert set(settings.KINDS) == set(KINDS) == set(OPTIONS) == set(SOUND)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_where_the_table_says(kind: str):
    """A class with the two things that every kind has, and a line that says what it is for."""
    module, _, name = KINDS[kind].target.partition(":")
    found = getattr(import_module(module), name)

    assert list(inspect.signature(found.from_options).parameters) == ["channel", "env"]
    assert list(inspect.signature(found.send).parameters) == ["self", "message"]
    assert KINDS[kind].summary


@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_be_sent_is_a_delivery_error(kind: str, tmp_path: Path):
    """With the stage, so that it can be tried again; nothing arrived, so it is no maybe."""
    channel = Channel(id="me", kind=kind, options=SOUND[kind])

    with pytest.raises(DeliveryError) as caught:
        build(channel, Env(home=tmp_path)).send(MESSAGE)

    assert str(caught.value)
    assert caught.value.stage
    assert not caught.value.maybe


@pytest.mark.parametrize("kind", KINDS)
def test_options_that_cannot_be_used_are_a_delivery_error(kind: str, tmp_path: Path):
    """Whoever writes the settings while we run gets words, and no bug of ours."""
    with pytest.raises(DeliveryError):
        build(Channel(id="me", kind=kind), Env(home=tmp_path)).send(MESSAGE)


def test_a_message_is_a_plain_fact():
    """It can go to another process as it is."""
    assert pickle.loads(pickle.dumps(MESSAGE)) == MESSAGE
