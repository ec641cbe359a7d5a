"""The options of push, webhooks and hooks are checked where they are written."""

from __future__ import annotations

import pytest

from watchlist.definitions.channels import HOOK, PUSH, WEBHOOK
from watchlist.definitions.settings import read_settings
from watchlist.definitions.tree import read


def lines(options: str) -> list[str]:
    """What is said of a channel with these options."""
    text = f"channels:\n  - {{id: me, {options}}}\nroutes: [{{channel: me}}]\n"
    return [str(problem) for problem in read_settings(read(text.encode(), "watchlist.yaml")).problems]


@pytest.mark.parametrize(
    "options",
    [
        "kind: push, url: {env: PUSH_URL}",
        "kind: push, url: {command: [pass, push]}, deadline: 10",
        "kind: push, url: 'dbus://'",
        "kind: webhook, url: 'https://example.org/in'",
        "kind: webhook, url: {file: ~/.url}, secret: {env: S}, token: {env: T}, deadline: 2.5",
        "kind: hook, command: ./told",
        "kind: hook, command: [notify-send, watchlist], variables: [DISPLAY, DBUS_SESSION_BUS_ADDRESS], deadline: 5",
    ],
)
def test_a_channel_that_can_work_is_taken(options: str):
    """With its secrets where they stand."""
    assert lines(options) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("kind: push", "no 'url' - add `url:`, the service's address, as Apprise writes it"),
        ("kind: push, url: 'tgram://1:c4n4ry/2'", "channels[0].url: the address stands here in plain text, and who"),
        ("kind: push, url: 'gotify://c4n4ry'", "who knows it can push to you - write `{env: NAME}`"),
        ("kind: push, url: c4n4ry", "this is no address as Apprise writes it - one begins like ntfys://"),
        ("kind: push, url: {env: []}", "this does not say where the address stands - write `{env: NAME}`"),
        ("kind: push, url: {env: A}, topic: b", "push has no option 'topic'"),
        ("kind: webhook, url: example.org/in", "'example.org/in' is no http or https address"),
        ("kind: webhook, url: 'https://[::1'", "is no address"),
        ("kind: webhook, url: 'https://me:c4n4ry@example.org'", "the address in `url` holds a password"),
        ("kind: webhook, url: 'https://example.org', secret: c4n4ry", "`secret` stands here in plain text"),
        ("kind: webhook, url: 'https://example.org', headers: {a: b}", "webhook has no option 'headers'"),
        ("kind: hook", "no 'command' - add `command:`, a program and its arguments"),
        ("kind: hook, command: {sh: a}", "a table of keys where a program belongs"),
        ("kind: hook, command: a, variables: 'A=c4n4ry'", "without its value"),
        ("kind: hook, command: a, deadline: 2h", "the text '2h' where a number from 1 to 3600 belongs"),
    ],
)
def test_a_slip_is_told_with_its_place_and_mend(options: str, said: str):
    """In one line, and without the secret that may stand there by mistake."""
    (line,) = lines(options)

    assert line.startswith("watchlist.yaml:2:")
    assert said in line
    assert "c4n4ry" not in line


@pytest.mark.parametrize("options", [PUSH, WEBHOOK, HOOK])
def test_an_editor_can_help_with_them(options):
    """Each has a schema."""
    described = {field.key: field.shape.schema({}) for field in options.fields}

    assert all(described.values())
