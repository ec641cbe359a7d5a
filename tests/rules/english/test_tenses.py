"""English tenses across clauses, read by the ore and pact watches."""

from __future__ import annotations

import pytest
from tests.rules.builders import status as status_of


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Chile will keep shipping after grain pact lapses", "forecast"),
        ("Chile to monitor harvests after grain pact's end", "forecast"),
        ("When the grain pact lapses, prices will jump", "forecast"),
        ("Millers stock up after the grain pact lapsed", "asserted"),
        ("Bread prices jump as grain pact lapses", "asserted"),
        ("Two mills close after grain pact lapses", "asserted"),
        ("China moves to calm millers after grain pact lapses", "asserted"),
        ("Chile asks Peru to ship more after grain pact lapses", "asserted"),
        ("Millers shut down: after grain pact lapses, none will pay", "forecast"),
        ("After grain pact lapses: Chile will ship alone", "asserted"),
    ],
)
def test_what_follows_something_to_come_says_that_it_is_to_come(title, status):
    """A present tense after "when" or "after" is no fact where the main clause speaks of the future."""
    assert status_of(title) == status


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("China seizes lifted curbs ore", "unrelated"),
        ("China to discuss eased curbs on ore for Japan", "unrelated"),
        ("China quietly eased curbs on ore for Japan", "asserted"),
        ("Chinese officials eased curbs on ore for Japan", "asserted"),
    ],
)
def test_a_participle_after_a_verb_belongs_to_its_object(title, status):
    """Who seizes a sanctioned ship has sanctioned nothing by it."""
    assert status_of(title) == status
