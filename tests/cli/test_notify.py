"""`watchlist notify`, and `check` that tells: from the settings to the mailbox, by a real server."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import Caller
from tests.cli.town import Town
from tests.mail_servers import PASSWORD, USER, MailServer, authority_file, mail_server

LATER = "2026-03-14T08:00:00Z"


@pytest.fixture
def server():
    """A mail server that wants TLS and a login."""
    with mail_server() as server:
        yield server


@pytest.fixture
def town(tmp_path: Path, server: MailServer, monkeypatch) -> Town:
    """A town whose first check found nothing, and whose mail goes to two people."""
    monkeypatch.setenv("WATCHLIST_PW", PASSWORD)
    authority_file(tmp_path)
    town = Town.at(tmp_path)
    town.run("check", "--quiet", at="2026-03-13T07:00:00Z")
    settle_on(town, server.address)
    return town


def settle_on(town: Town, address: str, **more: str) -> None:
    """Write the settings of a town that mails."""
    options = {"user": USER, "password": "{env: WATCHLIST_PW}", "ca": "ca.pem", "from": "watch@example.org", **more}
    said = "".join(f", {key}: {value}" for key, value in options.items())
    town.write(
        "watchlist.yaml",
        f"channels:\n  - {{id: me, kind: mail, to: [me@example.org, you@example.org], server: '{address}'{said}}}\n"
        "routes: [{channel: me}]\ntimezone: UTC\n",
    )


def test_check_tells_everybody_once(town, server):
    """A mail each; the run after it tells nobody, and the record says when it was told."""
    town.open_harbour()

    ran = town.run("check")

    assert (ran.exit_code, ran.stderr) == (0, "")
    assert server.inbox.sent_to == ["me@example.org", "you@example.org"]
    mine, yours = server.inbox.mails
    assert mine["Subject"] == "[watchlist] FIRED: The harbour opens (Herald, Tribune)"
    assert mine["Message-ID"] != yours["Message-ID"]
    said = mine.get_body(("plain",)).get_content()
    assert '"Mayor opens harbour to ships"' in said
    assert "2 of 2 feeds read." in said
    assert town.run("check", "--force", at=LATER).exit_code == 0
    assert len(server.inbox.mails) == 2
    assert "told 14 Mar" in town.run("history", "harbour").stdout


def test_a_dry_run_tells_nobody(town, server):
    """Nor does it complain that nobody was told."""
    town.open_harbour()

    ran = town.run("check", "--dry-run")

    assert (ran.exit_code, server.inbox.mails) == (0, [])
    assert "UNDELIVERED" not in ran.stdout


def test_who_cannot_be_told_is_told_of(town, server):
    """One recipient is refused, and the other told; the exit code says so until the owner has looked at it."""
    server.inbox.answers["RCPT me@example.org"] = ["550 5.1.1 no such mailbox"]
    town.open_harbour()

    ran = town.run("check", "--quiet")

    assert ran.exit_code == 4
    assert "watchlist: me (me@example.org) was not told: 127.0.0.1:" in ran.stderr
    assert "the recipient was refused: 550 5.1.1 no such mailbox - given up; mend it, then" in ran.stderr
    assert server.inbox.sent_to == ["you@example.org"]
    again = town.run("check", "--quiet", at=LATER)
    assert (again.exit_code, again.stdout, again.stderr) == (4, "", "")
    status = town.run("status")
    assert (status.exit_code, "1 alert could not be sent yet" in status.stdout) == (4, True)

    outbox = town.run("notify", "outbox")
    assert outbox.exit_code == 4
    assert "  1  harbour/opened  fired 14 Mar  to me (me@example.org): given up after 1 try\n" in outbox.stdout
    assert "     127.0.0.1:" in outbox.stdout
    assert outbox.stderr == "1 alert waiting, 1 given up: `watchlist notify retry` or `drop`\n"

    retried = town.run("notify", "retry", at=LATER)
    assert (retried.exit_code, retried.stdout) == (0, "me (me@example.org): 2.0.0 OK: queued as 2\n")
    assert server.inbox.sent_to == ["you@example.org", "me@example.org"]
    assert town.run("notify", "retry", at=LATER).stderr == "nothing waits to be told\n"


def test_what_waits_is_listed_for_programs_too(town, server):
    """With the reason, and the time of the next try."""
    server.inbox.answers["RCPT"] = ["450 4.2.0 greylisted"]
    town.open_harbour()
    ran = town.run("check")
    assert ran.exit_code == 4
    assert "the recipient was refused: 450 4.2.0 greylisted - it will be tried again" in ran.stderr

    listed = town.run("notify", "outbox", "--json")

    (entry,) = json.loads(listed.stdout)["waiting"]
    assert listed.exit_code == 4
    assert (entry["channel"], entry["recipient"], entry["tries"]) == ("me", "me@example.org", 1)
    assert "greylisted" in entry["failed"]
    assert entry["event"]["after"] == "fired"
    assert entry["given_up"] is None
    assert entry["next_try"].startswith("2026-03-14T07:0")
    assert ": 1 try, the next at 14 Mar 07:0" in town.run("notify", "outbox").stdout


def test_what_nobody_need_hear_is_dropped(town, server):
    """By its number; the event stays on record, and is never sent."""
    server.inbox.answers["RCPT"] = ["550 5.1.1 no", "550 5.1.1 no"]
    town.open_harbour()
    assert town.run("check").exit_code == 4

    assert town.run("notify", "drop", "7").exit_code == 2
    dropped = town.run("notify", "drop", "1", "2")

    assert (dropped.exit_code, dropped.stderr) == (0, "2 alerts dropped: nobody will be told\n")
    assert town.run("notify", "outbox").stderr == "nothing waits to be told\n"
    assert town.run("check", "--force", at=LATER).exit_code == 0
    assert server.inbox.mails == []


def test_a_retry_may_name_what_it_means(town, server):
    """And fails as openly as a check does."""
    server.inbox.answers["RCPT"] = ["550 5.1.1 no", "550 5.1.1 no", "550 5.1.1 still no"]
    town.open_harbour()
    town.run("check")

    retried = town.run("notify", "retry", "1")

    assert retried.exit_code == 4
    assert "still no" in retried.stderr
    assert len(town.run("notify", "outbox").stdout.splitlines()) == 4


def test_a_message_found_mid_send_goes_out_marked(town, server):
    """As a kill between sending and settling leaves it: one repeat, under the same id, and marked."""
    town.open_harbour()
    town.run("check")
    with closing(sqlite3.connect(town.folder / ".watchlist" / "state.db", isolation_level=None)) as db:
        # The state as it was a moment before the first mail was settled.
        mail = server.inbox.mails[0]
        message_id = mail["Message-ID"].strip("<>")
        db.execute("UPDATE outbox SET settled_at = NULL, claimed_at = 1 WHERE id = 1")
        db.execute(
            "INSERT INTO messages VALUES (?, 'me', 'me@example.org', ?, ?, '', '{}', '[]', 0, 1773471600000000)",
            (message_id, mail["Subject"], mail.get_body(("plain",)).get_content()),
        )
    assert "may have arrived; it goes out again, marked" in town.run("notify", "outbox").stdout

    for hour in ("08", "09"):
        town.run("check", at=f"2026-03-14T{hour}:00:00Z")

    assert len(server.inbox.mails) == 3
    repeat = server.inbox.mails[2]
    assert repeat["Message-ID"] == mail["Message-ID"]
    assert repeat["X-Watchlist-Again"] == "yes"
    assert repeat["Subject"].startswith("[watchlist] (again) FIRED")
    assert repeat.get_content().startswith("Sent again: an earlier try may have reached you already.")


def test_a_run_that_is_killed_gives_one_marked_repeat(town, server):
    """A kill -9 when the server has the mail and we do not know it: the others are told as if nothing had been."""
    town.open_harbour()
    words = ("--home", str(town.folder), "--as-of", "2026-03-14T07:00:00Z", "check")
    run = subprocess.Popen([sys.executable, "-m", "watchlist.cli", *words], stdout=subprocess.DEVNULL)
    server.inbox.meanwhile = run.kill
    assert run.wait(60) == -signal.SIGKILL
    server.inbox.meanwhile = lambda: None

    for hour in ("08", "09"):
        assert town.run("check", at=f"2026-03-14T{hour}:00:00Z").exit_code == 0

    told = [(mail["To"], "X-Watchlist-Again" in mail) for mail in server.inbox.mails]
    assert told == [("me@example.org", False), ("me@example.org", True), ("you@example.org", False)]
    first, repeat, _ = server.inbox.mails
    assert first["Message-ID"] == repeat["Message-ID"]


def test_a_reversal_comes_in_the_same_thread(town, server):
    """The mail that takes it back answers the one that told it."""
    town.write("watches/harbour.yaml", REVERSIBLE)
    town.run("check", at="2026-03-13T08:00:00Z")
    town.open_harbour()
    town.run("check")
    for paper, title in (("herald", "Mayor closes harbour"), ("tribune", "Council closes harbour for good")):
        town.publish(paper, title)
        document = (town.folder / f"{paper}.xml").read_text()
        town.write(f"{paper}.xml", document.replace("06:00:00", "07:30:00"))
    town.run("check", "--force", at=LATER)

    first, _, mine, _ = server.inbox.mails
    assert mine["Subject"] == "[watchlist] REVERSED: The harbour opens (Herald, Tribune)"
    assert mine["To"] == first["To"]
    assert (mine["In-Reply-To"], mine["References"]) == (first["Message-ID"], first["Message-ID"])


REVERSIBLE = """\
watch: harbour
title: Harbour
question: Has the harbour opened?
signals:
  - id: opened
    title: The harbour opens
    when: [{does: [open], what: [harbour]}]
    contrary: [{does: [close], what: [harbour]}]
