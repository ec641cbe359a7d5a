"""Russian and Ukrainian families, by pymorphy3 and its dictionaries.

A verb phrase inflects its verb, which is its first word; a noun phrase its head, the first noun in the nominative,
with the adjectives before it; all other words of a phrase stay as they are written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
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
                found[f"{plain(word)}{space}{plain(rest)}"] |= kinds | _reflexive(word)
    if not found:
        raise ValueError(f"{term}: {first} is no infinitive that the {language} dictionary knows")
    return dict(found)


def noun(term: str, language: str) -> Family:
    """Return every spelling of a noun or noun phrase in all cases; what is written in the plural has no singular.

    NOMINATIVE is what can only be that: "лицензия", whose accusative is another word.
    """
    found: Family = {}
    nominatives: set[str] = set()
    others: set[str] = set()
    plural = _own_number(term, language) == "plur"
    for case, number, spelling in _declined(term, language):
        if plural and number == "sing":
            continue
        found.setdefault(spelling, set()).add(Form.PLURAL if number == "plur" else Form.SINGULAR)
        (nominatives if case == "nomn" else others).add(spelling)
    for spelling in nominatives - others:
        found[spelling].add(Form.NOMINATIVE)
    return found


def name(term: str, language: str) -> Family:
    """Return every spelling of a name in its own number, SINGULAR or PLURAL, with NOMINATIVE and INSTRUMENTAL."""
    found: Family = {}
    known = analyser(language).word_is_known(term.lower()) and _head([term], language) is not None
    if language == "ru" and term.istitle() and " " not in term and not known:
        return surname(term)
    own = _own_number(term, language)
    for case, number, spelling in _declined(term, language):
        if number == own:
            kind = Form.PLURAL if own == "plur" else Form.SINGULAR
            found.setdefault(spelling, {kind}).update({_OF_CASE[case]} if case in _OF_CASE else ())
    return found


_SURNAMES = (
    # the ending of the nominative, what is cut off it, and the endings of the instrumental and of all other cases
    (("ов", "ев", "ин", "ын"), 0, "ым", ("а", "у", "е")),
    (("ий",), 2, "им", ("ого", "ому", "ом")),
    (("ия",), 1, "ей", ("и", "ю")),
    (("ца", "ча", "ша", "жа"), 1, "ей", ("и", "ы", "е", "у")),
    (("а", "я"), 1, "ой", ("ы", "и", "е", "у", "ю")),
    (("ь", "й"), 1, "ем", ("я", "ю", "е")),
    (tuple("жшщчц"), 0, "ем", ("а", "у", "е")),
    (tuple("бвгдзклмнпрстфх"), 0, "ом", ("а", "у", "е")),
)


def surname(term: str) -> Family:
    """Return the cases of a Russian name that no dictionary has, by its ending; one in another vowel has none."""
    term = plain(term)
    found = {term: {Form.SINGULAR, Form.NOMINATIVE}}
    for endings, cut, instrumental, others in _SURNAMES:
        if term.endswith(endings):
            stem = term[: len(term) - cut]
            found |= {stem + ending: {Form.SINGULAR} for ending in others}
            found[stem + instrumental] = {Form.SINGULAR, Form.INSTRUMENTAL}
            return found
    found[term].add(Form.INSTRUMENTAL)
    return found


def adjective(term: str, language: str) -> Family:
    """Return every spelling of an adjective: all genders, numbers and cases."""
    parses = _adjectives(term, language)[:1]
    forms = {
        _like(term, form.word)
        for parse in parses
        for form in parse.lexeme
        if str(parse.tag.POS) in _grammemes(form) and _grammemes(form) & _KINDS == _grammemes(parse) & _KINDS
    }
    return {plain(form): {Form.SINGULAR} for form in forms | {term}}


_KINDS = frozenset({"actv", "pssv", "past", "pres", "Supr"})


def _infinitives(word: str, language: str) -> list[Any]:
    if language == "uk":
        # The Ukrainian dictionary leaves many infinitives untagged, and has both aspects of "відкликати" as two verbs.
        return [p for p in _parses(word, language) if p.tag.POS == "VERB" and p.normal_form == word]
    parses = [parse for parse in _parses(word, language) if "INFN" in _grammemes(parse)]
    # "ратифицировать" is a verb of both aspects, and stands twice.
    return parses[:1] + [p for p in parses[1:] if p.is_known and p.tag.aspect != parses[0].tag.aspect][:1]


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


def plain(text: str) -> str:
    """Return a text with `ё` as headlines are read: as `е`."""
    return text.replace("ё", "е")


def infinitive(word: str, language: str) -> bool:
    """Return whether a word is an infinitive."""
    return bool(_infinitives(word, language))


def perfective(word: str, language: str) -> bool:
    """Return whether an infinitive tells of something done once and for all, and of nothing else."""
    return all("perf" in _grammemes(parse) for parse in _infinitives(word, language))


def is_noun(term: str, language: str) -> bool:
    """Return whether a term has a noun to decline, or is one that no dictionary knows."""
    return _head(term.split(" "), language) is not None or not _adjectives(term, language)


def _declined(term: str, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield every case and number of a phrase with its spelling."""
    words = term.split(" ")
    head = _head(words, language)
    if head is None:
        yield from ((case, "sing", plain(term)) for case in _CASES)
        return
    for parse in _nominatives(words[head], language):
        for number in _NUMBERS:
            for case in _CASES:
                parts = _part(words, head, parse, case, number, language)
                if parts is None:
                    continue
                yield case, number, plain(" ".join(parts))


