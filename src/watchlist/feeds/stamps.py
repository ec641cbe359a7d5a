"""The two ways in which nearly every feed writes a time, read as feedparser reads them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_ZONES = {
    "ut": 0, "gmt": 0, "utc": 0, "z": 0, "adt": -3, "ast": -4, "edt": -4, "est": -5, "cdt": -5, "cst": -6,
    "mdt": -6, "mst": -7, "pdt": -7, "pst": -8, "met": 1, "mest": 2,
}  # fmt: skip
_MAIL = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})"
    r"\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:([+-])(\d{2})(\d{2})|([a-z]{1,4}))",
    re.IGNORECASE | re.ASCII,
)
_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|([+-])(\d{2}):?(\d{2}))?)?",
    re.IGNORECASE | re.ASCII,
)


class Unread(ValueError):
    """A time that is written in neither way, or that cannot be."""


def stamp(text: str) -> datetime | None:
    """Return the time that a text means, None where it is empty; raise Unread where it is written otherwise."""
    if not text:
        return None
    try:
        if found := _MAIL.fullmatch(text):
            day, name, year, hour, minute, second, sign, hours, minutes, zone = found.groups()
            when = _moment(year, _MONTHS.get(name.lower(), 0), day, hour, minute, second)
            if sign:
                away = timedelta(hours=int(hours), minutes=int(minutes))
                return when + away if sign == "-" else when - away
            if zone.lower() not in _ZONES:
                raise Unread(text)
            return when - timedelta(hours=_ZONES[zone.lower()])
        if found := _ISO.fullmatch(text):
            year, number, day, hour, minute, second, sign, hours, minutes = found.groups()
            when = _moment(year, int(number), day, hour or "0", minute or "0", second)
            if not sign:
                return when
            # Of a zone written in four digits, feedparser takes the last alone for its minutes; so do we.
            away = timedelta(hours=int(hours), minutes=int(minutes if text[-3] == ":" else minutes[1]))
            return when + away if sign == "-" else when - away
    except (ValueError, OverflowError):
        raise Unread(text) from None
    raise Unread(text)


def _moment(year: str, month: int, day: str, hour: str, minute: str, second: str | None) -> datetime:
    return datetime(int(year), month, int(day), int(hour), int(minute), int(second or 0), tzinfo=UTC)
