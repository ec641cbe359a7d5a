"""Why an item counts or does not: every condition, and the least that would change it."""

import pytest
from tests.rules.builders import AT, PRESS, matcher

from watchlist.model.explanation import Explanation
from watchlist.model.item import Item


def explained(title: str, summary: str = "", *, name: str = "ore/ease") -> Explanation:
    """The explanation of an item of that title."""
    watch, _, signal = name.partition("/")
    item = Item(id="1", title=title, summary=summary, published=AT, seen=AT)
    return matcher().explain(watch, signal, item, PRESS)


def failed(explanation: Explanation) -> list[str]:
    """The kinds of the conditions that failed."""
    return [condition.kind for condition in explanation.conditions if not condition.met]


def test_what_counts_is_explained_by_what_held():
    """Every condition is there with its words, and nothing needs to change."""
    explanation = explained("China eases curbs on ore for Japan")

    assert explanation.counts
    assert explanation.least == ""
    assert [str(each) for each in explanation.conditions][:3] == [
        "action: eases (ease, active)",
        "curb: curbs",
        "cargo: ore",
    ]


@pytest.mark.parametrize(
    ("title", "kinds", "least"),
    [
        ("China may ease curbs on ore for Japan", ["status"], "without what makes it hedged: “may” left of the verb"),
        ("India eases ore curbs for Japan", ["status"], "India does it, not cn"),
        ("China tightens ore curbs for Japan", ["status"], "the contrary is said to have happened"),
        ("China torpedoes ore curbs for Japan", ["action"], "add *torpedo* to `does`"),
        ("Ore curbs of China: ease for Japan", ["action"], "a verb that the signal knows"),
        ("China eases curbs on ore", ["target"], "jp is not named"),
        ("Exchange eases curbs on ore for Japan", ["who"], "the doer is not cn"),
        ("China eases curbs on toys for Japan", ["cargo"], "a word of cargo near the verb"),
        ("China lifts ore curbs for Japan in smuggling case", ["never"], "the same without “smuggling”"),
        ("Ore curbs: China eases, Japan waits", ["use"], "is done to nothing that the rule names"),
        ("It rains", ["action", "curb", "cargo"], "3 conditions fail; the first is action"),
    ],
)
def test_what_does_not_count_says_what_failed_and_the_least_that_would_change_it(
    title: str, kinds: list[str], least: str
):
    """The failed conditions are named, and the smallest change is said."""
    explanation = explained(title)

    assert not explanation.counts
    assert failed(explanation) == kinds
    assert least in explanation.least


def test_the_sentence_that_came_nearest_is_explained():
    """Where the title says nothing, the explanation is of the summary's sentence."""
    explanation = explained("Ore jumps", "China eased curbs on ore for Japan.")

    assert explanation.counts
    assert explanation.conditions[0].words == "eased"


@pytest.mark.parametrize("title", ["China eases curbs on ore for Japan", "China may ease ore curbs for Japan", "Rain"])
def test_an_explanation_never_differs_from_the_reading(title: str):
    """It has the status that the reading has."""
    item = Item(id="1", title=title, published=AT, seen=AT)
    statuses = [reading.status for reading in matcher().read(item, PRESS).readings if reading.watch == "ore"]

    assert explained(title).status == (statuses[0] if statuses else "unrelated")