def _head(words: list[str], language: str) -> int | None:
    """Return the place of the phrase's noun: the first that can stand in the nominative, and is no adjective of one."""
    nouns = [place for place, word in enumerate(words) if _nominatives(word, language)]
    for place, after in pairwise(nouns):
        # "мирный договор": Мирный is a town, too.
        if after != place + 1 or not _adjectives(words[place], language):
            return place
    return nouns[-1] if nouns else None


def _parses(word: str, language: str) -> list[Any]:
    return list(analyser(language).parse(word))


def _adjectives(word: str, language: str) -> list[Any]:
    return [p for p in _parses(word, language) if p.tag.POS in {"ADJF", "PRTF"} and "nomn" in _grammemes(p)]


def _part(words: list[str], head: int, parse: Any, case: str, number: str, language: str) -> list[str] | None:
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
    if tail and tail[0][:1].isupper() and words[head][:1].isupper() and "Name" in _grammemes(parse):
        # "Дональд Трамп": both parts of a person's name.
        tail = [_person(word, case, language) for word in tail]
    return [*parts, inflected, *tail]


def _known(grammemes: Iterable[str], language: str) -> frozenset[str]:
    """Return the grammemes that the dictionary writes; the Ukrainian one leaves the singular unsaid."""
    return frozenset(grammemes) - ({"sing"} if language == "uk" else set())


_PROPER = frozenset({"Surn", "Name", "Patr", "Geox", "Orgn", "Trad"})


def _nominatives(word: str, language: str) -> list[Any]:
    """Return the nouns that a word in the nominative can be, of one number: судно has суда, and судна.

    What is written small is no name, and a name no other word.
    """
    found = [p for p in _parses(word, language) if p.tag.POS == "NOUN" and "nomn" in _grammemes(p)]
    if word.islower():
        found = [p for p in found if not _grammemes(p) & _PROPER] or found
        return [p for p in found if _number_of(p) == _number_of(found[0])]
    return ([p for p in found if _grammemes(p) & _PROPER and "femn" not in _grammemes(p)] or found)[:1]


def _number_of(parse: Any) -> str:
    return "plur" if "plur" in _grammemes(parse) else "sing"


def _own_number(term: str, language: str) -> str:
    words = term.split(" ")
    head = _head(words, language)
    return "sing" if head is None else _number_of(_nominatives(words[head], language)[0])


def _agreeing(word: str, head: Any, case: str, number: str, language: str) -> str:
    """Return an adjective before the noun in the noun's case, number and gender; any other word as it is."""
    if not (adjectives := _adjectives(word, language)):
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
        # "ХАМАСа": an abbreviation keeps its capitals, and its ending is small.
        return pattern + word.removeprefix(pattern.lower()) if word.startswith(pattern.lower()) else pattern
    return "-".join(
        part.capitalize() if own[:1].isupper() else part
        for part, own in zip(word.split("-"), [*pattern.split("-"), *[""] * word.count("-")], strict=False)
    )
