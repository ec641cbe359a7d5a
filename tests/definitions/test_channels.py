"""The options of a channel are checked where they are written, before any mail depends on them."""

from __future__ import annotations

import pytest

from watchlist.definitions.channels import SECRET
from watchlist.definitions.settings import read_settings
from watchlist.definitions.tree import read
from watchlist.model.settings import Channel

SERVER = "server: 'smtp://mail.example.org:587'"


def lines(options: str) -> list[str]:
    """What is said of a mail channel with these options."""
    text = f"channels:\n  - {{id: me, kind: mail, {options}}}\nroutes: [{{channel: me}}]\n"
    return [str(problem) for problem in read_settings(read(text.encode(), "watchlist.yaml")).problems]


@pytest.mark.parametrize(
    "options",
    [
        f"to: me@example.org, {SERVER}",
        f"to: [me@example.org, you@sub.example.org], {SERVER}, from: watch@example.org, html: false, deadline: 10",
        f"to: me@example.org, {SERVER}, user: me, password: {{env: PW}}, tls: starttls, ca: ./ca.pem",
        "to: me@example.org, server: 'smtps://mail.example.org', user: me, password: {command: [pass, mail]}",
        "to: me@example.org, server: mail.example.org, tls: none",
        "to: me@example.org, server: 'smtp://127.0.0.1:25', tls: none, user: me, password: {file: ~/.pw}",
        "to: me@example.org, server: 'smtp://[::1]:25', tls: none, user: me, password: {file: ~/.pw}",
        "to: me@example.org, sendmail: /usr/sbin/sendmail",
        "to: me@example.org, sendmail: [/usr/bin/msmtp, -a, work]",
    ],
)
def test_a_mail_channel_that_can_work_is_taken(options: str):
    """As it is written, with the secret where it stands."""
    assert lines(options) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (SERVER, "no 'to' - add `to:`"),
        ("to: me@example.org", "nobody takes the mail - add `server: smtp://mail.example.org:587`, or `sendmail:"),
        (
            f"to: me@example.org, {SERVER}, pasword: {{env: PW}}",
            "mail has no option 'pasword' - did you mean 'password'",
        ),
        (f"to: me, {SERVER}", "'me' is no mail address - write one like me@example.org"),
        (f"to: 'Me <me@example.org>', {SERVER}", "is no mail address"),
        (f"to: 'me@example.org,you@example.org', {SERVER}", "is no mail address"),
        (f"to: [me@example.org, 7], {SERVER}", "the number 7 where a mail address belongs"),
        ("to: me@example.org, server: 'http://mail.example.org'", "is no mail server - write smtp://"),
        ("to: me@example.org, server: 'smtp://mail.example.org:smtp'", "is no mail server"),
        ("to: me@example.org, server: 'smtp://mail.example.org:0'", "is no mail server"),
        ("to: me@example.org, server: 'smtp://[::1'", "is no mail server"),
        ("to: me@example.org, server: 'smtp://me@mail.example.org'", "a login stands in the address of the server"),
        ("to: me@example.org, server: 'x://me@mail.example.org'", "this is no mail server"),
        (
            f"to: me@example.org, {SERVER}, tls: ssl",
            "'ssl' is none of the words that belong here",
        ),
        (f"to: me@example.org, {SERVER}, tls: true", "true (yes or no) where one of starttls, tls, none belongs"),
        (f"to: me@example.org, {SERVER}, user: me", "a login is `user` and `password` - add the other one"),
        (f"to: me@example.org, {SERVER}, password: {{env: PW}}", "a login is `user` and `password`"),
        (
            f"to: me@example.org, {SERVER}, tls: none, user: me, password: {{env: PW}}",
            "a password in the open - `tls: none` goes with a login only on this machine, not on mail.example.org",
        ),
        (
            "to: me@example.org, server: 'smtps://mail.example.org', tls: starttls",
            "smtps:// is TLS from the first byte",
        ),
        (f"to: me@example.org, {SERVER}, sendmail: /usr/sbin/sendmail", "both `server` and `sendmail`"),
        ("to: me@example.org, sendmail: sendmail", "`sendmail` is no full path - write it whole"),
        ("to: me@example.org, sendmail: [msmtp, -t]", "`sendmail` is no full path"),
        ("to: me@example.org, sendmail: /usr/sbin/sendmail, user: me", "`user` belongs to a server, not to sendmail"),
        (f"to: me@example.org, {SERVER}, html: 1", "the number 1 where true or false belongs"),
        (f"to: me@example.org, {SERVER}, deadline: 0", "the number 0 where a number from 1 to 300 belongs"),
    ],
)
def test_a_slip_in_a_mail_channel_is_told_with_its_mend(options: str, said: str):
    """One slip, one line."""
    (line,) = lines(options)

    assert said in line


def test_a_kind_that_is_not_known_is_one_problem():
    """Nothing is said of its options."""
    told = read_settings(read(b"channels: [{id: me, kind: fax, to: 7}]", "watchlist.yaml"))

    assert len(told.problems) == 1
    assert told.settings.channels == (Channel(id="me", kind="", options={"to": 7}),)


def test_what_a_broken_file_lost_is_not_missed():
    """The rest of the file may hold the server."""
    told = read_settings(read(b"channels:\n  - id: me\n    kind: mail\n    to: 'me@example.org", "watchlist.yaml"))

    assert ["a quote that does not end" in str(problem) for problem in told.problems] == [True]


def test_an_editor_knows_what_a_secret_looks_like():
    """One of three keys, and never the secret itself."""
    schema = SECRET.schema({})

    assert set(schema["properties"]) == {"env", "file", "command"}
    assert schema["maxProperties"] == 1
