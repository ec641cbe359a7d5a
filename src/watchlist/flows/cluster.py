"""An archive read by the workers of a Dask cluster, by the same function as here, and told in the same order.

A worker that dies is no loss: its shards are read by another. Whoever names a scheduler lets it run code here.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from importlib.metadata import version
from threading import Lock
from typing import Any
from uuid import uuid4

from watchlist.definitions.fingerprint import RULES
from watchlist.errors import UsageError, WatchlistError
from watchlist.flows.batches import BatchReader, Period, Read, Rules, processors
from watchlist.flows.shards import Shard, read_shard

LOCAL = "local"
"""The address of a cluster of our own, on this machine."""
_SECONDS = 10.0
"""So long a scheduler may take to answer, and the first worker to join it."""
_AHEAD = 4
"""So many shards wait for each thread of the cluster: enough to keep it busy, few enough to be forgotten soon."""


def read_on_cluster(
    address: str, found: Iterable[Shard], rules: Sequence[Rules], period: Period, now: datetime
) -> Iterator[Read]:
    """Yield what the shards hold, batch by batch in their order, read by the workers of a cluster.

    `address` is a scheduler's, as tcp://10.0.0.5:8786, or `local`. Raises UsageError where there is no cluster, where
    its workers run another version, or cannot read a file.
    """
    with ExitStack() as stack:
        client = _connected(address, stack)
        threads = _checked(client, address)
        wanted = client.scatter((uuid4().hex, tuple(rules), period, now), broadcast=True, hash=False)
        submit = partial(client.submit, _read_there, wanted, pure=False)
        waiting: deque[Any] = deque()
        for shard in found:
            waiting.append(submit(shard))
            if len(waiting) >= threads * _AHEAD:
                yield from _taken(waiting.popleft())
        while waiting:
            yield from _taken(waiting.popleft())


def _connected(address: str, stack: ExitStack) -> Any:
    """Return a client of the cluster at an address, or of one that is started here and stopped with the stack."""
    try:
        import dask
    except ImportError:
        raise UsageError("--dask needs a package more: pip install 'watchlist[dask]'") from None
    # What a cluster has to say of itself, of workers that come and go, is no news for the user.
    dask.config.set({"logging": {"distributed": "critical", "distributed.nanny": "critical"}})
    from distributed import Client, LocalCluster

    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    if address == LOCAL:
        workers = processors()
        cluster = LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        )
        return stack.enter_context(Client(stack.enter_context(cluster)))
    try:
        return stack.enter_context(Client(address, timeout=_SECONDS))
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {address}: {error or 'it takes too long'}") from None


def _checked(client: Any, address: str) -> int:
    """Return how many threads the cluster has; raises UsageError where it could not read as we do."""
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
        found = client.run(_version)
    except TimeoutError:
        raise UsageError(f"no worker has joined the Dask scheduler at {address}") from None
    except Exception as error:  # whatever the other side raises for want of our package
        raise UsageError(f"a worker at {address} has no watchlist of this version: {error}") from None
    other = next((f"{worker} has {there}" for worker, there in found.items() if there != _version()), None)
    if other is not None:
        raise UsageError(f"all must read by the same rules: here is {_version()}, and {other}")
    return int(sum(client.nthreads().values()))


def _version() -> str:
    return f"watchlist {version('watchlist')}, rules {RULES}"


def _taken(future: Any) -> list[Read]:
    """Return what a shard held, when it is there."""
    try:
        read: list[Read] = future.result()
    except WatchlistError as error:
        raise UsageError(f"{error}; the workers read the files themselves, under the same names as here") from None
    except Exception as error:  # a worker that died over and over, or a cluster that is gone
        raise UsageError(f"the Dask cluster could not read on: {error}") from None
    future.release()
    return read


_READER: dict[str, BatchReader] = {}
"""The reader of the run that a worker reads for, by the run's number."""
_ALONE = Lock()


def _read_there(wanted: tuple[str, Sequence[Rules], Period, datetime], shard: Shard) -> list[Read]:
    """Return what a shard holds, on a worker; its threads take turns, as a reader is not made for several."""
    number, rules, period, now = wanted
    with _ALONE:
        if number not in _READER:
            _READER.clear()
            _READER[number] = BatchReader(rules, period, now)
        return read_shard(_READER[number], shard)
