"""A title reduced to what reprints share."""

from __future__ import annotations

import re
import unicodedata

from watchlist.language.normalise import normalise

_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return the text as reprints share it: words only, lower case, no accents, single spaces."""
    plain = unicodedata.normalize("NFKD", normalise(text).casefold())
    return _NOT_WORD.sub(" ", "".join(char for char in plain if not unicodedata.combining(char))).strip()
