"""French word families by rule: what a verb, a noun or a phrase of either looks like in a sentence.

A phrase inflects its first word: the verb of "mettre fin à", the nouns and adjectives of "licence générale". A
pronominal verb ("se retirer") stands with its pronoun, in the compound tenses with its auxiliary, too. The irregular
verbs are a closed set and stand in a table; for all others the ending tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from watchlist.language.forms import Form
from watchlist.language.regular.french_irregular import GERUNDS, IRREGULAR

_INFINITIVE = re.compile(r"[a-zàâäçéèêëîïôöûùüœ-]+(?:er|ir|ïr|re)")
_CLITIC = re.compile(r"(?P<ne>n(?:e |'))?(?P<se>s(?:e |'))?(?P<it>l'|en |y )?(?P<verb>[^ ']+)(?P<rest>(?: .*)?)")
_LINKED = re.compile(r"-(?:le|la|les|de|du|en|à|d['’])-?")
_AGREES = frozenset(("être", "rendre", "juger", "déclarer", "reconnaître", "proclamer", "devenir", "élire"))
_FIXED = frozenset(("en", "fin", "hors", "plus", "à", "de", "au"))
_VOWEL = tuple("aàâeéèêiîoôuûyhœ")
_PREPOSITION = re.compile(
    r" (?:d['’]|l['’]|(?:de|du|des|à|au|aux|en|sur|pour|sous|par|contre|avec|sans|dans|entre|anti|non|hors)\b)"
)
# Before a mute ending these take a grave accent where the others double their consonant.
_GRAVE = re.compile(
    r"(?:(?:con|dé|sur)?g|p|(?:re|dé)?c|mart|démant|mod|harc|cis|écart)eler|(?:ach|rach|hal|fur|croch|rempi)eter"
)
# One consonant after an e, or two that begin a syllable: "lever", "sevrer".
_OPEN = re.compile(r"(?<=[^i])e(?:[bcdfgjklmnprstvz]|[bcdfgptv]r)$")
_ACUTE = re.compile(r"é(?:[bcdfgjklmnprstvxz]|ch|gn|gu|qu|[bcdfgptv][lr])$")
_ALS = frozenset(("bal", "carnaval", "festival", "régal", "récital", "naval", "banal", "fatal", "final", "glacial"))
_AUS = {"travail": "travaux", "bail": "baux", "vitrail": "vitraux", "corail": "coraux", "émail": "émaux"}
_OUX = frozenset(("bijou", "caillou", "chou", "genou", "hibou", "joujou", "pou"))
_ETRE = (
    *(("est", Form.PAST), ("sont", Form.PAST), ("serait", Form.CONDITIONAL), ("seraient", Form.CONDITIONAL)),
    ("être", Form.BASE),
)
_AVOIR = (
    *(("a", Form.PAST), ("ont", Form.PAST), ("aurait", Form.CONDITIONAL), ("auraient", Form.CONDITIONAL)),
    ("avoir", Form.BASE),
)
_CONTRACTIONS = {"de": ("de", "du", "des", "d'"), "à": ("à", "au", "aux"), "d'": ("d'",)}
# What ends like an irregular verb, and is none: "asservir", "installer", and "acquire", which is English.
_REGULAR = ("asservir", "répartir", "impartir", "assortir", "baller", "staller", "quire", "emballer")
_FEMININES = {"e": "e", "en": "enne", "turc": "turque", "grec": "grecque", "public": "publique", "eux": "euse", "eton": "etonne", "f": "ve"}
_ACCENTS = str.maketrans("éèêàâîôûÉÈÊÀÂÎÔÛ", "eeeaaiouEEEAAIOU")


@dataclass(frozen=True, slots=True)
class Principal:
    """What a French verb is made of: its third persons, the stems of its tenses, its past and its participle."""

    infinitive: str
    thirds: tuple[str, ...]
    stem: str
    futures: tuple[str, ...]
    past: str
    participle: str
    gerund: str


def verb(term: str) -> dict[str, frozenset[Form]]:
    """Return every spelling of a verb or a phrase that begins with one; nothing for what begins with no infinitive."""
    match = _CLITIC.fullmatch(term)
    if match is None or (parts := principal(match["verb"])) is None:
        return {}
    found: dict[str, set[Form]] = {}
    spellings = _with_pronoun(parts, match["se"] or "", match["it"] or "")
    for spelling, form in spellings if match["se"] or match["it"] else _forms(parts):
        if match["ne"] and form is Form.PARTICIPLE:
            continue
        whole = _negated(spelling) if match["ne"] else spelling
        for rest in _rests(match["verb"], match["rest"]):
            for each in (whole + rest, plain(whole + rest)):
                found.setdefault(each, set()).add(form)
    return _frozen(found)


def noun(term: str) -> dict[str, frozenset[Form]]:
    """Return every spelling of a noun, or of a phrase that begins with one; its adjectives agree."""
    found: dict[str, set[Form]] = {}
    for spelling, form in ((term, Form.SINGULAR), (_plurals(term), Form.PLURAL)):
        for each in (spelling, plain(spelling)):
            found.setdefault(each, set()).add(form)
    return _frozen(found)


def plural(word: str) -> str:
    """Return the plural of a noun or an adjective."""
    if _LINKED.search(word):
        return word
    if word.endswith(("s", "x", "z")) or not word[-1:].isalpha() or word.isupper():
        return word
    if word in _AUS:
        return _AUS[word]
    if word.endswith("al") and word not in _ALS:
        return f"{word[:-1]}ux"
    if word.endswith(("au", "eu")) or word in _OUX:
        return f"{word}x"
    return f"{word}s"


def adjective(masculine: str) -> dict[str, frozenset[Form]]:
    """Return an adjective in its genders and numbers, by its masculine: "russe", "américain", "européen"."""
    found: dict[str, set[Form]] = {}
    for singular in (masculine, _feminine(masculine)):
        found.setdefault(singular, set()).add(Form.SINGULAR)
        found.setdefault(plural(singular), set()).add(Form.PLURAL)
    return _frozen(found)


def _feminine(word: str) -> str:
    for ending, feminine in _FEMININES.items():
        if word.endswith(ending):
            return word[: -len(ending)] + feminine
    return f"{word}e"


def participles(masculine: str) -> tuple[str, str, str, str]:
    """Return a past participle in its genders and numbers: "levé, levée, levés, levées"."""
    base = "du" if masculine == "dû" else masculine
    feminine = f"{base[:-1]}te" if base.endswith("sous") else f"{base}e"
    return masculine, feminine, base if base.endswith("s") else f"{base}s", f"{feminine}s"


def principal(infinitive: str) -> Principal | None:
    """Return the parts of a verb, or None where the word is no infinitive of French."""
    if not _INFINITIVE.fullmatch(infinitive):
        return None
    ending = max((each for each in IRREGULAR if infinitive.endswith(each)), key=len, default="")
    if ending and not infinitive.endswith(_REGULAR):
        return _irregular(infinitive, ending)
    if infinitive.endswith("er") and len(infinitive) > 3:
        return _first(infinitive)
    if infinitive.endswith("ir") and len(infinitive) > 3:
        stem = infinitive[:-1]
        return Principal(
            infinitive, (f"{stem}t", f"{stem}ssent"), f"{stem}ss", (infinitive,), f"{stem}t", stem, f"{stem}ssant"
        )
    if infinitive.endswith("dre"):
        stem = infinitive[:-2]
        return Principal(
            infinitive, (stem, f"{stem}ent"), stem, (infinitive[:-1],), f"{stem}it", f"{stem}u", f"{stem}ant"
        )
    return None


def _irregular(infinitive: str, ending: str) -> Principal:
    before = infinitive[: -len(ending)]
    third, thirds, stem, future, past, participle = IRREGULAR[ending]
    return Principal(
        infinitive,
        tuple(before + each for each in (third, thirds) if each != "-"),
        before + stem,
        (before + future,),
        "" if past == "-" else before + past,
        before + participle,
        GERUNDS.get(infinitive, f"{before}{stem}ant"),
    )


def _first(infinitive: str) -> Principal:
    """Return the parts of a verb in -er, whose stem changes before a mute e and before an a."""
    stem = infinitive[:-2]
    mutes, futures = _mute(infinitive, stem)
    soft = f"{stem[:-1]}ç" if stem.endswith("c") else f"{stem}e" if stem.endswith("g") else stem
    thirds = tuple(f"{mute}{end}" for mute in mutes for end in ("e", "ent"))
    return Principal(infinitive, thirds, soft, futures, f"{soft}a", f"{stem}é", f"{soft}ant")


def _mute(infinitive: str, stem: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the stems before a mute e in the present, and those of the future."""
    if infinitive.endswith("envoyer"):
        return (f"{stem[:-1]}i",), (f"{stem[:-2]}err",)
    stems: tuple[str, ...]
    if infinitive.endswith("ayer"):
        stems = (stem, f"{stem[:-1]}i")
    elif infinitive.endswith(("oyer", "uyer")):
        stems = (f"{stem[:-1]}i",)
    elif infinitive.endswith(("eler", "eter")) and not _GRAVE.fullmatch(infinitive):
        stems = (stem + stem[-1],)
    elif _OPEN.search(stem):
        stems = (_graved(stem, "e"),)
    elif _ACUTE.search(stem):
        # "libérera", and since 1990 "libèrera".
        return (_graved(stem, "é"),), (infinitive, f"{_graved(stem, 'é')}er")
    else:
        stems = (stem,)
    return stems, tuple(f"{each}er" for each in stems)


