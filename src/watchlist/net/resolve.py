"""A name looked up without letting a hanging name server hold the program."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from watchlist.net.addresses import Address

Resolve = Callable[[str, int], Awaitable[list[Address]]]


async def resolve(host: str, port: int) -> list[Address]:
    """Return the addresses of the host in the system's order of preference; raise OSError where it has none."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[Address]] = loop.create_future()

    def deliver(found: list[Address] | None, error: OSError | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(found or [])

    def ask() -> None:
        found: list[Address] | None = None
        error: OSError | None = None
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = list(dict.fromkeys(ip_address(row[4][0]) for row in rows))
        except OSError as failure:
            error = failure
        except (UnicodeError, ValueError) as failure:
            error = OSError(f"no host name: {failure}")
        try:
            loop.call_soon_threadsafe(deliver, found, error)
        except RuntimeError:
            return  # the run ended without waiting for this answer

    # A thread of its own, and a daemon: getaddrinfo cannot be cancelled, and the threads of an executor
    # are waited for when the interpreter ends, which a dead name server can put off by half a minute.
    threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
    return await answer
