"""From the words of a sentence to the terms of a rule."""

from __future__ import annotations

import re
from collections.abc import Iterable

from watchlist.rules.sketch.shapes import Part

NAME_OPENERS = frozenset({"new", "al", "la", "le", "los", "san", "the"})
"""Words with which the name of a place begins."""
_SHORTEST = 3
_ORGANISATIONS = frozenset(
    (
        *(
            "bank",
            "board",
            "bros",
            "committee",
            "commission",
            "company",
            "corp",
            "council",
            "court",
            "dam",
            "group",
            "inc",
        ),
        *(
            "group",
            "inc",
            "institute",
            "islands",
            "ltd",
            "media",
            "motors",
            "party",
            "sea",
            "street",
            "tower",
            "treaty",
            "union",
        ),
        *(
            "university",
            "valley",
            "act",
            "airlines",
            "airport",
            "pact",
            "prize",
            "river",
            "canal",
            "strait",
            "beach",
            "bay",
            "park",
        ),
    )
)


def names(words: str) -> tuple[str, ...]:
    """Return the ways in which a name is written: a person's is the last of two words, too."""
    several = words.split()
    if len(several) in {2, 3} and all(word[:1].isupper() and word.isalpha() and not word.isupper() for word in several):
        last = several[-1]
        whole = several[0].lower() in NAME_OPENERS or last.lower() in _ORGANISATIONS or len(last) < _SHORTEST
        return (words,) if whole else (words, last)
    return (words,)


def singular(words: str) -> str:
    """Return a plain English noun as a rule has it, in the singular."""
    if words.isupper():
        return words
    low = words.lower()
    if low.endswith("ies") and len(low) > len("ties"):
        return f"{low[:-3]}y"
    if low.endswith("ves"):
        return f"{low[:-3]}f"
    if re.search(r"(?:ss|x|ch|sh)es$", low):
        return low[:-2]
    return low[:-1] if re.search(r"[^suia]s$", low) else low


def slot(words: str) -> str:
    """Return a name for a slot, from the last word of what fills it."""
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower().split()[-1]).strip("-")
    return plain or "thing"


def distinct(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts, each asked for once, and under a name of its own."""
    found: dict[str, Part] = {}
    seen: set[tuple[str, ...]] = set()
    for part in parts:
        if part.terms in seen:
            continue
        seen.add(part.terms)
        name, number = part.name, 2
        while name in found:
            name, number = f"{part.name}-{number}", number + 1
        found[name] = Part(name, part.words, part.terms)
    return tuple(found.values())
