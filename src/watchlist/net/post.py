"""A word with a web service: one request through the guard, one deadline around all of it, a short answer."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx2
from msgspec import Struct

from watchlist.model.settings import Network
from watchlist.net.body import BodyRefused, read_body
from watchlist.net.client import guard_for, open_client
from watchlist.net.guard import Guard, Refused
from watchlist.net.redirects import MOST_HOPS, REDIRECTS, RedirectRefused, address, next_hop

# A service says "ok" or what is wrong; nothing that it says is kept but its first words.
ANSWER_CAP = 64 * 1024


class Unanswered(Exception):
    """No whole answer came back; the message says why. `maybe` is set where the request may have arrived.

    The message names no more of the address than its host, which `where` repeats.
    """

    def __init__(self, message: str, *, maybe: bool = False, where: str = "") -> None:
        super().__init__(message)
        self.maybe = maybe
        self.where = where


class Answer(Struct, frozen=True, kw_only=True):
    """What a service answered: its status, the first of its words, and the `Retry-After` header as it came."""

    status: int
    body: bytes = b""
    retry_after: str = ""

    @property
    def good(self) -> bool:
        """Whether the service took it."""
        return 200 <= self.status < 300


def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    network: Network,
    *,
    seconds: float,
    guard: Guard | None = None,
) -> Answer:
    """Post the body and return the answer, or raise Unanswered. A redirect is an answer: nobody is sent on."""
    return asyncio.run(_asked("POST", url, network, seconds, guard, body=body, headers=headers))


def get(url: str, network: Network, *, seconds: float, guard: Guard | None = None) -> Answer:
    """Ask for the address and return the answer at the end of a few redirects, or raise Unanswered."""
    return asyncio.run(_asked("GET", url, network, seconds, guard, hops=MOST_HOPS))


async def _asked(
    method: str,
    url: str,
    network: Network,
    seconds: float,
    guard: Guard | None,
    *,
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
    hops: int = 0,
) -> Answer:
    try:
        owner = httpx2.URL(url)
        here = address(owner)
    except (ValueError, httpx2.InvalidURL):
        # The address itself may be the secret.
        raise Unanswered("this is no http or https address") from None
    auth = httpx2.BasicAuth(owner.username, owner.password) if owner.username or owner.password else None
    sent = False

    async def trace(name: str, info: Any) -> None:
        nonlocal sent
        sent = sent or name.endswith("send_request_headers.started")

    guard = guard or guard_for(network)

    async def ask(url: httpx2.URL, left: int) -> Answer:
        # Through a proxy the guard dials only the proxy; an address that is spelled out is checked all the same.
        guard.check_spelled(url.host)
        own = auth if (url.scheme, url.host, url.port) == (here.scheme, here.host, here.port) else None
        content = body if method == "POST" else None
        said = {"Accept": "*/*", **(headers or {})}
        async with client.stream(
            method, url, auth=own, extensions={"trace": trace}, content=content, headers=said
        ) as response:
            if left and response.status_code in REDIRECTS:
                hop = next_hop(url, response.status_code, response.headers.get("location", ""))
            else:
                return Answer(
                    status=response.status_code,
                    body=await _words(response),
                    retry_after=response.headers.get("retry-after", "")[:100],
                )
        return await ask(hop.url, left - 1)

    def lost(why: str) -> Unanswered:
        return Unanswered(why, maybe=sent, where=here.host)

    async with open_client(network, guard) as client:
        try:
            async with asyncio.timeout(seconds):
                return await ask(here, hops)
        except TimeoutError:
            raise lost(f"no whole answer from {here.host} within {seconds:g} s") from None
        except RedirectRefused:
            raise lost(f"{here.host} sends us where we do not go") from None
        except Refused as error:
            raise lost(f"no connection: {error}") from None
        except httpx2.ConnectError as error:
            # A name that cannot be looked up says so; of the rest, the libraries only say that it went wrong.
            why = str(error) if here.host in str(error) else f"nobody answers at {here.host}"
            raise lost(f"no connection: {why}") from None
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as error:
            raise lost(f"no proper answer from {here.host}: {type(error).__name__}") from None


async def _words(response: httpx2.Response) -> bytes:
    # The status has said it already; words too many, or packed, are not worth a failure.
    try:
        return (await read_body(response, wire_cap=ANSWER_CAP, cap=ANSWER_CAP)).data
    except BodyRefused:
        return b""
