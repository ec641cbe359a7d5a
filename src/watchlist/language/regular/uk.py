"""The regular rules of Ukrainian: verbs by the ending of the infinitive, nouns by that of the nominative.

A rule that has to choose gives both: a spelling that no one writes is never met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from watchlist.language.forms import Form

Family = dict[str, frozenset[Form]]

_INFINITIVE = re.compile(r"[а-щьюяєіїґ']{2,}(?:ти|тися|тись)")
_IMPERFECTIVE = re.compile(
    "(?:овувати|исувати|обувати|[жчшщ]увати|[влнр]ювати|[аеиіоь]няти|[блв]ляти|ходити|водити|носити|возити|давати|кидати)$"
)
_PREFIXES = "в|ви|від|до|за|з|зі|зо|із|на|об|о|пере|перед|під|по|при|про|роз|с|у"
# What begins a verb that tells of something done once and for all, where its ending does not say the contrary.
_PREFIX = re.compile(f"(?:{_PREFIXES})[бвгґджзйклмнпрстфхцчшщаеоуія]")
# The stems that the present, the past and the passive participle are made of, by the ending of the infinitive.
_STEMS: tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, str], tuple[str, ...]], ...] = (
    ("вести", ("веде",), ("ведуть",), ("вів", "вел"), ("веден",)),
    ("нести", ("несе",), ("несуть",), ("ніс", "нес"), ("несен",)),
    ("везти", ("везе",), ("везуть",), ("віз", "вез"), ("везен",)),
    ("йти", ("йде",), ("йдуть",), ("йшов", "йшл"), ()),
    ("зняти", ("зніме",), ("знімуть",), ("зняв", "знял"), ("знят",)),
    ("йняти", ("йме",), ("ймуть",), ("йняв", "йнял"), ("йнят",)),
    ("взяти", ("візьме",), ("візьмуть",), ("взяв", "взял"), ("взят",)),
    ("брати", ("бере",), ("беруть",), ("брав", "брал"), ("бран",)),
    ("слати", ("шле",), ("шлють",), ("слав", "слал"), ("слан",)),
    ("писати", ("пише",), ("пишуть",), ("писав", "писал"), ("писан",)),
    ("крити", ("криє",), ("криють",), ("крив", "крил"), ("крит",)),
    ("увати", ("ує",), ("ують",), ("ував", "увал"), ("ован",)),
    ("ювати", ("ює",), ("юють",), ("ював", "ювал"), ()),
    ("ути", ("е",), ("уть",), ("ув", "ул"), ("ут",)),
    ("ати", ("ає",), ("ають",), ("ав", "ал"), ("ан",)),
    ("яти", ("яє",), ("яють",), ("яв", "ял"), ("ян",)),
    ("їти", ("їть",), ("їять",), ("їв", "їл"), ("єн",)),
    ("іти", ("іє", "ить"), ("іють", "ять"), ("ів", "іл"), ()),
    ("ити", ("ить",), ("ять", "ать"), ("ив", "ил"), ("ен",)),
    ("ти", ("е",), ("уть",), ("", "л"), ("ен",)),
)
# Short verbs, which other verbs end in without being made of them: *закладати* is no *дати*.
_SHORT = (
    ("дати", ("дасть",), ("дадуть",), ("дав", "дал"), ("дан",)),
    ("бити", ("б'є",), ("б'ють",), ("бив", "бил"), ("бит",)),
    ("пити", ("п'є",), ("п'ють",), ("пив", "пил"), ("пит",)),
    ("бути", ("буде",), ("будуть",), ("був", "бул"), ("бут",)),
)
_SOFTENED = (("ст", "щ"), ("д", "дж"), ("т", "ч"), ("з", "ж"), ("с", "ш"))
_LABIAL = tuple("бпвмф")
_HUSHING = tuple("жчшщ")
_ADJECTIVE = re.compile("..(?:ий|ній)$|(?:[^аеєиіїоуюя]н|[иіїоа]чн|ськ|цьк|зьк|[оеє]в)(?:а|е|і)$|нн?(?:я|є)$")
# The endings of adjectives before a noun, by what the noun is, hard and soft.
_HARD = {"m": "ий ого ому им ім", "f": "а ої ій у ою", "n": "е ого ому им ім", "p": "і их им ими"}
_SOFT = {"m": "ій ього ьому ім", "f": "я ьої ій ю ьою", "n": "є ього ьому ім", "p": "і іх їх ім іми"}
# Nouns by the end of the nominative: the kind, what is cut off, the endings of the singular and those of the plural.
_NOUNS: tuple[tuple[str, str, int, str, str], ...] = (
    ("ія", "f", 1, "я ї ю єю", "ї й ям ями ях"),
    ("ння", "n", 3, "ння нню нням нні", "ння нь нням ннями ннях"),
    ("ття", "n", 3, "ття ттю ттям тті", "ття ть ттям ттями ттях"),
    ("я", "f", 1, "я і ю ею", "і ь ям ями ях"),
    ("ка", "f", 2, "ка ки ці ку кою", "ки ок к кам ками ках"),
    ("га", "f", 2, "га ги зі гу гою", "ги г гам гами гах"),
    ("а", "f", 1, "а и і у ою ею", "и і - ам ами ах"),
    ("о", "n", 1, "о а у ом і", "а - ам ами ах"),
    ("е", "n", 1, "е а у ем і", "а - ь ів ам ами ах"),
    ("ість", "f", 4, "ість ості істю", "ості остей остям остями остях"),
    ("ець", "m", 3, "ець ця цю цеві цем ці", "ці ців цям цями цях"),
    ("ь", "m", 1, "ь я ю еві ем і", "і ів ей ям ями ях"),
    ("й", "m", 1, "й я ю єві єм ї", "ї їв ям ями ях"),
    ("и", "p", 1, "", "и ів ам ами ах -"),
    ("і", "p", 1, "", "і ів ей ям ями ях ь"),
)
_CONSONANT = ("- а у ові ом ем і", "и і ів ам ами ах")
_FLEETING = re.compile("(?:о|е)(к|нь|р)$")
_CLOSED = re.compile("і([^аеєиіїоуюя]+)$")


def verb(term: str) -> Family:
    """Return every spelling of a verb, or of a phrase that begins with one; nothing for what is no infinitive."""
    head, _, rest = term.partition(" ")
    if not _INFINITIVE.fullmatch(head):
        return {}
    own = head.endswith(("ся", "сь"))
    plain = head[:-2] if own else head
    found: dict[str, set[Form]] = {}
    for spelling, form in _conjugated(plain):
        forms = {form}
        if own:
            if form is Form.PARTICIPLE:
                continue
            spellings: Iterable[str] = reflexive(spelling)
        else:
            spellings = (spelling,)
            if form is not Form.PARTICIPLE:
                for other in reflexive(spelling):
                    found.setdefault(_phrase(other, rest), set()).update({form, Form.REFLEXIVE})
        for each in spellings:
            found.setdefault(_phrase(each, rest), set()).update(forms)
    return {spelling: frozenset(forms) for spelling, forms in found.items()}


def noun(term: str) -> Family:
    """Return every spelling of a noun, or of a phrase around one, in all cases."""
    words = term.split()
    place = next((i for i, word in enumerate(words[:-1]) if not _ADJECTIVE.search(word)), len(words) - 1)
    rest = " ".join(words[place + 1 :])
    found: dict[str, set[Form]] = {}
    for spelling, kind in declined(words[place]):
        for front in _attributes(words[:place], kind):
            phrase = " ".join(filter(None, (front, spelling, rest)))
            found.setdefault(phrase, set()).add(Form.PLURAL if kind == "p" else Form.SINGULAR)
    return {spelling: frozenset(forms) for spelling, forms in found.items()}


def reflexive(spelling: str) -> tuple[str, ...]:
    """Return a form of a verb with -ся, and with -сь where it may stand; *скасує* takes a *ть* before it."""
    if spelling.endswith(("є", "е")):
        return (f"{spelling}ться",)
    short = (f"{spelling}сь",) if spelling[-1:] in "аоиі" else ()
    return (f"{spelling}ся", *short)


def declined(word: str) -> Iterator[tuple[str, str]]:
    """Yield the cases of a noun with its kind: *m*, *f* or *n*, and *p* for the plural.

    A word in capitals has no cases; an adjective alone has those of all kinds.
    """
    if (len(word) > 1 and word.isupper()) or not word[-1:].isalpha():
        yield from ((word, kind) for kind in "mfn")
    elif word.endswith(("ий", "ній")):
        yield from ((spelling, kind) for kind in _HARD for spelling in _attributes([word], kind))
    else:
        yield from _declined(word)


def _declined(word: str) -> Iterator[tuple[str, str]]:
    for ending, kind, cut, singular, plural in _NOUNS:
        if word.endswith(ending):
            yield from ((word[:-cut] + each.strip("-"), kind) for each in singular.split())
            yield from ((word[:-cut] + each.strip("-"), "p") for each in plural.split())
            return
    for stem in _stems(word):
        for kind, endings in zip("mp", _CONSONANT, strict=True):
            yield from ((stem + each.strip("-"), kind) for each in endings.split() if each != "-" or stem == word)


def _attributes(words: Sequence[str], kind: str) -> list[str]:
    """Return adjectives with the endings that they have before a noun of that kind; all of them change alike."""
    if not words:
        return [""]
    soft = any(word.endswith(("ній", "ня", "нє")) for word in words)
    stems = [re.sub("(?:ий|ій|а|я|е|є|і)$", "", word) for word in words]
    endings = (_SOFT if soft else _HARD)[kind].split()
    return [" ".join(stem + ending for stem in stems) for ending in endings]


def _stems(word: str) -> list[str]:
    """Return the stems of a noun that ends in a consonant: *договір* is *договор-* before an ending."""
    stems = [word]
    if _FLEETING.search(word):
        stems.append(_FLEETING.sub(r"\1", word))
    if _CLOSED.search(word):
        stems.append(_CLOSED.sub(r"о\1", word))
    return stems


def _conjugated(infinitive: str) -> Iterator[tuple[str, Form]]:
    yield infinitive, Form.BASE
    done = _PREFIX.match(infinitive) is not None and _IMPERFECTIVE.search(infinitive) is None
    now = Form.FUTURE if done else Form.THIRD
    yield from ((infinitive + ending, Form.FUTURE) for ending in ("ме", "муть"))
    ending, singular, plural, past, passive = _row(infinitive)
    stem = infinitive[: -len(ending)]
    for each in (*singular, *plural):
        if each in {"ять", "ать"} and (each == "ать") is not stem.endswith(_HUSHING):
            continue
        yield stem + ("л" if each == "ять" and stem.endswith(_LABIAL) else "") + each, now
    yield stem + past[0], Form.PAST
    yield from ((stem + past[1] + each, Form.PAST) for each in "аои")
    for each in passive:
        soft = _soften(stem) if each == "ен" else stem
        yield from ((soft + each + last, Form.PARTICIPLE) for last in ("о", "ий", "а", "е", "і"))
    yield f"{stem}{past[0]}ши", Form.GERUND


def _row(infinitive: str) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, str], tuple[str, ...]]:
    for row in _SHORT:
        if re.fullmatch(f"(?:{_PREFIXES})?{row[0]}", infinitive):
            return row
    return next(row for row in _STEMS if infinitive.endswith(row[0]))


def _soften(stem: str) -> str:
    """Return a stem as it is before -ений: *пустити, пущений; потопити, потоплений*."""
    if stem.endswith(_LABIAL):
        return f"{stem}л"
    return next((stem[: -len(hard)] + soft for hard, soft in _SOFTENED if stem.endswith(hard)), stem)


def _phrase(spelling: str, rest: str) -> str:
    return f"{spelling} {rest}" if rest else spelling
