"""The one HTTP client: guarded, bounded, honest about its name, and deaf to the environment."""

from __future__ import annotations

import logging
import ssl
from functools import lru_cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import PackageNotFoundError, version

import httpcore2
import httpx2

from watchlist.errors import UsageError
from watchlist.model.settings import Network
from watchlist.net.guard import Guard
from watchlist.net.transport import GuardedTransport

_KEEP_ALIVE = 15.0

# They write down every address whole, and the address of a hook or of a heartbeat is a secret.
for _name in ("httpx2", "httpcore2"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)


@lru_cache(maxsize=1)
def user_agent() -> str:
    """Return the name under which we go out."""
    try:
        return f"watchlist/{version('watchlist')} (feed reader)"
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "watchlist (feed reader)"


def guard_for(network: Network) -> Guard:
    """Return the guard that the settings ask for; a proxy that they name may stand anywhere."""
    proxy = _proxy(network.proxy)
    return Guard(network.allow, trusted=(proxy.url.host.decode("ascii"),) if proxy else ())


def open_client(network: Network, guard: Guard) -> httpx2.AsyncClient:
    """Return a client that goes out through the guard, to be closed by the caller.

    It follows no redirect, keeps no cookie, reads nothing from the environment, and has no time limits of
    its own: `fetch` sets one for everything. A proxy is used only where the settings name one; then it is
    the proxy that looks up names, and what may be reached by name is for the proxy to decide.
    """
    pool = httpcore2.AsyncConnectionPool(
        ssl_context=guard.trust or _certificates(),
        proxy=_proxy(network.proxy),
        max_connections=network.connections,
        max_keepalive_connections=network.connections,
        keepalive_expiry=_KEEP_ALIVE,
        network_backend=guard,
    )
    return httpx2.AsyncClient(
        transport=GuardedTransport(pool),
        headers={
            "User-Agent": user_agent(),
            "Accept": "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml,"
            " application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
            "Accept-Encoding": "gzip",
        },
        # A cookie set by one publisher must not travel with the next request, and is of no use to a feed.
        cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
        timeout=None,
        trust_env=False,
        follow_redirects=False,
    )


def trust() -> ssl.SSLContext:
    """Return what decides whose certificates count: the public authorities, whatever the environment says."""
    context = httpx2.create_ssl_context(trust_env=False)
    # Where a certificate names no host in its proper place, what it is called elsewhere is no proof.
    context.hostname_checks_common_name = False
    return context


@lru_cache(maxsize=1)
def _certificates() -> ssl.SSLContext:
    # Made once: httpcore2 would otherwise read the certificates for each connection, which takes 30 ms.
    return trust()


def _proxy(address: str) -> httpcore2.Proxy | None:
    if not address:
        return None
    try:
        proxy = httpx2.Proxy(address)
        if proxy.url.scheme not in {"http", "https"} or not proxy.url.host:
            raise ValueError("not http(s)")
    except (ValueError, httpx2.InvalidURL):
        # The address may hold a password: it is not repeated here.
        raise UsageError("network.proxy in watchlist.yaml is no proxy's address - write http://HOST:PORT") from None
    url = httpcore2.URL(
        scheme=proxy.url.raw_scheme, host=proxy.url.raw_host, port=proxy.url.port, target=proxy.url.raw_path
    )
    return httpcore2.Proxy(url, auth=proxy.raw_auth)
