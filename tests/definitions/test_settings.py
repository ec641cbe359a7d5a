"""The settings are the owner's alone, and hold no secrets in plain text."""

from __future__ import annotations

from datetime import time

import pytest

from watchlist.definitions.settings import ReadSettings, read_settings
from watchlist.definitions.tree import read
from watchlist.model.settings import Channel, Digest, Network, QuietHours, Route, Settings, When

ONE = "channels: [{id: me, kind: hook, command: [told]}]\nroutes: [{channel: me, "


def told(text: str) -> ReadSettings:
    return read_settings(read(text.encode(), "watchlist.yaml"))


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "null"])
def test_settings_without_anything_in_them_are_the_defaults(text: str):
    """A file full of comments is what `init` writes."""
    assert told(text) == ReadSettings(settings=Settings(), problems=())


def test_every_key_of_the_settings_arrives():
    """What a kind of channel holds is kept as written, for the kind to read."""
    found = told("""\
channels:
  - {id: me, kind: mail, to: [me@example.org], server: "smtp://mail.example.org:587", user: me, password: {env: PW}}
  - {id: page, kind: webhook, token: {command: [pass, show, page]}, url: {file: ~/.page}}
routes:
  - {channel: me}
  - {channel: page, watches: [harbour, pier/opened], events: [fired, deadline]}
network: {allow: [127.0.0.1, 10.0.0.0/8], per_host: 3, connections: 9, deadline: 7.5, proxy: "http://proxy.example:3128"}
timezone: Europe/Berlin
""")

    assert found.problems == ()
    assert found.settings == Settings(
        channels=(
            Channel(
                id="me",
                kind="mail",
                options={
                    "to": ["me@example.org"],
                    "server": "smtp://mail.example.org:587",
                    "user": "me",
                    "password": {"env": "PW"},
                },
            ),
            Channel(
                id="page",
                kind="webhook",
                options={"token": {"command": ["pass", "show", "page"]}, "url": {"file": "~/.page"}},
            ),
        ),
        routes=(
            Route(channel="me"),
            Route(channel="page", watches=("harbour", "pier/opened"), events=("fired", "deadline")),
        ),
        network=Network(
            allow=("127.0.0.1", "10.0.0.0/8"),
            per_host=3,
            connections=9,
            deadline=7.5,
            proxy="http://proxy.example:3128",
        ),
        timezone="Europe/Berlin",
    )


def test_every_key_of_a_route_arrives():
    """When it tells, and when it does not."""
    found = told("""\
channels: [{id: me, kind: push, url: {env: PUSH}}]
routes:
  - channel: me
    when: weekly
    digest: {at: 9:05, day: fri}
    quiet_hours: 22:00 – 07:00
    urgent: fired
    heartbeat: weekly
heartbeat_url: https://ping.example/abc
""")

    assert found.problems == ()
    assert found.settings.heartbeat_url == "https://ping.example/abc"
    assert found.settings.routes == (
        Route(
            channel="me",
            when=When.WEEKLY,
            digest=Digest(at=time(9, 5), day=4),
            quiet_hours=QuietHours(start=time(22), end=time(7)),
            urgent=("fired",),
            heartbeat=True,
        ),
    )


def test_a_heartbeat_address_may_stand_elsewhere():
    """Whoever knows it can say that all is well."""
    assert told("heartbeat_url: {env: PING}").settings.heartbeat_url == {"env": "PING"}


@pytest.mark.parametrize(
    "secret",
    [
        "password: hunter2",
        "smtp_password: hunter2",
        "token: abc",
        "api_key: abc",
        "Secret: [abc]",
        "password: {value: hunter2}",
        "password: {env: A, file: b}",
        "password: {env: []}",
        "password: {env: ''}",
        "password: {command: []}",
        "password: {command: [[a]]}",
        "server: 'smtp://me:hunter2@mail.example.org'",
    ],
)
def test_a_secret_in_plain_text_is_refused(secret: str):
    """A settings file is copied, shown and committed; the error itself does not repeat the secret."""
    problems = told(f"channels:\n  - {{id: me, kind: mail, {secret}}}\n").problems

    assert any("{env: NAME}" in problem.mend for problem in problems)
    assert not any("hunter2" in str(problem) for problem in problems)


