"""Explain: why an item counts for a signal or does not, for any item and any signal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from watchlist.definitions.files import Definitions
from watchlist.errors import UsageError
from watchlist.feeds.catalogue import Catalogue
from watchlist.feeds.text import clean
from watchlist.model.evidence import Status
from watchlist.model.explanation import Explanation
from watchlist.model.item import Item
from watchlist.rules.matcher import compile_watches
from watchlist.store.store import Store


def explain(
    definitions: Definitions, store: Store, name: str, what: str, now: datetime, *, summary: str = ""
) -> tuple[Explanation, ...]:
    """Return the explanations of one item for the signal that is named, or for each signal of the watch.

    `what` is a headline, or the id (or its beginning) or the link of a stored item. For a watch, the signals
    that the item speaks of come first, then those that it came nearest to. Raises UsageError where `what`
    means several items, or is a link that no stored item has.
    """
    item = _item(store, what, summary, now)
    watch_id, _, signal = name.partition("/")
    watch = next(watch for watch in definitions.watches if watch.id == watch_id)
    matcher = compile_watches([watch], definitions.vocabulary)
    publisher = Catalogue(definitions.feeds).publisher(item)
    signals = [each.id for each in watch.signals if signal in {"", each.id}]
    found = [matcher.explain(watch.id, each, item, publisher) for each in signals]
    return tuple(sorted(found, key=_nearness))


def _item(store: Store, what: str, summary: str, now: datetime) -> Item:
    stored: Sequence[Item] = store.items_named(what)
    if len(stored) > 1:
        raise UsageError(f"more than one stored item is called {what!r}: write more of its id")
    if stored:
        return stored[0]
    if what.startswith(("http://", "https://")):
        raise UsageError(f"no stored item has the link {what}: give its headline instead")
    title = clean(what)
    if not title:
        raise UsageError("there is no word to explain: give a headline, an item's id or its link")
    return Item(id="", title=title, summary=clean(summary), published=now, seen=now)


def _nearness(explanation: Explanation) -> tuple[bool, bool, int]:
    failed = sum(not condition.met for condition in explanation.conditions)
    return (not explanation.counts, explanation.status is Status.UNRELATED, failed)
