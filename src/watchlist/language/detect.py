"""The language of a text."""

from __future__ import annotations


def language_of(title: str, summary: str = "", hint: str = "") -> str:
    """Return the code of the language, or nothing where nothing tells."""
    cyrillic = sum("Ѐ" <= char <= "ӿ" for char in title)
    if cyrillic * 2 > len(title):
        return "uk" if set(title.lower()) & set("іїєґ") else "ru"
    words = set(title.lower().split())
    if words & {"der", "die", "das", "und", "für", "von", "gegen", "nach", "ein", "eine", "im", "am", "mit"}:
        return "de"
    if words & {"le", "la", "les", "des", "du", "une", "sur", "et", "au"}:
        return "fr"
    return "en"
