"""Which addresses may be dialled."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from watchlist.errors import UsageError
from watchlist.net.addresses import allowed, refusal, spelled


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
        "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7",
        "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1",
        "2001::1", "2001:2::1", "2001:10::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1",
        "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_of_the_public_internet_are_refused(address: str) -> None:
    """Loopback, private, link-local, CGNAT, NAT64, 6to4, multicast, reserved and the rest: each with its reason."""
    assert refusal(ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.215.14", "172.32.0.1", "2606:4700::1111", "2001:200::1"])
def test_public_addresses_may_be_dialled(address: str) -> None:
    """What belongs to the public Internet is fine, in both families."""
    assert refusal(ip_address(address)) == ""


def test_the_owner_may_allow_addresses_and_networks() -> None:
    """An allowed network opens itself, also in its IPv4-mapped spelling, and nothing else."""
    allow = allowed(["127.0.0.1", "10.0.0.0/8"])

    assert refusal(ip_address("127.0.0.1"), allow) == ""
    assert refusal(ip_address("::ffff:10.9.9.9"), allow) == ""
    assert refusal(ip_address("127.0.0.2"), allow)


def test_an_entry_that_is_no_address_says_what_to_write() -> None:
    """A name in network.allow is an error that shows the two things that can stand there."""
    with pytest.raises(UsageError, match=r"network\.allow.*127\.0\.0\.1.*10\.0\.0\.0/8"):
        allowed(["localhost"])


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "0x7f.1", "2130706433", "0177.0.0.1", "[::1]", "::1"])
def test_old_spellings_of_addresses_are_known(host: str) -> None:
    """Digits in any spelling that the system would dial are taken for the address that they are."""
    address = spelled(host)

    assert address is not None
    assert address.is_loopback


@pytest.mark.parametrize("host", ["localhost", "feeds.example", "127.0.0.1.example", "１２７.0.0.1", ""])
def test_names_are_no_addresses(host: str) -> None:
    """A name has to be looked up, however much it looks like an address."""
    assert spelled(host) is None
