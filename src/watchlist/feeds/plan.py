"""Which feeds are read now, and how they are asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from watchlist.model.feed import Feed, FeedState, Health

# A reading within these minutes has seen what there is.
_FRESH = timedelta(minutes=10)
# Validators are trusted no longer than this: a publisher that answers "not modified" by mistake is found out.
_FULL = timedelta(days=7)
# Nothing that we write down lies further ahead; a time that does came from a clock that was wrong.
_FURTHEST = timedelta(hours=25)
# So many readings in a row have to find a feed at its new address before we ask there at once.
SETTLED_RUNS = 3


class Request(Struct, frozen=True, kw_only=True):
    """A feed to be read at `url`, conditionally where it has validators. `before` is what we knew of it."""

    feed: Feed
    url: str
    etag: str = ""
    modified: str = ""
    body_hash: str = ""
    before: FeedState | None = None

    @property
    def conditional(self) -> bool:
        """Whether the server may answer that nothing has changed."""
        return bool(self.etag or self.modified)


class Skipped(Struct, frozen=True, kw_only=True):
    """A feed that is not read now, and the reason in words."""

    feed: Feed
    because: str


def plan(feed: Feed, state: FeedState | None, now: datetime, *, force: bool = False) -> Request | Skipped:
    """Return how to ask the feed, or why it is left alone. With `force` it is asked whatever it said before."""
    if state is None or (state.url and state.url != feed.url):
        # The owner has given it another address: what we remember is of something else.
        return Request(feed=feed, url=feed.url)
    if not force:
        because = _rest(state, now)
        if because:
            return Skipped(feed=feed, because=because)
    url = state.moved_to if state.moved_to and state.moved_runs >= SETTLED_RUNS else feed.url
    full = state.full_at is None or not timedelta(0) <= now - state.full_at < _FULL
    return Request(
        feed=feed,
        url=url,
        etag="" if full else state.etag,
        modified="" if full else state.modified,
        body_hash=state.body_hash,
        before=state,
    )


def _rest(state: FeedState, now: datetime) -> str:
    if state.health is Health.GONE:
        return "gone for good, says its publisher: take it out of feeds.yaml, or try it with --force"
    if state.next_due is not None and now < state.next_due <= now + _FURTHEST:
        return f"asked again in {_span(state.next_due - now)}"
    if state.failures == 0 and state.last_tried is not None and timedelta(0) <= now - state.last_tried < _FRESH:
        return f"read {_span(now - state.last_tried)} ago"
    return ""


def _span(span: timedelta) -> str:
    minutes = max(1, round(span.total_seconds() / 60))
    if minutes < 100:
        return "1 minute" if minutes == 1 else f"{minutes} minutes"
    return f"{round(minutes / 60)} hours"
