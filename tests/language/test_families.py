"""Word families: every spelling of a verb or a noun, and what each can be."""

from __future__ import annotations

import pytest

from watchlist.language.families import noun_family, verb_family
from watchlist.language.forms import Form
from watchlist.language.vocabulary import Vocabulary, load

BARE = Vocabulary()


@pytest.mark.parametrize(
    ("verb", "family"),
    [
        ("ease", "ease eases eased easing"),
        ("lift", "lift lifts lifted lifting"),
        ("ban", "ban bans banned banning"),
        ("quiz", "quiz quizzes quizzed quizzing"),
        ("veto", "veto vetoes vetoed vetoing"),
        ("deny", "deny denies denied denying"),
        ("employ", "employ employs employed employing"),
        ("die", "die dies died dying"),
        ("free", "free frees freed freeing"),
        ("panic", "panic panics panicked panicking"),
        ("fix", "fix fixes fixed fixing"),
        ("commit", "commit commits committed committing"),
        ("limit", "limit limits limited limiting"),
        ("prefer", "prefer prefers preferred preferring"),
        ("offer", "offer offers offered offering"),
        ("develop", "develop develops developed developing"),
        ("clear", "clear clears cleared clearing"),
        ("begin", "begin begins began begun beginning"),
        ("cut", "cut cuts cutting"),
        ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
        ("cancel", "cancel cancels cancelled canceled cancelling canceling"),
        ("rebuild", "rebuild rebuilds rebuilt rebuilding"),
        ("overthrow", "overthrow overthrows overthrew overthrown overthrowing"),
        ("be", "be is are am was were been being"),
    ],
)
def test_a_verb_stands_for_all_its_forms(verb, family):
    """One verb in a watch meets every form that a headline may use, regular or not."""
    assert set(verb_family(verb, load())) == set(family.split())


@pytest.mark.parametrize(
    ("phrase", "some"),
    [
        ("break ground", "broke ground"),
        ("take .. off", "taken .. off"),
        ("be no longer under", "are no longer under"),
        ("green-light", "green-lit"),
        ("re-impose", "re-imposing"),
        ("put pen to paper", "puts pen to paper"),
    ],
)
def test_a_phrase_inflects_its_first_word_alone(phrase, some):
    """In a phrase the verb comes first; what follows stays, gaps included."""
    assert some in verb_family(phrase, load())


def test_one_spelling_may_be_several_forms():
    """They cut, they have cut, it was cut: the spelling is one, and the reading tells which."""
    assert verb_family("cut", load())["cut"] == {Form.BASE, Form.PAST, Form.PARTICIPLE}
    assert verb_family("come", load())["come"] == {Form.BASE, Form.PARTICIPLE}
    assert verb_family("eases", BARE).keys() > {"eases"}


def test_an_unknown_verb_follows_the_regular_rules():
    """An owner's own verb needs no table."""
    assert verb_family("unsanction", BARE) == {
        "unsanction": {Form.BASE},
        "unsanctions": {Form.THIRD},
        "unsanctioned": {Form.PAST, Form.PARTICIPLE},
        "unsanctioning": {Form.GERUND},
    }


@pytest.mark.parametrize(
    ("noun", "family"),
    [
        ("tanker", "tanker tankers"),
        ("treaty", "treaty treaties"),
        ("quay", "quay quays"),
        ("embargo", "embargo embargoes embargos"),
        ("cargo", "cargo cargoes cargos"),
        ("crisis", "crisis crises"),
        ("aircraft", "aircraft"),
        ("gas", "gas gases"),
        ("box", "box boxes"),
        ("talks", "talks"),
        ("spokeswoman", "spokeswoman spokeswomen"),
        ("referendum", "referendum referendums referenda"),
        ("START", "START STARTs"),
        ("US", "US"),
        ("New START", "New START|New STARTs"),
        ("rare earth", "rare earth|rare earths"),
        ("carve-out", "carve-out carve-outs"),
        ("price cap", "price cap|price caps"),
        ("start of construction", "start of construction|starts of construction"),
        ("Sakhalin-2", "Sakhalin-2"),
    ],
)
def test_a_noun_stands_for_one_and_for_many(noun, family):
    """A noun in a watch meets its plural; a phrase has its plural at its head."""
    assert set(noun_family(noun, load())) == set(family.split("|" if "|" in family or " " in noun else " "))


def test_a_plural_is_known_as_one():
    """A word that is written as a plural has no other form, and one that is both says so."""
    assert noun_family("talks", BARE) == {"talks": {Form.PLURAL}}
    assert noun_family("aircraft", load()) == {"aircraft": {Form.SINGULAR, Form.PLURAL}}
