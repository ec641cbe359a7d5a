"""Letters: what happened, written as a message to one recipient."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from watchlist.flows.route import TOLD, kind_of
from watchlist.model.message import Message
from watchlist.model.report import VERSION, Report
from watchlist.reports.document import event_line
from watchlist.reports.letter import AGAIN, BRAND, subject, text

# Where the HTML part has room for what was not known when it was written.
PLACE = "<!--again-->"


def write(
    report: Report,
    *,
    channel: str,
    recipient: str,
    message_id: str,
    references: tuple[str, ...] = (),
    now: datetime,
    digest: bool = False,
) -> Message:
    """Return the message that tells the report's events, of which there is at least one."""
    # Whoever sends nothing need not load what makes pages.
    from watchlist.reports.letter_page import html

    urgent = any(kind_of(event) in TOLD for event in report.events)
    return Message(
        channel=channel,
        recipient=recipient,
        id=message_id,
        subject=subject(report),
        text=text(report),
        html=html(report),
        payload={
            "version": VERSION,
            "kind": "alert" if urgent and not digest else "digest",
            "events": [event_line(event) for event in report.events],
        },
        references=references,
        at=now,
    )


def trial(channel: str, recipient: str, *, message_id: str, now: datetime) -> Message:
    """Return a message that says only that the way is open."""
    said = "This is a trial, sent by `watchlist notify test`. What fires will come the same way."
    return Message(
        channel=channel,
        recipient=recipient,
        id=message_id,
        subject=f"{BRAND} A trial: this channel works",
        text=f"{said}\n",
        html=f"<!doctype html><html lang=en><meta charset=utf-8><title>A trial</title><p>{said}</p></html>",
        payload={"version": VERSION, "kind": "test", "events": []},
        at=now,
    )


def again(message: Message) -> Message:
    """Return the same message, marked where every reader sees it: an earlier try may have arrived."""
    mark = f'<p style="margin: 0 0 20px; font-size: 14px"><em>{AGAIN}</em></p>'
    return replace(
        message,
        subject=message.subject.replace(BRAND, f"{BRAND} (again)", 1),
        text=f"{AGAIN}\n\n{message.text}",
        html=message.html.replace(PLACE, mark, 1),
        again=True,
    )
