"""How French verbs are conjugated: the irregular ones by a table, all others by their ending."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from watchlist.language.forms import Form
from watchlist.language.regular.french_irregular import GERUNDS, IRREGULAR

_INFINITIVE = re.compile(r"[a-zàâäçéèêëîïôöûùüœ-]+(?:er|ir|ïr|re)")
# Before a mute ending these take a grave accent where the others double their consonant.
_GRAVE = re.compile(
    r"(?:(?:con|dé|sur)?g|p|(?:re|dé)?c|mart|démant|mod|harc|cis|écart)eler|(?:ach|rach|hal|fur|croch|rempi)eter"
)
# One consonant after an e, or two that begin a syllable: "lever", "sevrer".
_OPEN = re.compile(r"(?<=[^i])e(?:[bcdfgjklmnprstvz]|[bcdfgptv]r)$")
_ACUTE = re.compile(r"é(?:[bcdfgjklmnprstvxz]|ch|gn|gu|qu|[bcdfgptv][lr])$")
# What ends like an irregular verb, and is none: "asservir", "installer", and "acquire", which is English.
_REGULAR = ("asservir", "répartir", "impartir", "assortir", "baller", "staller", "quire", "emballer")


class Principal(Struct, frozen=True):
    """What a French verb is made of: its third persons, the stems of its tenses, its past and its participle."""

    infinitive: str
    thirds: tuple[str, ...]
    stem: str
    futures: tuple[str, ...]
    past: str
    participle: str
    gerund: str


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


def forms(parts: Principal) -> Iterator[tuple[str, Form]]:
    """Yield every spelling of a verb with what it is, the compound tenses apart."""
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
