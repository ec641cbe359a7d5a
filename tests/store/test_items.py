"""Items are kept once, in the order in which they are to be judged."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

import pytest
from tests.builders import NOW, an_item

from watchlist.model.feed import FeedState
from watchlist.model.item import Item
from watchlist.store import Saved, Store

LATER = NOW + timedelta(hours=6)


def save(store: Store, feed: str, *items: Item, now=NOW) -> Saved:
    return store.save_feed(FeedState(feed=feed), items, now)


def titles(store: Store, position: int = 0, feeds: Collection[str] | None = None) -> list[str]:
    return [stored.item.title for stored in store.items_after(position, feeds)]


def test_an_item_comes_back_as_it_was_stored(store):
    """All that is known of an item is there again, whatever its id looks like."""
    items = [
        an_item("One", id="0123456789abcdef0123456789abcdef", feed="herald", summary="S", link="https://e.example/"),
        an_item("Two", id="archive/2026#7", feed="herald", published=None, source="Courier", domain="courier.example"),
        an_item("Three", id="", feed="herald", language="uk"),
    ]

    assert save(store, "herald", *items) == Saved(new=3)
    assert [stored.item for stored in store.items_after(0, None)] == items[::-1]  # feeds begin with the newest


def test_an_unchanged_item_keeps_when_it_was_first_seen(store):
    """The same item again is nothing new, and stays where it is."""
    save(store, "herald", an_item(id="1", feed="herald"))

    again = save(store, "herald", an_item(id="1", feed="herald", seen=LATER), now=LATER)

    assert again == Saved()
    assert [(s.position, s.revision, s.item.seen) for s in store.items_after(0, None)] == [(1, 1, NOW)]


def test_a_changed_title_is_a_new_revision_to_be_judged_again(store):
    """A headline that was rewritten stands behind the cursor of those who read it before."""
    save(store, "herald", an_item("Harbour may open", id="1"), an_item("Fair", id="2"))
    read_so_far = store.top()

    saved = save(store, "herald", an_item("Harbour opens", id="1", seen=LATER), an_item("Fair", id="2"), now=LATER)

    assert saved == Saved(revised=1)
    (again,) = store.items_after(read_so_far, None)
    assert (again.revision, again.item.title, again.item.seen) == (2, "Harbour opens", NOW)
    assert store.counts().items == 2


def test_a_title_that_goes_back_is_a_revision_too(store):
    """First one title, then another, then the first again: three revisions."""
    for title in ("A", "B", "A"):
        save(store, "herald", an_item(title, id="1"))

    assert [(s.position, s.revision) for s in store.items_after(0, None)] == [(3, 3)]


def test_of_two_items_with_one_id_the_first_is_kept(store):
    """A document that gives one id to two items does not make them take turns for ever."""
    items = an_item("New", id="1"), an_item("Old", id="1")

    assert save(store, "herald", *items) == Saved(new=1)
    assert save(store, "herald", *items) == Saved()
    assert titles(store) == ["New"]


def test_items_are_given_in_the_order_of_their_positions(store):
    """A reader of only some feeds gets their items, and none of the others'."""
    save(store, "herald", an_item("H1", id="1"))
    save(store, "courier", an_item("C1", id="2"))
    save(store, "herald", an_item("H2", id="3"))

    assert titles(store) == ["H1", "C1", "H2"]
    assert titles(store, feeds={"herald"}) == ["H1", "H2"]
    assert titles(store, feeds=["herald", "courier"], position=1) == ["C1", "H2"]
    assert titles(store, feeds=()) == []
    assert titles(store, position=store.top()) == []


def test_an_item_that_another_feed_brings_too_reaches_the_readers_of_that_feed(store):
    """A watch that reads only the second feed has not seen the item, however long ago the first one brought it."""
    save(store, "world", an_item("Harbour opens", id="1"))
    read_so_far = store.top()

    assert save(store, "regional", an_item("Harbour opens", id="1")) == Saved()

    assert titles(store, position=read_so_far, feeds={"regional"}) == ["Harbour opens"]
    assert titles(store, feeds={"world"}) == ["Harbour opens"]
    assert [s.revision for s in store.items_after(0, None)] == [1]


