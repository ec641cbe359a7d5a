"""German verbs in their place: second, last, parted from their particle, or left to a participle."""

from __future__ import annotations

import pytest
from tests.rules.german.builders import status


@pytest.mark.parametrize(
    "title",
    [
        "China lockert Erz-Quoten für Japan",
        "China hebt Beschränkungen für Erz aus Japan auf",
        "China hebt Auflagen auf Erz für Japan auf",
        "China setzt nach Gesprächen mit Tokio die Quoten für Erz und Kobalt für Japan aus",
        "Die Quoten für Erz lockert China für Japan",
        "China hat die Quoten für Erz aus Japan gelockert",
        "Quoten für Erz nach Japan hat China gelockert",
        "Tokio jubelt, weil China die Quoten für Erz gelockert hat",
        "Japan begrüßt, dass China die Erz-Quoten lockert",
        "Erz-Quoten für Japan von China gelockert",
        "Japan: Erz-Quoten werden von der chinesischen Regierung gelockert",
        "Erz-Quoten für Japan wurden von China gelockert",
        "China beschließt, die Erz-Quoten für Japan zu lockern",
        "Chinas Entscheidung, Erz-Quoten für Japan aufzuheben, gilt",
        "China setzt Erz-Quoten für Japan außer Kraft",
        "China hat Erz-Quoten für Japan außer Kraft gesetzt",
        "CHINA LOCKERT ERZ-QUOTEN FÜR JAPAN",
        "Chinesische Behörden lockern Erz-Quoten für Japan",
        "China und Russland lockern Erz-Quoten für Japan",
        "Nach der Lockerung der Erz-Quoten durch China jubelt Japan",
        "Japan begrüßt Lockerung der Erz-Quoten in China",
        "Lockerung der Erz-Quoten für Japan in Peking beschlossen",
        "China hebt auf Erz-Messe Quoten für Japan auf",
        "China hat Quoten für Erz aus Japan, das sehr knapp ist, gelockert",
        "China konnte Erz-Quoten für Japan lockern",
        "Handelsminister in Peking: Wir lockern die Erz-Quoten für Japan",
    ],
)
def test_a_deed_is_found_wherever_german_puts_its_verb(title):
    """The verb stands second or last, its particle at the end, its participle alone."""
    assert status("ease", title) == "asserted"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("China will Erz-Quoten für Japan lockern", "hedged"),
        ("China könnte Erz-Quoten für Japan lockern", "hedged"),
        ("China dürfte die Erz-Quoten für Japan gelockert haben", "hedged"),
        ("China soll Erz-Quoten für Japan gelockert haben", "hedged"),
        ("Erz-Quoten für Japan sollen von China gelockert werden", "forecast"),
        ("China wird Erz-Quoten für Japan lockern", "forecast"),
        ("China muss Erz-Quoten für Japan lockern", "opinion"),
        ("China hatte die Erz-Quoten für Japan gelockert", "history"),
        ("China lockert die Erz-Quoten für Japan nicht", "denied"),
        ("China hebt Erz-Quoten für Japan nicht auf", "denied"),
        ("China hat die Erz-Quoten für Japan nicht gelockert", "denied"),
        ("China lockert die Erz-Quoten für Japan nicht nur, es schafft sie ab", "asserted"),
        ("Aufhebung der Erz-Quoten für Japan von China noch nicht beschlossen", "denied"),
        ("China hätte die Erz-Quoten für Japan gelockert", "hedged"),
        ("Minister sagt, China hätte die Erz-Quoten für Japan gelockert", "asserted"),
        ("Erz-Quoten für Japan lockern", "unrelated"),
        ("China: Erz-Quoten für Japan lockern", "unrelated"),
        ("China plant, die Erz-Quoten für Japan zu lockern", "hedged"),
        ("China bestreitet, Erz-Quoten für Japan gelockert zu haben", "denied"),
        ("China weigert sich, Erz-Quoten für Japan aufzuheben", "denied"),
        ("China schließt nicht aus, Erz-Quoten für Japan zu lockern", "hedged"),
        ("Wie erwartet: China lockert Erz-Quoten für Japan", "asserted"),
        ("China erteilt Lockerung der Erz-Quoten für Japan eine Absage", "denied"),
        ("Plan: China lockert Erz-Quoten für Japan", "asserted"),
        (": China lockert Erz-Quoten für Japan", "asserted"),
        ("Peking dementiert: China lockert Erz-Quoten für Japan", "denied"),
        ("Minister behauptet: China lockert Erz-Quoten für Japan", "hedged"),
        ("Falschmeldung: China lockert Erz-Quoten für Japan", "denied"),
        ("China hat vor, Erz-Quoten für Japan zu lockern", "forecast"),
        ("China droht auch, Erz-Quoten für Japan zu lockern", "hedged"),
        ("China steht davor, die Erz-Quoten für Japan zu lockern", "forecast"),
        ("China will beschließen, die Erz-Quoten für Japan zu lockern", "hedged"),
        ("China beschließt nicht, die Erz-Quoten für Japan zu lockern", "denied"),
        ("China verhandelt, um die Erz-Quoten für Japan zu lockern", "hedged"),
        ("China redet, ohne die Erz-Quoten für Japan zu lockern", "denied"),
        ("Peking ist da, die Erz-Quoten für Japan zu lockern", "hedged"),
        ("Experte behauptet, China habe Erz-Quoten für Japan gelockert", "hedged"),
        ("Japan bestreitet, dass China Erz-Quoten gelockert hat", "denied"),
        ("Bevor China die Erz-Quoten für Japan lockert, wird verhandelt", "forecast"),
        ("Wenn China die Erz-Quoten für Japan lockert, sinkt der Preis", "hedged"),
        ("Japan fragt, ob China die Erz-Quoten lockert", "question"),
        ("Wie China die Erz-Quoten für Japan gelockert hat", "history"),
        ("Wie erwartet hat China die Erz-Quoten für Japan gelockert", "asserted"),
        ("Vor drei Jahren lockerte China die Erz-Quoten für Japan", "history"),
        ("China lehnt Lockerung der Erz-Quoten für Japan ab", "denied"),
        ("China vor Lockerung der Erz-Quoten für Japan", "forecast"),
        ("Forderung nach Lockerung der Erz-Quoten für Japan in China", "hedged"),
        ("Japan prüft Lockerung der Erz-Quoten", "other-actor"),
        ("China verhängt Quoten für Erz aus Japan", "opposite"),
        ("Lockert China die Erz-Quoten für Japan?", "question"),
    ],
)
def test_helpers_and_governors_colour_a_deed(title, expected):
    """What helps or governs the verb, before it or after it, says how it is meant."""
    assert status("ease", title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "China klagt über die verhängten Quoten für Erz aus Japan",
        "Verhängte Quoten: Erz aus Japan liegt in China fest",
        "China setzt Mann aus Japan im Streit um Erz-Quoten fest",
        "Das Lockern der Erz-Quoten für Japan beschäftigt China",
        "Lockerungsdebatte: Erz-Quoten für Japan in China",
        "China gegen Japan: Streit um Erz-Quoten",
        "China führt Lockerung-Debatte: Erz-Quoten für Japan",
    ],
)
def test_what_only_looks_like_a_deed_is_none(title):
    """An attributive participle, a noun, a particle that is a preposition."""
    assert status("ease", title) in {"unrelated", "hedged"}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Getreideabkommen läuft aus", "asserted"),
        ("Getreideabkommen ausgelaufen", "asserted"),
        ("Das Getreideabkommen ist ausgelaufen", "asserted"),
        ("Getreideabkommen außer Kraft", "asserted"),
        ("Getreideabkommen bleibt außer Kraft", "unrelated"),
        ("Getreideabkommen tritt außer Kraft", "asserted"),
        ("Am Montag endete das Getreideabkommen", "asserted"),
        ("Trump lässt Getreideabkommen auslaufen", "asserted"),
        ("Getreideabkommen lief am Montag aus Mangel an Geld aus", "asserted"),
        ("Bäcker klagen, während die Ernte läuft und Getreideabkommen enden", "asserted"),
        ("Getreideabkommen: Streit in Genf endet", "unrelated"),
        ("Bis zum Ende des Getreideabkommens bleibt Zeit", "forecast"),
    ],
)
def test_what_lapses_does_so_itself(title, expected):
    """Of an intransitive verb the thing is the subject, before it or behind it."""
    assert status("lapse", title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("US-Marine beschlagnahmte Tanker", "asserted"),
        ("Die USA beschlagnahmten gestern einen Tanker", "asserted"),
        ("Am Montag beschlagnahmten die USA einen Tanker", "asserted"),
        ("USA geben beschlagnahmten Tanker frei", "unrelated"),
        ("USA suchen gestern beschlagnahmten Tanker", "unrelated"),
        ("USA beschlagnahmen in 3 Häfen Tanker", "asserted"),
        ("USA beschlagnahmen in der Nähe der Stadt Tanker", "asserted"),
        ("USA wollen Tanker beschlagnahmen", "hedged"),
        ("Tanker beschlagnahmt: USA melden Erfolg", "asserted"),
        ("Tanker im Hafen von Riga von US-Behörden beschlagnahmt", "asserted"),
        ("Seit Mai gilt, dass die USA Tanker beschlagnahmen", "asserted"),
        ("Tanker wird von US-Marine aufgebracht und beschlagnahmt", "asserted"),
        ("US-Marine bringt Tanker auf und beschlagnahmt Ladung von Schiff", "asserted"),
        ("Tanker von Polen beschlagnahmt, USA erfreut", "other-actor"),
        ("Lob für von US-Waffen bewachte Tanker: Schiff beschlagnahmt", "asserted"),
        ("Schiff von Unbekannten beschlagnahmt", "unrelated"),
    ],
)
def test_a_participle_is_told_from_a_finite_verb_of_the_same_spelling(title, expected):
    """What follows the verb, and whether anything helps it, tells them apart."""
    assert status("seize", title) == expected