"""


def test_a_trial_says_what_the_server_answered(town, server):
    """Through every channel, or the one that is named; nothing is kept."""
    ran = town.run("notify", "test", "me")

    assert ran.exit_code == 0
    assert ran.stdout == ("me (me@example.org): 2.0.0 OK: queued as 1\nme (you@example.org): 2.0.0 OK: queued as 2\n")
    assert server.inbox.mails[0]["Subject"] == "[watchlist] A trial: this channel works"
    assert town.run("notify", "test").exit_code == 0


def test_a_trial_that_fails_says_why(town, server, monkeypatch):
    """On stderr, and by the exit code."""
    monkeypatch.setenv("WATCHLIST_PW", "wrong")

    ran = town.run("notify", "test")

    assert (ran.exit_code, ran.stdout) == (4, "")
    assert "me (me@example.org) was not told: 127.0.0.1:" in ran.stderr
    assert "the login was refused: 535" in ran.stderr


def test_a_home_without_channels_is_told_how_to_get_one(town):
    """And a slip of the pen what there is."""
    assert "no channel is called 'mee': there is me" in town.run("notify", "test", "mee").stderr
    town.write("watchlist.yaml", "timezone: UTC\n")

    ran = town.run("notify", "test")

    assert (ran.exit_code, "no channel yet: add one to `channels`" in ran.stderr) == (2, True)
    assert town.run("notify", "outbox").exit_code == 0


@pytest.mark.parametrize("words", [["check"], ["check", "--quiet"], ["notify", "test"], ["notify", "retry"]])
@pytest.mark.parametrize(
    "trouble", ["login", "tls", "connect", "secret", "recipient", "data", "options", "file", "command"]
)
def test_no_secret_is_printed_whatever_goes_wrong(call: Caller, server, words, trouble, monkeypatch, tmp_path):
    """Not on stdout, not on stderr, not by --verbose, and not into the state."""
    canary = "canary-7d41-made-up"
    folder = tmp_path / "home"
    authority_file(tmp_path)
    town = Town.at(folder)
    monkeypatch.setenv("WATCHLIST_PW", canary if trouble in {"login", "tls", "connect", "options"} else PASSWORD)
    settle_on(town, server.address, ca=str(tmp_path / "ca.pem"))
    (folder / "pw").write_text(f"{canary}\n{canary}\n")
    (folder / "pw").chmod(0o600)
    match trouble:
        case "tls":
            settle_on(town, server.address, ca="''")
        case "connect":
            settle_on(town, "smtp://127.0.0.1:9")
        case "secret":
            settle_on(town, server.address, password="{env: WATCHLIST_NOWHERE}")
        case "recipient":
            server.inbox.answers["RCPT"] = [f"550 5.1.1 no {PASSWORD}"] * 9
        case "data":
            server.inbox.answers["DATA"] = ["554 5.7.1 no"] * 9
        case "options":
            settle_on(town, "smtp://127.0.0.1:9", ca="none.pem")
        case "file":
            settle_on(town, server.address, password="{file: pw}")
        case "command":
            settle_on(town, server.address, password="{command: [cat, pw]}")
    home = ["--home", str(folder), "--verbose", "--as-of"]
    call(*home, "2026-03-13T07:00:00Z", "check", "--quiet")
    town.open_harbour()
    if words[0] == "notify":
        call(*home, "2026-03-14T07:00:00Z", "check", "--quiet")

    called = call(*home, "2026-03-14T07:00:00Z" if words[0] == "check" else LATER, *words)

    assert called.code in {0, 2, 4}
    for secret in (canary, PASSWORD):
        assert secret not in called.out + called.err
        for root, _, files in os.walk(folder / ".watchlist"):
            for name in files:
                assert secret.encode() not in (Path(root) / name).read_bytes()