def test_two_feeds_with_two_titles_for_one_item_do_not_take_turns(store):
    """Each title is judged once; the next runs, with the same documents, bring nothing new."""
    world, regional = an_item("Harbour opens", id="1"), an_item("Our harbour opens!", id="1")
    save(store, "world", world)
    assert save(store, "regional", regional) == Saved(revised=1)

    assert [save(store, "world", world), save(store, "regional", regional)] == [Saved(), Saved()]
    assert titles(store) == ["Our harbour opens!"]
    assert titles(store, feeds={"world"}) == titles(store, feeds={"regional"}) == ["Our harbour opens!"]


def test_a_correction_in_one_of_two_feeds_is_a_revision_once(store):
    """When the other feed follows with the same new title, that is known already."""
    for feed in ("world", "regional", "national"):
        save(store, feed, an_item("Harbour may open", id="1"))

    corrections = [save(store, feed, an_item("Harbour opens", id="1")) for feed in ("regional", "world", "national")]

    assert corrections == [Saved(revised=1), Saved(), Saved()]


def test_a_long_past_is_read_in_batches(store):
    """More items than fit a batch come whole and in order, even if some are stored meanwhile."""
    save(store, "herald", *(an_item(f"No {n}", id=str(n)) for n in range(1999, -1, -1)))
    reading = store.items_after(0, None)
    first = next(reading)
    save(store, "herald", an_item("Late", id="late"))

    rest = [stored.item.title for stored in reading]

    assert [first.item.title, *rest] == [*(f"No {n}" for n in range(2000)), "Late"]


def test_items_are_forgotten_400_days_after_a_feed_last_carried_them(store):
    """What a feed still carries stays, else it would come back as new; evidence is none of this."""
    save(store, "herald", an_item("Gone", id="1"), an_item("Lasting", id="2"))
    save(store, "regional", an_item("Gone", id="1"))
    for days in (20, 40, 300):
        save(store, "herald", an_item("Lasting", id="2"), now=NOW + timedelta(days=days))

    assert store.prune(NOW + timedelta(days=400)) == 0
    assert store.prune(NOW + timedelta(days=401)) == 1
    assert titles(store) == ["Lasting"]
    assert store.top() == 3


def test_positions_are_never_given_twice(store):
    """A cursor stays right although the last items were forgotten."""
    save(store, "herald", an_item("Gone", id="1"))
    store.prune(NOW + timedelta(days=500))
    assert store.top() == 1

    save(store, "herald", an_item("New", id="2"))

    assert titles(store, position=1) == ["New"]


@pytest.mark.parametrize("broken", [Exception, KeyboardInterrupt])
def test_items_and_validators_are_stored_together_or_not_at_all(store, broken):
    """A feed cut off while it was stored has neither its items nor its validators."""

    def cut_off():
        yield an_item("One", id="1")
        raise broken

    class Document(list):
        def __reversed__(self):
            return cut_off()

    with pytest.raises(broken):
        store.save_feed(FeedState(feed="herald", etag='"7"'), Document(), NOW)

    assert store.feed_states() == {}
    assert titles(store) == []


def test_what_was_seen_since_a_time_is_counted(store):
    """Of all feeds or of some, whichever of them carried an item first."""
    later = NOW + timedelta(hours=1)
    store.save_feed(FeedState(feed="herald"), [an_item("One", seen=NOW), an_item("Two", seen=later)], later)
    store.save_feed(FeedState(feed="tribune"), [an_item("Two", seen=later), an_item("Three", seen=later)], later)

    assert store.seen_since(NOW, None) == 3
    assert store.seen_since(later, None) == 2
    assert store.seen_since(later, {"herald"}) == 1
    assert store.seen_since(NOW, {"tribune"}) == 2
    assert store.seen_since(later + timedelta(hours=1), None) == 0


def test_of_a_very_long_feed_every_item_is_known_again(store) -> None:
    """However many there are, those that are stored are no news, and the one that was changed is a revision."""
    items = [an_item(f"Item {n}", id=f"long-{n:04}") for n in range(1_201)]
    first = store.save_feed(FeedState(feed="herald"), items, NOW)
    again = store.save_feed(FeedState(feed="herald"), [*items[:-1], an_item("Corrected", id="long-1200")], NOW)

    assert (first.new, again.new, again.revised) == (1_201, 0, 1)
