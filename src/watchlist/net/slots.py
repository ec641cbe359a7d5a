"""How many requests may run at once: in all, and to one host."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from watchlist.model.settings import Network


class Slots:
    """Places for requests, bounded in all and per host."""

    def __init__(self, network: Network) -> None:
        self._all = asyncio.Semaphore(max(1, network.connections))
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(max(1, network.per_host))
        )

    @asynccontextmanager
    async def one(self, host: str) -> AsyncIterator[None]:
        """Wait for a place for a request to the host, and give it back."""
        # The host's first: whoever waits for a crowded host must not hold a place that others could use.
        async with self._hosts[host], self._all:
            yield
