"""Where a page's feeds may be: what it says itself, what it links to, and where most sites have theirs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from msgspec import Struct

from watchlist.feeds.links import canonical, host_of, http_link, registrable
from watchlist.feeds.pages import walk
from watchlist.feeds.text import TITLE, clean

HEAD = 2 * 1024 * 1024
MOST = 12
"""So many addresses of one page are tried."""
TYPES = frozenset(f"application/{kind}" for kind in ("rss+xml", "atom+xml", "rdf+xml", "feed+json", "json", "xml")) | {
    "text/xml"
}
COMMON = ("/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feed.json")
# As a whole word of a path or a host: "rss" is one in /news/rss, and none in /progress.
_LOOKS = re.compile(r"(?<![a-z])(rss|atom|feeds?|rdf)(?![a-z])|\.xml$", re.IGNORECASE)
_ROOT = re.compile(rb"<(rss|feed|(?:\w+:)?RDF)\b", re.IGNORECASE)
_TITLE = re.compile(rb"<(?:\w+:)?title\b[^<>]{0,200}>(.{0,600}?)</", re.IGNORECASE | re.DOTALL)
_KINDS = {"rss": "RSS", "feed": "Atom"}


class Candidate(Struct, frozen=True, kw_only=True):
    """An address where a feed may be, what the page calls it, and how we came to it."""

    url: str
    title: str = ""
    because: str = ""


class _Links(HTMLParser):
    """Takes the links of a page, however broken it is."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.base = ""
        self.named: list[tuple[str, str]] = []
        self.linked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        href = said.get("href", "")
        if tag == "base":
            self.base = self.base or href
        elif tag == "link" and "alternate" in said.get("rel", "").lower().split():
            if said.get("type", "").partition(";")[0].strip().lower() in TYPES:
                self.named.append((href, clean(said.get("title", ""), TITLE)))
        elif tag == "a" and href:
            self.linked.append(href)


def named_by(body: bytes, url: str) -> list[Candidate]:
    """Return where a page says that feeds are, then what it links to that looks like one; the likeliest first."""
    page = _Links()
    walk(page, body[:HEAD].decode("utf-8", "replace"))
    base = http_link(page.base, url) or url
    found = [
        Candidate(url=link, title=title, because="named by the page")
        for href, title in page.named
        if (link := http_link(href, base))
    ]
    for href in page.linked:
        link = http_link(href, base)
        if link and _LOOKS.search(link.partition("//")[2]) and _same_owner(link, url):
            found.append(Candidate(url=link, because="linked from the page"))
    return list({canonical(each.url): each for each in reversed(found)}.values())[::-1][:MOST]


def guessed(url: str) -> list[Candidate]:
    """Return the addresses at which most sites have their feed."""
    return [Candidate(url=link, because="a common address") for each in COMMON if (link := http_link(each, url))]


def described(body: bytes) -> tuple[str, str]:
    """Return what kind of feed a document is, and its title."""
    head = body[:65_536]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        found = re.search(rb'"title"\s*:\s*"((?:[^"\\]|\\.){0,300})"', head)
        return "JSON Feed", clean(found[1].decode("utf-8", "replace"), TITLE) if found else ""
    root = _ROOT.search(head)
    kind = _KINDS.get(root[1].decode().lower(), "RDF") if root else "XML"
    title = _TITLE.search(head, root.end() if root else 0)
    text = title[1].decode("utf-8", "replace").replace("<![CDATA[", "").replace("]]>", "") if title else ""
    return kind, clean(text, TITLE)


def _same_owner(link: str, url: str) -> bool:
    """Return whether a link stays with whom we asked; a page links to other people's feeds as well."""
    one, other = host_of(link), host_of(url)
    return one == other or (bool(registrable(one)) and registrable(one) == registrable(other))
