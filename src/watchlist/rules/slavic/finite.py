"""Which Russian and Ukrainian words look like finite verbs, whether any list knows them or not."""

from __future__ import annotations

from watchlist.rules.view import View

_ENDINGS = ("ил", "ила", "или", "ал", "ала", "али", "ел", "ели", "ит", "ят", "ает", "яет", "ают", "яют", "ует", "уют")
_UKRAINIAN = ("ив", "ила", "или", "ав", "ала", "али", "ить", "ять", "ає", "яє", "ають", "яють", "ує", "ують")


def finite(view: View, place: int) -> bool:
    """Return whether the word at a place looks like a finite verb that tells of a deed."""
    word = view.low(place)
    endings = _UKRAINIAN if view.language == "uk" else _ENDINGS
    if len(word) < 5 or not word.endswith(endings) or view.mention_at(place) is not None:
        return False
    return word not in view.grammar.reports and word not in view.grammar.organs
