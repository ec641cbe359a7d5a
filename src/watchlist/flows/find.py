"""Find: a page's address in, the feeds behind it out, each of them read."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import datetime

from msgspec import Struct

from watchlist.definitions.words import masked
from watchlist.errors import FeedError, UsageError
from watchlist.feeds.answers import require_readable
from watchlist.feeds.discover import Candidate, described, guessed, named_by
from watchlist.feeds.entries import Source
from watchlist.feeds.links import canonical, http_link
from watchlist.feeds.parsing import Unparsed
from watchlist.feeds.settle import body_hash
from watchlist.feeds.workers import Workers
from watchlist.model.feed import Feed
from watchlist.model.settings import Network
from watchlist.net.fetch import Fetched, Fetcher, Unreachable


class Found(Struct, frozen=True, kw_only=True):
    """A feed that was found and read: its kind, its title, how many items it has, and when the newest appeared."""

    url: str
    title: str
    kind: str
    items: int
    newest: datetime | None
    because: str


class Search(Struct, frozen=True, kw_only=True):
    """The feeds of a page, the likeliest first, and in words what was named as a feed and is none."""

    found: tuple[Found, ...]
    failed: tuple[str, ...] = ()


def find(url: str, network: Network, now: datetime) -> Search:
    """Return the feeds behind an address: itself, those that the page names or links to, else at common addresses.

    Everything goes out through the guard. Raises UsageError where the address itself cannot be asked.
    """
    address = http_link(url if "://" in url else f"https://{url}")
    if address is None:
        raise UsageError(f"{masked(url)}: write the address of a page, such as https://gazette.example")
    return asyncio.run(_find(address, network, now))


async def _find(url: str, network: Network, now: datetime) -> Search:
    async with AsyncExitStack() as stack:
        workers = await stack.enter_async_context(Workers())
        fetcher = await stack.enter_async_context(Fetcher(network, before=workers.ready_for_more))
        try:
            page = await fetcher.get(url)
        except Unreachable as error:
            raise UsageError(f"{url}: {error}") from None
        itself = await _judged(Candidate(url=page.url, because="the address itself"), page, workers, now)
        if isinstance(itself, tuple):
            return Search(found=(itself[0],))
        found, failed = await _tried(named_by(page.body, page.url), fetcher, workers, now)
        if not found:
            found, _ = await _tried(guessed(page.url), fetcher, workers, now)
        return Search(found=found, failed=failed if found or failed else (f"{page.url}: {itself}",))


async def _tried(
    candidates: Sequence[Candidate], fetcher: Fetcher, workers: Workers, now: datetime
) -> tuple[tuple[Found, ...], tuple[str, ...]]:
    async def one(candidate: Candidate) -> tuple[Found, str] | str:
        try:
            return await _judged(candidate, await fetcher.get(candidate.url), workers, now)
        except Unreachable as error:
            return str(error)

    judged = await asyncio.gather(*map(one, candidates))
    found: dict[str, Found] = {}
    seen: set[str] = set()
    for each in judged:
        # One document under several addresses is one feed.
        if isinstance(each, tuple) and not {each[1], canonical(each[0].url)} & seen:
            seen |= {each[1], canonical(each[0].url)}
            found[each[0].url] = each[0]
    pairs = zip(candidates, judged, strict=True)
    return tuple(found.values()), tuple(f"{each.url}: {why}" for each, why in pairs if isinstance(why, str))


async def _judged(candidate: Candidate, fetched: Fetched, workers: Workers, now: datetime) -> tuple[Found, str] | str:
    """Return the feed with the hash of its document, or why there is none."""
    try:
        require_readable(fetched, now, conditional=False)
    except FeedError as error:
        return str(error)
    source = Source(body=fetched.body, content_type=fetched.content_type, url=fetched.url, broken=bool(fetched.broken))
    parsed = await workers.parse(source, Feed(id="found", url=fetched.url), now)
    if isinstance(parsed, Unparsed):
        return parsed.message
    kind, title = described(fetched.body)
    dates = [item.published for item in parsed.items if item.published is not None]
    found = Found(
        # Where it lives from now on, if its publisher says so; a detour for today is none of our business.
        url=fetched.moved_to or candidate.url,
        title=title or candidate.title,
        kind=kind,
        items=len(parsed.items),
        newest=max(dates, default=None),
        because=candidate.because,
    )
    return found, body_hash(fetched.body)
