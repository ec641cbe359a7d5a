"""What is remembered of a feed after a reading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from itertools import pairwise

from watchlist.errors import FeedError
from watchlist.feeds.parsing import Parsed
from watchlist.feeds.plan import SETTLED_RUNS, Request
from watchlist.model.feed import FeedState, Health
from watchlist.net.fetch import Fetched

# A little under the round hours, so that an hourly run finds the feed due, and never more than half a day:
# a daily run tries every feed.
_BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (50, 110, 230, 470, 700))
# A feed is stale when it is silent for several times as long as it ever is. Where that is not known it is a month;
# no feed is stale after a long holiday, and none is waited for more than half a year. Of the silences inside 132 real
# documents, 41 would have passed for the end of a feed, where a month for all of them makes it 122.
_SILENT = timedelta(days=30)
_SEVERAL = 3
_HOLIDAY = timedelta(days=10)
_HALF_A_YEAR = timedelta(days=183)
# Of the gaps between its items the longest few are left out: one pinned item of years ago makes no rhythm.
_USUAL = 0.9
_TELLING = 4
# Raised when reading changes in a way that should bring the items of an unchanged document once more.
_READER = b"1"
_FINE = frozenset({Health.OK, Health.UNCHANGED})


def body_hash(body: bytes) -> str:
    """Return what tells this document from any other."""
    return blake2b(body, digest_size=16, key=_READER).hexdigest()


def after_reading(request: Request, fetched: Fetched, parsed: Parsed, now: datetime) -> FeedState:
    """Return the state after a document was read, whole or as far as it came.

    What was not whole leaves no validators, so that the next reading asks for everything. A document that breaks off
    in itself leaves its hash: the same once more says nothing new.
    """
    whole = parsed.whole and not fetched.broken
    dates = sorted(item.published for item in parsed.items if item.published is not None)
    newest = dates[-1] if dates else None
    gap = usual_gap(dates) or (request.before.gap if request.before else 0)
    moved_to, moved_runs = _moved(request, fetched)
    health, remark = _health(len(parsed.items), newest, gap, moved_to, Health.OK, now)
    remarks = [remark, _part(parsed, fetched, whole=whole)]
    return FeedState(
        feed=request.feed.id,
        url=request.feed.url,
        health=health,
        error="; ".join(filter(None, remarks)),
        etag=fetched.etag if whole else "",
        modified=fetched.modified if whole else "",
        body_hash="" if fetched.broken else body_hash(fetched.body),
        last_tried=now,
        last_read=now if whole or request.before is None else request.before.last_read,
        full_at=now if whole else None,
        since=_since(request.before, health, now),
        items=len(parsed.items),
        newest=newest,
        moved_to=moved_to,
        moved_runs=moved_runs,
        gap=gap,
    )


def after_unchanged(request: Request, fetched: Fetched, now: datetime) -> FeedState:
    """Return the state after an answer that brought what we had read before."""
    before = request.before or FeedState(feed=request.feed.id)
    moved_to, moved_runs = _moved(request, fetched)
    health, remark = _health(before.items, before.newest, before.gap, moved_to, Health.UNCHANGED, now)
    same_body = fetched.status != 304
    whole = not same_body or before.full_at is not None
    return FeedState(
        feed=request.feed.id,
        url=request.feed.url,
        health=health,
        error=remark if whole else "; ".join(filter(None, (remark, _breaks_off(before.items)))),
        etag=(fetched.etag or ("" if same_body else before.etag)) if whole else "",
        modified=(fetched.modified or ("" if same_body else before.modified)) if whole else "",
        body_hash=before.body_hash,
        last_tried=now,
        last_read=now if whole else before.last_read,
        full_at=now if same_body and whole else before.full_at,
        since=_since(request.before, health, now),
        items=before.items,
        newest=before.newest,
        moved_to=moved_to,
        moved_runs=moved_runs,
        gap=before.gap,
    )


def after_failure(request: Request, failure: FeedError, now: datetime) -> FeedState:
    """Return the state after a reading that brought nothing: what was known stays, and it is tried again later."""
    before = request.before or FeedState(feed=request.feed.id)
    failures = before.failures + 1
    pause = _BACK_OFF[min(failures, len(_BACK_OFF)) - 1]
    # A new address that fails sends us back to the one in the feeds file.
    at_home = request.url == request.feed.url
    return FeedState(
        feed=request.feed.id,
        url=request.feed.url,
        health=failure.health,
        error=str(failure),
        etag=before.etag,
        modified=before.modified,
        body_hash=before.body_hash,
        last_tried=now,
        last_read=before.last_read,
        full_at=before.full_at,
        next_due=None if failure.permanent else failure.retry_at or now + pause,
        since=_since(request.before, failure.health, now),
        failures=failures,
        items=before.items,
        newest=before.newest,
        moved_to=before.moved_to if at_home else "",
        moved_runs=before.moved_runs if at_home else 0,
        gap=before.gap,
    )


def _moved(request: Request, fetched: Fetched) -> tuple[str, int]:
    known, runs = (request.before.moved_to, request.before.moved_runs) if request.before else ("", 0)
    if request.url != request.feed.url:  # asked at the new address already
        return (fetched.moved_to, 1) if fetched.moved_to else (known, runs)
    if not fetched.moved_to:
        return "", 0
    return fetched.moved_to, min(runs + 1, SETTLED_RUNS) if fetched.moved_to == known else 1


def usual_gap(dates: Sequence[datetime]) -> int:
    """Return how many seconds lie between these times, in their order, in all but the longest gaps; 0 of too few."""
    if len(dates) <= _TELLING:
        return 0
    gaps = sorted(later - earlier for earlier, later in pairwise(dates))
    return round(gaps[int(_USUAL * (len(gaps) - 1))].total_seconds())


def silent_for(gap: int) -> timedelta:
    """Return after how long a silence a feed of that rhythm is stale."""
    if not gap:
        return _SILENT
    return min(max(_SEVERAL * timedelta(seconds=gap), _HOLIDAY), _HALF_A_YEAR)


def _health(
    items: int, newest: datetime | None, gap: int, moved_to: str, fine: Health, now: datetime
) -> tuple[Health, str]:
    if not items:
        return Health.EMPTY, "a feed without any item"
    if newest is None:
        return Health.UNDATED, "its items carry no date: they count from when they were first seen"
    if now - newest > silent_for(gap):
        return Health.STALE, f"nothing new since {newest:%Y-%m-%d}: look whether the publisher has moved it"
    if moved_to:
        return Health.MOVED, f"moved for good to {moved_to}: write that address in feeds.yaml"
    return fine, ""


def _part(parsed: Parsed, fetched: Fetched, *, whole: bool) -> str:
    if not whole:
        return _breaks_off(len(parsed.items), fetched.broken)
    if parsed.left_out:
        return f"{_count(len(parsed.items))} read, {parsed.left_out:,} more left out"
    return ""


def _breaks_off(items: int, broken: str = "") -> str:
    why = f" ({broken})" if broken else ""
    return f"the document breaks off{why}: {_count(items)} read, and all is asked for next time"


def _count(items: int) -> str:
    return "1 item" if items == 1 else f"{items:,} items"


def _since(before: FeedState | None, health: Health, now: datetime) -> datetime:
    if before is None or before.since is None:
        return now
    same = before.health is health or {before.health, health} <= _FINE
    return before.since if same else now
