"""German families by rule alone: what a user's own words look like in a headline."""

from __future__ import annotations

import pytest

from watchlist.language.forms import Form
from watchlist.language.regular import de


@pytest.mark.parametrize(
    ("term", "spelling", "form"),
    [
        ("lockern", "lockert", Form.THIRD),
        ("lockern", "lockern", Form.THIRD),
        ("lockern", "lockerte", Form.PAST),
        ("lockern", "gelockert", Form.PARTICIPLE),
        ("sammeln", "gesammelt", Form.PARTICIPLE),
        ("testen", "testete", Form.PAST),
        ("unterzeichnen", "unterzeichnet", Form.PARTICIPLE),
        ("öffnen", "geöffnet", Form.PARTICIPLE),
        ("verhängen", "verhängt", Form.PARTICIPLE),
        ("sanktionieren", "sanktioniert", Form.PARTICIPLE),
        ("annullieren", "annulliert", Form.THIRD),
        ("umgehen", "umgangen", Form.PARTICIPLE),
        ("umgehen", "umgeht", Form.THIRD),
        ("aufheben", "hebt .. auf", Form.THIRD),
        ("aufheben", "aufhob", Form.PAST),
        ("aufheben", "aufgehoben", Form.PARTICIPLE),
        ("aufheben", "aufzuheben", Form.TO),
        ("übernehmen", "übernommen", Form.PARTICIPLE),
        ("übernehmen", "übernahmen", Form.PAST),
        ("wiederholen", "wiederholt", Form.PARTICIPLE),
        ("widerrufen", "widerrief", Form.PAST),
        ("beenden", "beendet", Form.PARTICIPLE),
        ("senden", "sandten", Form.PAST),
        ("in Kraft treten", "tritt .. in Kraft", Form.THIRD),
        ("in Kraft treten", "in Kraft .. getreten", Form.PARTICIPLE),
        ("in Kraft treten", "in Kraft .. zu treten", Form.TO),
        ("außer Kraft sein", "außer Kraft", Form.PARTICIPLE),
        ("Betrieb einstellen", "stellt .. Betrieb .. ein", Form.THIRD),
        ("ohne .. dastehen", "steht .. ohne .. da", Form.THIRD),
    ],
)
def test_a_verb_is_known_in_all_its_places(term, spelling, form):
    """Weak or strong, parted or not, second in its clause or last."""
    assert form in de.verb(term)[spelling]


@pytest.mark.parametrize("term", ["lift", "sanction", "Aufhebung", "take .. off", "слагать"])
def test_what_is_no_infinitive_is_no_german_verb(term):
    """A verb of another language is not read as German."""
    assert de.verb(term) == {}


@pytest.mark.parametrize(
    ("term", "spelling"),
    [
        ("Lockerung", "Lockerungen"),
        ("Lizenz", "Lizenzen"),
        ("Abkommen", "Abkommens"),
        ("Flotte", "Flotten"),
        ("Tanker", "Tankern"),
        ("Vertrag", "Vertrages"),
        ("Kürbis", "Kürbises"),
        ("Auto", "Autos"),
        ("Ereignis", "Ereignisse"),
        ("ICBM", "ICBMs"),
        ("Su-57", "Su-57s"),
        ("Schiff", "Schiffe"),
        ("nukleare Abrüstung", "nuklearer Abrüstung"),
        ("grünes Licht", "grünem Licht"),
        ("Abkommen über Waffen", "Abkommens über Waffen"),
        ("New Start Vertrag", "New Start Vertrags"),
    ],
)
def test_a_noun_is_known_with_its_endings(term, spelling):
    """Cases and plurals by ending; the adjectives before a noun agree with it."""
    assert spelling in de.noun(term)
