"""German families: verbs by ablaut, nouns by the declensions of german-nouns, and rules for what is neither."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from watchlist.language.forms import Form
from watchlist.language.regular import de
from watchlist.language.regular.de import ENDINGS, Principal, attributes, parted

# On paper these part, too; the news knows them only undivided, which no library can tell.
_TOGETHER = frozenset(
    ("unterschreiben", "durchbrechen", "umgehen", "überführen", "umzingeln", "widerlegen", "übersetzen")
)
_CASES = frozenset(("nominativ", "genitiv", "dativ", "akkusativ"))
_GENITIVES = ("genitiv singular", "genitiv singular*")
_PLURAL_NAMES = frozenset(("Staaten", "Nationen", "Emirate", "Niederlande", "Philippinen", "Vereinten", "Vereinigten"))
# Common nouns that have no genitive of their own, unlike the names of states.
_FEMININE = ("ung", "ion", "bank", "behörde", "agentur", "liga", "armee", "marine", "waffe", "wache", "wehr", "garde")
_NAMED = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]{2,}(?:e|er|es)")
# The endings of an adjective before a subject, by gender: "die Europäische", "Weißes Haus", "die Vereinten Nationen".
_SUBJECTS = {"f": ("e",), "n": ("e", "es"), "m": ("e", "er"), "plural": ("e", "en"), "": ("e", "es", "er")}


def verb(term: str) -> dict[str, set[Form]]:
    """Return every spelling of a verb, or of a phrase that ends in one."""
    return de.phrase(term, _principal(term.rpartition(" ")[2]))


def noun(term: str) -> dict[str, set[Form]]:
    """Return every spelling of a noun, or of a phrase around one, in all cases."""
    front, head, rest = parted(term)
    found: dict[str, set[Form]] = {}
    for spelling, form in _declined(head):
        for attribute in attributes(front):
            found.setdefault(" ".join(filter(None, (attribute, spelling, rest))), set()).add(form)
    return found


def name(term: str) -> dict[str, set[Form]]:
    """Return every spelling of a name; those that could be a subject are nominatives."""
    front, head, rest = parted(term)
    found: dict[str, set[Form]] = {}

    def put(attribute: str, spelling: str, *, subject: bool) -> None:
        forms = {Form.SINGULAR, Form.NOMINATIVE} if subject else {Form.SINGULAR}
        found.setdefault(" ".join(filter(None, (attribute, spelling, rest))), set()).update(forms)

    words = front.split()
    genitives = _genitives(head)
    if not words or not all(_NAMED.fullmatch(word) for word in words):
        put(front, head, subject=True)
        for spelling in genitives:
            put(front, spelling, subject=False)
        return found
    stems = [re.sub("(?:e|er|es)$", "", word) for word in words]
    subjects = _SUBJECTS[_gender(head)]
    for ending in ("e", "es", "er", "en", "em"):
        attribute = " ".join(stem + ending for stem in stems)
        put(attribute, head, subject=ending in subjects)
        for spelling in genitives:
            put(attribute, spelling, subject=False)
    return found


def adjective(term: str) -> dict[str, set[Form]]:
    """Return an adjective with the endings of all genders and cases."""
    return {term + ending: {Form.SINGULAR} for ending in ENDINGS}


def _principal(infinitive: str) -> Principal:
    import ablaut

    if infinitive in _TOGETHER:
        return de.principal(infinitive)
    table = ablaut.conjugate(infinitive)
    third, _, particle = table.present[2].partition(" ")
    plural, past, pasts = (
        form.partition(" ")[0] for form in (table.present[5], table.preterite[2], table.preterite[5])
    )
    thirds = tuple(dict.fromkeys((third, plural)))
    return Principal(infinitive, thirds, (past, pasts), table.past_participle, particle)


def _declined(word: str) -> Iterator[tuple[str, Form]]:
    before, hyphen, last = word.rpartition("-")
    entries = _found(last)
    if not entries:
        for spelling, forms in de.noun(last).items():
            yield from ((before + hyphen + spelling, form) for form in forms)
    for cut, entry in entries:
        for slot, spelling in entry.items():
            if slot.split()[0] in _CASES and re.fullmatch(r"[\w-]+", spelling):
                form = Form.PLURAL if "plural" in slot else Form.SINGULAR
                yield before + hyphen + _glued(last, cut, spelling), form


def _glued(word: str, cut: int, spelling: str) -> str:
    return spelling if cut == 0 else word[:cut] + spelling[:1].lower() + spelling[1:]


def _genitives(word: str) -> tuple[str, ...]:
    before, hyphen, last = word.rpartition("-")
    listed = {entry.get(slot, "") for entry in _nouns().get(last, ()) for slot in _GENITIVES}
    listed = {spelling for spelling in listed if spelling.isalpha()}
    if word in _PLURAL_NAMES or word.endswith(_FEMININE):
        return ()
    if not word.endswith(("s", "x", "z", "ß")) and word[-1:].isalpha():
        listed.add(f"{last}s")
    return tuple(sorted(before + hyphen + spelling for spelling in listed - {last}))


def _gender(word: str) -> str:
    if word in _PLURAL_NAMES:
        return "plural"
    return next((entry["genus"] for _, entry in _found(word.rpartition("-")[2]) if "genus" in entry), "")


@cache
def _nouns() -> dict[str, list[dict[str, str]]]:
    """Return the declensions of every noun that the library lists, by its nominative."""
    found: dict[str, list[dict[str, str]]] = {}
    with files("german_nouns").joinpath("nouns.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            entry = {slot: spelling for slot, spelling in row.items() if spelling}
            # The library numbers a nominative where there are several.
            for spelling in {each for slot, each in entry.items() if slot.startswith("nominativ singular")}:
                found.setdefault(spelling, []).append(entry)
    return found


def _found(word: str) -> list[tuple[int, dict[str, str]]]:
    """Return the declensions of a word, or of the longest known word that it ends in, with where that begins."""
    for cut in range(max(1, len(word) - 3)):
        part = word[cut:] if cut == 0 else word[cut:].capitalize()
        if entries := _nouns().get(part):
            return [(cut, entry) for entry in entries]
    return []
