"""Where in a sentence a date phrase stands, and what it says word for word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from watchlist.language.dates import de, en, fr, ru, uk
from watchlist.language.dates.words import DateWords, Kind, Part, Unit
from watchlist.language.tokens import Token

_WORDS: Mapping[str, DateWords] = {"en": en.WORDS, "de": de.WORDS, "fr": fr.WORDS, "ru": ru.WORDS, "uk": uk.WORDS}
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"


class Phrase(Struct, frozen=True):
    """A date phrase: tokens `start` up to `end`, and what it names; what it leaves open is None.

    `text` is the phrase as written, and `language` its language. `plain` is set where a month or year stands alone,
    with no word of time around it: it may belong to the noun behind it.
    """

    start: int
    end: int
    kind: Kind
    text: str
    language: str
    weekday: int | None = None
    month: int | None = None
    season: int | None = None
    day: int | None = None
    year: int | None = None
    unit: Unit | None = None
    count: float | None = None
    part: Part | None = None
    offset: int = 0
    figures: str = ""
    plain: bool = False


def dates_of(language: str) -> DateWords:
    """Return what a language says dates with; one that is not known here has English dates."""
    return _WORDS.get(language, en.WORDS)


def phrases(tokens: Sequence[Token], language: str) -> list[Phrase]:
    """Return the date phrases of a sentence, in its order; of two that overlap, the longer."""
    words = dates_of(language)
    starts: list[int] = []
    pieces: list[str] = []
    length = 0
    for token in tokens:
        starts.append(length)
        pieces += (token.low, "-" if token.glued else " ")
        length += len(token.low) + 1
    text = "".join(pieces)
    if _anchors(language).search(text) is None:
        return []
    found = [
        (match, kind, bisect_left(starts, match.start()), bisect_right(starts, match.end() - 1))
        for kind, pattern in _patterns(language)
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda each: each[2] - each[3])
    taken: set[int] = set()
    kept: list[Phrase] = []
    for match, kind, start, end in found:
        if not taken.isdisjoint(range(start, end)) or not _plausible(match, tokens[start:end], words):
            continue
        taken.update(range(start, end))
        kept.append(_phrase(match, kind, start, end, tokens, language))
    return sorted(kept, key=lambda phrase: phrase.start)


def _plausible(match: re.Match[str], tokens: Iterable[Token], words: DateWords) -> bool:
    """Return whether the names of days and months have the capitals that their language gives them."""
    named = [word for word in (_group(match, "month"), _group(match, "weekday")) if word]
    if named and words.capitals and not all(token.capital for token in tokens if token.low in named):
        return False
    return not (match.group() in words.bare or (_group(match, "offset") == "morgen" and _capital(tokens, "morgen")))


def _capital(tokens: Iterable[Token], word: str) -> bool:
    return any(token.capital for token in tokens if token.low == word)


def _phrase(match: re.Match[str], kind: Kind, start: int, end: int, tokens: Sequence[Token], language: str) -> Phrase:
    words = dates_of(language)
    day, year = _group(match, "day"), _group(match, "year")
    figures = _group(match, "numeric") or _group(match, "spelt")
    return Phrase(
        start=start,
        end=end,
        kind=kind,
        text=_text(tokens[start:end]),
        language=language,
        weekday=words.weekdays.get(_group(match, "weekday")),
        month=words.months.get(_group(match, "month")),
        season=words.seasons.get(_group(match, "season")),
        day=int(day) if day else None,
        year=int(year) if year else None,
        unit=words.units.get(_group(match, "unit")),
        count=_count(_group(match, "count"), words),
        part=words.parts.get(_group(match, "part")),
        offset=words.offsets.get(_group(match, "offset"), 0),
        figures=figures,
        plain=end - start == 1 and kind in {Kind.MONTH, Kind.YEAR, Kind.DECADE},
    )


def _text(tokens: Sequence[Token]) -> str:
    text = "".join(token.text + ("-" if token.glued else " ") for token in tokens)
    return text.rstrip(" -").replace(" ,", ",")


def _count(text: str, words: DateWords) -> float | None:
    return float(text) if text.isdigit() else words.counts.get(text)


def _group(match: re.Match[str], name: str) -> str:
    return match.groupdict().get(name) or ""


@cache
def _patterns(language: str) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    words = dates_of(language)
    holes = {
        "{weekday}": _named("weekday", words.weekdays),
        "{month}": _named("month", words.months),
        "{season}": _named("season", words.seasons),
        "{unit}": _named("unit", words.units),
        "{part}": _named("part", words.parts),
        "{offset}": _named("offset", words.offsets),
        "{count}": rf"(?P<count>\d{{1,3}}|{_any(words.counts)})",
        "{day}": _DAY,
        "{year}": _YEAR,
    }
    return tuple(
        (kind, re.compile(rf"(?<![^ ])(?:{_filled(template, holes)})(?![^ ])"))
        for kind, templates in words.templates.items()
        for template in templates
    )


def _filled(template: str, holes: Mapping[str, str]) -> str:
    for hole, pattern in holes.items():
        template = template.replace(hole, pattern)
    return template


@cache
def _anchors(language: str) -> re.Pattern[str]:
    """Return a pattern that every sentence with a date phrase meets, and few others."""
    words = dates_of(language)
    names: Iterator[str] = (
        name for table in (words.weekdays, words.months, words.seasons, words.units, words.offsets) for name in table
    )
    return re.compile(rf"\d|(?<![^ -])(?:{_any(names)}|полгода|півроку)(?![^ -])")


def _named(name: str, words: Iterable[str]) -> str:
    return f"(?P<{name}>{_any(words)})"


def _any(words: Iterable[str]) -> str:
    # The longest first, so that a phrase ends where its word does.
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)).replace(r"\ ", " ")