def _graved(stem: str, vowel: str) -> str:
    place = stem.rindex(vowel)
    return f"{stem[:place]}è{stem[place + 1 :]}"


def _forms(parts: Principal) -> Iterator[tuple[str, Form]]:
    yield parts.infinitive, Form.BASE
    yield from _finite(parts)
    # What was *been* agrees with nobody.
    for spelling in participles(parts.participle)[: 1 if parts.infinitive == "être" else None]:
        yield spelling, Form.PARTICIPLE
    yield parts.gerund, Form.GERUND


def _finite(parts: Principal) -> Iterator[tuple[str, Form]]:
    for spelling in parts.thirds:
        yield spelling, Form.THIRD
    for spelling in _pasts(parts):
        yield spelling, Form.PAST
    for future in parts.futures:
        for end in ("a", "ont"):
            yield future + end, Form.FUTURE
        for end in ("ait", "aient"):
            yield future + end, Form.CONDITIONAL


def _pasts(parts: Principal) -> Iterator[str]:
    yield f"{parts.stem}ait"
    yield f"{parts.stem}aient"
    if parts.past:
        yield parts.past
        if parts.past.endswith("a"):
            yield f"{parts.infinitive[:-2]}èrent"
        else:
            yield f"{parts.past[:-1]}rent" if parts.past[-2:] != "nt" else f"{parts.past[:-2]}nrent"


