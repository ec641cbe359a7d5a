"""What the tests of this room make again and again."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from tests.builders import NOW, a_feed, an_item

from watchlist.feeds.parsing import Parsed
from watchlist.feeds.plan import Request, Skipped, plan
from watchlist.model.feed import FeedState, Health
from watchlist.net.fetch import Fetched

FEED = a_feed()


def a_state(**more: Any) -> FeedState:
    """The herald, read whole a day ago, with validators."""
    from datetime import timedelta

    day_ago = NOW - timedelta(days=1)
    return FeedState(
        **{
            "feed": FEED.id, "url": FEED.url, "health": Health.OK, "etag": '"7"', "last_tried": day_ago,
            "last_read": day_ago, "full_at": day_ago, "since": day_ago, "items": 2, "newest": day_ago, **more,
        }
    )  # fmt: skip


def asked(state: FeedState | None = None, **more: Any) -> Request:
    """The request that the plan makes of that state."""
    request = plan(FEED, state, NOW, force=True)
    assert not isinstance(request, Skipped)
    return replace(request, **more)


def answered(**more: Any) -> Fetched:
    """An answer with validators."""
    return Fetched(**{"url": FEED.url, "status": 200, "body": b"<rss/>", "etag": '"8"', **more})


def read(*titles: str, **more: Any) -> Parsed:
    """A document with those items."""
    return Parsed(items=tuple(an_item(title) for title in titles), **more)
