"""Dates: aware, in UTC, and only those that can be true."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=2)


def believable(when: datetime | None, now: datetime) -> datetime | None:
    """Return the time where it can be when something was published, else None: from 1990 to two days ahead."""
    if when is None or not _EARLIEST <= when <= now + _AHEAD:
        return None
    return when


def from_fields(fields: Sequence[int] | None) -> datetime | None:
    """Return the time that feedparser's tuple of year, month, day, hour, minute, second in UTC means, or None."""
    if fields is None:
        return None
    year, month, day, hour, minute, second = fields[:6]
    try:
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (ValueError, OverflowError, TypeError):
        return None


def from_iso(text: object) -> datetime | None:
    """Return the time that an ISO 8601 text means, in UTC where it names no zone, or None."""
    if not isinstance(text, str) or len(text) > 64:
        return None
    try:
        when = datetime.fromisoformat(text.strip())
        return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
