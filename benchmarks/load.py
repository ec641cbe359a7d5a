"""Feed documents to be read: items of the archive in the envelopes of real feeds, or made up where there are none.

An envelope is a real document with its first entry as the pattern of all: whatever else its publisher writes into
an entry stays, and the title, link, id, text and time are those of an item.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape

from watchlist.feeds.archive import read_items
from watchlist.feeds.entries import Source
from watchlist.feeds.parsing import Parsed, parse_document
from watchlist.model.feed import Feed

ITEMS = 65
NOW = datetime(2026, 4, 1, tzinfo=UTC)
_LARGEST = 600_000
_ENTRY = re.compile(r"<(item|entry)\b[^>]*>.*?</\1>", re.DOTALL)
_WORDS = ("port", "ferry", "minister", "strike", "court", "vote", "bank", "rate", "signs", "talks", "ends", "storm")


@dataclass(frozen=True)
class Piece:
    """What is put into an entry."""

    title: str
    summary: str
    link: str
    at: datetime


@dataclass(frozen=True)
class Envelope:
    """What stands before, in, and after the entries of a document."""

    before: str
    entry: str
    after: str

    def filled(self, pieces: Sequence[Piece]) -> bytes:
        """Return a document with these pieces."""
        return (self.before + "\n".join(_entry(self.entry, piece) for piece in pieces) + self.after).encode()


PLAIN = Envelope(
    before='<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Herald</title>'
    "<link>https://herald.example</link><description>News</description>",
    entry="<item><title>t</title><link>l</link><guid>g</guid><pubDate>d</pubDate><description>s</description></item>",
    after="</channel></rss>",
)


def documents(count: int) -> list[bytes]:
    """Return so many documents of so many items each, the same ones each time."""
    corpus = os.environ.get("WATCHLIST_CORPUS", "")
    found = _pieces(Path(corpus)) if corpus else _made_up()
    envelopes = _envelopes(Path(corpus)) if corpus else [PLAIN]
    return [envelopes[number % len(envelopes)].filled(list(islice(found, ITEMS))) for number in range(count)]


def _pieces(corpus: Path) -> Iterator[Piece]:
    month = sorted((corpus / "archive").glob("*.jsonl.zst"))[-1]
    for number, item in enumerate(read_items(month, NOW)):
        # No two entries of a feed are one: the archive's own links may be alike.
        link = (item.link or "https://herald.example/").partition("#")[0]
        yield Piece(
            title=_xml(item.title),
            summary=_xml(item.summary or item.title),
            link=f"{link}{'&' if '?' in link else '?'}n={number}",
            at=NOW - timedelta(minutes=number % 20_000),
        )


def _made_up() -> Iterator[Piece]:
    dice = random.Random(1)
    for number in range(140_000):
        words = dice.choices(_WORDS, k=40)
        yield Piece(
            title=" ".join(words[:9]).capitalize(),
            summary=" ".join(words).capitalize() + ".",
            link=f"https://herald.example/{number}",
            at=NOW - timedelta(minutes=number % 20_000),
        )


def _envelopes(corpus: Path) -> list[Envelope]:
    """Return the envelopes that hold what is put into them, in an order that does not depend on their publishers."""
    pieces = list(islice(_made_up(), 3))
    feed = Feed(id="x", url="https://feeds.example/x")
    kept = []
    for path in sorted((corpus / "feeds").glob("*.xml"), key=lambda path: path.stem[-16:]):
        body = path.read_bytes()
        try:
            text = body.decode()
        except UnicodeDecodeError:
            continue
        entries = list(_ENTRY.finditer(text))
        if not entries or len(entries[0].group()) * ITEMS > _LARGEST:
            continue
        envelope = Envelope(text[: entries[0].start()], entries[0].group(), text[entries[-1].end() :])
        parsed = parse_document(Source(body=envelope.filled(pieces), url=feed.url), feed, NOW)
        if isinstance(parsed, Parsed) and len(parsed.items) == len(pieces):
            kept.append(envelope)
    return kept


def _entry(pattern: str, piece: Piece) -> str:
    entry = _put(pattern, "title", escape(piece.title))
    link = escape(piece.link, {'"': "", "'": ""})
    entry = re.sub(r"(<link\b[^>]*href=[\"'])[^\"']*", lambda found: found.group(1) + link, entry)
    for name in ("link", "guid", "id", "comments"):
        entry = _put(entry, name, escape(piece.link))
    entry = re.sub(r"rdf:about=\"[^\"]*\"", lambda _: f'rdf:about="{escape(piece.link)}"', entry)
    for name in ("description", "summary"):
        entry = _put(
            entry, name, f"<![CDATA[<p>{piece.summary}</p>]]>" if "CDATA" in pattern else escape(piece.summary)
        )
    entry = _put(entry, "pubDate", format_datetime(piece.at))
    for name in ("dc:date", "published", "updated"):
        entry = _put(entry, name, piece.at.isoformat())
    return entry


def _put(entry: str, name: str, text: str) -> str:
    whole = re.compile(rf"(<{name}\b[^>/]*>).*?(</{name}>)", re.DOTALL)
    return whole.sub(lambda found: found.group(1) + text + found.group(2), entry)


def _xml(text: str) -> str:
    """Return the text without what XML does not allow."""
    return "".join(char for char in text if char >= " " and char not in "\ufffe\uffff").replace("]]>", "")
