"""What an answer's status means for a feed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from watchlist.errors import FeedError
from watchlist.feeds.pages import asks_for_a_human
from watchlist.model.feed import Health
from watchlist.net.fetch import Fetched

_SOONEST = timedelta(minutes=1)
_LATEST = timedelta(hours=24)

_MEANINGS: dict[int, tuple[Health, str]] = {
    401: (Health.BLOCKED, "it wants a password (401)"),
    402: (Health.BLOCKED, "it wants to be paid (402)"),
    403: (Health.BLOCKED, "its server refuses us (403): look whether the publisher offers the feed elsewhere"),
    404: (Health.FAILING, "nothing there (404): look on the site for the feed's new address"),
    407: (Health.BLOCKED, "the proxy wants a password (407): look at network.proxy in watchlist.yaml"),
    410: (Health.GONE, "gone for good (410): take it out of feeds.yaml, or give it a new address"),
    429: (Health.BLOCKED, "asked too often, says its server (429): it is left alone for a while"),
    451: (Health.BLOCKED, "withheld for legal reasons (451)"),
}


def require_readable(fetched: Fetched, now: datetime, *, conditional: bool) -> None:
    """Raise FeedError, with the health and the time to come back, where the answer brings no document."""
    status = fetched.status
    if 200 <= status < 300 or (status == 304 and conditional):
        return
    if status == 304:
        raise FeedError(Health.FAILING, 'it says "not modified" (304) although it was asked for everything')
    retry_at = retry_time(fetched.retry_after, now)
    if status in _MEANINGS:
        health, message = _MEANINGS[status]
        raise FeedError(health, message, retry_at=retry_at, permanent=status == 410)
    if asks_for_a_human(fetched.body):
        raise FeedError(Health.BLOCKED, f"a page that asks whether a human reads it ({status})", retry_at=retry_at)
    if status >= 500:
        raise FeedError(Health.FAILING, f"trouble on its server ({status}): tried again by itself", retry_at=retry_at)
    raise FeedError(Health.FAILING, f"an answer that is no feed ({status})", retry_at=retry_at)


def retry_time(header: str, now: datetime) -> datetime | None:
    """Return when a Retry-After wants us back, from one minute to a day ahead, or None where it says nothing."""
    header = header.strip()
    if header.isascii() and header.isdecimal():
        wait = timedelta(seconds=int(header)) if len(header) < 9 else _LATEST
    else:
        try:
            when = parsedate_to_datetime(header)
            wait = (when if when.tzinfo else when.replace(tzinfo=UTC)) - now
        except (ValueError, TypeError, OverflowError, IndexError):
            return None
    return now + min(max(wait, _SOONEST), _LATEST)
