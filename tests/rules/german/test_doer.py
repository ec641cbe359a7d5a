"""Who does it, in German: by the nominative, by *von*, or by whose thing it is."""

from __future__ import annotations

import pytest
from tests.rules.german.builders import reading, status


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("EZB senkt Leitzins", "asserted"),
        ("EZB-Rat senkt Leitzins", "asserted"),
        ("Die Europäische Zentralbank senkt den Leitzins", "asserted"),
        ("Den Leitzins hat die EZB gesenkt", "asserted"),
        ("Leitzins gesenkt: EZB reagiert", "asserted"),
        ("Fed senkt Leitzins", "other-actor"),
        ("Leitzins von der Fed gesenkt, EZB wartet ab", "other-actor"),
        ("Auf Druck der EZB senkt die Bank Zinsen", "unrelated"),
        ("Im Streit mit der EZB senkt Rom den Leitzins", "other-actor"),
        ("Zwischen Fed und EZB: Bank senkt Leitzins", "unrelated"),
        ("Trotz Kritik der Europäischen Zentralbank sinkt der Zins, Bank senkt Leitzins", "unrelated"),
        ("EZB beschließt Zinssenkung", "asserted"),
        ("Italien begrüßt Zinssenkung der EZB", "asserted"),
        ("Fed verkündet Zinssenkung, EZB nicht", "other-actor"),
        ("EZB hebt Prognose an, senkt Leitzins", "asserted"),
        ("EZB, so heißt es in Paris: Bank senkt Leitzins", "unrelated"),
        ("EZB: Wir haben den Leitzins gesenkt", "asserted"),
        ("Wir senken den Leitzins", "unrelated"),
        ("Hohe Zinsen senken Stimmung bei EZB", "unrelated"),
    ],
)
def test_the_subject_is_a_nominative(title, expected):
    """A name after a preposition or in the genitive does nothing."""
    assert status("cut", title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("US-Zölle auf Stahl in Kraft getreten", "asserted"),
        ("Neue Zölle der USA in Kraft getreten", "asserted"),
        ("EU-Zölle auf Stahl in Kraft getreten, USA besorgt", "other-actor"),
        ("Britische Zölle auf Stahl treten in Kraft, USA besorgt", "other-actor"),
        ("Iran-Zölle treten in Kraft, sagt Trump", "asserted"),
        ("Zölle treten in Kraft, USA zufrieden", "asserted"),
        ("Präsident Trump verhängt Zölle", "asserted"),
        ("Trumps Regierung verhängt Zölle", "asserted"),
        ("Trumps Freund verhängt Zölle", "unrelated"),
        ("Washingtons Verhängung der Zölle begonnen", "asserted"),
        ("Verhängung der Zölle durch die USA begonnen", "asserted"),
        ("Verhängung der Zölle durch Polens Präsident begonnen, USA besorgt", "other-actor"),
        ("Der amerikanische Präsident verhängt Zölle", "asserted"),
        ("Berater der amerikanischen Regierung verhängt Zölle", "unrelated"),
        ("Im Namen von Präsident Trump verhängt Berater Zölle", "unrelated"),
        ("Laut Russland und den USA verhängt Berater Zölle", "unrelated"),
        ("US-Chef verhängt Zölle", "asserted"),
        ("Zölle wurden von den USA erlassen", "asserted"),
        ("USA wollen Zölle erlassen", "hedged"),
        ("Verhängung der Zölle durch die USA begonnen worden", "asserted"),
        ("Zölle von einer neuen großen alten kleinen Partei verhängt, USA besorgt", "asserted"),
        ("Plötzlich verhängt überraschend Trump Zölle", "asserted"),
    ],
)
def test_organs_articles_and_owners_tell_who_acts(title, expected):
    """Whose tariffs they are is who imposed them; an office acts for its country."""
    assert status("duty", title) == expected


def test_the_reasons_name_the_doer():
    """A reading says who did it in the words of the headline."""
    found = reading("cut", "Die EZB hat den Leitzins gesenkt")
    assert found is not None
    assert any("EZB" in because for because in found.because)


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        ("truce", "Einigung auf Waffenruhe", "asserted"),
        ("truce", "Einigung auf Waffenruhe in weiter Ferne", "denied"),
        ("truce", "Einigung auf Waffenruhe weiter fraglich", "hedged"),
        ("truce", "Einigung auf Waffenruhe ist Thema in Kairo", "hedged"),
        ("truce", "Israel und Hamas einigen sich auf Waffenruhe", "asserted"),
        ("truce", "Waffenruhe hat begonnen", "asserted"),
        ("win", "Wahl in Moldau: Proeuropäische Partei siegt", "asserted"),
        ("win", "Moldau wählt, und: Partei siegt im Fußball", "unrelated"),
        ("win", "Partei gewinnt Wahl und feiert", "asserted"),
        ("win", "Partei feiert Wahlsieg", "asserted"),
        ("win", "Wahlsieger feiern", "unrelated"),
    ],
)
def test_a_noun_or_a_topic_may_be_the_news(name, title, expected):
    """A headline may name its news alone, or its topic before a colon."""
    assert status(name, title) == expected
