"""Which alphabet a word is written in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache

LATIN = "Latin"
CYRILLIC = "Cyrillic"
ARABIC = "Arabic"

# Where each alphabet's letters begin; what lies between them has none that we know.
_BLOCKS = (
    (0x0041, LATIN), (0x0080, ""), (0x00C0, LATIN), (0x0250, ""), (0x0370, "el"), (0x0400, CYRILLIC), (0x0530, "hy"),
    (0x0590, "he"),
    (0x0600, ARABIC), (0x0700, ""), (0x0750, ARABIC), (0x0780, ""), (0x08A0, ARABIC), (0x0900, "hi"),
    (0x0980, "bn"), (0x0A00, "pa"), (0x0A80, "gu"), (0x0B00, "or"), (0x0B80, "ta"), (0x0C00, "te"),
    (0x0C80, "kn"), (0x0D00, "ml"), (0x0D80, "si"), (0x0E00, "th"), (0x0E80, "lo"), (0x0F00, "bo"),
    (0x1000, "my"), (0x10A0, "ka"), (0x1100, "ko"), (0x1200, "am"), (0x13A0, ""), (0x1780, "km"), (0x1800, ""),
    (0x1E00, LATIN), (0x1F00, "el"), (0x2000, ""), (0x3040, "ja"), (0x3100, ""), (0x3400, "zh"), (0xA000, ""),
    (0xAC00, "ko"), (0xD7B0, ""), (0xF900, "zh"), (0xFB00, LATIN), (0xFB07, ""), (0xFB50, ARABIC), (0xFE00, ""),
    (0xFE70, ARABIC), (0xFF00, LATIN), (0xFF66, "ja"), (0xFFA0, ""), (0x20000, "zh"), (0x30000, ""),
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_LETTER = re.compile("[A-Za-z]")
_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")
# Letters of two alphabets that nobody can tell apart, and by which a word is hidden from whoever looks for it.
_LATIN_TWINS = "ABCEHIJKMOPSTXYaceijkopsxy"
_CYRILLIC_TWINS = "АВСЕНІЈКМОРЅТХУасеіјкорѕху"
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_STARTS = tuple(start for start, _ in _BLOCKS)
# The letters in which Persian and Urdu differ from Arabic.
_URDU = frozenset("ٹڈڑےںھہ")
_PERSIAN = frozenset("پچژگیک")


def script_of(words: list[str]) -> str:
    """Return the alphabet of most of the words, or nothing where there are none.

    An alphabet that one language writes is called by that language's code. A word with letters of two
    alphabets, as one that is made to look like another, is in that of most of its letters. Where no more than two
    words in three are Latin, they are the names that every language leaves as they are.
    """
    counts = Counter(LATIN if word.isascii() else _script(word) for word in words)
    if len(counts) < 2:
        return next(iter(counts), "")
    latin = counts.pop(LATIN, 0)
    most = max(counts, key=lambda script: counts[script])
    if most == "zh" and counts["ja"]:
        most = "ja"
    return most if 2 * counts[most] >= latin else LATIN


@lru_cache(maxsize=2048)
def _script(word: str) -> str:
    counts = Counter(_BLOCKS[bisect_right(_STARTS, ord(char)) - 1][1] for char in word[:40])
    if len(counts) == 1:
        return next(iter(counts))
    if counts["ja"]:
        return "ja"
    return max(counts, key=lambda script: counts[script])


def unmixed(text: str) -> str:
    """Return the text with each word of Latin and Cyrillic letters in one alphabet, where it looks like it.

    Where it looks like both, that is the alphabet of most of the text. In a Latin text a word that is wholly of
    letters that look Latin is Latin, too; in a Cyrillic one it is left, for it may well be a Latin name.
    """
    if text.isascii() or _CYRILLIC_LETTER.search(text) is None or _LATIN_LETTER.search(text) is None:
        return text
    mostly_latin = len(_LATIN_LETTER.findall(text)) > len(_CYRILLIC_LETTER.findall(text))
    return _WORD.sub(lambda match: _of_one(match.group(), mostly_latin), text)


def _of_one(word: str, mostly_latin: bool) -> str:
    """Return a word in one alphabet, where it looks like it."""
    if word.isascii() or (_LATIN_LETTER.search(word) is None and not mostly_latin):
        return word
    latin, cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    if _CYRILLIC_LETTER.search(latin) is not None:
        return cyrillic if _LATIN_LETTER.search(cyrillic) is None else word
    if _LATIN_LETTER.search(cyrillic) is not None or mostly_latin:
        return latin
    return cyrillic


def arabic(words: list[str]) -> str:
    """Return the language of words in Arabic letters: ar, fa or ur."""
    letters = set("".join(words))
    if letters & _URDU:
        return "ur"
    return "fa" if letters & _PERSIAN else "ar"
