"""The owner's deeds in words, the same in every report."""

from __future__ import annotations

from datetime import datetime

from watchlist.model.hand import CONFIRMED, Deed, Grip, Hand
from watchlist.reports.times import day, minute
from watchlist.reports.words import count


def deed_in_words(hand: Hand, now: datetime, zone: str) -> str:
    """Return what the owner did, as a line of a history."""
    what = f"“{hand.title}”" if hand.title else hand.item
    match hand.deed:
        case Deed.CONFIRM:
            return "confirmed by you"
        case Deed.WRONG if hand.item == CONFIRMED:
            return "your word taken back"
        case Deed.WRONG:
            return f"wrong, by your word: {what}"
        case Deed.ACK:
            return "seen by you"
        case Deed.SNOOZE if hand.until is not None:
            return f"snoozed by you until {minute(hand.until, now, zone)}"
        case Deed.CLOSE:
            return "closed by you"
        case _:
            return f"counts again, by your word: {what}" if hand.item else "reopened by you"


def grip_in_words(held: Grip, now: datetime, zone: str) -> list[str]:
    """Return what holds of a signal by the owner's deeds: "closed 14 Mar", "snoozed until 21 Mar", "seen 14 Mar"."""
    said = []
    if held.closed is not None:
        said.append(f"closed {day(held.closed, now, zone)}")
    if held.snoozed is not None and held.sleeps(now):
        said.append(f"snoozed until {day(held.snoozed, now, zone)}")
    if held.acked is not None:
        said.append(f"seen {day(held.acked, now, zone)}")
    if held.wrong:
        said.append(f"{count(len(held.wrong), 'item')} taken off")
    return said
