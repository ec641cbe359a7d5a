"""Times as a reader says them, in the zone and the year that the reader is in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

# Not from the C library: a report reads the same under every locale.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@lru_cache(maxsize=8)
def zone(name: str) -> tzinfo | None:
    """Return the zone of that name; None, the machine's own, for no name; UTC for one that nobody knows."""
    if not name:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (OSError, ValueError):  # ZoneInfoNotFoundError is a KeyError, below
        return UTC
    except KeyError:
        return UTC


def stamp(at: datetime) -> str:
    """Return the moment as programs read it: ISO 8601, UTC, with a Z."""
    return at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def date(at: datetime, name: str) -> str:
    """Return the day as `2026-03-12`."""
    return at.astimezone(zone(name)).date().isoformat()


def day(at: datetime, now: datetime, name: str) -> str:
    """Return the day as `12 Mar`, with its year where that is not the present one."""
    there = at.astimezone(zone(name))
    said = f"{there.day} {MONTHS[there.month - 1]}"
    return said if there.year == now.astimezone(zone(name)).year else f"{said} {there.year}"


def full_day(at: datetime, name: str) -> str:
    """Return the day as `30 Jun 2027`."""
    there = at.astimezone(zone(name))
    return f"{there.day} {MONTHS[there.month - 1]} {there.year}"


def moment(at: datetime, name: str) -> str:
    """Return the moment as `Sun 22 Nov 2026, 07:00`."""
    there = at.astimezone(zone(name))
    return f"{DAYS[there.weekday()]} {full_day(at, name)}, {there:%H:%M}"


def minute(at: datetime, now: datetime, name: str) -> str:
    """Return the moment as `12 Mar 14:05`, with its year where that is not the present one."""
    return f"{day(at, now, name)} {at.astimezone(zone(name)):%H:%M}"


def days_to(until: datetime, now: datetime, name: str) -> int:
    """Return how many days off a day is on the calendar of the zone, less than 0 where it is over."""
    there = zone(name)
    return (until.astimezone(there).date() - now.astimezone(there).date()).days


def left(until: datetime, now: datetime, name: str) -> str:
    """Return how far off a day is: `220 days left`, `today`, `3 days ago`."""
    days = days_to(until, now, name)
    if days == 0:
        return "today"
    if days > 0:
        return "1 day left" if days == 1 else f"{days:,} days left"
    return "yesterday" if days == -1 else f"{-days:,} days ago"


def lasting(since: datetime, now: datetime) -> str:
    """Return how long something has lasted: `4 days`, `3 h`, `2 min`."""
    span = max(now - since, timedelta())
    if span >= timedelta(days=2):
        return f"{span.days:,} days"
    minutes = int(span.total_seconds() // 60)
    return f"{minutes // 60} h" if minutes >= 60 else f"{minutes} min"
