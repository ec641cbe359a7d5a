"""The owner's hand: `confirm`, `ack`, `snooze`, `close`, `reopen`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.town import Town

from watchlist.cli import exits
from watchlist.store.lock import Lock

NEXT_DAY = "2026-03-15T07:00:00Z"
NEXT_WEEK = "2026-03-22T07:00:00Z"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town whose harbour opened, after it had been watched for a day."""
    town = Town.at(tmp_path)
    town.run("check", at="2026-03-13T07:00:00Z")
    town.open_harbour()
    town.run("check")
    return town


def said(town: Town, *words: str, at: str = NEXT_DAY) -> str:
    """What a command prints that has to succeed."""
    result = town.run(*words, at=at)
    assert (result.exit_code, result.stderr) == (exits.RAN, "")
    return result.stdout


def test_what_is_confirmed_fires_and_is_told_like_anything_that_happens(town: Town):
    """A quiet signal fires by the owner's word; the report, the history and the next mail say so."""
    assert said(town, "confirm", "harbour/closed", "--note", "saw the chain") == (
        "harbour/closed: confirmed by you.\n  closed  quiet → fired: confirmed by you\n"
    )
    assert said(town, "confirm", "harbour/closed") == "harbour/closed: confirmed by you already.\n"

    assert "fired     closed  15 Mar  confirmed by you" in said(town, "status")
    assert "closed  confirmed by you\n              saw the chain\n" in said(town, "history", "harbour/closed")
    assert "FIRED  harbour/closed  2026-03-15" in said(town, "check", "--quiet", at=NEXT_WEEK)


def test_what_has_fired_is_confirmed(town: Town):
    """Its own proof stays, and the report says that it is sure."""
    said(town, "confirm", "harbour/opened")
    town.run("check", at=NEXT_WEEK)

    assert "opened  14 Mar  Herald · Tribune, confirmed" in said(town, "status", at=NEXT_WEEK)
    assert "→" not in said(town, "confirm", "harbour/opened", at=NEXT_WEEK)


def test_what_was_seen_is_told_when_it_changes(town: Town):
    """The mail of what was acknowledged does not come; that of its next transition does."""
    assert "nothing to acknowledge" in said(town, "ack", "harbour/closed")
    assert said(town, "ack", "harbour") == (
        f"harbour: seen. It is told of again when it changes.\nto undo: watchlist --home {town.folder} reopen harbour\n"
    )
    assert said(town, "ack", "harbour") == "harbour: seen already.\n"
    assert said(town, "check", "--quiet") == ""

    said(town, "confirm", "harbour/closed", at=NEXT_WEEK)
    assert said(town, "check", "--quiet", at=NEXT_WEEK).startswith("FIRED  harbour/closed")


def test_what_is_snoozed_is_told_after(town: Town):
    """`--quiet` waits with what happened, and prints it once the time is over."""
    assert said(town, "snooze", "harbour", "--for", "7d", "--note", "on holiday").startswith(
        "harbour: snoozed until Sun 22 Mar 2026, 07:00. What happens meanwhile is told then.\n"
    )
    assert said(town, "check", "--quiet", at="2026-03-16T07:00:00Z") == ""
    assert said(town, "check", "--quiet", at=NEXT_WEEK).startswith("FIRED  harbour/opened")
    assert said(town, "check", "--quiet", at=NEXT_WEEK) == ""


def test_a_snooze_may_end_on_a_day(town: Town):
    """A date is midnight in the owner's zone; the same again is no deed, another takes its place."""
    town.write("watchlist.yaml", "timezone: Europe/Berlin\n")

    assert "until Fri 20 Mar 2026, 00:00." in said(town, "snooze", "harbour", "--until", "2026-03-20")
    assert "snoozed already until Fri 20 Mar" in said(town, "snooze", "harbour", "--until", "2026-03-20")
    assert "until Sat 21 Mar 2026, 00:00." in said(town, "snooze", "harbour", "--until", "2026-03-21")


def test_a_snooze_that_is_reopened_is_told_now(town: Town):
    """What was put off comes at once."""
    said(town, "snooze", "harbour", "--for", "7d")

    assert said(town, "reopen", "harbour") == "harbour: open again.\n"
    assert said(town, "reopen", "harbour") == "harbour: open already.\n"
    assert said(town, "check", "--quiet").startswith("FIRED  harbour/opened")


def test_what_is_closed_keeps_its_answer_and_tells_nothing(town: Town):
    """No mail of it, nor of what happens later, nor when it is open again; the answer stays."""
    assert "harbour: closed. It stays in the list" in said(town, "close", "harbour", "--note", "it is over")
    assert said(town, "close", "harbour") == "harbour: closed already.\n"
    said(town, "confirm", "harbour/closed")

    assert town.run("check", "--quiet", "--exit-code", at=NEXT_WEEK).stdout == ""
    assert said(town, "reopen", "harbour", at=NEXT_WEEK).startswith("harbour: open again.")
    assert said(town, "check", "--quiet", at=NEXT_WEEK) == ""
    assert "Yes: The harbour opens" in said(town, "status", at=NEXT_WEEK)


