"""The user's own words in our messages: quoted, shortened, made harmless, and compared with what we know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 60
# A name and a password before the host. One that holds a slash leaves a port that is none, and ends at the last `@`.
CREDENTIALS = re.compile(r"(//)(?:[^/?#]*|[^/?#@]*:(?!\d*(?:[/?#]|$)).*)@")


def quoted(text: str) -> str:
    """Return the text in single quotes, no longer than a message can bear, control characters spelled out."""
    short = text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."
    return f"'{printable(short)}'"


def masked(address: str) -> str:
    """Return the address as it may be shown: without the name and the password that may stand in it."""
    return CREDENTIALS.sub(r"\1***@", address)


def printable(text: str) -> str:
    """Return the text with every character that a terminal would obey, or not show, spelled out."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, or nothing."""
    if len(word) > LONGEST:
        return ""
    # Lower case against lower case: `Title` is as near to `title` as can be.
    by_lower = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else ""


def suggest(word: str, known: Iterable[str], *, kind: str = "") -> str:
    """Return the mend for an unknown word: the nearest known one, or all of them where they are few."""
    known = list(known)
    if near := nearest(word, known):
        return f"did you mean {near!r}?"
    few = ", ".join(known) if 0 < len(known) <= 24 else ""
    return f"known {kind or 'here'}: {few}" if few else ""
