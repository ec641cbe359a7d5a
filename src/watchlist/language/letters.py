"""A text as its bare words: what the search for required words looks at before anything is taken apart."""

from __future__ import annotations

import re

from watchlist.language.normalise import characters, not_apart, undotted

_WORDS = re.compile(r"[^\W\d_]+")
# Letters of our Latin languages, which are spelt in one way only; all beyond ASCII that most texts hold.
_LATIN = re.compile("[\x00-\x7fÀ-ÖØ-öø-įıĴ-ľŁ-ňŊ-ž]*")
_SMALL = bytes(byte if chr(byte).islower() else byte + 32 if chr(byte).isupper() else 32 for byte in range(128))
_SMALL += bytes(range(128, 256))


def letters(text: str) -> bytes:
    """Return the words of a text in small letters, as UTF-8, with a space before and after each.

    Digits and marks are spaces, so a number tells nothing. Each token of the text, as `tokenise` has it, stands
    there as the same function makes it of the token alone.
    """
    if not text.isascii():
        # What most headlines beyond ASCII are beyond it by. In these, a grave accent is an apostrophe as well.
        text = text.replace("’", "'").replace("‘", "'").replace("`", "'").replace("“", " ").replace("”", " ")
        text = text.replace("–", " ").replace("—", " ").replace("…", " ").replace("\u00a0", " ")
        if not text.isascii() and not _LATIN.fullmatch(text):
            return _slowly(text)
    # Every item goes this way: no function is called for nothing.
    if "." in text:
        text = undotted(text)
    if "'" in text or "annot" in text:
        text = not_apart(text)
    # Letters beyond ASCII are bytes that stay.
    return b" " + (text if text.isascii() else text.lower()).encode().translate(_SMALL) + b" "


def _slowly(text: str) -> bytes:
    """Return the same of a text with characters that may be spelt in several ways, or that are no letters."""
    text = not_apart(undotted(characters(text)))
    return f" {' '.join(_WORDS.findall(text.lower()))} ".encode()
