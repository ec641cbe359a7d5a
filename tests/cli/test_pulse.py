"""A dead-man service hears when a check starts and how it ended; what is told by push, webhook and hook arrives."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.cli.town import Town
from tests.servers import Server, http, serving

ALLOWED = "network: {allow: [127.0.0.1]}\n"
EARLIER = "2026-03-14T05:00:00Z"
CANARY = "c4n4ry-5ecret"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town.at(tmp_path)


@pytest.fixture
def service() -> Iterator[Server]:
    answers = {path: http(b"OK") for path in ("/abc", "/abc/start", "/abc/fail", "/in")}
    with serving(answers) as server:
        yield server


def asked(server: Server) -> list[str]:
    return [call.target for call in server.calls]


def test_a_check_is_heard_at_its_start_and_at_its_end(town: Town, service: Server):
    """In this order."""
    town.write("watchlist.yaml", f"{ALLOWED}heartbeat_url: {service.url('/abc')}\n")

    assert town.run("check").exit_code == 0
    assert asked(service) == ["/abc/start", "/abc"]


def test_that_something_fired_is_no_failure(town: Town, service: Server):
    """Even where the exit code says it."""
    town.write("watchlist.yaml", f"{ALLOWED}heartbeat_url: {service.url('/abc')}\n")
    town.run("check", at=EARLIER)
    town.open_harbour()

    assert town.run("check", "--exit-code").exit_code == 10
    assert asked(service) == ["/abc/start", "/abc"] * 2


@pytest.mark.parametrize(
    ("break_it", "code"),
    [
        (lambda town: town.write("watches/broken.yaml", "watch: broken\n"), 2),
        (lambda town: [(town.folder / f"{paper}.xml").unlink() for paper in ("herald", "tribune")], 3),
    ],
)
def test_a_check_that_did_not_go_well_is_heard_as_a_failure(
    town: Town, service: Server, break_it: Callable[[Town], object], code: int
):
    """With its exit code."""
    town.write("watchlist.yaml", f"{ALLOWED}heartbeat_url: {service.url('/abc')}\n")
    break_it(town)

    assert town.run("check").exit_code == code
    assert asked(service) == ["/abc/start", f"/abc/fail?code={code}"]


def test_a_check_that_breaks_off_is_heard_as_a_failure(town: Town, service: Server, monkeypatch: pytest.MonkeyPatch):
    """A bug of ours must not go unheard."""
    town.write("watchlist.yaml", f"{ALLOWED}heartbeat_url: {service.url('/abc')}\n")
    monkeypatch.setattr("watchlist.flows.check.judge", lambda *args, **more: 1 / 0)

    assert isinstance(town.run("check").exception, ZeroDivisionError)
    assert asked(service) == ["/abc/start", "/abc/fail?code=1"]


@pytest.mark.parametrize("words", [("check", "--dry-run"), ("check", "harbour"), ("status",)])
def test_only_a_whole_check_is_heard(town: Town, service: Server, words: tuple[str, ...]):
    """A look is no sign of life, and neither is a trial."""
    town.write("watchlist.yaml", f"{ALLOWED}heartbeat_url: {service.url('/abc')}\n")
    town.run(*words)

    assert asked(service) == []


def test_a_service_that_does_not_hear_us_is_told_of_once_and_fails_nothing(
    town: Town, service: Server, monkeypatch: pytest.MonkeyPatch
):
    """Until it heard us again."""
    monkeypatch.setenv("PING", service.url(f"/{CANARY}"))
    town.write("watchlist.yaml", f"{ALLOWED}heartbeat_url: {{env: PING}}\n")
    first, second = town.run("check", "--quiet"), town.run("check", "--quiet", "--force")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stderr == (
        "watchlist: heartbeat_url in watchlist.yaml was not reached: the service answered 404 - the check ran on\n"
    )
    assert second.stderr == ""
    assert CANARY not in first.output

    monkeypatch.setenv("PING", service.url("/abc"))
    town.run("check", "--quiet")
    monkeypatch.delenv("PING")
    assert "the environment variable PING is not set" in town.run("check", "--quiet").stderr


CHANNELS = """\
network: {{allow: [127.0.0.1]}}
channels:
  - {{id: page, kind: webhook, url: "{url}", secret: {{env: SIGN}}}}
  - {{id: note, kind: hook, command: [sh, -c, "cat > note.json"]}}
  - {{id: phone, kind: push, url: {{env: PUSH}}}}
routes:
  - {{channel: page}}
  - {{channel: note}}
  - {{channel: phone}}
