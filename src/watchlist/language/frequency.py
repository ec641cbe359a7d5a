"""How often words stand in headlines, so that the rarest of those that a rule requires is looked for first."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

RARE = 20
"""Of 100,000 headlines, so many hold a word that is in no list; those in 50 or more are listed."""


def frequency(start: bool, word: str, end: bool) -> int:
    """Return in how many of 100,000 headlines a word stands, or one that begins or ends with it or holds it.

    `start` and `end` say whether it must begin and end there. Measured on 99,000 headlines of half a year, most of
    them English, by `benchmarks/frequent.py`.
    """
    table, listed = _tables()
    if start and end:
        return table.get(word, RARE)
    sought = f"{' ' * start}{word}{' ' * end}"
    found, place = RARE, listed.find(sought)
    while place >= 0:
        first = listed.rfind(" ", 0, place + start) + 1
        last = listed.find(" ", place + start)
        found += table[listed[first:last]]
        place = listed.find(sought, last)
    return found


@cache
def _tables() -> tuple[dict[str, int], str]:
    """Return the listed words with their numbers, and all of them as one text to search."""
    lines = (files("watchlist.language") / "frequent.txt").read_text("utf-8").splitlines()
    table = {word: int(count) for word, _, count in (line.partition(" ") for line in lines)}
    return table, f" {' '.join(table)} "
