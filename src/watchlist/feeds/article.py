"""A web page in, the headline of the article on it out."""

from __future__ import annotations

import re
from email.message import Message
from html.parser import HTMLParser

from msgspec import Struct

from watchlist.feeds.pages import walk
from watchlist.feeds.text import TITLE, clean

HEAD = 512 * 1024
"""So much of a page is looked at; what an article says of itself stands at its beginning."""
_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
_TITLES = ("og:title", "twitter:title", "headline", "dc.title")
_SITES = ("og:site_name", "application-name", "publisher")
_PARTS = (" | ", " – ", " — ", " - ", " :: ")


class Article(Struct, frozen=True, kw_only=True):
    """What a page says of its article: the headline, and who publishes it, where it does."""

    title: str
    publisher: str = ""


class _Head(HTMLParser):
    """Takes the title and the meta tags of a page, however broken it is."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, str] = {}
        self.title = ""
        self.heading = ""
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
            self.metas.setdefault(name, values.get("content", ""))
        elif tag == "title" or (tag == "h1" and not self.heading):
            self._in = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._in:
            self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "title":
            self.title += data
        elif self._in == "h1":
            self.heading += data


def article_of(body: bytes, content_type: str = "") -> Article | None:
    """Return what a page says of its article, or None where it names no headline.

    Open Graph's title stands first (ogp.me), then the others that publishers use, the heading, and the page's title
    without the name of the site behind it.
    """
    page = _Head()
    walk(page, _text(body[:HEAD], content_type))
    publisher = next((clean(page.metas[name], TITLE) for name in _SITES if page.metas.get(name)), "")
    titles = [page.metas.get(name, "") for name in _TITLES]
    for title in (*titles, page.heading, _without_site(page.title)):
        if said := clean(title, TITLE):
            return Article(title=_without(said, publisher), publisher=publisher)
    return None


def _text(body: bytes, content_type: str) -> str:
    header = Message()
    header["content-type"] = content_type
    named = header.get_content_charset() or ""
    found = _CHARSET.search(body)
    for charset in (named, found[1].decode("ascii") if found else "", "utf-8"):
        try:
            return body.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return body.decode("utf-8", "replace")


def _without_site(title: str) -> str:
    """Return a page's title without what stands behind its last mark, where that is the shorter part."""
    for mark in _PARTS:
        before, found, after = title.rpartition(mark)
        if found and len(after) < len(before):
            return before
    return title


def _without(title: str, publisher: str) -> str:
    for mark in _PARTS:
        if publisher and title.endswith(mark + publisher):
            return title.removesuffix(mark + publisher)
    return title