timezone: UTC
"""


def test_what_fired_arrives_by_webhook_hook_and_push(town: Town, service: Server, monkeypatch: pytest.MonkeyPatch):
    """With the same event in each."""
    monkeypatch.setenv("SIGN", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    monkeypatch.setenv("PUSH", f"json://127.0.0.1:{service.port}/abc")
    town.write("watchlist.yaml", CHANNELS.format(url=service.url("/in")))
    town.run("check", at=EARLIER)
    town.open_harbour()
    result = town.run("check")

    assert (result.exit_code, result.stderr) == (0, "")
    noted = json.loads((town.folder / "note.json").read_text())
    posted = json.loads(next(call.body for call in service.calls if call.target == "/in"))
    pushed = json.loads(next(call.body for call in service.calls if call.target.startswith("/abc")))
    assert noted["events"] == posted["events"]
    assert [event["after"] for event in noted["events"]] == ["fired"]
    assert pushed["title"] == posted["subject"] == noted["subject"]
    assert "FIRED" in pushed["title"]


def test_what_cannot_be_told_shows_no_secret_and_waits(town: Town, service: Server, monkeypatch: pytest.MonkeyPatch):
    """The exit code says that something is still to be told."""
    monkeypatch.setenv("SIGN", CANARY)
    monkeypatch.setenv("PUSH", f"json://{CANARY}:{CANARY}@127.0.0.1:{service.port}/{CANARY}")
    town.write("watchlist.yaml", CHANNELS.format(url=service.url("/in")).replace("cat > note.json", "exit 75"))
    town.open_harbour()
    checked, box = town.run("check"), town.run("notify", "outbox")

    assert (checked.exit_code, box.exit_code) == (4, 4)
    assert "page was not told: the secret cannot sign" in checked.stderr
    assert "note was not told: sh ended with 75, to be tried later" in checked.stderr
    assert "phone was not told: the push service answered 404" in checked.stderr
    for result in (checked, box, town.run("notify", "test"), town.run("notify", "outbox", "--json")):
        assert CANARY not in result.output + result.stderr
    assert CANARY.encode() not in (town.folder / ".watchlist/state.db").read_bytes()


def test_a_digest_gathers_what_happened_until_its_time(town: Town):
    """Two signals, one message; before its time, nothing is overdue."""
    town.write(
        "watchlist.yaml",
        "channels: [{id: note, kind: hook, command: [sh, -c, 'cat >> notes.jsonl']}]\n"
        "routes: [{channel: note, when: daily, digest: {at: '18:00'}}]\n"
        "timezone: UTC\n",
    )
    town.open_harbour()
    assert town.run("check", at="2026-03-14T07:00:00Z").exit_code == 0
    town.publish("herald", "Mayor closes harbour for the winter")
    town.publish("tribune", "Queen closes harbour at dusk")
    assert town.run("check", at="2026-03-14T12:00:00Z").exit_code == 0
    assert "due at" in town.run("notify", "outbox", at="2026-03-14T12:00:00Z").output
    assert not (town.folder / "notes.jsonl").exists()

    assert town.run("check", at="2026-03-14T18:00:00Z").exit_code == 0
    (note,) = (town.folder / "notes.jsonl").read_text().splitlines()
    assert json.loads(note)["kind"] == "digest"
    assert [(event["signal"], event["after"]) for event in json.loads(note)["events"]] == [
        ("opened", "fired"),
        ("closed", "fired"),
    ]


def test_what_is_snoozed_for_long_is_told_after_its_snooze(town: Town):
    """A month is no clock's mistake."""
    town.write(
        "watchlist.yaml",
        "channels: [{id: note, kind: hook, command: [sh, -c, 'cat >> notes.jsonl']}]\n"
        "routes: [{channel: note}]\n"
        "timezone: UTC\n",
    )
    town.run("check", at=EARLIER)
    town.run("snooze", "harbour", "--for", "30d", at=EARLIER)
    town.open_harbour()
    town.run("check")
    assert not (town.folder / "notes.jsonl").exists()

    town.run("check", at="2026-04-14T07:00:00Z")
    assert json.loads((town.folder / "notes.jsonl").read_text())["events"][0]["after"] == "fired"


def test_a_heartbeat_is_sent_by_the_first_check_of_its_week(town: Town):
    """It says that nothing fired."""
    town.write(
        "watchlist.yaml",
        "channels: [{id: note, kind: hook, command: [sh, -c, 'cat >> notes.jsonl']}]\n"
        "routes: [{channel: note, heartbeat: weekly}]\n"
        "timezone: UTC\n",
    )
    for day in range(14, 24):
        assert town.run("check", at=f"2026-03-{day}T08:00:00Z").exit_code == 0

    first, second = map(json.loads, (town.folder / "notes.jsonl").read_text().splitlines())
    assert (first["kind"], first["checks"], second["checks"]) == ("heartbeat", 2, 7)
    assert second["subject"] == "[watchlist] All is well: nothing fired"
