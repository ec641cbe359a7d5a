"""The JSON document, whose keys scripts rely on."""

from __future__ import annotations

import json

from tests.builders import NOW, evidence_from
from tests.reports.builders import a_block, a_line, a_report, fired

from watchlist.model.evidence import Reading, Status
from watchlist.model.standing import DeadlinePassed, State
from watchlist.reports.document import dump, reading_line, render
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
                "blind": False,
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
