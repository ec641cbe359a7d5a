"""The one text cleaner: whatever a publisher wrote becomes plain text on one line."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from html.entities import html5

TITLE = 500
SUMMARY = 2000
# Nobody reads further than SUMMARY, and markup seldom takes more than ten times the room of its text.
_MOST_RAW = 40_000

_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup"
    "|tt|u|var|wbr"
)
_BLOCK = (
    "address|article|aside|audio|blockquote|br|button|canvas|caption|center|dd|details|div|dl|dt|embed|fieldset"
    "|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|body|iframe|img|input|label|legend|li|link|main|meta"
    "|nav|noscript|object|ol|option|p|param|picture|pre|script|section|select|source|style|summary|svg|table|tbody"
    "|td|template|textarea|tfoot|th|thead|time|title|tr|track|ul|video"
)
# Attributes may hold ">" inside their quotes, and are what tells "<b class=x>" from "a <b and c> d". Possessive,
# so that a hostile tag costs one pass.
_FLAG = "allowfullscreen|async|autoplay|checked|controls|defer|disabled|hidden|itemscope|loop|muted|nowrap|open"
_ATTRIBUTES = rf"""(?:\s++(?:[\w:.@-]++\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s<>"']++)|(?:{_FLAG})\b))*+\s*+/?"""
_KNOWN_TAG = re.compile(rf"</?(?:{_INLINE}|{_BLOCK}){_ATTRIBUTES}>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE}){_ATTRIBUTES}>", re.IGNORECASE)
_ANY_TAG = re.compile(rf"</?[a-z][\w:.-]*{_ATTRIBUTES}>", re.IGNORECASE)
_HIDDEN = re.compile(
    r"<(script|style|template|svg)\b[^<>]*>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<!\[CDATA\[|\]\]>|<[!?][a-z][^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
# Only with its semicolon: "AT&T", "R&D" and "x &lt y" are plain text.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

# Sequences that steer a terminal, whole: CSI, OSC and the like, in their 7-bit and 8-bit forms.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f]).*?(?:\x07|\x1b\\|\x9c|\Z)|\x1b[ -/]*[0-~]?",
    re.DOTALL,
)
_STARTS = "\x1b\x90\x98\x9b\x9d\x9e\x9f"
# Characters that are not seen, or that turn what is seen around: bidi controls, zero-width characters, fillers,
# tags, surrogates, non-characters and what Unicode keeps for itself.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# What makes a text worth a second look; most titles have none of it.
# The letters and signs past ASCII that are let through here are the same in NFC.
_SUSPICIOUS = re.compile(
    r"[^\x20-\x25\x27-\x3b\x3d-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20ac]"
    r"|=\?|\?=|  "
)


def clean(text: str, most: int = SUMMARY) -> str:
    """Return the text as a reader sees it: no markup, no unseen or control character, single spaces.

    Markup goes only where it is known to be markup, so "Profit <5%", "AT&T: x < y" and "<Firm> wins" stay.
    Entities are decoded as often as publishers pack them, up to three times. Longer texts than `most` are
    cut at a word and end in an ellipsis.
    """
    if not _doubtful(text):
        return _cut(text.strip(), most)
    text = _unescaped(text[:_MOST_RAW])
    for _ in range(3):
        plain = _decode(_strip(text))
        if plain == text:
            break
        text = plain
    text = _unescaped(text)
    # Of plain ASCII, nothing is unseen.
    if not (text.isascii() and text.isprintable()):
        # Controls first, so that one that stands inside "=?" or between two letters cannot hide either.
        text = _UNSEEN.sub("", _CONTROL.sub(" ", text))
        text = unicodedata.normalize("NFC", text)
    # "=?utf-8?q?..?=" is decoded by whoever reads a mail header, line breaks and all.
    text = text.replace("=?", "= ?").replace("?=", "? =")
    return _cut(" ".join(text.split()), most)


def _doubtful(text: str) -> bool:
    """Return whether a text holds anything that is worth a second look."""
    if text.isascii() and text.isprintable():
        # The same as the expression finds there, in a fifth of its time.
        return "&" in text or "<" in text or "  " in text or "=?" in text or "?=" in text
    return _SUSPICIOUS.search(text) is not None


def _unescaped(text: str) -> str:
    """Return the text without sequences that steer a terminal. The expression is slow to find that there are none."""
    if any(start in text for start in ("\x1b" if text.isascii() else _STARTS)):
        return _ESCAPES.sub(" ", text)
    return text


def _strip(text: str) -> str:
    if "<" not in text and "]]>" not in text:
        return text
    text = _HIDDEN.sub(" ", text)
    if not _KNOWN_TAG.search(text):
        return text
    return _ANY_TAG.sub(" ", _INLINE_TAG.sub("", text))


def _decode(text: str) -> str:
    if "&" not in text:
        return text
    return _ENTITY.sub(_character, text)


def _character(entity: re.Match[str]) -> str:
    name = entity.group()
    # By the table, since `unescape` also takes "&not" at the head of any longer word.
    return unescape(name) if name[1] == "#" else html5.get(name[1:], name)


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    at = text.rfind(" ", most // 2, most)
    return text[: at if at > 0 else most - 1].rstrip(" ,;:-") + "…"
