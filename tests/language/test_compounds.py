"""German compounds taken apart into the words that a vocabulary knows."""

from __future__ import annotations

import pytest

from watchlist.language.compounds import split

KNOWN = frozenset(
    (
        *("öl", "sanktion", "sanktionen", "zins", "senkung", "atomwaffe", "atomwaffen", "vertrag", "lockerung"),
        *("waffenruhe", "verhandlungen", "hürde", "öffnung", "bau", "aus", "listen", "zölle", "reform", "gespräche"),
        *("abbau", "ende"),
    )
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Zinssenkung", ("Zins", "Senkung")),
        ("Ölsanktionen", ("Öl", "Sanktionen")),
        ("Atomwaffenvertrag", ("Atomwaffen", "Vertrag")),
        ("Sanktionslockerung", ("Sanktion", "Lockerung")),
        ("Grenzöffnung", ("Grenz", "Öffnung")),
        ("Hürdenabbau", ("Hürde", "Abbau")),
        ("Hürdabbau", ("Hürde", "Abbau")),
        ("Waffenruheverhandlungen", ("Waffenruhe", "Verhandlungen")),
        ("Zinssenkungsverhandlungen", ("Zins", "Senkung", "Verhandlungen")),
        ("Gegenzölle", ("Gegen", "Zölle")),
        ("Friedensgespräche", ("Frieden", "Gespräche")),
        ("Wahlrechtsreform", ("Wahlrecht", "Reform")),
        ("Verfassungsreform", ("Verfassung", "Reform")),
    ],
)
def test_a_compound_falls_into_its_parts(word, parts):
    """Each part is spelled as it is known, without what links it to the next."""
    assert split(word, KNOWN) == parts


@pytest.mark.parametrize(
    "word",
    [
        "Waffenruhe",
        "Ausbau",
        "Journalisten",
        "Wochenende",
        "Sanktionen",
        "lockerung",
        "Zins",
        "Baumarkt",
        "11-Punkte",
        "Abvertrag",
    ],
)
def test_what_is_known_or_no_compound_stays_whole(word):
    """A known word, a prefix, a word of unknown parts, and what is written small are left alone."""
    assert split(word, KNOWN) == (word,)


def test_nothing_is_taken_apart_without_known_words():
    """An empty vocabulary knows no parts."""
    assert split("Atomwaffenvertrag", frozenset()) == ("Atomwaffenvertrag",)
