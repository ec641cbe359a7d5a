"""Who stands behind an item, as far as the feeds file knows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from watchlist.feeds.links import SEARCHES, host_of, registrable
from watchlist.language.fold import fold
from watchlist.model.feed import Feed, FeedKind, Publisher
from watchlist.model.item import Item

# Where everybody lives: neither a feed's nor a link's domain tells whose words these are.
_SHARED = SEARCHES | {
    "feedburner.com", "rss.app", "rsshub.app", "youtube.com", "t.me", "x.com", "twitter.com", "facebook.com",
    "reddit.com", "medium.com", "substack.com", "wordpress.com", "blogspot.com", "github.com", "githubusercontent.com",
}  # fmt: skip


class Catalogue:
    """Finds the publisher of an item by the feed that brought it, the source it names, or its domain."""

    def __init__(self, feeds: Iterable[Feed]) -> None:
        self._feeds = {feed.id: feed for feed in feeds}
        # Most feeds bring many items.
        self._owners: dict[tuple[str, bool], Publisher] = {}

    def publisher(self, item: Item) -> Publisher:
        """Return who stands behind the item.

        What came through a search feed belongs to the source that the item names; what came from a publisher's
        own feed belongs to that publisher, whatever the item says. A source known only by its name is never
        primary: anybody can be called the Treasury.
        """
        feed = self._feeds.get(item.feed)
        if feed is not None and not (item.source and self._passes_on(feed)):
            return self._own(feed)
        known = self._by_domain.get(item.domain) or self._by_name.get(_name(item.source))
        if known is not None:
            return self._own(known, proven=item.domain in {_domain(known), ""} and bool(item.domain))
        name = item.source or item.domain or (feed.publisher if feed else "") or "unknown"
        owner = "" if item.domain in _SHARED and item.source else item.domain
        return Publisher(name=name, owner=owner or _name(name))

    def _own(self, feed: Feed, *, proven: bool = True) -> Publisher:
        key = feed.id, proven
        if key not in self._owners:
            self._owners[key] = self._owner(feed, proven=proven)
        return self._owners[key]

    def _owner(self, feed: Feed, *, proven: bool) -> Publisher:
        name = feed.publisher or _domain(feed) or feed.id
        return Publisher(
            name=name,
            owner=feed.family.casefold() or _owner_domain(feed) or _name(name),
            primary=proven and feed.kind is FeedKind.PRIMARY,
            actor=feed.actor if proven else "",
        )

    def _passes_on(self, feed: Feed) -> bool:
        return feed.kind is FeedKind.SEARCH or registrable(host_of(feed.url)) in SEARCHES

    @cached_property
    def _by_name(self) -> dict[str, Feed]:
        return {_name(feed.publisher): feed for feed in self._publishers() if feed.publisher}

    @cached_property
    def _by_domain(self) -> dict[str, Feed]:
        return {domain: feed for feed in self._publishers() if (domain := _owner_domain(feed))}

    def _publishers(self) -> list[Feed]:
        # The first in the file wins, so it is put in last.
        return [feed for feed in reversed(self._feeds.values()) if not self._passes_on(feed)]


def _domain(feed: Feed) -> str:
    return registrable(host_of(feed.site)) or registrable(host_of(feed.url))


def _owner_domain(feed: Feed) -> str:
    """Return the domain that is the publisher's own, empty where the feed lives with somebody who serves many."""
    domain = _domain(feed)
    return "" if domain in _SHARED else domain


def _name(name: str) -> str:
    return fold(name).removeprefix("the ")
