"""The deadlines as a calendar, read back by the library that calendars are read with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar
from tests.builders import NOW
from tests.reports.builders import a_block, a_line, a_report
from tests.reports.hostile import ACTIVE, NASTY, full_report, with_text

from watchlist.model.report import Report
from watchlist.reports.calendar import render

LAST = datetime(2026, 6, 30, 21, 59, 59, tzinfo=UTC)


def waiting(**more: object) -> Report:
    """A watch until the end of June in Kyiv, with a signal that has a day of its own."""
    line = a_line("expired", title="The lease; and more, runs out", due=datetime(2026, 5, 1, 12, tzinfo=UTC))
    return a_report(a_block(a_line(), line, by=LAST), timezone="Europe/Berlin", **more)


def test_a_calendar_shows_each_deadline_as_a_day() -> None:
    """The day is the one that was meant, in the reader's zone; nobody is busy on it."""
    events = Calendar.from_ical(render(waiting())).walk("VEVENT")

    assert [(str(event["summary"]), event.decoded("dtstart"), event.decoded("dtend")) for event in events] == [
        ("Harbour: the time of the question ends", date(2026, 6, 30), date(2026, 7, 1)),
        ("Harbour: The lease; and more, runs out", date(2026, 5, 1), date(2026, 5, 2)),
    ]
    assert {str(event["transp"]) for event in events} == {"TRANSPARENT"}
    assert "Has the harbour opened? No." in str(events[0]["description"])


def test_an_event_is_the_same_in_every_run() -> None:
    """A calendar that reads it anew moves nothing and doubles nothing."""
    runs = [Calendar.from_ical(render(waiting(at=NOW + timedelta(days=n)))) for n in range(2)]
    first, second = ([str(event["uid"]) for event in run.walk("VEVENT")] for run in runs)

    assert first == second
    assert len(set(first)) == 2


@pytest.mark.parametrize("text", [*ACTIVE, *NASTY], ids=range(len(ACTIVE) + len(NASTY)))
def test_no_text_breaks_the_calendar(text: str) -> None:
    """Two events stay two events, whatever their words are, in lines that every calendar can read."""
    report = with_text(full_report(), text)
    block = a_block(a_line("due", due=NOW), by=LAST)
    out = render(a_report(*report.watches, with_text(block, text)))

    assert len(Calendar.from_ical(out).walk("VEVENT")) == 2
    assert all(len(line.encode()) <= 75 for line in out.split("\r\n"))
    assert "\n" not in out.replace("\r\n", "")
