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
