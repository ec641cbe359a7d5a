"""Which addresses may be dialled: those of the public Internet, and those that the owner allows."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from socket import inet_aton

from watchlist.errors import UsageError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# Written out, because `ipaddress.is_global` of Python 3.11 is True for several of these (multicast, 6to4,
# NAT64), and because a list can be read against the IANA registries of special-purpose addresses.
_SPECIAL_4 = {
    "0.0.0.0/8": "an address of no network",
    "10.0.0.0/8": "a private address",
    "100.64.0.0/10": "an address inside a provider's network",
    "127.0.0.0/8": "a loopback address",
    "169.254.0.0/16": "a link-local address",
    "172.16.0.0/12": "a private address",
    "192.0.0.0/24": "a reserved address",
    "192.0.2.0/24": "an address for documentation",
    "192.88.99.0/24": "a 6to4 relay",
    "192.168.0.0/16": "a private address",
    "198.18.0.0/15": "an address for benchmarks",
    "198.51.100.0/24": "an address for documentation",
    "203.0.113.0/24": "an address for documentation",
    "224.0.0.0/4": "a multicast address",
    "240.0.0.0/4": "a reserved address",
}
_SPECIAL_6 = {
    "::/128": "an address of no network",
    "::1/128": "a loopback address",
    "64:ff9b::/96": "a NAT64 address",
    "64:ff9b:1::/48": "a NAT64 address",
    "2001::/23": "a reserved address",  # Teredo, ORCHID, benchmarks
    "2001:db8::/32": "an address for documentation",
    "2002::/16": "a 6to4 address",
    "3fff::/20": "an address for documentation",
    "fc00::/7": "a private address",
    "fe80::/10": "a link-local address",
    "fec0::/10": "a private address",
    "ff00::/8": "a multicast address",
}
_REFUSED_4 = tuple((IPv4Network(net), why) for net, why in _SPECIAL_4.items())
_REFUSED_6 = tuple((IPv6Network(net), why) for net, why in _SPECIAL_6.items())
# All that has been given out for the public Internet so far; whatever lies outside is something else.
_PUBLIC_6 = IPv6Network("2000::/3")


def allowed(entries: Iterable[str]) -> tuple[Network, ...]:
    """Return the networks that `network.allow` names, or raise UsageError for one that is none."""
    try:
        return tuple(ip_network(entry.strip(), strict=False) for entry in entries)
    except ValueError as error:
        raise UsageError(
            f"network.allow in watchlist.yaml: {error} - write an address (127.0.0.1) or a network (10.0.0.0/8)"
        ) from None


def plain(address: Address) -> Address:
    """Return the address that a connection to this one would reach: an IPv4-mapped one is its IPv4 address."""
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def refusal(address: Address, allow: Iterable[Network] = ()) -> str:
    """Return what kind of address this is where it must not be dialled, else an empty string."""
    address = plain(address)
    if any(address in network for network in allow):
        return ""
    if isinstance(address, IPv4Address):
        return next((why for network, why in _REFUSED_4 if address in network), "")
    if address.scope_id is not None:
        return "a link-local address"
    why = next((why for network, why in _REFUSED_6 if address in network), "")
    return why or ("" if address in _PUBLIC_6 else "a reserved address")


def spelled(host: str) -> Address | None:
    """Return the address that the host spells out in digits, or None where it is a name to be looked up.

    The old spellings that the system's resolver takes (127.1, 0x7f.1, 2130706433) count as digits too.
    """
    host = host.strip("[]")
    try:
        return ip_address(host)
    except ValueError:
        pass
    try:
        return IPv4Address(inet_aton(host))
    except (OSError, UnicodeError, ValueError):
        return None
