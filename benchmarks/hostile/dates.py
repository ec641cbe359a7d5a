"""Dates as publishers write them, sound and mad, and what each means: a time, or nothing that can be believed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from xml.sax.saxutils import escape

from benchmarks.hostile.tally import Tally
from tests.builders import NOW, a_feed

from watchlist.feeds.entries import Source
from watchlist.feeds.parsing import Unparsed, parse_document
from watchlist.model.item import Item

MARCH = datetime(2026, 3, 13, 11, tzinfo=UTC)
SOUND = (
    ("Fri, 13 Mar 2026 11:00:00 GMT", MARCH),
    ("Fri, 13 Mar 2026 11:00:00 +0000", MARCH),
    ("Fri, 13 Mar 2026 11:00:00 UT", MARCH),
    ("Fri, 13 Mar 2026 13:00:00 +0200", MARCH),
    ("Fri, 13 Mar 2026 06:00:00 EST", MARCH),
    ("13 Mar 2026 11:00:00 GMT", MARCH),
    ("Fri, 13 Mar 2026 11:00 GMT", MARCH),
    ("Fri, 13 Mar 26 11:00:00 GMT", MARCH),
    ("Thu, 13 Mar 2026 11:00:00 GMT", MARCH),
    ("Fri, 13 March 2026 11:00:00 GMT", MARCH),
    ("2026-03-13T11:00:00Z", MARCH),
    ("2026-03-13T11:00:00.123456Z", MARCH.replace(microsecond=0)),
    ("2026-03-13T11:00:00", MARCH),
    ("2026-03-13T13:00:00+02:00", MARCH),
    ("2026-03-13 11:00:00", MARCH),
    ("2026-03-13T11:00Z", MARCH),
    ("2026-03-13T11:00:00" + "x" * 5_000, MARCH),
    ("20260313", MARCH.replace(hour=0)),
    ("2026-03-13", MARCH.replace(hour=0)),
    ("1990-01-01T00:00:00Z", datetime(1990, 1, 1, tzinfo=UTC)),
    ("1999-12-31T23:59:60Z", datetime(2000, 1, 1, tzinfo=UTC)),
    ((NOW + timedelta(days=1)).astimezone(timezone(timedelta(hours=14))).isoformat(), NOW + timedelta(days=1)),
)  # fmt: skip
MAD = (
    "", " ", "yesterday", "now", "soon", "Fri", "0", "-1", "1", "99999999999999999999", "1773399600", "nan", "1e999",
    "Fri, 13 Mar 10000 11:00:00 GMT", "Fri, 13 Mar 99999 11:00:00 GMT", "Fri, 13 Mar 0000 11:00:00 GMT",
    "10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "0000-00-00T00:00:00Z", "1970-01-01T00:00:00Z",
    "1601-01-01T00:00:00Z", "1989-12-31T23:59:59Z", "2099-01-01T00:00:00Z", "2026-13-45T99:99:99Z",
    "Sat, 31 Feb 9999 25:61:61 GMT", "9" * 5_000, "\u202e2026-03-13",
)  # fmt: skip


def dates(tally: Tally, *, most: float) -> None:
    """Date an item by each, with a sound one beside it: what is sound is understood, what is mad is no date."""
    for text, meant in [*SOUND, *((text, None) for text in MAD)]:
        with tally.case(f"{text[:40]!r}", most):
            items = _items(text)
            if len(items) != 2 or items[1].published != MARCH:
                tally.missing(f"{text[:40]!r}: the item beside it", 2 - len(items))
                continue
            found = items[0].published
            if found != meant:
                tally.fault(f"{text[:40]!r} is taken for {found}, not for {meant}")
            if items[0].at > NOW + timedelta(days=2):
                tally.fault(f"{text[:40]!r} counts from {items[0].at}")


def _items(text: str) -> tuple[Item, ...]:
    entries = "".join(
        f"<item><title>Ferry {n} sails</title><guid>{n}</guid><pubDate>{escape(date)}</pubDate></item>"
        for n, date in enumerate((text, SOUND[0][0]))
    )
    body = f"<rss version='2.0'><channel><title>Quay</title>{entries}</channel></rss>".encode()
    parsed = parse_document(Source(body=body), a_feed(), NOW)
    return () if isinstance(parsed, Unparsed) else parsed.items
