"""German compounds taken apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator

_SHORTEST = 7
_LEAST_FRONT = 3
_LEAST_LAST = 3
# What may join the parts: nothing, an s, and an e that the first part lost ("Grenze" in "Grenzöffnung").
_LINKS = ("s", "es", "n", "en")
# Prefixes and particles make one word of what follows them: an Ausbau is no Bau, an Einfuhr no Fuhr.
_GLUE = frozenset(
    (
        *("ab", "an", "auf", "aus", "bei", "ein", "fort", "mit", "nach", "rück", "vor", "weg", "zu", "los", "her", "hin"),
        *("durch", "über", "unter", "um", "wider", "wieder", "haupt", "not", "rest", "ver", "ent", "zer", "miss", "un"),
        *("zwischen", "gegen", "neben", "neu", "frei", "fest", "hoch", "tief", "voll"),
    )
)
_SHORT_FRONTS = frozenset(("öl", "eu", "us"))
_MOST_PARTS = 3


def split(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the parts of a compound of known words, or the word itself; `known` words are in lower case.

    A word that is known as a whole stays whole. The last part is the longest that is known.
    """
    low = word.lower()
    if len(word) < _SHORTEST or not word[0].isupper() or not word.isalpha() or low in known:
        return (word,)
    for cut in _cuts(low, known, _MOST_PARTS):
        ends = (*cut, len(word))
        starts = (0, *cut)
        return tuple(word[start:end] for start, end in zip(starts, ends, strict=True))
    return (word,)


def _cuts(low: str, known: Collection[str], most: int) -> Iterator[tuple[int, ...]]:
    """Yield the places at which a word falls into at most so many parts."""
    for place in range(2, len(low) - _LEAST_LAST + 1):
        if low[place:] not in known:
            continue
        front = low[:place]
        if _stands(front, known):
            yield (place,)
        elif most > 2:
            for cut in _cuts(front, _Fronts(known), most - 1):
                yield (*cut, place)


class _Fronts(Collection[str]):
    """The known words, and what they look like before another."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and _stands(word, self._known)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _stands(front: str, known: Collection[str]) -> bool:
    """Return whether the first part of a compound is a known word, with or without what links it to the next."""
    if front in _GLUE or (len(front) < _LEAST_FRONT and front not in _SHORT_FRONTS):
        return False
    if front in known or front + "e" in known:
        return True
    return any(front.endswith(link) and front[: -len(link)] in known for link in _LINKS if len(front) > 3 + len(link) - 1)