@pytest.mark.parametrize("address", ["https://[::1", "https://me@example.org/x", "https://example.org"])
def test_an_address_without_a_password_is_no_secret(address: str):
    """What is wrong with it otherwise is for its kind to say."""
    problems = told(f"channels:\n  - {{id: me, kind: webhook, url: '{address}'}}\n").problems

    assert not [problem for problem in problems if "for the password" in problem.mend]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("chanels: []", "1:1 unknown key 'chanels' - did you mean 'channels'?"),
        ("channels: {id: me}", "a table of keys where a list belongs"),
        ("channels: [me]", "the text 'me' where a channel with keys (id, kind...) belongs"),
        ("channels: [{id: me}]", "channels[0]: no 'kind' - add `kind:`"),
        ("channels: [{id: me, kind: fax}]", "'fax' is none of the words that belong here - known here: mail, push"),
        (
            "channels: [{id: me, kind: hook, command: a}, {id: me, kind: hook, command: a}]",
            "a second channel 'me' - line 1 has that id",
        ),
        (
            "channels: [{id: me, kind: hook, command: a}]\nroutes: [{channel: mee}]",
            "no channel is called 'mee' - did you mean 'me'?",
        ),
        (
            "channels: [{id: me, kind: hook, command: a}]",
            "1:17 channels[0].id: no route leads to 'me': it tells nobody - add `- {channel: me}` to `routes`",
        ),
        ("routes: [{channel: me}]", "no channel is called 'me' - add it to `channels`"),
        ("routes: [{watches: [a]}]", "routes[0]: no 'channel'"),
        (
            "channels: [{id: me, kind: hook, command: a}]\nroutes: [{channel: me, events: [fird]}]",
            "did you mean 'fired'?",
        ),
        ("network: {allow: [home]}", "'home' is no address - write one like 127.0.0.1, or a network like 10.0.0.0/8"),
        ("network: {per_host: 0}", "the number 0 where a whole number from 1 to 16 belongs"),
        ("network: {deadline: 20s}", "the text '20s' where a number from 1 to 300 belongs"),
        ("network: {proxy: proxy.example}", "is no http or https address"),
        ("network: 1", "the number 1 where a network with keys"),
        ("timezone: Mars/Olympus", "'Mars/Olympus' is no time zone - write one like Europe/Berlin, or UTC"),
        ("timezone: ../../etc/passwd", "is no time zone"),
        ("timezone: Europe", "'Europe' is no time zone"),
        ("timezone: 1", "the number 1 where a time zone belongs"),
        ("heartbeat_url: ping.example", "is no http or https address"),
        ("heartbeat_url: {url: a}", "this does not say where the address stands - write `{env: NAME}`"),
        ("heartbeat_url: [a]", "a list where an address belongs"),
        (f"{ONE}when: hourly}}]", "'hourly' is none of the words that belong here"),
        (f"{ONE}when: daily, digest: {{at: 7 am}}}}]", "'7 am' is no time of day - write 07:00"),
        (f"{ONE}when: daily, digest: {{day: monday}}}}]", "'monday' is none of the words that belong here"),
        (f"{ONE}when: daily, digest: {{at: 24:00}}}}]", "'24:00' is no time of day"),
        (f"{ONE}digest: {{at: 07:00}}}}]", "a digest, and nothing waits for it - add `when: daily`"),
        (f"{ONE}urgent: [fired]}}]", "urgent, and no hours are quiet - add `quiet_hours: 22:00-07:00`"),
        (f"{ONE}quiet_hours: at night}}]", "'at night' are no hours - write 22:00-07:00"),
        (f"{ONE}quiet_hours: 07:00-07:00}}]", "the hours end when they start"),
        (f"{ONE}quiet_hours: x, urgent: fired}}]", "'x' are no hours"),
        (f"{ONE}heartbeat: daily}}]", "'daily' is none of the words that belong here"),
        ("- a", "a list where a settings file with keys"),
        ("timezone: 'Europe", "a quote that does not end"),
    ],
)
def test_a_slip_is_told_with_its_place_and_mend(text: str, said: str):
    """Nothing of the owner's is passed over in silence."""
    lines = [str(problem) for problem in told(text).problems]

    assert len(lines) == 1
    assert said in lines[0]
