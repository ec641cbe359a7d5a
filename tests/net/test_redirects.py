"""Where an answer may send us."""

from __future__ import annotations

import httpx2
import pytest

from watchlist.net.redirects import RedirectRefused, address, next_hop


def test_https_is_not_left_for_http() -> None:
    """What was asked for in private is not asked again in the open."""
    with pytest.raises(RedirectRefused, match="https to http"):
        next_hop(httpx2.URL("https://a.example/feed"), 301, "http://a.example/feed")


def test_http_may_become_https() -> None:
    """The other way round is the most common redirect of all."""
    hop = next_hop(httpx2.URL("http://a.example/feed"), 301, "https://a.example/feed#top")

    assert str(hop.url) == "https://a.example/feed"
    assert hop.for_good


def test_an_address_is_remembered_without_its_credentials() -> None:
    """User names, passwords and fragments go no further."""
    assert str(address("http://me:hunter2@a.example/feed#x")) == "http://a.example/feed"


@pytest.mark.parametrize("place", ["a.example:99999", "a.example:0", ".example", "..", "a..b", "b" * 64 + ".example"])
def test_where_nobody_can_be_nobody_is_sent(place: str) -> None:
    """Each library below has an error of its own for such a place, and one of them would end the whole run."""
    with pytest.raises(ValueError, match=r"there is no port|is no host name|no address"):
        address(f"https://{place}/feed")
    with pytest.raises(RedirectRefused, match="a redirect that cannot be followed"):
        next_hop(httpx2.URL("https://a.example/feed"), 302, f"https://{place}/feed")


@pytest.mark.parametrize("place", ["a.example.", "a_b.example", "[::1]:8080", "127.0.0.1", "xn--bcher-kva.example:443"])
def test_what_is_odd_but_can_be_is_left_to_the_guard(place: str) -> None:
    """A dot at the end, an underscore, an address in brackets."""
    assert address(f"https://{place}/feed").path == "/feed"
