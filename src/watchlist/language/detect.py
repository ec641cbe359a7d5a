"""The language of an item, told by alphabet, words, parts of words and letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from watchlist.language.script import ARABIC, CYRILLIC, LATIN, arabic, script_of
from watchlist.language.telltales import LETTERS, PARTS, PLAIN, WORDS

_MOST = 300
"""So many characters of a text are looked at: a headline has given itself away by then."""
_LIKELY = {LATIN: "en", CYRILLIC: "ru"}
_START = 1.5
"""What the likely language of an alphabet has before anything is read; measured on 105,000 English headlines."""
_NOT_RUSSIAN = frozenset("іїєґўјљњђћџѓќәғқңөұүһ")
"""Letters that no Russian word has: where one stands, Russian is no likelier than others."""
_HINT = 3.0
_SURE = 2.5
"""What another language must score to be seen at all, and by how much more than the likely one."""
_MORE = 0.5
_CLEAR = 4.0
"""By how much the first must lead for the summary not to be asked."""
_MANY = 5
"""So many words without one that the likely language knows are of a language that nobody here knows."""

# What a word tells that one language has alone, two share, three share, more share.
_OF_WORDS = (4.0, 3.0, 2.0, 1.0)
_OF_PARTS = (1.5, 1.0, 0.7, 0.5)
_OF_LETTERS = (3.0, 3.0, 2.0, 1.0)
_OF_PLAIN = 1.2
_FOREIGN = 0.5
"""What a word of others, which the likely language has not, tells against that."""

_WORD = re.compile(r"[^\W\d_]+'?")
_LEFT_OVER = re.compile(r"<[^<>]{0,300}>|&#?\w{1,8};|https?://\S{1,300}")
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")

Told = Sequence[tuple[str, float]]
Table = Mapping[str, Told]


def language_of(title: str, summary: str = "", hint: str = "") -> str:
    """Return the code of the language of an item, or nothing where nothing tells.

    The title tells. Where it leaves the language open, the summary is asked too, and so is the hint, the
    language of the feed. A text in many alphabets is in the one of most of its words.
    """
    words = _words(title)
    script = script_of(words)
    if not script:
        words = _words(summary)
        script = script_of(words)
    likely = _LIKELY.get(script)
    if likely is None:
        return arabic(words) if script == ARABIC else script
    scores = _scores(words)
    start = 0.0 if script == CYRILLIC and _NOT_RUSSIAN.intersection("".join(words)) else _START
    scores[likely] = scores.get(likely, 0.0) + start
    language, lead = _first(scores, likely)
    if lead < _CLEAR and (hint or summary):
        if hint:
            scores[hint] = scores.get(hint, 0.0) + _HINT
        if summary:
            more = _words(summary)
            words += more
            for other, points in _scores(more).items():
                scores[other] = scores.get(other, 0.0) + points / 2
        language, _ = _first(scores, likely)
    if scores[language] <= _START and len(words) >= _MANY and not (script == CYRILLIC and start):
        # Of languages in Cyrillic without letters of their own but Russian there is Bulgarian, which gives itself away.
        return ""
    return language


def _words(text: str) -> list[str]:
    """Return the first words of a text in small letters, an apostrophe with the word before it."""
    text = text[:_MOST]
    if "<" in text or "&" in text or "://" in text:
        text = _LEFT_OVER.sub(" ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_APOSTROPHES)
    return _WORD.findall(text.lower())


def _scores(words: Iterable[str]) -> dict[str, float]:
    """Return how much the words tell for each language."""
    scores: dict[str, float] = {}
    before = ""
    for word in words:
        for language, points in _OWNER if word == "s" and before[-1:] == "'" else _told(word):
            scores[language] = scores.get(language, 0.0) + points
        before = word
    return scores


_OWNER: Told = (("en", 3.0),)
"""Who has an 's has it in English."""


@lru_cache(maxsize=8192)
def _told(word: str) -> Told:
    """Return what a word tells: one in no list by its beginning, its ending and its letters."""
    words, parts, letters = _tables()
    if word in words:
        return words[word]
    told: list[tuple[str, float]] = []
    for length in range(2, min(len(word) - 1, _LONGEST) + 1):
        told += parts.get(f"-{word[-length:]}", ())
        told += parts.get(f"{word[:length]}-", ())
    if not word.isascii():
        for letter in sorted(set(word)):
            told += letters.get(letter, ())
    return told


_LONGEST = 8


def _first(scores: Mapping[str, float], likely: str) -> tuple[str, float]:
    """Return the language that most tells for, and by how much it leads; the likely one unless another is sure."""
    language = likely
    points = max(scores.values())
    if points >= max(_SURE, scores[likely] + _MORE):
        language = next(each for each, value in scores.items() if value == points)
    others = (value for each, value in scores.items() if each != language)
    return language, scores[language] - max(others, default=0.0)


@cache
def _tables() -> tuple[Table, Table, Table]:
    """Return what words, parts and letters tell: less, the more languages share them."""
    letters = {language: " ".join(each) for language, each in LETTERS.items()}
    words = {word: (*told, *_against(word, told)) for word, told in _table(WORDS, _OF_WORDS, PLAIN).items()}
    return words, _table(PARTS, _OF_PARTS), _table(letters, _OF_LETTERS)


def _against(word: str, told: Told) -> Told:
    likely = _LIKELY[script_of([word])]
    return () if likely in {language for language, _ in told} else ((likely, -_FOREIGN),)


def _table(lists: Mapping[str, str], worth: Sequence[float], plain: Mapping[str, str] = MappingProxyType({})) -> Table:
    owners: dict[str, dict[str, float]] = {}
    for most, each in ((worth[0], lists), (_OF_PLAIN, plain)):
        for language, text in each.items():
            for entry in text.split():
                owners.setdefault(entry, {}).setdefault(language, most)
    return {
        entry: tuple((language, min(most, worth[min(len(found), len(worth)) - 1])) for language, most in found.items())
        for entry, found in owners.items()
    }