def _with_pronoun(parts: Principal, se: str, it: str) -> Iterator[tuple[str, Form]]:
    """Yield what a verb looks like with its pronoun, the compound past as one with its auxiliary."""
    for spelling, form in _forms(parts):
        if form is not Form.PARTICIPLE:
            yield _elided(se, it + spelling), form
    agreeing = participles(parts.participle)
    for helper, form in _ETRE if se else _AVOIR:
        for spelling in agreeing if se else agreeing[:1]:
            yield f"{_elided(se, it + helper)} .. {spelling}", form


def _elided(se: str, word: str) -> str:
    if not se:
        return word
    return f"s'{word}" if word.startswith(_VOWEL) else f"se {word}"


def _negated(word: str) -> str:
    return f"n'{word}" if word.startswith(_VOWEL) else f"ne {word}"


def _rests(infinitive: str, rest: str) -> tuple[str, ...]:
    """Return what may follow a verb: its preposition with any article, its one adjective in any gender and number."""
    front, _, last = rest.rpartition(" ")
    if last in _CONTRACTIONS:
        return tuple(f"{front} {each}" for each in _CONTRACTIONS[last])
    if infinitive in _AGREES and rest and not front and last not in _FIXED:
        return tuple(f" {each}" for each in adjective(last))
    return (rest,)


def _plurals(term: str) -> str:
    """Return a phrase in the plural: its words agree up to the first preposition."""
    cut = match.start() if (match := _PREPOSITION.search(term)) else len(term)
    return " ".join(plural(word) for word in term[:cut].split(" ")) + term[cut:]


def plain(spelling: str) -> str:
    """Return a spelling as a headline may begin with it: without the accent of its capital."""
    return spelling[:1].translate(_ACCENTS) + spelling[1:]


def _frozen(found: dict[str, set[Form]]) -> dict[str, frozenset[Form]]:
    return {spelling: frozenset(forms) for spelling, forms in found.items()}
