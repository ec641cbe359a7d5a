"""French word families by rule: what a verb, a noun or a phrase of either looks like in a sentence.

A phrase inflects its first word: the verb of "mettre fin à", the nouns and adjectives of "licence générale". A
pronominal verb ("se retirer") stands with its pronoun, in the compound tenses with its auxiliary, too. The irregular
verbs are a closed set and stand in a table; for all others the ending tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchlist.language.forms import Form
from watchlist.language.regular.french_verbs import Principal, forms, participles, principal

_CLITIC = re.compile(r"(?P<ne>n(?:e |'))?(?P<se>s(?:e |'))?(?P<it>l'|en |y )?(?P<verb>[^ ']+)(?P<rest>(?: .*)?)")
_LINKED = re.compile(r"-(?:le|la|les|de|du|en|à|d['’])-?")
_AGREES = frozenset(("être", "rendre", "juger", "déclarer", "reconnaître", "proclamer", "devenir", "élire"))
_FIXED = frozenset(("en", "fin", "hors", "plus", "à", "de", "au"))
_VOWEL = tuple("aàâeéèêiîoôuûyhœ")
_PREPOSITION = re.compile(
    r" (?:d['’]|l['’]|(?:de|du|des|à|au|aux|en|sur|pour|sous|par|contre|avec|sans|dans|entre|anti|non|hors)\b)"
)
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
_FEMININES = {
    "e": "e",
    "en": "enne",
    "turc": "turque",
    "grec": "grecque",
    "public": "publique",
    "eux": "euse",
    "eton": "etonne",
    "f": "ve",
}
_ACCENTS = str.maketrans("éèêàâîôûÉÈÊÀÂÎÔÛ", "eeeaaiouEEEAAIOU")


def verb(term: str) -> dict[str, frozenset[Form]]:
    """Return every spelling of a verb or a phrase that begins with one; nothing for what begins with no infinitive."""
    match = _CLITIC.fullmatch(term)
    if match is None or (parts := principal(match["verb"])) is None:
        return {}
    found: dict[str, set[Form]] = {}
    spellings = _with_pronoun(parts, match["se"] or "", match["it"] or "")
    for spelling, form in spellings if match["se"] or match["it"] else forms(parts):
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


def _with_pronoun(parts: Principal, se: str, it: str) -> Iterator[tuple[str, Form]]:
    """Yield what a verb looks like with its pronoun, the compound past as one with its auxiliary."""
    for spelling, form in forms(parts):
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
    return {spelling: frozenset(kinds) for spelling, kinds in found.items()}
