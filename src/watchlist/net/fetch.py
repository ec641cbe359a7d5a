"""One document fetched: redirects followed by hand, everything capped, one deadline around all of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self

import httpx2
from msgspec import Struct
from msgspec.structs import replace

from watchlist.model.settings import Network
from watchlist.net.body import Body, BodyRefused, read_body
from watchlist.net.client import guard_for, open_client
from watchlist.net.guard import Guard, Refused
from watchlist.net.redirects import MOST_HOPS, REDIRECTS, RedirectRefused, address, next_hop
from watchlist.net.slots import Slots

_LONGEST_VALIDATOR = 512
# What is read of the page that comes with an error: enough to tell a captcha.
_ERROR_PAGE = 64 * 1024


class Unreachable(Exception):
    """Nothing that could be used came back; the message says why, in a sentence."""


class Fetched(Struct, frozen=True, kw_only=True):
    """What a server answered.

    `url` is where the answer came from, and `moved_to` where the publisher says the document lives from
    now on (empty where it does not). `broken` says how the body ended before its time; then it brings no
    validators. `retry_after` is the header as it came.
    """

    url: str
    status: int
    body: bytes = b""
    content_type: str = ""
    etag: str = ""
    modified: str = ""
    broken: str = ""
    moved_to: str = ""
    retry_after: str = ""


def validator(value: str) -> str:
    """Return the ETag or date where it can be sent back without harm, else an empty string."""
    # A non-ASCII ETag, once stored, would make every later request fail before it is sent.
    sound = 0 < len(value) <= _LONGEST_VALIDATOR and all(" " <= char <= "~" for char in value)
    return value if sound else ""


class Fetcher:
    """Fetches documents, so many at once as the settings allow. Use it as an async context manager.

    `before` is awaited before each request, so that a reader who cannot keep up is not flooded.
    """

    def __init__(
        self, network: Network, guard: Guard | None = None, *, before: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        self._deadline = network.deadline
        self._slots = Slots(network)
        self._guard = guard or guard_for(network)
        self._client = open_client(network, self._guard)
        self._before = before
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._stack.enter_async_context(self._client)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Fetched:
        """Return the answer at the end of at most five redirects, or raise Unreachable.

        The deadline counts the time that the servers take, not the time spent waiting for a place.
        """
        headers = {"If-None-Match": validator(etag), "If-Modified-Since": validator(modified)}
        headers = {name: value for name, value in headers.items() if value}
        try:
            owner = httpx2.URL(url)
            here = address(owner)
        except (ValueError, httpx2.InvalidURL) as error:
            raise Unreachable(f"{error}") from None
        origin = (here.scheme, here.host, here.port)
        auth = httpx2.BasicAuth(owner.username, owner.password) if owner.username or owner.password else None
        left = self._deadline
        moved_to, for_good = "", True
        for _ in range(MOST_HOPS + 1):
            async with self._slots.one(here.host):
                if self._before is not None:
                    await self._before()
                begun = time.monotonic()
                own = auth if (here.scheme, here.host, here.port) == origin else None
                answer = await self._hop(here, headers, own, left)
                left -= time.monotonic() - begun
            if isinstance(answer, Fetched):
                return _moved(answer, moved_to)
            here, hop_for_good = answer
            for_good = for_good and hop_for_good
            # The new address is as far as redirects "for good" lead; one "for now" ends that.
            moved_to = str(here) if for_good else moved_to
        raise Unreachable(f"more than {MOST_HOPS} redirects")

    async def _hop(
        self, url: httpx2.URL, headers: dict[str, str], auth: httpx2.BasicAuth | None, seconds: float
    ) -> Fetched | tuple[httpx2.URL, bool]:
        try:
            async with asyncio.timeout(max(seconds, 0.001)):
                return await self._ask(url, headers, auth)
        except TimeoutError:
            raise Unreachable(f"no whole answer within {self._deadline:g} s") from None
        except RedirectRefused as error:
            raise Unreachable(f"it answers with {error}") from None
        except BodyRefused as error:
            raise Unreachable(f"{error}") from None
        except (Refused, httpx2.ConnectError) as error:
            raise Unreachable(f"no connection: {error or 'refused'}") from None
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as error:
            raise Unreachable(f"no proper answer: {error or type(error).__name__}") from None

    async def _ask(
        self, url: httpx2.URL, headers: dict[str, str], auth: httpx2.BasicAuth | None
    ) -> Fetched | tuple[httpx2.URL, bool]:
        # Through a proxy the guard dials only the proxy; an address that is spelled out is checked all the same.
        self._guard.check_spelled(url.host)
        async with self._client.stream("GET", url, headers=headers, auth=auth) as response:
            if response.status_code in REDIRECTS:
                hop = next_hop(url, response.status_code, response.headers.get("location", ""))
                return hop.url, hop.for_good
            if response.status_code == 304:
                await response.aread()  # only a connection that was read to its end can be used again
                return _fetched(url, response, Body(data=b""))
            if response.is_success:
                return _fetched(url, response, await read_body(response))
            return _fetched(url, response, await _error_page(response))


async def _error_page(response: httpx2.Response) -> Body:
    try:
        body = await read_body(response, cap=_ERROR_PAGE)
    except BodyRefused:
        return Body(data=b"")
    return body


def _fetched(url: httpx2.URL, response: httpx2.Response, body: Body) -> Fetched:
    whole = not body.broken
    return Fetched(
        url=str(url),
        status=response.status_code,
        body=body.data,
        content_type=validator(response.headers.get("content-type", "")),
        etag=validator(response.headers.get("etag", "")) if whole else "",
        modified=validator(response.headers.get("last-modified", "")) if whole else "",
        broken=body.broken,
        retry_after=validator(response.headers.get("retry-after", "")),
    )


def _moved(answer: Fetched, moved_to: str) -> Fetched:
    return replace(answer, moved_to=moved_to) if moved_to else answer
