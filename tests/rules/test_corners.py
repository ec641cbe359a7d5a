"""Turns of phrase, and of rules, that few headlines take."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.rules.builders import AT, EASE, PRESS, found, matcher, status

from watchlist.language.tokens import sentence
from watchlist.language.vocabulary import Action, Actor, Vocabulary, load
from watchlist.model.item import Item
from watchlist.model.watch import Pattern, Rule, Signal, Slot, Watch
from watchlist.rules.check import flaws
from watchlist.rules.matcher import compile_watches
from watchlist.rules.tongue import Tongue


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("China does ease curbs on ore for Japan", "asserted"),
        ("China quietly eased curbs on ore for Japan", "asserted"),
        ("Chinese ministry eased sharply curbs on ore for Japan", "asserted"),
        ("China and India quietly ease curbs on ore for Japan", "asserted"),
        ("China's ministry took curbs on ore off the list for Japan", "asserted"),
        ("When will China ease curbs on ore for Japan", "question"),
        ("Why will China ease curbs on ore for Japan", "question"),
        ("China quietly agrees to eased curbs on ore for Japan", "hedged"),
        ("China decides to not ease curbs on ore for Japan", "denied"),
        ("China has not moved to ease curbs on ore for Japan", "denied"),
        ("China refuses Japan's request to ease curbs on ore", "denied"),
        ("Markets rally: China to ease curbs on ore for Japan", "forecast"),
        ("China lifts proposed curbs on ore for Japan", "hedged"),
        # Too many words lie between the hopes and the deed.
        (("Hopes for a mild and dry and still winter in the many towns of the north grow "
          "China eases ore curbs for Japan"), "asserted"),
    ],
)  # fmt: skip
def test_a_rare_turn_is_read_like_a_common_one(title: str, expected: str):
    """Adverbs, gaps, and helpers in odd places change nothing."""
    assert status(title) == expected


def read(does: str, what: str, title: str) -> str:
    """The status of a title under a rule of one verb and one thing."""
    rule = Rule(when=(Pattern(does=(does,), what=(Slot(terms=(what,)),)),))
    watch = Watch(id="w", title="w", signals=(Signal(watch="w", id="s", title="s", rule=rule),))
    item = Item(id="1", title=title, published=AT, seen=AT)
    readings = compile_watches([watch], load()).read(item, PRESS).readings
    return str(readings[0].status) if readings else "unrelated"


@pytest.mark.parametrize(
    ("does", "what", "title", "expected"),
    [
        ("cut", "output", "Oman cut output", "asserted"),
        ("cut", "output", "Output cut in Oman", "unrelated"),
        ("test", "missile", "Country holds 3 tests of missiles", "unrelated"),
        ("test", "missile", "Country tests missiles", "asserted"),
        ("take .. off", "tanker", "Ministry of trade took off tankers", "asserted"),
        ("take .. off", "tanker", "Ministry of trade took tankers off", "asserted"),
    ],
)
def test_a_verb_that_is_also_a_noun_is_read_by_its_place(does: str, what: str, title: str, expected: str):
    """To cut is not a cut, and tests of missiles are not what tests them."""
    assert read(does, what, title) == expected


def test_a_verb_whose_past_is_its_base_is_a_noun_behind_its_thing():
    """It may be said of the cut that it is sharp: without a word that realises it, it is no fact."""
    assert read("cut", "output", "Oil output cut sharply this year") != "asserted"


def test_a_doer_at_the_end_of_a_sentence_does_nothing():
    """There is no verb after it, known or unknown; an adverb before the verb hides none."""
    assert found("Curbs on ore for Japan vex China").near == ()
    assert "*softens*" in found("China quietly softens curbs on ore for Japan").near[0].lacks


def test_an_opposite_that_is_only_feared_is_no_opposite():
    """What may be tightened is as it was."""
    assert status("China may tighten curbs on ore for Japan") == "unrelated"


def test_a_rule_that_excludes_nothing_is_explained_without_exclusions():
    """Each condition of an explanation is one of the rule."""
    item = Item(id="1", title="The grain pact lapses", published=AT, seen=AT)

    kinds = [each.kind for each in matcher().explain("pact", "lapse", item, PRESS).conditions]

    assert kinds[0] == "action"
    assert "never" not in kinds


def test_an_expression_is_met_where_words_are():
    """What matches between the words, or at the edge of a sentence, fills nothing."""
    assert read("close", "/port/", "Oman closes its ports") == "asserted"
    assert read("close", "/ $|\u201d$/", "Oman closes its \u201cport\u201d") == "unrelated"


def test_a_rule_whose_things_are_too_short_to_look_for_is_read_all_the_same():
    """The index looks for the verb then."""
    assert read("close", "US", "EU closes its port to US") == "asserted"
    assert read("close", "US", "EU opens its port to US") == "unrelated"


def test_the_least_change_names_the_place_that_an_item_leaves_out():
    """What must stand anywhere in the item is missed by its name."""
    signal = replace(EASE, rule=replace(EASE.rule, anywhere=(Slot(name="month", terms=("monsoon",)),)))
    compiled = compile_watches([Watch(id="ore", title="ore", signals=(signal,))], load())
    item = Item(id="1", title="China eases curbs on ore for Japan", published=AT, seen=AT)

    assert compiled.explain("ore", "ease", item, PRESS).least == "a word of month anywhere in the item"


def test_an_actor_may_be_known_by_the_beginning_of_a_word():
    """`zemb*` is Zembla's, in whatever form."""
    vocabulary = Vocabulary(actors={"zz": Actor(code="zz", adjectives=("Zembl*",))})
    actors = Tongue(vocabulary).actors

    (mention,) = actors.mentions(sentence("A Zemblan minister resigns"))

    assert (mention.code, mention.start, mention.name) == ("zz", 1, False)


def test_a_list_without_a_word_of_its_kind_is_a_flaw():
    """A list of deeds that has no nouns can fill no slot."""
    vocabulary = replace(load(), actions={"hum": Action(verbs=("hum",))})
    rule = Rule(when=(Pattern(does=("$hum",), what=(Slot(terms=("$hum",)),)),))
    watch = Watch(id="w", title="w", signals=(Signal(watch="w", id="s", title="s", rule=rule),))

    (flaw,) = flaws(watch, vocabulary)

    assert flaw.path == ("signals", 0, "when", 0, "what", 0)
    assert (flaw.what, flaw.mend) == ("$hum holds no nouns, so it can never match", "name another list")
