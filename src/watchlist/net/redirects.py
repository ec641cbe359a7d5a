"""Where an answer sends us, and whether we go there."""

from __future__ import annotations

import httpx2
from msgspec import Struct

MOST_HOPS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LAST_PORT = 65_535
_LONGEST_LABEL = 63
_FOR_GOOD = frozenset({301, 308})


class RedirectRefused(Exception):
    """The answer sends us where we do not go; the message says where and why."""


class Hop(Struct, frozen=True):
    """The next address, and whether the publisher says that it is the new one for good."""

    url: httpx2.URL
    for_good: bool


def address(url: str | httpx2.URL) -> httpx2.URL:
    """Return the http(s) address without credentials and fragment, or raise ValueError with the reason."""
    try:
        parsed = httpx2.URL(url)
    except (httpx2.InvalidURL, ValueError, TypeError) as error:
        raise ValueError(f"no address: {error}") from None
    if parsed.scheme not in {"http", "https"}:
        raise ValueError(f"the scheme {parsed.scheme[:20]!r} is neither http nor https")
    if not parsed.host:
        raise ValueError("an address without a host")
    if parsed.port is not None and not 0 < parsed.port <= _LAST_PORT:
        raise ValueError(f"there is no port {parsed.port}")
    # What no name can be gets no further: TLS, the resolver and the system each have an error of their own for it.
    labels = parsed.raw_host.decode("ascii").removesuffix(".").split(".")
    if not all(0 < len(label) <= _LONGEST_LABEL for label in labels):
        raise ValueError(f"{parsed.host[:80]!r} is no host name")
    return parsed.copy_with(username=None, password=None, fragment=None)


def next_hop(url: httpx2.URL, status: int, location: str) -> Hop:
    """Return where a redirect from `url` leads, or raise RedirectRefused."""
    if not location:
        raise RedirectRefused(f"a redirect ({status}) to nowhere")
    try:
        joined = url.join(location)
        if joined.username or joined.password:
            raise RedirectRefused(f"a redirect to {joined.host} with a user name or password in it")
        target = address(joined)
    except (ValueError, httpx2.InvalidURL) as error:
        raise RedirectRefused(f"a redirect that cannot be followed: {error}") from None
    if url.scheme == "https" and target.scheme != "https":
        raise RedirectRefused(f"a redirect from https to http, {target}")
    return Hop(target, status in _FOR_GOOD)
