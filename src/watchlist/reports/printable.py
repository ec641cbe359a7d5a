"""The last door before a terminal, a mail or a file: text that only says what it says."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

# Scripts need these two between letters; every other format character can only mislead (bidi, tags, BOM).
JOINERS = frozenset("\u200c\u200d")
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})

# Marks over and under a letter: no script heaps up more of them, and a tower of them covers the lines around it.
MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
HEAPS = re.compile(f"([{MARKS}]{{4}})[{MARKS}]+")

# What an old encoding lacks of our own ornaments and of headlines' typography.
PLAIN = {
    "●": "*",
    "◐": "~",
    "○": ".",
    "◌": "-",
    "↺": "<",
    "✗": "x",
    "✓": "+",
    "·": "|",
    "→": ">",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "‐": "-",
    "–": "-",
    "—": "-",
    "…": "...",
    "\u00a0": " ",
}


def printable(text: str) -> str:
    """Return the text on one line, without anything that steers a terminal or turns the reading order."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = (_seen(character) for character in text)
    return " ".join(HEAPS.sub(r"\1", "".join(kept)).split())


def address(link: str | None) -> str:
    """Return the link as plain ASCII, or nothing where it is no http(s) address."""
    if not link:
        return ""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    return quote(printable(link).replace(" ", "%20"), safe="%/:?#[]@!$&'()*+,;=-._~")


def host(link: str) -> str:
    """Return the name of the site that an address leads to."""
    return urlsplit(link).netloc.rpartition("@")[2].removeprefix("www.")


def encodable(text: str, encoding: str) -> str:
    """Return the text in characters that the encoding has, with plain stand-ins for what it lacks."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_plain(character, encoding) for character in text)
    except LookupError:
        return encodable(text, "ascii")
    return text


def referenced(markup: str, encoding: str) -> str:
    """Return HTML or XML in characters that the encoding has, with numbered references for what it lacks."""
    try:
        return markup.encode(encoding, "xmlcharrefreplace").decode(encoding)
    except LookupError:
        return referenced(markup, "ascii")


def _seen(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Zl", "Zp"} or character in "\t\n\r\v\f\x85":
        return " "
    return "" if category in UNSEEN and character not in JOINERS else character


def _plain(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        if character in PLAIN:
            return PLAIN[character]
        bare = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
        return bare or "?"
    return character
