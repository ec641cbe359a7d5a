"""How things stand to English verbs and nouns, each under a rule of one action and one thing."""

from __future__ import annotations

from functools import cache

import pytest
from tests.rules.builders import AT, PRESS

from watchlist.language.vocabulary import load
from watchlist.model.item import Item
from watchlist.model.watch import Pattern, Rule, Signal, Slot, Watch
from watchlist.rules.matcher import Matcher, compile_watches


@cache
def matcher(action: str, thing: str) -> Matcher:
    """A rule of one action, as verb and noun, and one thing."""
    event = (action,) if action[0] == "$" else ()
    rule = Rule(when=(Pattern(does=(action,), event=event, what=(Slot(terms=(thing,)),)),))
    signal = Signal(watch="w", id="s", title="s", rule=rule)
    return compile_watches([Watch(id="w", title="w", signals=(signal,))], load())


def read(action: str, thing: str, title: str, summary: str = "") -> str:
    """The status of a title under that rule."""
    item = Item(id="1", title=title, summary=summary, published=AT, seen=AT)
    readings = matcher(action, thing).read(item, PRESS).readings
    return str(readings[0].status) if readings else "unrelated"


@pytest.mark.parametrize(
    ("action", "thing", "title", "expected"),
    [
        ("seize", "ferry", "Chile seizes a rusty ferry off Peru", "asserted"),
        ("seize", "ferry", "Chile seizes drugs on ferry", "unrelated"),
        ("seize", "ferry", "Chile seizes the captain's luggage amid ferry strike", "unrelated"),
        ("seize", "ferry", "Chile seizes ferry terminal equipment", "asserted"),
        ("seize", "ferry", "Chile seizes ferry equipment", "unrelated"),
        ("seize", "ferry", "Chile seizes ferry's cargo", "unrelated"),
        ("arrest", "mayor", "Police arrest brother of mayor", "unrelated"),
        ("arrest", "mayor", "Police arrest mayor ally", "unrelated"),
        ("arrest", "mayor", "Chile arrests mayor", "asserted"),
        ("agree to", "truce", "Chile agrees to truce", "asserted"),
        ("agree to", "truce", "Chile agrees to work for truce", "unrelated"),
        ("seize", "ferry", "Chile seizes chance to inspect ferry", "unrelated"),
        ("$win", "$election", "Peru wins majority in election", "asserted"),
        ("$win", "$election", "Peru wins praise under election law", "unrelated"),
        ("$begin", "truce", "Truce begins", "asserted"),
        ("$begin", "truce", "Truce begins new era for Chile", "unrelated"),
        ("throw out", "truce", "Chile throws out plea for time in truce", "unrelated"),
        ("close", "strait", "The Chilean navy closes strait", "asserted"),
        ("close", "strait", "Chile closes in on strait smugglers", "unrelated"),
        ("close", "strait", "The strait Chile closed is narrow", "unrelated"),
        ("close", "strait", "Strait remains closed", "history"),
        ("close", "strait", "The navy keeps strait closed", "history"),
        ("close", "strait", "Chile says strait closed", "asserted"),
    ],
)
def test_a_thing_has_to_be_what_the_verb_takes(action, thing, title, expected):
    """What stands in a phrase of place, is half of another noun or somebody else's, is not what was done."""
    assert read(action, thing, title) == expected


@pytest.mark.parametrize(
    ("action", "thing", "title", "expected"),
    [
        ("convict", "mayor", "Mayor convicted of fraud", "asserted"),
        ("resign", "president", "President Putin resigns", "asserted"),
        ("seize", "ferry", "Chile seizes ferry carrying drugs", "asserted"),
        ("seize", "ferry", "Chile seizes ferry landing", "unrelated"),
        ("convict", "mayor", "Brother of mayor convicted of fraud", "unrelated"),
        ("convict", "mayor", "Mayor's brother convicted of fraud", "unrelated"),
        ("convict", "mayor", "Mayor adviser convicted of fraud", "unrelated"),
        ("convict", "mayor", "Chile to pardon mayor convicted of fraud", "unrelated"),
        ("convict", "mayor", "Crowd meets the mayor who was convicted of fraud", "history"),
        ("resume", "truce", "Truce talks resume", "unrelated"),
        ("stop", "strike", "Strike forces bakers to stop", "unrelated"),
        ("expire", "treaty", "Last treaty between Peru and Chile expires", "asserted"),
        ("expire", "treaty", "Chile will ship ore until treaty expires", "forecast"),
    ],
)
def test_a_subject_is_what_the_verb_speaks_of(action, thing, title, expected):
    """The brother of the mayor is not the mayor, and talks about a truce are no truce."""
    assert read(action, thing, title) == expected


