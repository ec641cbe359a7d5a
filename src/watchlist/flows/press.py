"""The press of the demonstration: what each outlet has printed by the hour that its clock shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from watchlist.feeds.rss import write
from watchlist.model.feed import Feed
from watchlist.model.item import Item

# A feed carries its latest items; so many are plenty for a daily reader.
CARRIED = 12


class Press:
    """Prints feed documents out of an archive. A new hour is set between runs, and read from other threads."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            self._items[item.feed].append(item)
        self._printed: dict[str, bytes] = {}
        self._before: datetime | None = None

    def print_until(self, now: datetime, feeds: Iterable[Feed]) -> None:
        """Let every outlet publish what it has up to that time, in its feed."""
        self._printed = {f"/{feed.id}.xml": write(feed, self._carried(feed, now)) for feed in feeds}
        self._before = now

    def document(self, path: str) -> bytes | None:
        """Return what stands under a path now, or None where no outlet does."""
        return self._printed.get(path)

    def _carried(self, feed: Feed, now: datetime) -> Sequence[Item]:
        """Return the outlet's latest items, the newest first; none drops out before a run could read it."""
        out = [item for item in self._items[feed.id] if item.at <= now]
        unread = sum(self._before is None or item.at > self._before for item in out)
        return out[::-1][: max(CARRIED, unread)]
