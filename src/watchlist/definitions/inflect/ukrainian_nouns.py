"""Ukrainian nouns and names in all cases, every spelling of a case: *президенту* beside *президентові*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from msgspec import Struct

from watchlist.definitions.inflect.slavic import analyser
from watchlist.language.regular import uk

_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_POETIC = ("ая", "яя", "ую", "юю", "ії", "еє")
_GENDERS = ("masc", "femn", "neut")
# What stands inside a foreign name, and never changes: "фон дер Ляєн".
_PARTICLES = frozenset({"фон", "ван", "де", "да", "бін", "аль", "ель", "дер"})


class Cased(Struct, frozen=True):
    """A spelling of a noun phrase, with its case and whether it is the plural."""

    spelling: str
    case: str
    plural: bool


def cases(term: str) -> Iterator[Cased]:
    """Yield every spelling of a noun phrase or of a person's name, in both numbers where it has them."""
    words = term.split()
    if words[0] in _PARTICLES:
        yield from (Cased(term, case, plural=False) for case in _CASES)
        return
    gender = _given_name(words)
    if gender and len(words) > 1:
        yield from _person(words, gender)
        return
    place = _head(words)
    tail = words[place + 1 :]
    for form, case, plural, own in _declined(words[place]):
        fronts = [_agreeing(word, case, "plur" if plural else own) for word in words[:place]]
        for front in product(*fronts):
            yield Cased(" ".join((*front, form, *tail)), case, plural)


def _head(words: Sequence[str]) -> int:
    """Return the place of the phrase's noun: the first that no noun after it makes an adjective."""
    for place, word in enumerate(words[:-1]):
        if not (readings(word, "ADJF") and readings(words[place + 1], "NOUN", "ADJF")):
            return place
    return len(words) - 1


def readings(word: str, *kinds: str) -> list[Any]:
    """Return the readings of a word as a nominative of those kinds, those first that are no person's."""
    found = [p for p in analyser("uk").parse(word) if p.tag.POS in kinds and _case(p) == "nomn"]
    return sorted(found, key=lambda parse: bool({"Surn", "Name"} & parse.tag.grammemes) and not word[:1].isupper())


def _declined(word: str) -> Iterator[tuple[str, str, bool, str]]:
    """Yield the forms of a noun: spelling, case, whether plural, and the gender that adjectives take before it."""
    known = readings(word, "NOUN") if analyser("uk").word_is_known(word.lower()) else []
    if not known:
        yield from _unknown(word)
    only_plural = all("plur" in parse.tag.grammemes for parse in known)
    for parse in known:
        gender = next((each for each in _GENDERS if each in parse.tag.grammemes), "masc")
        for form in parse.lexeme:
            case, plural = _case(form), "plur" in form.tag.grammemes
            if case in _CASES and (plural or not only_plural):
                yield like(word, form.word), case, plural, gender


def _unknown(word: str) -> Iterator[tuple[str, str, bool, str]]:
    """Yield the forms of a noun that no dictionary has, by its ending; of a foreign one in a vowel there is one."""
    yield word, "nomn", False, "masc"
    if word[-1] in "оеиіїуюєя" and not word.endswith(("ія", "ння")):
        yield word, "ablt", False, "masc"
        return
    for spelling, kind in uk.declined(word):
        gender = "femn" if kind == "f" else "masc"
        if spelling.endswith(("ом", "ем", "ою", "ею", "єю", "им")) and kind in "mf":
            yield spelling, "ablt", False, gender
        elif spelling != word:
            yield spelling, "gent", kind == "p", gender


def _agreeing(word: str, case: str, gender: str) -> list[str]:
    """Return an adjective as it stands before a noun of that case and gender."""
    lexeme = readings(word, "ADJF")[0].lexeme
    forms = [form.word for form in lexeme if {case, gender} <= form.tag.grammemes]
    # "Новая" for "нова" is a poet's.
    news = [form for form in forms if not form.endswith(_POETIC)]
    return list(dict.fromkeys(like(word, form) for form in news)) or [word]


def _case(parse: Any) -> str:
    """Return the case of a reading; the dictionary leaves that of many nominatives unsaid."""
    plain = "nomn" if parse.word == parse.normal_form else ""
    return next((each for each in (*_CASES, "voct") if each in parse.tag.grammemes), plain)


def _given_name(words: Sequence[str]) -> str:
    """Return the gender of the given name that a person's name begins with, or nothing for what is no person."""
    for parse in readings(words[0], "NOUN"):
        if "Name" in parse.tag.grammemes and analyser("uk").word_is_known(words[0].lower()):
            return "femn" if "femn" in parse.tag.grammemes else "masc"
    return ""


def _person(words: Sequence[str], gender: str) -> Iterator[Cased]:
    """Yield the cases of a given name with the surname, which of a woman changes only where it is an adjective."""
    for case in _CASES:
        parts = [_part(word, case, gender, first=place == 0) for place, word in enumerate(words)]
        for spelling in product(*parts):
            yield Cased(" ".join(spelling), case, plural=False)


def _part(word: str, case: str, gender: str, *, first: bool) -> list[str]:
    known = analyser("uk").word_is_known(word.lower())
    wanted = "Name" if first else "Surn"
    for parse in readings(word, "NOUN", "ADJF") if known else ():
        if wanted in parse.tag.grammemes and gender in parse.tag.grammemes:
            forms = [form for form in parse.lexeme if _case(form) == case and "plur" not in form.tag.grammemes]
            return list(dict.fromkeys(like(word, form.word) for form in forms)) or [word]
    if gender == "femn":
        return [word]
    forms = [form for form, of, plural, _ in _declined(word) if not plural and (of == case or _oblique(of, case))]
    return list(dict.fromkeys(forms)) or [word]


def _oblique(found: str, case: str) -> bool:
    """Return whether a form known only as oblique may stand for the case."""
    return found == "gent" and case in {"datv", "accs", "loct"}


def like(pattern: str, word: str) -> str:
    """Return the word with the capitals of the pattern."""
    if len(pattern) > 1 and pattern.isupper():
        return pattern if word == pattern.lower() else word.upper()
    parts = pattern.split("-")
    return "-".join(
        part.capitalize() if parts[min(place, len(parts) - 1)][:1].isupper() else part
        for place, part in enumerate(word.split("-"))
    )
