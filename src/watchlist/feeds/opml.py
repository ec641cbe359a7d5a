"""Lists of feeds as feed readers exchange them: OPML, read however broken it is, and written to the letter."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from html import unescape
from html.parser import HTMLParser
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from msgspec import Struct, field

from watchlist.feeds.links import http_link
from watchlist.feeds.pages import walk
from watchlist.feeds.text import TITLE, clean
from watchlist.model.feed import Feed

LARGEST = 8 * 1024 * 1024
OURS = "watchlist"
"""The prefix of what OPML has no attribute for."""
NAMESPACE = "urn:watchlist:feeds"
OWN = ("id", "publisher", "family", "kind", "actor")

# An ampersand that begins none of XML's own references is meant as one: "?a=1&copy=2" has no copyright sign.
_BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")
_ADDRESS = re.compile(r"xmlurl\s{0,9}=\s{0,9}(?:\"([^\"<>]{1,2048})\"|'([^'<>]{1,2048})')", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Listed(Struct, frozen=True, kw_only=True):
    """A feed that a list names: in which line, its address as it stands there, and what the list says of it."""

    line: int
    address: str
    title: str = ""
    folders: tuple[str, ...] = ()
    language: str = ""
    site: str = ""
    own: Mapping[str, str] = field(default_factory=dict)


class Outlines(Struct, frozen=True, kw_only=True):
    """What could be read of a list; `remarks` say in words what is odd about it."""

    feeds: tuple[Listed, ...]
    remarks: tuple[str, ...] = ()


class _Reader(HTMLParser):
    """Takes the outlines of a document. It knows no entities but characters, and fetches nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feeds: list[Listed] = []
        self.outlines = 0
        self.opml = False
        self._folders: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "opml":
            self.opml = True
        elif tag == "outline":
            self._outline({name: value or "" for name, value in reversed(attrs)})

    def handle_endtag(self, tag: str) -> None:
        if tag == "outline" and self._folders:
            self._folders.pop()

    def _outline(self, said: Mapping[str, str]) -> None:
        self.outlines += 1
        title = clean(said.get("title") or said.get("text", ""), TITLE)
        if "xmlurl" not in said:
            self._folders.append(title)
            return
        categories = [part.strip("/ ").rsplit("/", 1)[-1] for part in said.get("category", "").split(",")]
        self.feeds.append(
            Listed(
                line=self.getpos()[0],
                address=said["xmlurl"].strip(),
                title=title,
                folders=tuple(dict.fromkeys(name for name in (*self._folders, *categories) if name)),
                language=said.get("language", ""),
                site=http_link(said.get("htmlurl", "")) or "",
                own={key: said[f"{OURS}:{key}"] for key in OWN if said.get(f"{OURS}:{key}")},
            )
        )
        # It is closed again, by its own slash or by an end tag, and is nobody's folder.
        self._folders.append("")


def read(data: bytes) -> Outlines:
    """Return the feeds of an OPML document, or of a plain list with an address in each line.

    Nothing raises: what is not well-formed is read as far as its outlines can be told apart.
    """
    remarks = [f"only its first {LARGEST // 1024 // 1024} MB are read"] if len(data) > LARGEST else []
    text = _text(data[:LARGEST])
    reader = _Reader()
    if not walk(reader, _BARE.sub("&amp;", text)):
        remarks.append(f"it cannot be read any further than line {reader.getpos()[0]}")
    if not reader.outlines and "<" not in text:
        return _plain(text)
    garbled = _garbled(text, reader.feeds)
    remarks += [f"line {each.line}: what it says of this feed is garbled, its address is read" for each in garbled]
    remarks += _oddities(data[:LARGEST], text)
    if not reader.opml:
        remarks.append("it does not call itself OPML; its outlines are read all the same")
    feeds = sorted([*reader.feeds, *garbled], key=lambda each: each.line)
    return Outlines(feeds=tuple(feeds), remarks=tuple(remarks))


def write(feeds: Sequence[Feed], title: str) -> str:
    """Return the feeds as OPML 2.0, which `read` reads back; what OPML has no words for is named with our prefix."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<opml version="2.0" xmlns:{OURS}="{NAMESPACE}">',
        f"  <head><title>{clean(title, TITLE).replace('&', '&amp;').replace('<', '&lt;')}</title></head>",
        "  <body>",
        *(f"    <outline {_attributes(feed)}/>" for feed in feeds),
        "  </body>",
        "</opml>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _attributes(feed: Feed) -> str:
    name = feed.publisher or feed.id
    said = {"type": "rss", "text": name, "title": name, "xmlUrl": feed.url, "htmlUrl": feed.site}
    said |= {"category": ",".join(feed.tags), "language": feed.language}
    said |= {f"{OURS}:{key}": str(getattr(feed, key)) for key in OWN}
    return " ".join(f"{key}={quoteattr(value)}" for key, value in said.items() if value)


def _plain(text: str) -> Outlines:
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1)]
    feeds = [Listed(line=number, address=line) for number, line in lines if line and not line.startswith("#")]
    if not any("://" in each.address for each in feeds):
        return Outlines(feeds=())
    return Outlines(feeds=tuple(feeds), remarks=("it is no OPML: each line is taken for an address",))


def _garbled(text: str, found: Sequence[Listed]) -> list[Listed]:
    """Return the addresses in outlines whose other attributes hold what ends a tag, such as quotes in quotes."""
    known = {each.address for each in found}
    spelled = [
        (number, unescape(_BARE.sub("&amp;", match[1] or match[2])).strip())
        for number, line in enumerate(text.split("\n"), start=1)
        for match in _ADDRESS.finditer(line)
    ]
    return [Listed(line=number, address=address) for number, address in spelled if address not in known]


def _oddities(data: bytes, text: str) -> list[str]:
    """Return what is wrong with a document in the eyes of XML, which is never given a document type to expand."""
    if "<!doctype" in text.lower() or "<!entity" in text.lower():
        return ["it declares a document type, of which nothing is used"]
    try:
        expat.ParserCreate().Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        line = f", line {error.lineno}" if isinstance(error, expat.ExpatError) else ""
        what = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else "unknown encoding"
        return [f"it is not well-formed ({what}{line}); what can be told apart is read"]
    return []


def _text(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    named = _ENCODING.search(data[:512])
    for encoding in ("utf-8", named[1].decode("ascii") if named else "cp1252"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("utf-8", "replace")
