"""RSS 0.9x to 2.0, RSS 1.0 (RDF) and Atom, by a strict parser: the very same that feedparser makes of it, or nothing.

It reads what most publishers serve, in a twentieth of the time. What is not well-formed, is written in an odd
encoding, declares entities, nests what is not nested anywhere else, or is just large, is left to feedparser, which
runs in a process of its own. Nothing here grows faster than the document, so that no such process is needed.

feedparser reads a document as a stream, and many of its rules depend on what came before: which of two titles
counts, and whether a second description is a summary or the content. Each rule here is one of those.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element, ParseError, XMLParser

from watchlist.feeds.decoding import utf8_of
from watchlist.feeds.elements import (
    Base,
    Doubt,
    Links,
    Origin,
    attributes_of,
    content_of,
    mended,
    require_no_shortcuts,
    require_plain,
    text_of,
)
from watchlist.feeds.entries import Document, Entry, Source
from watchlist.feeds.names import Role, Roles, clear, declared, name_of
from watchlist.feeds.stamps import Unread, stamp

MOST_ENTRIES = 2000
# What a document of this size and so many tags takes, in time and memory, nobody has to watch over.
_LARGEST = 2 * 1024 * 1024
_MOST_TAGS = 100_000
_DEEPEST = 8
_PROLOG = re.compile(rb"\s*(?:(?:<!--[^<]*?-->|<\?[^<>]*\?>)\s*)*<[A-Za-z_]")
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Looked up once: an enumeration is slow to name its members.
_CONTENT = Role.CONTENT
_CREATED = Role.CREATED
_DESCRIPTION = Role.DESCRIPTION
_GUID = Role.GUID
_IMAGE = Role.IMAGE
_LANGUAGE = Role.LANGUAGE
_LINK = Role.LINK
_MARKUP = Role.MARKUP
_MEDIA_TITLE = Role.MEDIA_TITLE
_ORIGIN = Role.ORIGIN
_PUBLISHED = Role.PUBLISHED
_SOURCE = Role.SOURCE
_SUMMARY = Role.SUMMARY
_TITLE = Role.TITLE
_UPDATED = Role.UPDATED
_IN_IMAGE = frozenset({"title", "link", "description", "url", "href", "width", "height"})
_IN_PICTURE = frozenset({"url", "width", "height"})
_IN_FORM = frozenset({"title", "link", "description", "name"})


def parse(source: Source) -> Document | None:
    """Return what the document says, or None where feedparser is to read it."""
    if source.broken or len(source.body) > _LARGEST or source.body.count(b"<") > _MOST_TAGS:
        return None
    document = utf8_of(source)
    if document is None or not _PROLOG.match(document):
        return None
    spaces = declared(document)
    if not clear(spaces):
        return None
    # A tree holds no circles, and to look for some while it grows takes a quarter of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        # Only of what declares no entity, within the limits above.
        parser = XMLParser(encoding="utf-8")  # noqa: S314
        parser.feed(document)
        return _Feed(Roles(spaces), parser.close()).read()
    except (ParseError, Doubt, Unread, ValueError, RecursionError):
        return None
    finally:
        if collecting:
            gc.enable()


class _Feed:
    def __init__(self, roles: Roles, root: Element) -> None:
        self._roles = roles
        self._root = root
        self._base = Base(root)
        self._about = Links(self._base)
        self._language = ""
        self._entries: list[Entry] = []
        # Whether the entry, or what stands before it, had a content: feedparser forgets it where an entry ends.
        self._content = False
        self._summed = False

    def read(self) -> Document:
        root = self._root
        name = name_of(root.tag)
        if name == "feed":
            self._tag(root)
            self._channel(root)
        elif name == "rss":
            self._tag(root)
            channels = [*root]
            if len(channels) != 1 or name_of(channels[0].tag) != "channel":
                raise Doubt
            self._channel(channels[0])
        elif name == "rdf:rdf":
            self._rdf(root)
        else:
            raise Doubt
        return Document(
            entries=tuple(self._entries[:MOST_ENTRIES]),
            link=self._about.link or "",
            language=self._language,
            left_out=max(0, len(self._entries) - MOST_ENTRIES),
        )

    def _tag(self, root: Element) -> None:
        named = {key.lower(): value for key, value in root.items()}
        language = named.get(_LANG.lower(), named.get("lang"))
        if language:
            self._language = language.replace("_", "-")

    def _rdf(self, root: Element) -> None:
        for child in root:
            role = self._roles[child.tag]
            if role is Role.ENTRY:
                self._entry(child)
            elif role is Role.CHANNEL and name_of(child.tag) == "channel":
                self._channel(child)
            elif role in (Role.IMAGE, Role.FORM):
                self._aside(child, role)
            else:
                self._harmless(child, role)
        if not self._entries:
            raise Doubt

    def _channel(self, channel: Element) -> None:
        require_no_shortcuts(channel)
        for child in channel:
            role = self._roles[child.tag]
            if role is Role.ENTRY:
                self._entry(child)
            elif role is Role.LINK:
                self._about.take_link(child)
            elif role is Role.GUID:
                self._about.take_guid(child)
            elif role is Role.LANGUAGE:
                self._language = text_of(child)
            elif role in (Role.IMAGE, Role.FORM):
                self._aside(child, role)
            elif role in (Role.DESCRIPTION, Role.SUMMARY):
                content_of(child)
                # The second of them is a content, which the next entry then seems to have.
                if self._summed and not self._content:
                    self._content = True
                self._summed = self._summed or role is Role.SUMMARY
            elif role in (Role.TITLE, Role.MEDIA_TITLE, Role.PUBLISHED, Role.UPDATED, Role.CREATED):
                if len(child):
                    raise Doubt
            else:
                self._harmless(child, role)

    def _aside(self, element: Element, role: Role) -> None:
        """Pass over a picture or a search field: what is said there is not said of the feed."""
        known = _IN_IMAGE if role is Role.IMAGE else _IN_FORM
        for child in element:
            name = name_of(child.tag)
            if len(child) or name is None or (name not in known and ":" not in name):
                raise Doubt

    def _harmless(self, element: Element, role: Role) -> None:
        """Pass over an element, unless something stands in it that feedparser would take for the entry's own."""
        if role not in (Role.OTHER, Role.MARKUP, Role.ORIGIN) or (role and len(element)):
            raise Doubt
        if len(element):
            for child in element.iter():
                if child is not element and self._roles[child.tag]:
                    raise Doubt

    def _parts(self, element: Element, depth: int) -> Iterator[tuple[Role, Element, int]]:
        """Give what says something of the entry, and how deep it stands; most of it stands right below the entry."""
        for child in element:
            role = self._roles[child.tag]
            if role is _MARKUP:
                if len(child):
                    raise Doubt
            elif role:
                yield role, child, depth
            elif len(child):
                yield from self._below(child, depth + 1)

    def _below(self, element: Element, depth: int) -> Iterator[tuple[Role, Element, int]]:
        """Give the titles and descriptions of pictures and the like, which count where the entry has none."""
        if depth > _DEEPEST:
            raise Doubt
        for role, child, deep in self._parts(element, depth):
            if role not in (_TITLE, _MEDIA_TITLE, _DESCRIPTION, _IMAGE):
                raise Doubt
            yield role, child, deep

    def _entry(self, entry: Element) -> None:
        guid, title, origin_link = "", "", ""
        title_at = title_deep = summary_deep = -1
        summary: str | None = None
        spare: list[Element] = []
        published = updated = created = ""
        origin: Origin | None = None
        links = Links(self._base, entry=True)
        if entry.attrib:
            require_no_shortcuts(entry)
            guid = entry.get(_ABOUT, "")
        for role, element, depth in self._parts(entry, 1):
            if role is _TITLE or role is _MEDIA_TITLE:
                said = content_of(element)
                if not -1 < title_at <= depth and (title_deep < 0 or depth <= title_deep):
                    title, title_deep = said, depth
                if said and role is _TITLE:
                    title_at = depth
            elif role is _LINK:
                if len(element):
                    self._harmless(element, Role.OTHER)
                links.take_link(element, holds=True)
            elif role is _GUID:
                guid = links.take_guid(element)
            elif role is _PUBLISHED:
                published = text_of(element)
            elif role is _DESCRIPTION or role is _SUMMARY:
                if summary is not None and not self._content:
                    self._content = True
                    spare.append(element)
                elif summary_deep < 0 or depth <= summary_deep:
                    summary, summary_deep = content_of(element), depth
                else:
                    require_plain(element)
            elif role is _CONTENT:
                self._content = True
                spare.append(element)
                if summary is None:
                    summary = content_of(element)
            elif role is _UPDATED:
                updated = text_of(element)
            elif role is _SOURCE:
                origin = self._source(element)
                # A title in there keeps those of pictures away, which stand as deep.
                title_at = depth + 1 if origin.titled else -1
            elif role is _CREATED:
                created = text_of(element)
            elif role is _ORIGIN:
                origin_link = "" if element.attrib else text_of(element)
            elif role is _IMAGE:
                self._picture(element)
                title_at = -1
            elif role is not _LANGUAGE:
                raise Doubt
        self._content = False
        self._entries.append(
            Entry(
                guid=guid,
                title=title,
                summary=_first_text(summary, spare),
                link=origin_link or links.link or "",
                source=origin.title if origin else "",
                source_link=origin.link if origin else "",
                published=_first_of(published, updated, created),
            )
        )

    def _picture(self, element: Element) -> None:
        for child in element:
            if len(child) or name_of(child.tag) not in _IN_PICTURE:
                raise Doubt

    def _source(self, element: Element) -> Origin:
        attributes = attributes_of(element)
        found = Origin(self._base)
        for child in element:
            role = self._roles[child.tag]
            if (child.tail or "").strip():
                raise Doubt
            if role is Role.TITLE:
                found.take_title(content_of(child))
            elif role is Role.LINK:
                found.links.take_link(child)
            elif role is Role.GUID:
                found.links.take_guid(child)
            elif role in (Role.UPDATED, Role.PUBLISHED, Role.CREATED):
                text_of(child)
            elif role or child.attrib or len(child):
                raise Doubt
        said = mended((element.text or "").strip())
        if said:
            found.title = said
        found.link = attributes.get("url") or found.links.link or ""
        return found


def _first_text(said: str | None, elements: list[Element]) -> str:
    """Return the first text that says anything. None of the others may hold what feedparser would read otherwise."""
    for element in elements:
        if said:
            require_plain(element)
        else:
            said = content_of(element)
    return said or ""


def _first_of(*times: str) -> datetime | None:
    for text in times:
        if text and (when := stamp(text)) is not None:
            return when
    return None
