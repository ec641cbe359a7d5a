"""A document in UTF-8, where nobody can doubt in which encoding it is written."""

from __future__ import annotations

import re

from watchlist.feeds.entries import Source

_SPACE = b" \t\r\n"
_BOM = b"\xef\xbb\xbf"
_ENCODING = re.compile(rb"<\?.*?encoding=['\"](.*?)['\"].*?\?>")
_DECLARATION = re.compile(rb"<\?xml[^>]*?>")
# The declaration as XML wants it. What is like one, and is none, leads feedparser to guess.
_SOUND = re.compile(
    rb"<\?xml(?:\s+version\s*=\s*(?:'1\.\d+'|\"1\.\d+\"))?(?:\s+encoding\s*=\s*(?:'[\w.-]+'|\"[\w.-]+\"))?"
    rb"(?:\s+standalone\s*=\s*(?:'\w+'|\"\w+\"))?\s*\?>"
)
_ASCII = frozenset({"us-ascii", "ascii"})
# Of these, each byte is a letter, and those below 128 are ASCII.
_SINGLE = frozenset(
    {"iso-8859-1", "iso8859-1", "latin-1", "latin1", "iso-8859-2", "iso-8859-5", "iso-8859-7", "iso-8859-9",
     "iso-8859-15", "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1257",
     "cp1250", "cp1251", "cp1252", "koi8-r", "koi8-u"}
)  # fmt: skip


def trimmed(body: bytes) -> bytes:
    """Return the document without what some servers put before it, which XML does not allow there."""
    rest = body.removeprefix(_BOM)
    return rest.lstrip(_SPACE) if rest[:1] in {b" ", b"\t", b"\r", b"\n"} else body


def utf8_of(source: Source) -> bytes | None:
    """Return what stands behind the declaration, in UTF-8 as feedparser would read it, or None where that is not sure.

    What the server says goes before what the document says, as RFC 3023 has it; the first that fits is taken.
    What claims to be UTF-8 is not checked: a strict parser does that anyway.
    """
    body = trimmed(source.body).removeprefix(_BOM)
    if b"\x00" in body or b"\x1b" in body:
        return None
    declared = _declared(body)
    if declared is None:
        return None
    for encoding in (_by_header(source.content_type, declared).lower(), declared, "utf-8"):
        if encoding in _ASCII and not body.isascii():
            continue
        if encoding in _ASCII or encoding in {"utf-8", "utf8"}:
            break
        if not encoding:
            continue
        if encoding not in _SINGLE:
            return None
        try:
            body = body.decode(encoding).encode()
        except UnicodeDecodeError:
            continue
        break
    found = _DECLARATION.match(body)
    return body[found.end() :] if found else body


def _declared(body: bytes) -> str | None:
    """Return the encoding that the document declares, empty where it does not, None where that is hard to say."""
    line, _, _ = body[:2048].partition(b"\n")
    if not line.startswith(b"<?xml"):
        return ""
    found = _ENCODING.match(line)
    if not _SOUND.match(line):
        return None
    if body[:2048].partition(b"?>")[0].count(b"encoding") != bool(found):
        return None
    # feedparser takes the last one of a line, which may be part of an item.
    if body.partition(b"\n")[0].count(b"encoding=") > 1:
        return None
    return found.group(1).decode("ascii", "replace").lower() if found else ""


def _by_header(content_type: str, declared: str) -> str:
    """Return the encoding that the header and the declaration make together."""
    kind, *parameters = (part.strip() for part in content_type.split(";"))
    charset = ""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip("\"'")
    if kind.startswith("text/"):
        return charset or "us-ascii"
    if kind in {"application/xml", "application/xml-dtd", "application/xml-external-parsed-entity"} or (
        kind.startswith("application/") and kind.endswith("+xml")
    ):
        return charset or declared or "utf-8"
    return declared or "utf-8"
