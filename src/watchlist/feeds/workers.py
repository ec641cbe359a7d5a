"""Worker processes that parse, under limits of time and memory."""

from __future__ import annotations

import asyncio
import math
import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from watchlist.feeds.entries import Source
from watchlist.feeds.parsing import Parsed, Unparsed, parse_document
from watchlist.model.feed import Feed, Health

if TYPE_CHECKING:
    # Imported for good where the first document needs a process of its own; in many runs none does.
    from pebble import ProcessPool

WORKERS = 2
SECONDS = 8.0
MEMORY = 512 * 1024 * 1024
# As many documents again as there are workers may lie ready for them; more would only take room.
_IN_FLIGHT = 2 * WORKERS
# Past so many bytes of documents that wait to be parsed, nothing more is fetched.
_MOST_WAITING = 32 * 1024 * 1024
# A worker that does not end by itself within these seconds is killed.
_LAST_WORDS = 3.0
# Of the environment, what a process needs to be one: no document stands beside the password of a mail server.
_KEPT = frozenset({"PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR"})
_TOO_HARD = "reading it takes too long or too much memory"


class Pools:
    """Keeps the worker processes of one reading for the next. A context manager: they end with its block."""

    def __init__(self) -> None:
        self._idle: list[ProcessPool] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._idle:
            _end(self._idle.pop())

    def take(self) -> ProcessPool:
        """Return worker processes that are ready, or start some."""
        return self._idle.pop() if self._idle else _start()

    def keep(self, pool: ProcessPool) -> None:
        """Keep these for whoever comes next."""
        self._idle.append(pool)


class Workers:
    """Parses documents in processes of its own, which start with the first document. An async context manager.

    They are forked from a clean server process, not from ours, which has threads; it has imported the parsers
    once, so that a worker that had to be killed is soon replaced. With `pools` they come from there, and go back.
    """

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY, pools: Pools | None = None) -> None:
        self._pools = pools
        self._seconds = seconds
        self._memory = memory
        self._pool: ProcessPool | None = None
        self._starting = asyncio.Lock()
        self._room = asyncio.Semaphore(_IN_FLIGHT)
        self._waiting = 0
        self._light = asyncio.Event()
        self._light.set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is None:
            return
        if self._pools is not None:
            self._pools.keep(self._pool)
        else:
            await asyncio.to_thread(_end, self._pool)

    async def ready_for_more(self) -> None:
        """Wait until there is room for another document."""
        await self._light.wait()

    async def parse(self, source: Source, feed: Feed, now: datetime) -> Parsed | Unparsed:
        """Return what the document holds, or that it could not be read within the limits."""
        self._carry(len(source.body))
        try:
            return await self._parse(source, feed, now)
        finally:
            self._carry(-len(source.body))

    def _carry(self, size: int) -> None:
        self._waiting += size
        if self._waiting > _MOST_WAITING:
            self._light.clear()
        else:
            self._light.set()

    async def _parse(self, source: Source, feed: Feed, now: datetime) -> Parsed | Unparsed:
        from concurrent.futures.process import BrokenProcessPool

        from pebble import ProcessExpired

        async with self._room:
            for _ in range(2):
                pool = await self._ready()
                try:
                    task = pool.schedule(
                        _work, args=(source, feed, now, self._seconds, self._memory), timeout=self._seconds
                    )
                    return await asyncio.wrap_future(task)
                except (TimeoutError, ProcessExpired):
                    break
                except (BrokenProcessPool, RuntimeError):
                    # A worker died while it was idle, and took the pool with it: once more with a new one.
                    await self._discard(pool)
        return Unparsed(health=Health.FAILING, message=_TOO_HARD)

    async def _ready(self) -> ProcessPool:
        async with self._starting:
            if self._pool is None:
                self._pool = await asyncio.to_thread(self._pools.take if self._pools else _start)
            return self._pool

    async def _discard(self, pool: ProcessPool) -> None:
        async with self._starting:
            if self._pool is pool:
                self._pool = None
                await asyncio.to_thread(_end, pool)


def _start() -> ProcessPool:
    import multiprocessing

    from pebble import ProcessPool

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["watchlist.feeds.warm"])
    pool = ProcessPool(max_workers=WORKERS, context=context, initializer=_forget)
    with _deaf_to_interrupts():
        _ = pool.active  # starts the processes now, here, and not in the event loop
    return pool


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    from multiprocessing import resource_tracker

    # Ctrl-C on a terminal reaches every process of ours, and the server of our workers would answer it with a
    # traceback while it imports. The tracker has to run before: starting it would take the mask off again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    # pebble takes its semaphores away before it ends its workers, and one that has only just been started would
    # say so on stderr. So they are ended first, once nobody is there any more to replace them.
    if pool._pool_manager_loop is not None:
        pool._pool_manager_loop.join()
    for worker in [*pool._pool_manager.worker_manager.workers.values()]:
        worker.terminate()
        worker.join(_LAST_WORDS)
    pool.join()


def _forget() -> None:
    for name in os.environ.keys() - _KEPT:
        del os.environ[name]


def _work(source: Source, feed: Feed, now: datetime, seconds: float, memory: int) -> Parsed | Unparsed:
    _limit(seconds, memory)
    return parse_document(source, feed, now)


def _limit(seconds: float, memory: int) -> None:
    # The pool ends a worker that is late. These hold even where we were killed, and nobody watches any more.
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = math.ceil(used.ru_utime + used.ru_stime + seconds) + 1
    for kind, most in ((resource.RLIMIT_CPU, until), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # macOS refuses some of them
            _, hard = resource.getrlimit(kind)
            soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (soft, hard))
