"""The JSON document, whose keys scripts rely on."""

from __future__ import annotations

import json
from datetime import timedelta

from msgspec.structs import replace
from tests.builders import NOW, evidence_from
from tests.reports.builders import a_block, a_line, a_report, fired

from watchlist.model.evidence import Reading, Status
from watchlist.model.standing import DeadlinePassed, SightChanged, State
from watchlist.reports.document import dump, event_line, reading_line, render
from watchlist.reports.page import Page


def test_the_document_holds_what_was_promised() -> None:
    """Version 1: feeds, watches with their signals, and events, with times in UTC."""
    evidence = evidence_from("Herald", link="https://herald.example/1")
    line = a_line(state=State.FIRED, evidence=(evidence,), since=NOW, because="2 publishers", confirmed=True)
    block = a_block(line, state=State.FIRED, answer="Yes.")

    assert json.loads(render(a_report(block, events=(fired(evidence=(evidence.item,), publishers=("Herald",)),)))) == {
        "version": 1,
        "at": "2026-03-14T07:00:00Z",
        "feeds": [{"id": "herald", "health": "ok", "items": 12, "new": 3, "error": ""}],
        "watches": [
            {
                "watch": "harbour",
                "state": "fired",
                "answer": "Yes.",
                "closed": False,
                "blind": False,
                "blind_because": "",
                "blind_since": None,
                "feeds": 0,
                "feeds_seen": 0,
                "by": None,
                "days_left": None,
                "signals": [
                    {
                        "signal": "opened",
                        "state": "fired",
                        "since": "2026-03-14T07:00:00Z",
                        "confirmed": True,
                        "disputed": False,
                        "publishers": ["Herald"],
                        "evidence": [
                            {
                                "item": "Herald-0",
                                "at": "2026-03-14T07:00:00Z",
                                "publisher": "Herald",
                                "primary": False,
                                "status": "asserted",
                                "counts": True,
                                "title": "Harbour opens, says Herald",
                                "quote": "Harbour opens, says Herald",
                                "link": "https://herald.example/1",
                                "because": ["opens"],
                            }
                        ],
                        "deadline": None,
                        "hand": {"confirmed": None, "acked": None, "snoozed": None, "closed": None, "wrong": []},
                    }
                ],
            }
        ],
        "events": [
            {
                "at": "2026-03-14T07:00:00Z",
                "watch": "harbour",
                "signal": "opened",
                "before": "quiet",
                "after": "fired",
                "because": "2 independent publishers within 48 hours",
                "publishers": ["Herald"],
                "evidence": ["Herald-0"],
                "past": False,
            }
        ],
    }


def test_a_deadline_is_an_event_with_the_same_keys() -> None:
    """A deadline that passed has no state before it, and "deadline" after."""
    passed = DeadlinePassed(watch="harbour", signal="opened", at=NOW, because="it passed")
    events = json.loads(render(a_report(events=(fired(), passed))))["events"]

    assert events[0].keys() == events[1].keys()
    assert (events[1]["before"], events[1]["after"]) == (None, "deadline")


def test_a_watch_that_cannot_see_is_an_event_of_the_whole_of_it() -> None:
    """Its signal is null, and `after` says whether it sees."""
    blind = SightChanged(watch="harbour", blind=True, at=NOW, because="none of 2 feeds could be read")
    line = event_line(blind)

    assert line.keys() == event_line(fired()).keys()
    assert (line["signal"], line["before"], line["after"]) == (None, None, "blind")
    assert event_line(replace(blind, blind=False))["after"] == "seeing"


def test_deadlines_are_figures_and_words() -> None:
    """How long there is still, how long a silence counts, what was read since, and all of it in words."""
    due = NOW - timedelta(days=3)
    line = a_line(due=due, heard=due, wait=timedelta(hours=48), read=41)
    block = a_block(line, by=NOW + timedelta(days=220), feeds=9, seen=9)
    (watch,) = json.loads(render(a_report(block)))["watches"]

    assert (watch["by"], watch["days_left"]) == ("2026-10-20T07:00:00Z", 220)
    assert (watch["feeds"], watch["feeds_seen"]) == (9, 9)
    assert watch["signals"][0]["deadline"] == {
        "at": "2026-03-11T07:00:00Z",
        "days_left": -3,
        "wait_hours": 48.0,
        "items_since": 41,
        "says": "overdue: no proof by 11 Mar + 48 h; 41 items read since, 9 of 9 feeds seen",
    }


def test_a_reading_is_one_line() -> None:
    """`match --json` prints a line for each item and signal whose pattern is met."""
    reading = Reading(
        watch="harbour", signal="opened", status=Status.HEDGED, counts=False, because=("may",), quote="It may open"
    )

    assert dump(reading_line("8f3a", reading)) == (
        '{"id": "8f3a", "watch": "harbour", "signal": "opened", "status": "hedged", "counts": false, '
        '"because": ["may"], "quote": "It may open"}\n'
    )


def test_letters_stay_letters_where_they_can_be_written() -> None:
    """A headline in Cyrillic is readable in UTF-8, and escaped where the output knows only ASCII."""
    assert dump({"quote": "Гавань"}) == '{"quote": "Гавань"}\n'
    assert dump({"quote": "Да"}, Page(encoding="ascii")) == '{"quote": "\\u0414\\u0430"}\n'