def test_nothing_is_new_for_an_exit_code_where_nothing_is_to_be_heard(town: Town):
    """A closed signal that fires is no reason for 10; an open one is."""
    town.run("close", "harbour/closed")
    town.publish("herald", "Mayor closes harbour for the winter")
    town.publish("tribune", "Queen closes harbour at dusk")

    assert town.run("check", "--force", "--exit-code", at=NEXT_DAY).exit_code == exits.RAN


def test_each_deed_is_a_line_of_the_history(town: Town):
    """With its time, its note, and whether it was done to one signal or to all."""
    said(town, "close", "harbour/opened", "--note", "it is over")
    said(town, "snooze", "harbour", "--for", "12h")
    told = said(town, "history", "harbour")

    assert "15 Mar 07:00  opened     closed by you\n              it is over\n" in told
    assert "15 Mar 07:00  all of it  snoozed by you until 15 Mar 19:00\n" in told
    assert "closed by you" not in said(town, "history", "harbour/closed")
    (deed,) = json.loads(said(town, "history", "harbour/closed", "--json"))["events"]
    assert (deed["signal"], deed["before"], deed["after"]) == (None, None, "snooze")
    assert deed["deed"]["until"] == "2026-03-15T19:00:00Z"


@pytest.mark.parametrize("deed", [["confirm"], ["ack"], ["snooze", "--for", "7d"], ["close"]])
def test_deeds_are_documents_for_programs(town: Town, deed: list[str]):
    """What was done, what it came to, and the second time that there was nothing to do."""
    name, *options = deed
    first = json.loads(said(town, name, "harbour/opened", "--note", "why", "--json", *options))
    second = json.loads(said(town, name, "harbour/opened", "--json", *options))

    assert (first["version"], first["id"], first["deed"], first["done"]) == (1, "harbour/opened", name, True)
    assert [each["note"] for each in first["deeds"]] == ["why"]
    assert first["signals"] == [{"signal": "opened", "state": "fired"}]
    assert (second["done"], second["deeds"]) == (False, [])


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["confirm", "harbour"], exits.USAGE, "name the one that happened, of harbour/opened, harbour/closed"),
        (["ack", "harbor"], exits.USAGE, "did you mean 'harbour'?"),
        (["close", "harbour/opend"], exits.USAGE, "did you mean 'harbour/opened'?"),
        (["snooze", "harbour"], exits.USAGE, "say how long: --for 7d"),
        (["snooze", "harbour", "--for", "7d", "--until", "2026-04-01"], exits.USAGE, "one of the two"),
        (["snooze", "harbour", "--for", "0d"], exits.USAGE, "that is over already"),
        (["snooze", "harbour", "--for", "soon"], exits.USAGE, "write 30m, 48h or 14d"),
        (["snooze", "harbour", "--until", "soon"], exits.USAGE, "--until: 'soon' is no date - write YYYY-MM-DD"),
        (["reopen", "harbour/opened", "abc"], exits.USAGE, "names no item that was taken off: none was taken off"),
        (["reopen", "harbour", "abc"], exits.USAGE, "name the one that the item speaks of"),
    ],
)
def test_what_cannot_be_done_is_told_with_what_can(town: Town, words: list[str], code: int, hint: str):
    """Nothing is recorded, and the words say how it is meant."""
    result = town.run(*words, at=NEXT_DAY)

    assert result.exit_code == code
    assert hint in result.stderr
    assert "by you" not in town.run("history", "harbour").stdout


def test_a_broken_file_is_named(town: Town):
    """No deed on a watch that is left out."""
    town.write("watches/harbour.yaml", "watch: harbour\nsignals: 3\n")
    result = town.run("close", "harbour")

    assert result.exit_code == exits.USAGE
    assert "watches/harbour.yaml:2:10" in result.stderr


def test_a_deed_waits_for_no_other_run(town: Town):
    """While another run writes, the answer is 75, and nothing is done."""
    lock = Lock(town.folder / ".watchlist" / "state.db.lock")
    try:
        results = [town.run(*words) for words in (["ack", "harbour"], ["wrong", "harbour", "--all"])]
    finally:
        lock.release()

    assert [result.exit_code for result in results] == [exits.BUSY, exits.BUSY]
    assert said(town, "ack", "harbour").startswith("harbour: seen.")


def test_a_deed_on_a_watch_that_was_never_checked(tmp_path: Path):
    """The owner may know before anybody has read a feed; the first run finds it confirmed, and tells nothing twice."""
    town = Town.at(tmp_path)

    assert "quiet → fired" in said(town, "confirm", "harbour/opened")
    assert said(town, "check", "--quiet", at=NEXT_WEEK).startswith("FIRED  harbour/opened")
    assert said(town, "check", "--quiet", at=NEXT_WEEK) == ""
