"""Russian and Ukrainian families, by pymorphy3 and its dictionaries.

A verb phrase inflects its verb, which is its first word; a noun phrase its head, the first noun in the nominative,
with the adjectives before it; all other words of a phrase stay as they are written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from watchlist.language.forms import Form

Family = dict[str, set[Form]]

_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_NUMBERS = ("sing", "plur")
_OF_CASE = {"nomn": Form.NOMINATIVE, "ablt": Form.INSTRUMENTAL}
_FIRST_OR_SECOND = frozenset({"1per", "2per"})


@cache
def analyser(language: str) -> Any:
    """Return the library's analyser for a language, loaded once."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=language)


def verb(term: str, language: str) -> Family:
    """Return every spelling of a verb, or of a phrase that begins with one, with its forms."""
    first, space, rest = term.partition(" ")
    found: Family = defaultdict(set)
    for parse in _infinitives(first, language):
        for form in parse.lexeme:
            word: str = form.word
            kinds = {Form.BASE} if word == first else _verb_forms(_grammemes(form))
            if kinds is not None:
                found[f"{word}{space}{rest}"] |= kinds | _reflexive(word)
    if not found:
        raise ValueError(f"{term}: {first} is no infinitive that the {language} dictionary knows")
    for spelling in [*found]:
        if "ё" in spelling:
            found[spelling.replace("ё", "е")] |= found[spelling]
    return dict(found)


def noun(term: str, language: str) -> Family:
    """Return every spelling of a noun or noun phrase: all cases of both numbers."""
    found: Family = {}
    for case, number, spelling in _declined(term, language):
        found.setdefault(spelling, set()).add(Form.PLURAL if number == "plur" else Form.SINGULAR)
    return found


def name(term: str, language: str) -> Family:
    """Return every spelling of a name: NOMINATIVE, INSTRUMENTAL, and SINGULAR for all cases; in its own number."""
    found: Family = {}
    own = _own_number(term, language)
    for case, number, spelling in _declined(term, language):
        if number == own:
            found.setdefault(spelling, {Form.SINGULAR}).update({_OF_CASE[case]} if case in _OF_CASE else ())
    return found


def adjective(term: str, language: str) -> Family:
    """Return every spelling of an adjective: all genders, numbers and cases."""
    parses = [parse for parse in analyser(language).parse(term) if parse.tag.POS == "ADJF"]
    lexemes = parses[0].lexeme if parses else ()
    forms = {_like(term, form.word) for form in lexemes if form.tag.POS == "ADJF" and "Supr" not in str(form.tag)}
    return {form: {Form.SINGULAR} for form in forms | {term}}


def _infinitives(word: str, language: str) -> list[Any]:
    if language == "uk":
        # The Ukrainian dictionary leaves many infinitives untagged, and has both aspects of "відкликати" as two verbs.
        return [p for p in _parses(word, language) if p.tag.POS == "VERB" and p.normal_form == word]
    return [parse for parse in _parses(word, language) if "INFN" in _grammemes(parse)][:1]


def _grammemes(parse: Any) -> frozenset[str]:
    return frozenset(parse.tag.grammemes)


def _verb_forms(tags: frozenset[str]) -> set[Form] | None:
    """Return what a form of a verb can be, or None for one that no headline tells a deed with."""
    if tags & {"INFN", "infn"}:
        return {Form.BASE}
    if "GRND" in tags:
        return {Form.GERUND}
    if tags & {"PRTS", "Impe", "impers"}:
        return {Form.PARTICIPLE}
    if "VERB" not in tags or tags & {"impr", *_FIRST_OR_SECOND}:
        return None
    if "past" in tags:
        return {Form.PAST}
    if "futr" in tags:
        return {Form.FUTURE}
    return {Form.THIRD} if "pres" in tags else None


def _reflexive(word: str) -> set[Form]:
    return {Form.REFLEXIVE} if word.endswith(("ся", "сь")) else set()


