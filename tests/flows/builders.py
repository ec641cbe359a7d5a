"""A store with feeds that were read, and a harbour watch judged over it by the real reading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from tests.builders import NOW, a_feed, a_watch, an_item

from watchlist.flows.judge import Judged, judge
from watchlist.language.vocabulary import Vocabulary, load
from watchlist.model.feed import Feed, FeedState, Health
from watchlist.model.item import Item
from watchlist.model.settings import Channel, Route, Settings
from watchlist.model.watch import Watch
from watchlist.rules.matcher import Matcher, compile_watches
from watchlist.store import Store

FEEDS = (a_feed("herald"), a_feed("tribune"), a_feed("gazette"))
MAILED = Settings(
    channels=(Channel(id="me", kind="mail", options={"to": "me@example.org"}),), routes=(Route(channel="me"),)
)


@cache
def vocabulary() -> Vocabulary:
    """The shipped words, loaded once."""
    return load()


def matcher(*watches: Watch) -> Matcher:
    """The real reading of these watches."""
    return compile_watches(watches, vocabulary())


def carried(store: Store, feed: str, *items: Item, now: datetime = NOW, health: Health = Health.OK) -> None:
    """Store what a feed carried at that time, or that it could not be read."""
    read = now if health.readable else None
    store.save_feed(FeedState(feed=feed, health=health, last_tried=now, last_read=read), items, now)


def opening(publisher: str, *, days_ago: float = 0, **more: Any) -> Item:
    """An item from that publisher, published so long ago, that says the harbour opened."""
    published = NOW - timedelta(days=days_ago)
    title = more.pop("title", f"Old harbour opens, {publisher} finds")
    return an_item(title, **{"id": f"{publisher}-{days_ago}", "feed": publisher, "published": published, **more})


def judged(
    store: Store,
    *watches: Watch,
    now: datetime = NOW,
    feeds: Sequence[Feed] = FEEDS,
    settings: Settings = MAILED,
    reader: Any = None,
) -> Judged:
    """What a run at that time finds in the store, for the harbour watch or for those given."""
    watches = watches or (a_watch(),)
    return judge(watches, reader or matcher(*watches), store, now, feeds=feeds, settings=settings)