@pytest.mark.parametrize(
    ("action", "thing", "title", "expected"),
    [
        ("$cut", "rate", "Bonds fall after rate cut", "asserted"),
        ("$cut", "rate", "Bonds fall after rate cut bets", "hedged"),
        ("$cut", "rate", "Bank may announce rate cut", "hedged"),
        ("$cut", "rate", "Bank announces no rate cut", "denied"),
        ("$cut", "rate", "Rates cut by Bank of England", "asserted"),
        ("$close", "strait", "Strait closure worsens after storm", "history"),
        ("$close", "strait", "Strait traffic falls after port closure", "unrelated"),
        ("$resign", "mayor", "Mayor announces resignation", "asserted"),
        ("$resign", "mayor", "Mayor Diaz urges friends after sister's resignation", "unrelated"),
        ("$end", "strike", "Governor signs order to end strike", "asserted"),
        ("$end", "strike", "Governor to sign order to end strike", "forecast"),
        ("$end", "strike", "Committee returns for vote to end strike", "hedged"),
        ("$end", "strike", "How the strike ended", "history"),
    ],
)
def test_a_noun_of_the_deed_needs_its_thing_and_a_reason(action, thing, title, expected):
    """A noun is a fact only where something makes it one, and only about what belongs to it."""
    assert read(action, thing, title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Which loaf gets dearer after Chile tightened ore quotas?", "asserted"),
        ("Will bread go higher once Chile tightened ore quotas?", "question"),
        ("Has Chile tightened ore quotas?", "question"),
    ],
)
def test_a_question_may_look_back_on_a_fact(title, expected):
    """What a question takes for known is told with it."""
    assert read("tighten", "quota", title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Chile tightens rules outside ore quota", "unrelated"),
        ("Chile tightens rules as quota looms", "unrelated"),
        ("Parliament elects Ana Diaz as first woman mayor", "asserted"),
        ("Parliament elects Ana Diaz as storm nears the town of the mayor", "unrelated"),
    ],
)
def test_a_thing_stands_in_its_deeds_clause(title, expected):
    """What is left out, or stands in another clause, is not what the deed is about."""
    action, thing = ("elect", "mayor") if "elects" in title else ("tighten", "quota")
    assert read(action, thing, title) == expected


@pytest.mark.parametrize(
    ("action", "thing", "title", "expected"),
    [
        ("$end", "strike", "Governor signs pact as bill to end strike stalls", "forecast"),
        ("$close", "strait", "Strait: ships wait after closure", "unrelated"),
        ("$close", "strait", "Strait: harbour closure mourned", "unrelated"),
        ("allow", "ferry", "Chile allows ferry as talks lapse", "asserted"),
        ("allow", "ferry", "Chile allows ferry permit to lapse", "unrelated"),
        ("sanction", "tanker", "US quietly seizes sanctioned tanker", "unrelated"),
        ("seize", "ferry", "Chile seizes ferry landing in Peru", "unrelated"),
        ("close", "strait", "Ports mourn the harbour that closed strait", "history"),
        ("$cut", "rate", "Savers rage against no rate cut", "denied"),
        ("$end", "strike", "Bakers celebrate, their strike ended", "asserted"),
    ],
)
def test_rare_neighbours_are_told_from_common_ones(action, thing, title, expected):
    """A paper that another clause signs, a colon before the deed, an adverb before the verb."""
    assert read(action, thing, title) == expected


def test_a_word_that_opens_other_titles_says_nothing_in_the_middle():
    """Only where it opens the title does "explained" make background of the summary."""
    summary = "Chile tightened ore quotas on Monday."

    assert read("tighten", "quota", "Ore quotas explained", summary) == "asserted"
    assert read("tighten", "quota", "Explained: ore quotas", summary) == "history"
