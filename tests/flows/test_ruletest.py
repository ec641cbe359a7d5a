from __future__ import annotations

from datetime import timedelta

import pytest
from tests.builders import NOW, a_feed, a_signal, a_watch
from tests.flows.builders import matcher

from watchlist.flows.ruletest import try_rules
from watchlist.model.evidence import Status
from watchlist.model.feed import FeedKind
from watchlist.model.watch import Pattern, Rule, RuleTest, Slot

ANNOUNCED = Pattern(event=("opening",), what=(Slot(terms=("harbour",)),))
FEEDS = (a_feed("port", publisher="Port Authority", kind=FeedKind.PRIMARY), a_feed("anonymous", publisher=""))


def tried(expected, title, signal=None, **more):
    """How one headline of the harbour's signal went."""
    test = RuleTest(expected=expected, title=title, **more)
    signal = signal or a_signal()
    watch = a_watch(a_signal(rule=signal.rule, tests=(test,)), file="watches/harbour.yaml")
    (one,) = try_rules([watch], matcher(watch), FEEDS, NOW)
    return one


@pytest.mark.parametrize(
    ("expected", "title"),
    [
        ("counts", "Harbour opens"),
        ("asserted", "Harbour opens"),
        ("hedged", "Harbour may open"),
        ("forecast", "Harbour will open"),
        ("unrelated", "Cat found"),
    ],
)
def test_a_headline_passes_when_it_is_read_as_its_file_says(expected, title):
    """By status, by counting, or by saying nothing of the signal."""
    assert tried(expected, title).passed


@pytest.mark.parametrize(
    ("expected", "title", "got"),
    [
        ("counts", "Harbour may open", "hedged"),
        ("counts", "Cat found", "unrelated"),
        ("hedged", "Harbour opens", "counts"),
        ("unrelated", "Harbour opens", "counts"),
    ],
)
def test_a_headline_fails_with_what_it_was_taken_for(expected, title, got):
    """What it was read as instead, in the words in which a file says it, and why."""
    one = tried(expected, title)

    assert (one.passed, one.got) == (False, got)
    assert one.because
    assert (one.watch, one.signal, one.file) == ("harbour", "opened", "watches/harbour.yaml")


def test_a_promise_that_counts_is_a_forecast_and_counts():
    """Where `count_also` has it, either word is right."""
    promise = a_signal(rule=Rule(when=a_signal().rule.when, count_also=frozenset({Status.FORECAST})))

    assert tried("counts", "Harbour will open", promise).got == "counts"
    assert tried("forecast", "Harbour will open", promise).passed


def test_a_headline_is_read_at_its_own_time():
    """`at` may lie in the past or ahead; what is not yet to count does not count yet."""
    rule = Rule(when=a_signal().rule.when, not_before=NOW + timedelta(days=100))
    later = a_signal(rule=rule)

    assert not tried("counts", "Harbour opens", later).passed
    assert tried("counts", "Harbour opens", later, at=NOW + timedelta(days=200)).passed


@pytest.mark.parametrize("source", ["Port Authority", "port"])
def test_a_headline_may_come_from_a_feed_of_the_catalogue(source):
    """Named by its publisher or its id, a primary source is read as one."""
    announced = a_signal(rule=Rule(when=(ANNOUNCED,)))

    assert tried("counts", "Opening of the harbour", announced, source=source).passed
    assert not tried("counts", "Opening of the harbour", announced, source="Some Blog").passed
    assert not tried("counts", "Opening of the harbour", announced).passed


def test_a_near_miss_says_what_it_lacks():
    """Where no pattern is met, the reason is the nearest miss."""
    by_washington = a_signal(rule=Rule(when=a_signal().rule.when, who=("us",)))

    assert "unlocks" in " ".join(tried("counts", "US unlocks harbour", by_washington).because)
    assert tried("counts", "Cat found").because == ("no pattern of the signal is met",)
