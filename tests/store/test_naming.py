"""Items found by what a person types: the beginning of an id, or a link."""

from __future__ import annotations

import pytest
from tests.builders import NOW
from tests.store.filled import ITEMS, OPENED, fill

from watchlist.store import Store


@pytest.fixture
def store():
    """A state with an item of a spelled id, and one of an id of its own."""
    with Store.memory() as store:
        fill(store)
        yield store


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (OPENED, [ITEMS[0]]),
        (OPENED[:8], [ITEMS[0]]),
        ("https://herald.example/1", [ITEMS[0]]),
        ("quay", [ITEMS[1]]),
        ("0123f", []),
        ("012", []),
        ("Harbour opens, says Herald", []),
        (OPENED + "0", []),
    ],
)
def test_an_item_is_found_by_the_beginning_of_its_id_or_its_link(store, name, found):
    """At least four characters of it, whether the key spells the id or not."""
    assert store.items_named(name) == found


def test_items_of_several_ids_are_found_as_far_as_they_are_there(store):
    """By their whole ids."""
    assert store.items_of([OPENED, "quay-7", "gone"]) == {OPENED: ITEMS[0], "quay-7": ITEMS[1]}
    assert store.prune(NOW) == 0
