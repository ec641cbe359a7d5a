"""German compounds taken apart."""

from __future__ import annotations

from collections.abc import Collection

COMPOUNDING = frozenset({"de"})
"""The languages whose words are taken apart."""
_SHORTEST = 7
_LEAST_FRONT = 3
_LEAST_LAST = 3
# What may join the parts: nothing, an s, and an e that the first part lost ("Grenze" in "Grenzöffnung").
_LINKS = ("s", "es", "n", "en")
# Prefixes and particles make one word of what follows them: an Ausbau is no Bau, an Einfuhr no Fuhr.
_GLUE = frozenset(
    (
        *("ab", "an", "auf", "aus", "bei", "ein", "fort", "mit", "nach", "rück", "vor", "weg", "zu", "los", "her"),
        *("durch", "über", "unter", "um", "wider", "wieder", "haupt", "not", "rest", "ver", "ent", "zer", "miss", "un"),
        *("zwischen", "gegen", "neben", "neu", "frei", "fest", "hoch", "tief", "voll", "hin"),
    )
)
_SHORT_FRONTS = frozenset(("öl", "eu", "us"))
_MOST_PARTS = 3
# What first parts of the news are made of, of whatever watch: a Gegenzoll is a Zoll, a Handelsabkommen an Abkommen.
_FRONTS = frozenset(
    (
        *(
            "auto",
            "agrar",
            "asyl",
            "atom",
            "bundes",
            "energie",
            "finanz",
            "gegen",
            "grenz",
            "handel",
            "haushalt",
            "import",
        ),
        *(
            "export",
            "frieden",
            "klima",
            "krieg",
            "kampf",
            "land",
            "militär",
            "öko",
            "raketen",
            "rüstung",
            "see",
        ),
        *("staat", "stahl", "steuer", "straf", "vergeltung", "welt", "wirtschaft", "wahlrecht", "spitzen", "rekord"),
        *(
            "sonder",
            "justiz",
            "renten",
            "pharma",
            "kupfer",
            "holz",
            "kinder",
            "haupt",
            "teil",
            "general",
            "mond",
            "mars",
        ),
        *(
            "wetter",
            "spionage",
            "ex",
            "geheim",
            "direkt",
            "krisen",
            "sicherheit",
            "verteidigung",
            "regional",
            "kommunal",
        ),
    )
)
_LEAST_KNOWN = 5
_LEAST_LISTED = 4
_LEAST_LINKED = 6


def split(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the parts of a compound whose last is a known word, or the word itself; `known` are in lower case.

    A word that is known as a whole stays whole. The last part is the longest that is known; the others are
    spelled as they are known, without what links them to the next.
    """
    low = word.lower()
    if len(word) < _SHORTEST or not word[0].isupper() or not word.isalpha() or low in known:
        return (word,)
    fronts = _fronts(low, known, _MOST_PARTS - 1)
    if not fronts:
        return (word,)
    return tuple(part[0].upper() + part[1:] for part in fronts)


def _fronts(low: str, known: Collection[str], most: int) -> tuple[str, ...]:
    """Return the parts of a word in lower case, at most so many before the last; none for no compound."""
    for place in range(2, len(low) - _LEAST_LAST + 1):
        last = low[place:]
        if last not in known:
            continue
        front = low[:place]
        if spelled := _spelled(front, last, known):
            return (spelled, last)
        if most > 1 and (parts := _linked(front, known, most - 1)):
            return (*parts, last)
        # A linking s shows a compound, whatever its first part is: "Wahlrechtsreform".
        if front.endswith("s") and len(front) >= _LEAST_LINKED and len(last) >= _LEAST_KNOWN:
            return (front[:-1], last)
    return ()


def _linked(front: str, known: Collection[str], most: int) -> tuple[str, ...]:
    """Return the parts of a compound that is itself the first part of one, with or without its link."""
    for link in ("", *_LINKS):
        if front.endswith(link) and (parts := _fronts(front[: len(front) - len(link)], known, most)):
            return parts
    return ()


def _spelled(front: str, last: str, known: Collection[str]) -> str:
    """Return the word that a first part stands for, with or without what links it to the last, or nothing."""
    choices = [front, front + "e"]
    choices += [front[: -len(link)] for link in _LINKS if front.endswith(link)]
    if len(last) >= _LEAST_LISTED and (listed := next((choice for choice in choices if choice in _FRONTS), "")):
        return listed
    if front in _GLUE or (len(front) < _LEAST_FRONT and front not in _SHORT_FRONTS):
        return ""
    return next((choice for choice in choices if choice in known and len(choice) > 1), "")
