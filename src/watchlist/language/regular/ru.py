"""The regular rules of Russian: verbs by the ending of the infinitive, nouns by that of the nominative.

A rule that has to choose gives both: a spelling that no one writes is never met. `ё` is written `е`, as everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchlist.language.forms import Form

Family = dict[str, frozenset[Form]]

_INFINITIVE = re.compile("[а-я-]*[а-я](?:[аеиоуыя]ть|[зс]ть|[зсй]ти|дти|чь)(?:ся|сь)?")
_PREFIXES = "в|во|вз|вы|до|за|из|изо|на|над|об|обо|о|от|ото|пере|под|подо|по|пред|предо|при|про|раз|рас|с|со|у|не"
# What begins a verb that tells of something done once and for all, where its ending does not say the contrary.
_PREFIX = re.compile(f"(?:{_PREFIXES}|вос|воз|ис|бес|без)[бвгджзйклмнпрстфхцчшщъ]|вы")
_IMPERFECTIVE = re.compile(
    "(?:[иыаяеу]вать|[жчшщ]ать|(?:вл|бл|пл|мл|жд|ст|п|рн|лн|ск)[ая]ть|[аеиоуь][нрлм]ять|[июе]дать|ем?лять|ходить|водить|носить|возить"
    "|лагать|кидать|зывать|[бдс]ирать|[инм]имать|лучать|бегать|могать|ругать|тягать|двигать)$"
)
# Verbs that others end in, behind a prefix: what they become in the present, in the past, as a participle.
_SHORT: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("дать", ("даст", "дадут"), "дал", "дан"),
    ("брать", ("берет", "берут"), "брал", "бран"),
    ("звать", ("зовет", "зовут"), "звал", "зван"),
    ("слать", ("шлет", "шлют"), "слал", "слан"),
    ("ждать", ("ждет", "ждут"), "ждал", "ждан"),
    ("взять", ("возьмет", "возьмут"), "взял", "взят"),
    ("ъять", ("ымет", "ымут"), "ъял", "ъят"),
    ("принять", ("примет", "примут"), "принял", "принят"),
    ("нять", ("нимет", "нимут", "ймет", "ймут"), "нял", "нят"),
    ("бить", ("бьет", "бьют"), "бил", "бит"),
    ("крыть", ("кроет", "кроют"), "крыл", "крыт"),
    ("быть", ("будет", "будут"), "был", "быт"),
    ("стать", ("станет", "станут"), "стал", ""),
)
# All others, by the ending: what is cut off, and the same again.
_LONG: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("писать", ("пишет", "пишут"), "писал", "писан"),
    ("казать", ("кажет", "кажут"), "казал", "казан"),
    ("держать", ("держит", "держат"), "держал", "держан"),
    ("давать", ("дает", "дают"), "давал", ""),
    ("ставать", ("стает", "стают"), "ставал", ""),
    ("вести", ("ведет", "ведут"), "вел", "веден"),
    ("нести", ("несет", "несут"), "нес", "несен"),
    ("везти", ("везет", "везут"), "вез", "везен"),
    ("сесть", ("сядет", "сядут"), "сел", ""),
    ("идти", ("идет", "идут"), "шл", ""),
    ("йти", ("йдет", "йдут"), "шл", "йден"),
    ("влечь", ("влечет", "влекут"), "влек", "влечен"),
    ("ечь", ("ечет", "екут"), "ек", ""),
    ("чь", ("жет", "гут"), "г", ""),
    ("евать", ("юет", "юют", "ует", "уют", "евает", "евают"), "евал", "еван"),
    ("овать", ("ует", "уют"), "овал", "ован"),
    ("ать", ("ает", "ают"), "ал", "ан"),
    ("ять", ("яет", "яют"), "ял", "ян"),
    ("еть", ("еет", "еют", "ит", "ят"), "ел", ""),
    ("ить", ("ит", "ят"), "ил", "ен"),
    ("уть", ("ет", "ут"), "ул", "ут"),
    ("ыть", ("оет", "оют"), "ыл", "ыт"),
    ("оть", ("ет", "ют"), "ол", "от"),
    ("сть", ("дет", "дут"), "л", "ден"),
    ("ть", ("ет", "ут"), "л", "ен"),
    ("ти", ("ет", "ут"), "", "ен"),
)
_SOFTENED = (("ст", ("щ",)), ("д", ("жд", "ж")), ("т", ("щ", "ч")), ("з", ("ж",)), ("с", ("ш",)))
_LABIAL = tuple("бпвмф")
_HUSHING = tuple("жчшщ")
_ADJECTIVE = re.compile("[бвгджзклмнпрстфхцчшщ](?:ый|ий|ой|ая|яя|ое|ее|ые|ие)$")
_NO_ADJECTIVE = re.compile("(?:[еиая]н|[ея]т|ств|[рлдгж]|аци)ие$")
# The endings of adjectives and nouns, case by case: nominative, genitive, dative, accusative, instrumental, locative.
_KINDS = {"ый": "m", "ий": "m", "ой": "m", "ая": "f", "яя": "f", "ое": "n", "ее": "n", "ые": "p", "ие": "p"}
_HARD = {
    "m": "ый ого ому ый/ого ым ом",
    "f": "ая ой ой ую ой ой",
    "n": "ое ого ому ое ым ом",
    "p": "ые ых ым ые/ых ыми ых",
}
_SOFT = {
    "m": "ий его ему ий/его им ем",
    "f": "яя ей ей юю ей ей",
    "n": "ее его ему ее им ем",
    "p": "ие их им ие/их ими их",
}
_MIXED = {
    "m": "ий ого ому ий/ого им ом",
    "f": "ая ой ой ую ой ой",
    "n": "ое ого ому ое им ом",
    "p": "ие их им ие/их ими их",
}
_NOUNS: tuple[tuple[str, str, int, str, str], ...] = (
    ("ия", "f", 1, "я и и ю ей и", "и й ям и ями ях"),
    ("ие", "n", 1, "е я ю е ем и", "я й ям я ями ях"),
    ("ье", "n", 1, "е я ю е ем е", "я - ям я ями ях"),
    ("ка", "f", 2, "ка ки ке ку кой ке", "ки к/ок/ек кам ки/ок/ек ками ках"),
    ("я", "f", 1, "я и е ю ей е", "и ь/й ям и ями ях"),
    ("а", "f", 1, "а ы/и е у ой/ей е", "ы/и - ам ы/и/- ами ах"),
    ("о", "n", 1, "о а у о ом е", "а - ам а ами ах"),
    ("е", "n", 1, "е я/а ю/у е ем е", "я/а ей/й ям/ам я/а ями/ами ях/ах"),
    ("ость", "f", 1, "ь и и ь ью и", "и ей ям и ями ях"),
    ("ец", "m", 2, "ец ца цу ец/ца цем/цом це", "цы цев/цов цам цы/цев/цов цами цах"),
    ("ок", "m", 2, "ок ка ку ок/ка ком ке", "ки ков кам ки/ков ками ках"),
    ("ь", "m", 1, "ь я ю ь/я ем е", "и ей ям и/ей ями ях"),
    ("ь", "f", 1, "ь и и ь ью и", "и ей ям и ями ях"),
    ("ий", "m", 1, "й я ю й/я ем и", "и ев ям и/ев ями ях"),
    ("й", "m", 1, "й я ю й/я ем е", "и ев ям и/ев ями ях"),
    ("ы", "p", 1, "", "ы ов/- ам ы/ов ами ах"),
    ("и", "p", 1, "", "и ей/ь/й/ов/- ям/ам и/ей ями/ами ях/ах"),
    ("", "m", 0, "- а у -/а ом/ем е", "ы/и ов/ей ам ы/и/ов/ей ами ах"),
)


def verb(term: str) -> Family:
    """Return every spelling of a verb, or of a phrase that begins with one; nothing for what is no infinitive."""
    head, space, rest = term.replace("ё", "е").partition(" ")
    if not _INFINITIVE.fullmatch(head):
        return {}
    own = head.endswith(("ся", "сь"))
    found: dict[str, set[Form]] = {}
    for spelling, form in _conjugated(head[:-2] if own else head):
        if not own:
            found.setdefault(spelling, set()).add(form)
        elif form is not Form.PARTICIPLE:
            found.setdefault(_reflexive(spelling), set()).add(form)
        if not own and form in {Form.THIRD, Form.PAST, Form.FUTURE}:
            found.setdefault(_reflexive(spelling), set()).update({form, Form.REFLEXIVE})
    return {f"{spelling}{space}{rest}": frozenset(forms) for spelling, forms in found.items()}


def noun(term: str) -> Family:
    """Return every spelling of a noun, or of a phrase around one, in all cases; a plural stays one."""
    words = term.replace("ё", "е").split()
    place = next((i for i, word in enumerate(words[:-1]) if not _adjective(word)), len(words) - 1)
    front, rest = words[:place], words[place + 1 :]
    wanted = _KINDS[front[0][-2:]] if front else ""
    found: dict[str, set[Form]] = {}
    for kind, number, cases in _declined(words[place]):
        if wanted and wanted != (kind if number == "s" else "p") and not (number == "p" and wanted in {kind, "p"}):
            continue
        for case, spellings in enumerate(cases):
            before = [_attributes(word, kind if number == "s" else "p")[case] for word in front]
            for spelling in spellings:
                for each in range(max(map(len, before), default=1)):
                    phrase = [*(choice[min(each, len(choice) - 1)] for choice in before), spelling, *rest]
                    form = Form.PLURAL if number == "p" else Form.SINGULAR
                    found.setdefault(" ".join(phrase), set()).add(form)
    return {spelling: frozenset(forms) for spelling, forms in found.items()}


def _reflexive(spelling: str) -> str:
    return f"{spelling}{'сь' if spelling[-1:] in 'аеиоуыюя' else 'ся'}"


def _conjugated(infinitive: str) -> Iterator[tuple[str, Form]]:
    yield infinitive, Form.BASE
    short = next((row for row in _SHORT if re.fullmatch(f"(?:{_PREFIXES})?{row[0]}", infinitive)), None)
    ending, present, past, passive = short or next(row for row in _LONG if infinitive.endswith(row[0]))
    done = infinitive.endswith("нуть") or _PREFIX.match(infinitive) is not None
    if short is None and _IMPERFECTIVE.search(infinitive):
        done = False
    stem = infinitive[: -len(ending)]
    for each in present:
        last = f"ат{each[2:]}" if stem.endswith(_HUSHING) and each == "ят" else each
        yield stem + last, Form.FUTURE if done else Form.THIRD
    plain = stem + past
    yield from ((plain.removesuffix("л") + each, Form.PAST) for each in _lasts(plain))
    if passive:
        softened = _softened(stem) if passive == "ен" else (stem,)
        yield from ((each + passive + last, Form.PARTICIPLE) for each in softened for last in ("", "а", "о", "ы"))
    yield plain.removesuffix("л") + ("в" if plain.endswith("л") else "ши"), Form.GERUND


def _lasts(past: str) -> tuple[str, ...]:
    """Return the endings of a past: *снял, сняла; нёс, несла; шёл, шла*."""
    return ("ел", "ла", "ло", "ли") if past.endswith("шл") else ("л" * past.endswith("л"), "ла", "ло", "ли")


def _softened(stem: str) -> tuple[str, ...]:
    """Return a stem as it may be before -ен: *пустить, пущен; сократить, сокращён; встретить, встречен*."""
    if stem.endswith(_LABIAL):
        return (f"{stem}л",)
    alike = ((stem[: -len(hard)], soft) for hard, soft in _SOFTENED if stem.endswith(hard))
    return next((tuple(front + each for each in soft) for front, soft in alike), (stem,))


def _declined(word: str) -> Iterator[tuple[str, str, list[list[str]]]]:
    """Yield a noun's gender, *s* or *p* for its number, and the spellings of each case.

    A word in capitals or of other letters has no cases; an adjective alone has those of all genders.
    """
    if not re.fullmatch("[А-Я]?[а-я-]+", word):
        yield from ((kind, "s", [[word]] * 6) for kind in "mfnp")
    elif _adjective(word):
        yield from ((kind, "p" if kind == "p" else "s", _attributes(word, kind)) for kind in "mfnp")
    else:
        first = next(row for row in _NOUNS if word.endswith(row[0]))
        for ending, kind, cut, singular, plural in _NOUNS:
            if ending == first[0]:
                for number, endings in (("s", singular), ("p", plural)):
                    yield kind, number, _cases(word[: len(word) - cut], endings)


def _cases(stem: str, endings: str) -> list[list[str]]:
    return [[stem + each.strip("-") for each in case.split("/")] for case in endings.split()]


def _adjective(word: str) -> bool:
    return _ADJECTIVE.search(word) is not None and _NO_ADJECTIVE.search(word) is None


def _attributes(adjective: str, kind: str) -> list[list[str]]:
    """Return an adjective in the cases that it has before a noun of that kind."""
    if adjective.endswith(("яя", "ее", "ний", "ние")):
        table = _SOFT
    else:
        table = _MIXED if adjective[-3:-2] in "гкхжчшщ" else _HARD
    found = _cases(adjective[:-2], table[kind])
    if kind == "m" and adjective.endswith("ой"):
        found[0] = found[3][:1] = [adjective]
    return found
