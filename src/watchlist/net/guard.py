"""The guard: every connection is looked up once, checked, and made to the address that was checked."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Sequence

import httpcore2

from watchlist.net.addresses import Address, Network, allowed, plain, refusal, spelled
from watchlist.net.resolve import Resolve, resolve
from watchlist.net.wire import WIRE_CAP, CappedStream

# Where a host has several addresses, none but the last may use up the time of all.
_PATIENCE = 4.0
_MOST_ADDRESSES = 4
_LAST_PORT = 65_535


class Refused(httpcore2.ConnectError):
    """The guard does not let this connection be made, and says why."""


class Guard(httpcore2.AsyncNetworkBackend):
    """Dials public addresses, and those that the owner allows; anything else is Refused before a packet leaves.

    All addresses of a host are checked, not only the one that would be dialled: a name that answers with a
    public and a private address is up to something. `trusted` holds hosts that may be anywhere (the proxy
    that the owner's settings name). `trust` decides whose certificates count, by default those that this machine's
    authorities vouch for. `resolve` and `dial` are doors for tests.
    """

    def __init__(
        self,
        allow: Sequence[str] = (),
        *,
        trusted: Iterable[str] = (),
        trust: ssl.SSLContext | None = None,
        resolve: Resolve = resolve,
        dial: httpcore2.AsyncNetworkBackend | None = None,
        wire_cap: int = WIRE_CAP,
    ) -> None:
        self.allow: tuple[Network, ...] = allowed(allow)
        self.trusted = frozenset(trusted)
        self.trust = trust
        self._resolve = resolve
        self._dial = dial or httpcore2.AnyIOBackend()
        self._wire_cap = wire_cap

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the host at one of its checked addresses, in the order of preference."""
        if not 0 < port <= _LAST_PORT:
            raise httpcore2.ConnectError(f"there is no port {port}")
        addresses = (await self.addresses(host, port))[:_MOST_ADDRESSES]
        for address in addresses[:-1]:
            patience = _PATIENCE if timeout is None else min(_PATIENCE, timeout)
            try:
                stream = await self._dial.connect_tcp(str(address), port, patience, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
            return CappedStream(stream, self._wire_cap)
        stream = await self._dial.connect_tcp(str(addresses[-1]), port, timeout, local_address, socket_options)
        return CappedStream(stream, self._wire_cap)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Refuse: nothing that we read lives behind a local socket."""
        raise Refused(f"{path} is a local socket")

    async def addresses(self, host: str, port: int) -> list[Address]:
        """Return the addresses of the host, all of them checked, or raise Refused."""
        digits = spelled(host)
        if digits is not None:
            found = [digits]
        else:
            try:
                found = await self._resolve(host, port)
            except OSError as error:
                raise httpcore2.ConnectError(
                    f"the name {host} cannot be looked up: {error.strerror or error}"
                ) from None
        if not found:
            raise httpcore2.ConnectError(f"the name {host} has no address")
        if host not in self.trusted:
            self._check(host, found)
        return [plain(address) for address in found]

    def check_spelled(self, host: str) -> None:
        """Raise Refused where the host is an address in digits, in any spelling, that must not be dialled."""
        address = spelled(host)
        if address is not None:
            self._check(host, [address])

    def _check(self, host: str, found: Sequence[Address]) -> None:
        for address in found:
            why = refusal(address, self.allow)
            if why:
                place = host if str(address) == host else f"{host} leads to {address}"
                raise Refused(
                    f"{place}, {why}: not dialled. If that is meant, add it to network.allow in watchlist.yaml"
                )
