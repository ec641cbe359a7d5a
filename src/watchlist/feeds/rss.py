"""Items out: an RSS 2.0 document, as a publisher would serve it."""

from __future__ import annotations

from collections.abc import Iterable
from email.utils import format_datetime
from xml.sax.saxutils import escape

from watchlist.model.feed import Feed
from watchlist.model.item import Item


def write(feed: Feed, items: Iterable[Item]) -> bytes:
    """Return the document of a feed that carries these items, in their order."""
    about = [_element("title", feed.publisher or feed.id), _element("link", feed.site or feed.url)]
    about.append(_element("description", feed.publisher or feed.id))
    if feed.language:
        about.append(_element("language", feed.language))
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<rss version="2.0"><channel>', *about]
    lines += [_item(item) for item in items]
    return "\n".join([*lines, "</channel></rss>", ""]).encode()


def _item(item: Item) -> str:
    parts = [_element("title", item.title), f'<guid isPermaLink="false">{escape(item.id)}</guid>']
    if item.link:
        parts.append(_element("link", item.link))
    if item.summary:
        parts.append(_element("description", item.summary))
    if item.published:
        parts.append(_element("pubDate", format_datetime(item.published)))
    return f"<item>{''.join(parts)}</item>"


def _element(name: str, text: str) -> str:
    # A description is read as HTML once more than a title: what is text stays text by being escaped for both.
    said = escape(text) if name == "description" else text
    return f"<{name}>{escape(said)}</{name}>"
