"""German word families by rule: what a verb, a noun or a phrase of either looks like in a sentence.

A phrase ends in its verb ("in Kraft setzen") or its noun ("atomare Abrüstung"). A finite verb stands before its
phrase and its particle, with other words between ("setzt .. in Kraft", "hebt .. auf"); all other forms stand last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from watchlist.language.forms import Form
from watchlist.language.regular.german_strong import STRONG

SEPARABLE = (
    *("zusammen", "auseinander", "entgegen", "gegenüber", "herunter", "hinunter", "hinein", "herein", "heraus"),
    *("zurück", "voran", "voraus", "vorbei", "weiter", "wieder", "nieder", "empor", "herab", "hinab", "herbei"),
    *("dazu", "hinzu", "da", "fest", "frei", "fort", "heim", "hoch", "kalt", "lahm", "still", "statt", "teil", "bloß"),
    *("bekannt", "gleich", "ab", "an", "auf", "aus", "bei", "dar", "ein", "los", "mit", "nach", "vor", "weg", "zu"),
    *("runter", "raus", "rein", "preis", "kaputt", "tot", "um", "hinaus"),
)  # fmt: skip
INSEPARABLE = (
    *("be", "emp", "ent", "er", "ge", "miss", "ver", "zer"),
    *("wider", "hinter", "über", "unter", "durch", "voll"),
)
TOGETHER = {
    **dict.fromkeys(("umgehen", "umfassen", "umkämpfen", "umzingeln", "umringen"), "um"),
    **dict.fromkeys(("wiederholen",), "wieder"),
    **dict.fromkeys(("annullieren", "antworten"), ""),
}
"""Verbs that keep together what others part, with the prefix that takes no *ge* after it."""
_INFINITIVE = re.compile(r"[a-zäöüß]{2,30}(?:en|eln|ern)|[a-zäöüß]*(?:tun|sein)")
_AFTER_HEAD = frozenset(
    ("der", "des", "von", "für", "mit", "über", "zu", "zum", "zur", "im", "in", "am", "an", "auf", "gegen")
)
_ADJECTIVE = re.compile(r"([a-zäöüß]{3,})(?:e|er|es|en)")
ENDINGS = ("", "e", "en", "em", "er", "es")


class Principal(Struct, frozen=True):
    """What a German verb is made of: its third persons, its past, its participle, and the particle it parts with."""

    infinitive: str
    thirds: tuple[str, ...]
    pasts: tuple[str, ...]
    participle: str
    particle: str = ""

    @property
    def to(self) -> str:
        """The infinitive with *zu*."""
        if self.particle:
            return f"{self.particle}zu{self.infinitive[len(self.particle) :]}"
        return f"zu {self.infinitive}"


def verb(term: str) -> dict[str, frozenset[Form]]:
    """Return every spelling of a verb or a phrase that ends in one; nothing for what ends in no infinitive."""
    last = term.rpartition(" ")[2]
    if not _INFINITIVE.fullmatch(last):
        return {}
    return frozen(phrase(term, principal(last)))


def noun(term: str) -> dict[str, frozenset[Form]]:
    """Return every spelling of a noun, or of a phrase around one, by the endings that it may have."""
    front, head, rest = parted(term)
    found: dict[str, set[Form]] = {}
    for form, spellings in ((Form.SINGULAR, _singulars(head)), (Form.PLURAL, _plurals(head))):
        for attribute in attributes(front):
            for spelling in spellings:
                found.setdefault(" ".join(filter(None, (attribute, spelling, rest))), set()).add(form)
    return frozen(found)


def parted(term: str) -> tuple[str, str, str]:
    """Return what stands before the head of a noun phrase, the head, and what follows it."""
    words = term.split()
    place = next((i for i, word in enumerate(words) if i and word in _AFTER_HEAD), len(words)) - 1
    return " ".join(words[:place]), words[place], " ".join(words[place + 1 :])


def principal(infinitive: str) -> Principal:
    """Return the parts of a verb: strong where the table knows it, else weak."""
    particle = "" if infinitive in TOGETHER else _particle(infinitive)
    inner = infinitive[len(particle) :]
    prefix = TOGETHER.get(inner) or ("" if inner in STRONG else _prefix(inner))
    thirds, pasts, participle = _strong(inner, prefix) or _weak(inner, prefix)
    return Principal(infinitive, thirds, pasts, particle + participle, particle)


def phrase(term: str, parts: Principal) -> dict[str, set[Form]]:
    """Return every spelling of a phrase that ends in the verb of these parts."""
    # A gap stands before the verb of every phrase: "ohne .. dastehen" is no other than "ohne dastehen".
    front = term.rpartition(" ")[0].strip(". ")
    before = f"{front} .. " if front else ""
    found: dict[str, set[Form]] = {}

    def put(spelling: str, form: Form) -> None:
        found.setdefault(spelling, set()).add(form)

    put(before + parts.infinitive, Form.BASE)
    put(before + parts.participle, Form.PARTICIPLE)
    if parts.particle or front:
        put(before + parts.to, Form.TO)
    if front[:1].islower() and parts.infinitive in {"sein", "treten"}:
        # Headlines leave the verb out: "Vertrag außer Kraft", "Waffenruhe am Ende".
        put(front, Form.PARTICIPLE)
    for form, spellings in ((Form.THIRD, parts.thirds), (Form.PAST, parts.pasts)):
        for spelling in spellings:
            put(" .. ".join(filter(None, (spelling, front, parts.particle))), form)
            if parts.particle or front:
                put(before + parts.particle + spelling, form)
    return found


def attributes(front: str) -> Iterable[str]:
    """Return what may stand before a noun: its adjectives with the endings of every case, in step."""
    words = front.split()
    stems = [(match.group(1) if (match := _ADJECTIVE.fullmatch(word)) else None) for word in words]
    if not any(stems):
        return (front,)
    return tuple(
        " ".join(word if stem is None else stem + ending for word, stem in zip(words, stems, strict=True))
        for ending in ENDINGS[1:]
    )


def frozen(found: dict[str, set[Form]]) -> dict[str, frozenset[Form]]:
    """Return the family as nobody can change it."""
    return {spelling: frozenset(forms) for spelling, forms in found.items()}


def _particle(infinitive: str) -> str:
    for particle in SEPARABLE:
        rest = infinitive[len(particle) :]
        if infinitive.startswith(particle) and len(rest) > 3 and re.search("[aeiouäöü].*n$", rest):
            # "beenden" begins with no "bee", "anden" is no verb: what is left has to be one.
            return particle if infinitive not in STRONG and not _prefix(infinitive) else ""
    return ""


def _prefix(word: str) -> str:
    for prefix in sorted(INSEPARABLE, key=len, reverse=True):
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) > 4 and not (prefix in {"ge", "er", "be", "ent"} and len(rest) < 4):
            return prefix
    return ""


def _strong(inner: str, prefix: str) -> tuple[tuple[str, ...], tuple[str, ...], str] | None:
    root = inner[len(prefix) :]
    if root not in STRONG:
        return None
    third, past, participle = STRONG[root].split()
    plural = past + ("n" if past.endswith("e") else "en")
    if prefix and participle.startswith("ge"):
        participle = participle[2:]
    return (prefix + third, inner), (prefix + past, prefix + plural), prefix + participle


def _weak(inner: str, prefix: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    stem = inner[:-1] if inner.endswith(("eln", "ern")) else inner[:-2]
    e = "e" if re.search("(?:[td]|ch[mn]|[^aeiouäöülrhmn][mn])$", stem) else ""
    third = f"{stem}{e}t"
    past = f"{stem}{e}te"
    augment = "" if prefix or inner.endswith("ieren") else "ge"
    return (third, inner), (past, past + "n"), augment + third


def _singulars(word: str) -> tuple[str, ...]:
    if word.isupper() or not word[-1:].isalpha():
        return (word, f"{word}s")
    if word.endswith(("s", "ß", "x", "z")):
        return (word, f"{word}es")
    short = word[-1] in "aeiouäöü" or word.endswith(("en", "er", "el"))
    return (word, f"{word}s") if short else (word, f"{word}s", f"{word}es")


def _plurals(word: str) -> tuple[str, ...]:
    if word.isupper() or not word[-1:].isalpha():
        return (f"{word}s",)
    if word.endswith(("ung", "heit", "keit", "schaft", "ion", "tät")):
        return (f"{word}en",)
    if word.endswith("e"):
        return (f"{word}n",)
    if word.endswith("nis"):
        return (f"{word}se", f"{word}sen")
    if word.endswith("en"):
        return (word,)
    if word.endswith(("er", "el")):
        return (word, f"{word}n")
    if word[-1] in "aiouäöüy":
        return (f"{word}s",)
    return (f"{word}e", f"{word}en", f"{word}er", f"{word}s")
