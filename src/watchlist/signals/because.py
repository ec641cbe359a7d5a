"""The words in which the machine gives its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

HOURS_UP_TO = timedelta(days=4)


def span(length: timedelta) -> str:
    """Return a length of time in words: hours up to four days, days from there."""
    if length < HOURS_UP_TO:
        return count(round(length / timedelta(hours=1)), "hour")
    return count(round(length / timedelta(days=1)), "day")


def count(number: int, noun: str) -> str:
    """Return a number of things: "1 feed", "2 feeds"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: Sequence[str], *, most: int = 4) -> str:
    """Return names as they stand in a sentence, of many only the first few, and how many more there are."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def day(at: datetime) -> str:
    """Return the day of a time, in UTC, as 2026-02-05."""
    return at.astimezone(UTC).date().isoformat()
