"""The deadlines as a calendar (RFC 5545): when a question's time ends, and until when a signal is waited for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from watchlist.model.report import Report, WatchBlock
from watchlist.reports.page import PIPE, Page
from watchlist.reports.printable import printable
from watchlist.reports.sayings import answers
from watchlist.reports.times import zone

# By which the ids are made, the same in every run.
OURS = uuid5(NAMESPACE_URL, "https://watchlist.invalid/calendar")


def render(report: Report, page: Page = PIPE) -> str:
    """Return the calendar: a whole day for each deadline, past ones too, of all that is not closed.

    The ids are the same in every run.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//watchlist//watchlist//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "watchlist")
    for block in (each for each in report.watches if not each.closed):
        title = printable(block.title)
        if block.by is not None:
            said = f"{title}: the time of the question ends"
            calendar.add_component(_event(f"{block.watch} by", said, block.by, block, report))
        for line in block.signals:
            if line.due is not None and not line.hand.closed:
                said = f"{title}: {printable(line.title)}"
                calendar.add_component(_event(f"{block.watch}/{line.signal} due", said, line.due, block, report))
    return page.fit(calendar.to_ical().decode())


def _event(name: str, said: str, at: datetime, block: WatchBlock, report: Report) -> Event:
    day = at.astimezone(zone(report.timezone)).date()
    event = Event()
    event.add("uid", f"{uuid5(OURS, printable(name))}@watchlist")
    event.add("dtstamp", report.at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", said)
    event.add("description", printable(" ".join([block.question, *answers(block)])))
    event.add("categories", ["watchlist"])
    # It is no appointment: nobody is busy because of it.
    event.add("transp", "TRANSPARENT")
    return event
