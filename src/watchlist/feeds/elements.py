"""What the single elements of a feed say, by feedparser's rules, or Doubt where it is for feedparser to say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from xml.etree.ElementTree import Element

_XML = "{http://www.w3.org/XML/1998/namespace}"
# What links say of the answers to an entry (RFC 4685).
_COUNTED = frozenset({"count", "updated", "when"})
_PLAIN_TYPES = frozenset({"text", "plain", "html", "text/plain", "text/html"})
_PAGE_TYPES = frozenset({"html", "xhtml", "text/html", "application/xhtml+xml"})
_WHOLE = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[^?#;\s\x00-\x20]*)?(?:\?[^?#\s\x00-\x20]+)?(?:#[^?#\s\x00-\x20]+)?"
    r"|(?:tag|urn):[A-Za-z0-9:.,/_-]+"
)
_SLASHES = re.compile(r"^([A-Za-z][A-Za-z0-9+-.]*://)(/*)(.*?)")
_AMPERSAND = re.compile(r"&([A-Za-z0-9_]+);")
_LOW = b"\xc2"
_HIGH = re.compile(r"[\x80-\x9f]")
# Bytes of Windows-1252 that somebody took for Latin-1.
_WINDOWS = {byte: bytes([byte]).decode("cp1252") for byte in range(128, 160) if byte not in (129, 141, 143, 144, 157)}


class Doubt(Exception):
    """Something that feedparser should read."""


class Base:
    """Whether some element of a document gives a base to links that need one. It is looked for once, and if asked."""

    def __init__(self, root: Element) -> None:
        self._root = root

    @cached_property
    def given(self) -> bool:
        """Whether there is a base."""
        elements = self._root.iter()
        return any(key.rpartition("}")[2].lower() == "base" for element in elements for key in element.attrib)


class Links:
    """The link of an entry, a source or a feed, as it was said last."""

    __slots__ = ("_base", "_entry", "link")

    def __init__(self, base: Base, *, entry: bool = False) -> None:
        self.link: str | None = None
        self._base = base
        self._entry = entry

    def take_link(self, element: Element, *, holds: bool = False) -> None:
        """Take the link that an element names, by its address or its text.

        With `holds`, one that names it by its address may hold other elements.
        """
        if len(element) and not (holds and "href" in element.attrib):
            raise Doubt
        if element.attrib:
            attributes = attributes_of(element)
            if "url" in attributes or "uri" in attributes:
                raise Doubt
            if "href" in attributes:
                kind = attributes.get("rel", "alternate").lower()
                if kind == "alternate" and attributes.get("type", "text/html").lower() in _PAGE_TYPES:
                    # An empty address means the base itself; an empty text means nothing.
                    if not attributes["href"] and self._base.given:
                        raise Doubt
                    self.link = self._seen_from_base(attributes["href"])
                return
        link = mended(self._seen_from_base((element.text or "").strip()))
        if "&" in link:
            link = _AMPERSAND.sub(r"&\g<1>", link.replace("&amp;", "&") if self._entry else link)
        self.link = link

    def take_guid(self, element: Element) -> str:
        """Return the id that an element names; it is the link, too, where it may be and there is none yet."""
        permanent = not element.attrib or attributes_of(element).get("ispermalink", "true") == "true"
        if len(element):
            raise Doubt
        text = (element.text or "").strip()
        guid = mended(self._seen_from_base(text) if permanent else text)
        if permanent and self.link is None:
            self.link = guid
        return guid

    def _seen_from_base(self, link: str) -> str:
        if ":///" in link:
            link = _SLASHES.sub(r"\1\3", link)
        # No base changes an address that is whole. What it makes of others is not worth the trouble.
        if link and not _WHOLE.fullmatch(link) and self._base.given:
            raise Doubt
        return link


class Origin:
    """Where an entry came from, as it says."""

    def __init__(self, base: Base) -> None:
        self.title = ""
        self.link = ""
        self.links = Links(base)
        self.titled = False

    def take_title(self, title: str) -> None:
        """Take this title, unless there is one."""
        if not self.titled:
            self.title = title
        self.titled = self.titled or bool(title)


def require_no_shortcuts(element: Element) -> None:
    """Raise Doubt where an entry or a feed says in its attributes what others say in elements."""
    if any(key.rpartition("}")[2].lower() in {"href", "lastmod", "mode"} for key in element.attrib):
        raise Doubt


def attributes_of(element: Element) -> Mapping[str, str]:
    """Return the attributes by their lower-case names, without those that are XML's own."""
    found = {}
    for key, value in element.items():
        if key.startswith("{"):
            # Its name counts without its namespace, where feedparser does not know that.
            if not key.startswith(_XML) and key.rpartition("}")[2] not in _COUNTED:
                raise Doubt
        else:
            found[key.lower()] = value
    return found


def content_of(element: Element) -> str:
    """Return the text of an element that may hold markup, which must be packed as text."""
    require_plain(element)
    text = element.text
    return mended(text.strip()) if text else ""


def require_plain(element: Element) -> None:
    """Raise Doubt where the element holds anything but text, or text that is packed in an odd way."""
    if len(element):
        raise Doubt
    if element.attrib:
        attributes = attributes_of(element)
        if attributes.get("type", "text").lower() not in _PLAIN_TYPES or attributes.get("mode", "") == "base64":
            raise Doubt


def text_of(element: Element) -> str:
    """Return the text of an element that may hold nothing else."""
    if len(element):
        raise Doubt
    text = element.text
    return mended(text.strip()) if text else ""


def mended(text: str) -> str:
    """Return the text with its letters as they were meant, where somebody decoded them wrongly."""
    if text.isascii():
        return text
    try:
        text = text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        # In UTF-8 all those letters begin with one byte, which is looked for in no time.
        if _LOW not in text.encode("utf-8", "replace"):
            return text
    return text.translate(_WINDOWS) if _HIGH.search(text) else text
