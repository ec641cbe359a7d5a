"""Links: http(s) or none, and two spellings of one link are one."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from watchlist.feeds import links
from watchlist.feeds.links import _FLAT, canonical, host_of, http_link, registrable
from watchlist.feeds.suffixes import by_package, under_suffix


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " data:text/html,x", "file:///etc/passwd", "mailto:x@y.example",
     "ftp://x.example/", "vbscript:x", "http:///x", "http://", "https://x.example:99999/", "http://[::1", "",
     "https://bank.example@evil.example/", "http://x.example/" + "a" * 3000],
)  # fmt: skip
def test_what_is_no_http_address_is_no_link(link: str) -> None:
    """Other schemes, broken addresses and those made to deceive are dropped."""
    assert http_link(link) is None


def test_relative_links_are_seen_from_the_feed() -> None:
    """The site's address comes first, the document's after it."""
    assert http_link("a/b", "https://site.example/news/", "https://feeds.example/x") == "https://site.example/news/a/b"
    assert http_link("//cdn.example/x", "", "https://feeds.example/x") == "https://cdn.example/x"
    assert http_link("a/b") is None


def test_unfit_characters_are_spelled_out() -> None:
    """A link can be printed, and put into quotes, as it is."""
    assert http_link('https://x.example/a b"<\x1b\u202e') == "https://x.example/a%20b%22%3C%1B%E2%80%AE"


@pytest.mark.parametrize(
    "raw",
    ["HttpS://x.example/a", "https:\n//x.example/a", "\x01https://x.exa\tmple/a\x1f", " ht\r\ntps://x.example/\na "],
)
def test_a_link_that_a_browser_would_mend_is_mended(raw: str) -> None:
    """What is written into a page begins with http, and leads where it was checked to lead."""
    assert http_link(raw) == "https://x.example/a"


def test_two_spellings_of_one_link_are_one() -> None:
    """Scheme, www, case of the host, fragment, tracking and the last slash do not tell documents apart."""
    one = canonical("http://www.Herald.example:80/a/?utm_source=rss&id=7&fbclid=x#top")

    assert one == canonical("https://herald.example/a?id=7")
    assert one != canonical("https://herald.example/a?id=8")
    assert one != canonical("https://herald.example/A?id=7")


@pytest.mark.parametrize(
    ("host", "domain"),
    [("feeds.bbc.co.uk", "bbc.co.uk"), ("www.reuters.com", "reuters.com"), ("kremlin.ru", "kremlin.ru"),
     ("news.president.gov.ua", "president.gov.ua"), ("co.uk", ""), ("localhost", ""), ("127.0.0.1", ""), ("", ""),
     ("::1", ""), ("a.herald.example", "herald.example")],
)  # fmt: skip
def test_the_registrable_domain_is_what_somebody_owns(host: str, domain: str) -> None:
    """Known public suffixes are no owners."""
    assert registrable(host) == domain


@pytest.mark.parametrize("tld", sorted(_FLAT))
def test_the_short_cut_agrees_with_the_list(tld: str) -> None:
    """Where the last two labels are taken for the owner's, the list of public suffixes says the same."""
    for second in ("co", "com", "gov", "ac", "edu", "org", "net", "int", "news"):
        assert under_suffix(f"www.{second}.{tld}") == f"{second}.{tld}"


_PIECES = ("http://", "https://", "www.", "herald.example", "/", "//", "a", "A", "?", "id=7", "&", "utm_source=x",
           "#", "top", "@", ":", "80", "%20", "..", ".", "-", "[", "]", "\\", " ", "é", ";", "=", "+", "|",
           "\n")  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
@example("http://www.herald.example//a/?id=7&b=#top")
@example("https://herald.example:443/")
@example("https://herald.example@elsewhere.example/")
def test_plain_addresses_are_read_as_all_others(rest: str) -> None:
    """The short way to what an address means leads to the same."""
    nothing = re.compile("(?!)")
    for link in (rest, f"https://herald.example{rest}"):
        found = http_link(link), host_of(link), _canonical(link)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(links, "_PLAIN", nothing)
            assert found == (http_link(link), host_of(link), _canonical(link))


def _canonical(link: str) -> str | None:
    sound = http_link(link)
    return canonical(sound) if sound else None


@pytest.mark.parametrize(
    "host",
    ["feeds.bbc.co.uk", "co.uk", "a.b.kobe.jp", "city.kobe.jp", "x.city.kobe.jp", "www.ck", "shop.ck", "a.shop.ck",
     "a.nosuchdomain", "x.a.nosuchdomain", "me.github.io", "xn--p1ai", "news.xn--p1ai", "kremlin.рф", "localhost"],
)  # fmt: skip
def test_the_list_is_read_as_its_package_reads_it(host: str) -> None:
    """Rules, wildcards and exceptions; names below a firm's domain belong to the firm."""
    assert under_suffix(host) == by_package(host)


def test_the_list_is_not_needed_where_the_package_keeps_it() -> None:
    """A package that keeps it elsewhere is asked itself."""
    from watchlist.feeds import suffixes

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(suffixes, "_FILE", "no such file")
        suffixes._rules.cache_clear()
        try:
            assert under_suffix("feeds.bbc.co.uk") == "bbc.co.uk"
        finally:
            suffixes._rules.cache_clear()
