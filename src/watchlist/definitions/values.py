"""The small values of our files: slugs, durations, moments, addresses, actors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from watchlist.definitions.desk import Desk
from watchlist.definitions.nodes import Node, Scalar
from watchlist.definitions.shapes import Definitions, Schema, Shape, Text, expect
from watchlist.definitions.words import masked, nearest, quoted

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DURATION = r"^[0-9]{1,5}[mhd]$"
DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}"
TIME = re.compile(r"[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?\Z")
CLOCK = r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$"
HOURS = r"^([01]?[0-9]|2[0-3]):[0-5][0-9] ?[-–] ?([01]?[0-9]|2[0-3]):[0-5][0-9]$"
DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
YEARS = range(1970, 2200)
NOTHING = timedelta(0)


def slug(text: str) -> str:
    """Return the text if it is a slug: small letters, digits and single hyphens, at most 64 of them."""
    if re.match(SLUG, text) and len(text) <= 64:
        return text
    mended = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:64].strip("-")
    mend = f"write {mended!r}" if mended else "use small letters, digits and hyphens"
    raise ValueError(f"{quoted(text)} is no id: small letters, digits and single hyphens", mend)


def zone(text: str) -> str:
    """Return the text if it names a time zone."""
    try:
        ZoneInfo(text)
    # It is looked for among packages too, one inside the other for every slash.
    except (ValueError, KeyError, OSError, RecursionError):
        raise ValueError(f"{quoted(text)} is no time zone", "write one like Europe/Berlin, or UTC") from None
    return text


def moment(text: str, home: tzinfo | None = None, *, end: bool = False) -> datetime:
    """Return the moment in UTC: a date alone is the start of its day in the zone `home`, or the `end` of it."""
    mend = "write YYYY-MM-DD, or a time with its zone, 2026-02-05T12:00Z"
    if not re.match(DATE, text):
        raise ValueError(f"{quoted(text)} is no date", mend)
    rest = text[10:]
    clock = TIME.match(rest)
    try:
        day = date.fromisoformat(text[:10])
        if day.year not in YEARS:
            raise ValueError
        if not rest:
            # The last second, not the first of the next day, so that it is shown as the day that was meant.
            at = datetime.combine(day, time(23, 59, 59) if end else time.min)
            return (at.astimezone() if home is None else at.replace(tzinfo=home)).astimezone(UTC)
        if clock and clock["zone"]:
            return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        raise ValueError(f"{quoted(text)} is no date", mend) from None
    if clock:
        raise ValueError(f"{quoted(text)} has no zone", f"add it: {text.replace(' ', 'T')}Z, or +01:00")
    raise ValueError(f"{quoted(text)} is no date", mend)


def duration(text: str) -> timedelta:
    """Return how long that is: minutes, hours or days."""
    if not re.match(DURATION, text):
        mend = "write 30m, 48h or 14d"
        raise ValueError(f"{quoted(text)} is no duration", mend)
    return int(text[:-1]) * UNITS[text[-1]]


def clock(text: str) -> time:
    """Return the time of day."""
    if not re.match(CLOCK, text):
        raise ValueError(f"{quoted(text)} is no time of day", "write 07:00")
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def hours(text: str) -> dict[str, time]:
    """Return when the hours start and end; over midnight where they end before they start."""
    if not re.match(HOURS, text):
        raise ValueError(f"{quoted(text)} are no hours", "write 22:00-07:00")
    start, end = (clock(part.strip()) for part in re.split("[-–]", text))
    if start == end:
        raise ValueError("the hours end when they start", "write 22:00-07:00; to be told nothing, remove the route")
    return {"start": start, "end": end}


@dataclass(frozen=True, kw_only=True)
class Moment(Shape):
    """A date, or a date and time with its zone."""

    end: bool = False

    def read(self, node: Node, desk: Desk) -> Any:
        """Return the moment in UTC."""
        value = node.value if isinstance(node, Scalar) else None
        if not isinstance(value, str):
            expect(node, desk, "a date", "write YYYY-MM-DD")
            return None
        try:
            return moment(value, desk.zone, end=self.end)
        except ValueError as error:
            desk.refuse(node, *error.args)
            return None

    def schema(self, definitions: Definitions) -> Schema:
        """Return a string that begins with a date."""
        return {"type": "string", "pattern": DATE}


@dataclass(frozen=True, kw_only=True)
class Duration(Shape):
    """How long: `30m`, `48h`, `14d`. `zero` says that nothing at all is a duration too."""

    zero: bool = False

    def read(self, node: Node, desk: Desk) -> Any:
        """Return it."""
        value = node.value if isinstance(node, Scalar) else None
        if not isinstance(value, str):
            number = isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10_000
            mend = f"write {value}h or {value}d" if number else "write 30m, 48h or 14d"
            expect(node, desk, "a duration", mend)
            return None
        try:
            long = duration(value)
        except ValueError as error:
            desk.refuse(node, *error.args)
            return None
        if long == NOTHING and not self.zero:
            desk.refuse(node, "no time at all", "write 30m, 48h or 14d")
            return None
        return long

    def schema(self, definitions: Definitions) -> Schema:
        """Return a string of digits and a unit."""
        return {"type": "string", "pattern": DURATION}


@dataclass(frozen=True)
class Actor(Shape):
    """The short code of a party that the vocabulary knows."""

    def read(self, node: Node, desk: Desk) -> Any:
        """Return its code; an alias becomes the code that it stands for."""
        code = CODE.read(node, desk)
        if code is None:
            return None
        actor = desk.vocabulary.actor(code)
        if actor is not None:
            return actor.code
        known = [*desk.vocabulary.actors, *desk.vocabulary.aliases]
        by_name = _named(code, desk)
        near = by_name or nearest(code, known)
        mend = f"did you mean {near!r}?" if near else "write a code like us, ru or eu; `vocabulary/` can add one"
        desk.refuse(node, f"unknown actor {quoted(code)}", mend)
        return None

    def schema(self, definitions: Definitions) -> Schema:
        """Return a string."""
        return CODE.schema(definitions)


CODE = Text(wanted="an actor's code", example="us")


def _named(word: str, desk: Desk) -> str:
    """Return the code of the actor that bears the word as a name."""
    low = word.lower()
    for code, actor in desk.vocabulary.actors.items():
        if low in {name.lower() for name in (*actor.names, *actor.adjectives)}:
            return code
    return ""


def web_address(text: str) -> str:
    """Return the text if it is a plain http(s) address."""
    mend = "write it whole, as in https://example.org/feed.xml"
    # Before all else: whatever is wrong besides, the address is not repeated then.
    if masked(text) != text:
        raise ValueError("the address holds a user name or a password", "write it without")
    if " " in text:
        raise ValueError(f"{quoted(text)} holds a space", "write %20 for a space in an address")
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise ValueError(f"{quoted(text)} is no address", mend) from None
    if parts.scheme not in {"http", "https"}:
        raise ValueError(f"{quoted(text)} is no http or https address", mend)
    if not parts.hostname:
        raise ValueError(f"{quoted(text)} names no host", mend)
    return text
