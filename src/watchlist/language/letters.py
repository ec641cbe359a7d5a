"""A text as its bare words: what the search for required words looks at before anything is taken apart."""

from __future__ import annotations

import re

from watchlist.language.normalise import characters, not_apart, undotted

_WORDS = re.compile(r"[^\W\d_]+")
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
        if not text.isascii():
            text = characters(text)
    # Every item goes this way: no function is called for nothing.
    if "." in text:
        text = undotted(text)
    if "'" in text or "annot" in text:
        text = not_apart(text)
    if not text.isascii():
        return f" {' '.join(_WORDS.findall(text.lower()))} ".encode()
    return b" " + text.encode().translate(_SMALL) + b" "
