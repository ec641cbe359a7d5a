"""By what an item is known: its publisher, and its guid or canonical link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from msgspec import Struct

from watchlist.feeds.links import canonical, host_of
from watchlist.model.feed import Feed

# Hosts that serve everybody's feeds: there the whole address says who speaks.
_SHARED = frozenset(
    {"feeds.feedburner.com", "feeds2.feedburner.com", "feeds.acast.com", "rss.app", "rsshub.app", "medium.com",
     "raw.githubusercontent.com", "morss.it", "politepol.com", "fetchrss.com", "github.com", "www.youtube.com",
     "www.reddit.com"}
)  # fmt: skip
# Shorter ones number the entries of one feed, and are not unique among a publisher's feeds.
_SHORTEST_GUID = 8


class Marks(Struct, frozen=True):
    """What could identify an entry, the best first."""

    guid: str
    link: str | None
    title: str

    def choices(self) -> tuple[str, ...]:
        """Return the keys in order of preference; the last is never empty."""
        link = canonical(self.link) if self.link else ""
        guid = self.guid.strip()[:1024]
        if guid and len(guid) < _SHORTEST_GUID:
            guid = f"{guid} {link}"
        found = (guid and f"guid {guid}", link and f"link {link}", f"title {self.title.casefold()} {link}")
        return tuple(key for key in found if key)


def voice(feed: Feed, source: str = "") -> str:
    """Return who speaks, as identities see it: the host that serves the feed, and the source that an item names.

    It is the feed's address, and neither the item's link nor what the owner calls the publisher: one feed must
    not be able to rewrite another's items, and a corrected name in the feeds file must not make all items new.
    """
    host = _host(feed.url)
    return f"{host} {source.casefold()}" if source else host


@lru_cache(maxsize=1024)
def _host(address: str) -> str:
    host = host_of(address)
    return address if host in _SHARED else host.removeprefix("www.") or address


def identity(speaker: str, key: str) -> str:
    """Return the id of the item of that speaker and key."""
    return blake2b(f"{speaker}\n{key}".encode("utf-8", "replace"), digest_size=16).hexdigest()


def distinct_keys(marks: Sequence[Marks]) -> list[str]:
    """Return one key for each entry of a document: the best that does not stand for two different titles.

    Some publishers give all their entries one guid, or link all of them to the front page.
    """
    guids = [mark.guid.strip()[:1024] for mark in marks]
    if len(set(guids)) == len(guids) and len(min(guids, key=len, default="")) >= _SHORTEST_GUID:
        # Nobody asks for a second choice where each has a first one of its own.
        return [f"guid {guid}" for guid in guids]
    choices = [mark.choices() for mark in marks]
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for mark, keys in zip(marks, choices, strict=True):
        title = mark.title.casefold()
        for key in keys:
            titles[key].add(title)
    return [next((key for key in keys if len(titles[key]) == 1), keys[-1]) for keys in choices]
