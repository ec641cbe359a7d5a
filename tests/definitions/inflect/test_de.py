"""German families by libraries, as the shipped table has them."""

from __future__ import annotations

import pytest

from watchlist.definitions.inflect import de
from watchlist.language.forms import Form


@pytest.mark.parametrize(
    ("term", "spelling", "form"),
    [
        ("aufheben", "hebt .. auf", Form.THIRD),
        ("aufheben", "hoben .. auf", Form.PAST),
        ("genehmigen", "genehmigt", Form.PARTICIPLE),
        ("auslaufen", "läuft .. aus", Form.THIRD),
        ("unterschreiben", "unterschrieben", Form.PARTICIPLE),
        ("anerkennen", "erkennt .. an", Form.THIRD),
        ("grünes Licht geben", "gibt .. grünes Licht", Form.THIRD),
    ],
)
def test_irregular_and_separable_verbs_are_right(term, spelling, form):
    """The forms that no rule gives come from a library, those that it cannot know from a table."""
    assert form in de.verb(term)[spelling]


@pytest.mark.parametrize(
    ("term", "spelling", "form"),
    [
        ("Vertrag", "Verträgen", Form.PLURAL),
        ("Zins", "Zinsen", Form.PLURAL),
        ("Schattenflotte", "Schattenflotten", Form.PLURAL),
        ("Geisel", "Geiseln", Form.PLURAL),
        ("grünes Licht", "grünem Licht", Form.SINGULAR),
        ("Recht auf Abbau", "Rechte auf Abbau", Form.PLURAL),
        ("Straf-Zoll", "Straf-Zölle", Form.PLURAL),
        ("LNG", "LNGs", Form.SINGULAR),
        ("Qwrtz", "Qwrtze", Form.PLURAL),
    ],
)
def test_nouns_are_declined_by_their_last_known_part(term, spelling, form):
    """A compound that no dictionary has is declined as its last part is."""
    assert form in de.noun(term)[spelling]


@pytest.mark.parametrize(
    ("term", "spelling", "subject"),
    [
        ("Russland", "Russland", True),
        ("Russland", "Russlands", False),
        ("Weißes Haus", "Weiße Haus", True),
        ("Weißes Haus", "Weißen Hauses", False),
        ("Vereinigte Staaten", "Vereinigten Staaten", True),
        ("Europäische Kommission", "Europäische Kommission", True),
        ("Europäische Kommission", "Europäischen Kommission", False),
        ("Bundestag", "Bundestages", False),
        ("US-Finanzministerium", "US-Finanzministeriums", False),
        ("Keir Starmer", "Keir Starmers", False),
        ("China", "Chinas", False),
    ],
)
def test_a_name_tells_whether_it_can_be_a_subject(term, spelling, subject):
    """Only what can be a nominative is marked as one."""
    assert (Form.NOMINATIVE in de.name(term)[spelling]) is subject


def test_what_has_no_genitive_of_its_own_gets_none():
    """Feminine nouns, plurals and what ends in a sibilant."""
    assert set(de.name("Paris")) == {"Paris"}
    assert set(de.name("Zentralbank")) == {"Zentralbank"}
    assert set(de.name("Philippinen")) == {"Philippinen"}


def test_an_adjective_has_the_endings_of_all_cases():
    """One form is enough to know whose it is."""
    assert {"russisch", "russische", "russischen", "russischem", "russischer", "russisches"} == set(
        de.adjective("russisch")
    )
