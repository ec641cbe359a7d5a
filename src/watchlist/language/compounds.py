"""German compounds taken apart."""

from __future__ import annotations

from collections.abc import Collection


def split(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the parts of a compound of two known words, or the word itself."""
    return (word,)
