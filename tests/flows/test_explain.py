"""Explaining a headline, or an item that is stored."""

from pathlib import Path

import pytest
from tests.builders import NOW, a_feed, an_item

from watchlist.definitions.files import Definitions, load
from watchlist.definitions.home import locate
from watchlist.errors import UsageError
from watchlist.flows.explain import explain
from watchlist.model.feed import FeedState
from watchlist.store import Store

WATCH = """
watch: harbour
signals:
  - {id: opened, when: [{does: [open], what: [harbour]}]}
  - {id: closed, when: [{does: [close], what: [harbour]}]}
"""


@pytest.fixture
def definitions(tmp_path: Path) -> Definitions:
    """A home with one watch of two signals."""
    (tmp_path / "watches").mkdir()
    (tmp_path / "watches" / "harbour.yaml").write_text(WATCH, encoding="utf-8")
    return load(locate(str(tmp_path), {}, tmp_path))


@pytest.fixture
def store() -> Store:
    """A store with two items whose ids begin alike."""
    store = Store.memory()
    items = [
        an_item("Harbour opens", id="abcd1111", link="https://herald.example/1"),
        an_item("Harbour may close", id="abcd2222", link="https://herald.example/2"),
    ]
    store.save_feed(FeedState(feed=a_feed().id), items, NOW)
    return store


def test_a_headline_is_explained_for_each_signal_what_it_speaks_of_first(definitions: Definitions, store: Store):
    """For a whole watch, the signal that counts leads."""
    first, second = explain(definitions, store, "harbour", "Harbour closes", NOW)

    assert (first.signal, first.counts) == ("closed", True)
    assert (second.signal, second.counts) == ("opened", False)


def test_a_stored_item_is_named_by_its_id_or_link(definitions: Definitions, store: Store):
    """The beginning of an id is enough, as long as it is the only one."""
    (by_id,) = explain(definitions, store, "harbour/opened", "abcd1", NOW)
    (by_link,) = explain(definitions, store, "harbour/opened", "https://herald.example/1", NOW)

    assert by_id == by_link
    assert by_id.title == "Harbour opens"


def test_what_cannot_be_explained_says_why(definitions: Definitions, store: Store):
    """Several items, an unknown link, or nothing at all."""
    with pytest.raises(UsageError, match="more than one stored item is called 'abcd'"):
        explain(definitions, store, "harbour", "abcd", NOW)
    with pytest.raises(UsageError, match="no stored item has the link"):
        explain(definitions, store, "harbour", "https://other.example/", NOW)
    with pytest.raises(UsageError, match="there is no word to explain"):
        explain(definitions, store, "harbour", " ", NOW)
