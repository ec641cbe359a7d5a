"""Feeds read, all at once and each for itself."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from datetime import datetime

from msgspec import Struct

from watchlist.errors import FeedError
from watchlist.feeds.answers import require_readable
from watchlist.feeds.entries import Source
from watchlist.feeds.local import read_file
from watchlist.feeds.parsing import Unparsed, parse_at_once
from watchlist.feeds.plan import Request
from watchlist.feeds.settle import after_failure, after_reading, after_unchanged, body_hash
from watchlist.feeds.workers import Pools, Workers
from watchlist.model.feed import Feed, FeedState, Health
from watchlist.model.item import Item
from watchlist.model.settings import Network
from watchlist.net.fetch import Fetched, Fetcher, Unreachable
from watchlist.net.guard import Guard

# So many items may lie ready for whoever works on them; past that, nothing more is read: a slow disk would fill the
# memory with items. It is looked at again after so many seconds.
_MOST_READY = 5_000
_GLANCE = 0.01


class Outcome(Struct, frozen=True, kw_only=True):
    """What the reading of one feed brought: its new state, and its items.

    `error` is the state's: why it could not be read or, on a readable feed, a remark about it.
    """

    feed: Feed
    state: FeedState
    items: tuple[Item, ...] = ()

    @property
    def error(self) -> str:
        """Why the feed could not be read, or a remark about it; empty where all is well."""
        return self.state.error


def read_feeds(
    requests: Sequence[Request],
    network: Network,
    now: datetime,
    *,
    pools: Pools | None = None,
    guard: Guard | None = None,
) -> Iterator[Outcome]:
    """Yield each feed's outcome as soon as it is there, in no order.

    A feed that fails is an outcome too; only settings that nobody could go out with raise UsageError. The
    reading goes on in a thread while the caller works on an outcome, and ends with the iterator. Who reads
    again and again hands in `pools`, so that worker processes are not started each time. `guard` stands at the way
    out, by default the one that the settings ask for.
    """
    if requests:
        yield from _Reader(requests, network, now, pools, guard)


class _Reader:
    def __init__(
        self,
        requests: Sequence[Request],
        network: Network,
        now: datetime,
        pools: Pools | None,
        guard: Guard | None,
    ) -> None:
        self._pools = pools
        self._guard = guard
        self._requests = requests
        self._network = network
        self._now = now
        self._outcomes: queue.SimpleQueue[Outcome | BaseException | None] = queue.SimpleQueue()
        # Items in all outcomes, and in those that were taken: each number is written by one thread alone.
        self._put = self._taken = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._started = threading.Event()

    def __iter__(self) -> Iterator[Outcome]:
        thread = threading.Thread(target=self._run, name="feeds", daemon=True)
        thread.start()
        try:
            while (outcome := self._outcomes.get()) is not None:
                if isinstance(outcome, BaseException):
                    raise outcome
                self._taken += len(outcome.items)
                yield outcome
        finally:
            self._stop()
            thread.join()

    def _run(self) -> None:
        try:
            asyncio.run(self._read_all())
        except asyncio.CancelledError:
            self._outcomes.put(None)
        except BaseException as error:
            self._outcomes.put(error)
        else:
            self._outcomes.put(None)
        finally:
            self._started.set()

    def _stop(self) -> None:
        self._started.wait()
        if self._loop is not None and self._task is not None and not self._loop.is_closed():
            try:
                self._loop.call_soon_threadsafe(self._task.cancel)
            except RuntimeError:
                return  # it ended by itself just now

    async def _read_all(self) -> None:
        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        self._started.set()
        async with AsyncExitStack() as stack:
            workers = await stack.enter_async_context(Workers(pools=self._pools))

            async def room() -> None:
                await workers.ready_for_more()
                while self._put - self._taken >= _MOST_READY:
                    await asyncio.sleep(_GLANCE)

            fetcher = await stack.enter_async_context(Fetcher(self._network, self._guard, before=room))
            async with asyncio.TaskGroup() as group:
                for request in self._requests:
                    group.create_task(self._read_one(request, fetcher, workers))
                    if request.url.startswith("file:"):
                        # Nobody fetches it, so here is where it waits.
                        await asyncio.sleep(0)
                        await room()

    async def _read_one(self, request: Request, fetcher: Fetcher, workers: Workers) -> None:
        try:
            outcome = await _read(request, fetcher, workers, self._now)
        except FeedError as failure:
            outcome = Outcome(feed=request.feed, state=after_failure(request, failure, self._now))
        self._put += len(outcome.items)
        self._outcomes.put(outcome)


async def _read(request: Request, fetcher: Fetcher, workers: Workers, now: datetime) -> Outcome:
    fetched = await _obtain(request, fetcher)
    require_readable(fetched, now, conditional=request.conditional)
    same = request.body_hash and not fetched.broken and body_hash(fetched.body) == request.body_hash
    if fetched.status == 304 or same:
        return Outcome(feed=request.feed, state=after_unchanged(request, fetched, now))
    source = Source(body=fetched.body, content_type=fetched.content_type, url=fetched.url, broken=bool(fetched.broken))
    parsed = parse_at_once(source, request.feed, now) or await workers.parse(source, request.feed, now)
    if isinstance(parsed, Unparsed):
        raise FeedError(parsed.health, parsed.message)
    return Outcome(feed=request.feed, state=after_reading(request, fetched, parsed, now), items=parsed.items)


async def _obtain(request: Request, fetcher: Fetcher) -> Fetched:
    if request.url.startswith("file:"):
        return read_file(request.url)
    try:
        return await fetcher.get(request.url, etag=request.etag, modified=request.modified)
    except Unreachable as error:
        raise FeedError(Health.FAILING, str(error)) from None