def _declined(term: str, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield every case and number of a phrase with its spelling, `ё` also as `е`."""
    words = term.split(" ")
    head = _head(words, language)
    if head is None:
        yield from ((case, "sing", term) for case in _CASES)
        return
    for number in _NUMBERS:
        for case in _CASES:
            parts = _part(words, head, case, number, language)
            if parts is None:
                continue
            spelling = " ".join(parts)
            yield case, number, spelling
            if "ё" in spelling:
                yield case, number, spelling.replace("ё", "е")


def _head(words: list[str], language: str) -> int | None:
    """Return the place of the phrase's noun: the first that can stand in the nominative."""
    for place, word in enumerate(words):
        if any(parse.tag.POS == "NOUN" and "nomn" in _grammemes(parse) for parse in _parses(word, language)):
            return place
    return None


def _parses(word: str, language: str) -> list[Any]:
    return list(analyser(language).parse(word))


def _part(words: list[str], head: int, case: str, number: str, language: str) -> list[str] | None:
    parse = _nominative(words[head], "NOUN", language)
    if "Fixd" in _grammemes(parse):
        if number != _number_of(parse):
            return None
        inflected = words[head]
    else:
        form = parse.inflect(_known({case, number}, language))
        if form is None:
            return None
        inflected = _like(words[head], form.word)
    parts = [_agreeing(word, parse, case, number, language) for word in words[:head]]
    tail = words[head + 1 :]
    if tail and tail[0][:1].isupper() and words[head][:1].isupper():
        # "Дональд Трамп": both parts of a person's name.
        tail = [_person(word, case, language) for word in tail]
    return [*parts, inflected, *tail]


def _known(grammemes: Iterable[str], language: str) -> frozenset[str]:
    """Return the grammemes that the dictionary writes; the Ukrainian one leaves the singular unsaid."""
    return frozenset(grammemes) - ({"sing"} if language == "uk" else set())


def _nominative(word: str, pos: str, language: str) -> Any:
    fitting = [p for p in _parses(word, language) if pos == p.tag.POS and "nomn" in _grammemes(p)]
    return fitting[0]


def _number_of(parse: Any) -> str:
    return "plur" if "plur" in _grammemes(parse) else "sing"


def _own_number(term: str, language: str) -> str:
    words = term.split(" ")
    head = _head(words, language)
    return "sing" if head is None else _number_of(_nominative(words[head], "NOUN", language))


def _agreeing(word: str, head: Any, case: str, number: str, language: str) -> str:
    """Return an adjective before the noun in the noun's case, number and gender; any other word as it is."""
    adjectives = [p for p in _parses(word, language) if p.tag.POS in {"ADJF", "PRTF"} and "nomn" in _grammemes(p)]
    if not adjectives:
        return word
    wanted = {case, "plur"} if number == "plur" else {case, str(head.tag.gender or "masc")}
    if case == "accs" and (number == "plur" or head.tag.gender == "masc"):
        wanted = {"nomn", *(wanted - {"accs"})}  # what has no life looks like the nominative
    form = adjectives[0].inflect(frozenset(wanted))
    return word if form is None else _like(word, form.word)


def _person(word: str, case: str, language: str) -> str:
    fitting = [p for p in _parses(word, language) if "nomn" in _grammemes(p) and "femn" not in _grammemes(p)]
    form = fitting[0].inflect(frozenset({case})) if fitting else None
    return word if form is None else _like(word, form.word)


def _like(pattern: str, word: str) -> str:
    """Return the word with the capitals of the pattern."""
    if pattern.isupper() and len(pattern) > 1:
        return pattern if word == pattern.lower() else word.upper()
    return "-".join(
        part.capitalize() if own[:1].isupper() else part
        for part, own in zip(word.split("-"), [*pattern.split("-"), *[""] * word.count("-")], strict=False)
    )
