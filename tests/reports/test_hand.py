"""What the owner's hand makes of a report: closed, seen, put off, taken off."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.builders import NOW
from tests.cli.town import Town

from watchlist.model.hand import CONFIRMED, Deed, Grip, Hand
from watchlist.reports.deeds import deed_in_words, grip_in_words

MUSEUM = "Museum opens harbour for an exhibition"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town whose harbour opened, after it had been watched for a day."""
    town = Town.at(tmp_path)
    town.run("check", at="2026-03-13T07:00:00Z")
    town.publish("herald", MUSEUM)
    town.publish("tribune", "Queen opens harbour at dawn")
    town.run("check")
    return town


def test_a_closed_watch_is_a_name_and_an_answer(town: Town):
    """At the end of the list, in two lines; `show` has all of it."""
    town.run("close", "harbour", "--note", "it is over")

    report = town.run("status").stdout
    assert "\n✓ CLOSED  Harbour  harbour\n  Yes: The harbour opens, since 14 Mar 2026 (2 publishers).\n" in report
    assert "Queen" not in report
    assert "By you: closed 14 Mar: it is over\n" in town.run("show", "harbour").stdout


def test_a_closed_signal_is_a_name(town: Town):
    """The others are shown as ever."""
    town.run("close", "harbour/closed")
    report = town.run("status").stdout

    assert "● FIRED  Harbour" in report
    assert "  ✓ closed    closed\n" in report


def test_a_closed_watch_need_not_see(town: Town):
    """Its feeds may fail: nobody is told, and no exit code says so."""
    for paper in ("herald", "tribune"):
        town.write(f"{paper}.xml", "no feed")
    assert town.run("check", "--force", at="2026-03-15T07:00:00Z").exit_code == 3
    town.run("close", "harbour")

    assert town.run("status", at="2026-03-15T07:00:00Z").exit_code == 0
    assert town.run("check", "--quiet", "--force", at="2026-03-15T08:00:00Z").exit_code == 0


def test_what_is_seen_or_put_off_says_so(town: Town):
    """Beside who says it, and no longer as new."""
    town.run("ack", "harbour/opened")
    town.run("snooze", "harbour/opened", "--for", "7d")
    assert "Herald · Tribune  (snoozed until 21 Mar, seen 14 Mar)" in town.run("status").stdout
    later = "2026-03-15T07:00:00Z"
    town.run("wrong", "harbour/opened", MUSEUM, "--no-exclusion", at=later)

    assert "Tribune  (snoozed until 21 Mar, 1 item taken off)" in town.run("status", at=later).stdout


def test_what_is_wrong_is_shown_as_what_does_not_count(town: Town):
    """With the reason, and in the document with its item."""
    town.run("wrong", "harbour/opened", MUSEUM, "--no-exclusion")
    shown = town.run("show", "harbour/opened").stdout
    (watch,) = json.loads(town.run("show", "harbour/opened", "--json").stdout)["watches"]

    assert "14 Mar 06:00  Herald  does not count: asserted" in shown
    assert "wrong, by your word" in shown
    (wrong,) = watch["signals"][0]["hand"]["wrong"]
    assert [each["counts"] for each in watch["signals"][0]["evidence"] if each["item"] == wrong] == [False]


def test_a_document_says_what_the_deeds_have_come_to(town: Town):
    """A time or null for each, and whether the whole of the watch is closed."""
    town.run("confirm", "harbour/opened")
    town.run("snooze", "harbour/opened", "--for", "7d")
    town.run("close", "harbour/closed")
    (watch,) = json.loads(town.run("status", "--json").stdout)["watches"]
    at = "2026-03-14T07:00:00Z"

    assert watch["closed"] is False
    assert {each["signal"]: each["hand"] for each in watch["signals"]} == {
        "opened": {"confirmed": at, "acked": None, "snoozed": "2026-03-21T07:00:00Z", "closed": None, "wrong": []},
        "closed": {"confirmed": None, "acked": None, "snoozed": None, "closed": at, "wrong": []},
    }


@pytest.mark.parametrize(
    ("deed", "more", "said"),
    [
        ("confirm", {}, "confirmed by you"),
        ("wrong", {"item": "8f3a"}, "wrong, by your word: 8f3a"),
        ("wrong", {"item": "8f3a", "title": "A cat"}, "wrong, by your word: “A cat”"),
        ("wrong", {"item": CONFIRMED}, "your word taken back"),
        ("ack", {}, "seen by you"),
        ("snooze", {"until": NOW}, "snoozed by you until 14 Mar 07:00"),
        ("close", {}, "closed by you"),
        ("reopen", {}, "reopened by you"),
        ("reopen", {"item": "8f3a"}, "counts again, by your word: 8f3a"),
    ],
)
def test_every_deed_has_its_words(deed: str, more: dict, said: str):
    """As a history has them."""
    assert deed_in_words(Hand(watch="h", deed=Deed(deed), at=NOW, **more), NOW, "UTC") == said


def test_a_snooze_that_is_over_is_not_worth_a_word():
    """Only what still holds is shown."""
    assert grip_in_words(Grip(snoozed=NOW, closed=NOW, acked=NOW, wrong=("a", "b")), NOW, "UTC") == [
        "closed 14 Mar",
        "seen 14 Mar",
        "2 items taken off",
    ]
