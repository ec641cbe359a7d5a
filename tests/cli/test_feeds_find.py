"""`watchlist feeds find`: what a site calls its feeds, tried against a site on the loopback address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path

import pytest
from tests.builders import NOW
from tests.cli.town import Town
from tests.servers import Answer, Server, http, serving

from watchlist.cli import exits
from watchlist.feeds.discover import described, named_by

RSS = (
    "<rss version='2.0'><channel><title>{0}</title><item><title>Cat</title><guid>{0}</guid>"
    f"<pubDate>{format_datetime(NOW)}</pubDate></item></channel></rss>"
)
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>Atom of it</title><id>x</id><entry><id>1</id>"
    "<title>Dog</title><updated>2026-03-01T00:00:00Z</updated></entry></feed>"
)
PAGE = """<!doctype html><html><head><title>Welcome</title>
<link rel="alternate" type="application/rss+xml" title="Main" href="/main.rss">
<link rel="alternate" type="application/rss+xml" title="Gone" href="/gone.rss">
<link rel="alternate" hreflang="de" href="/de">
</head><body><a href="/atom">Atom</a> <a href="/progress">Progress</a> <a href="https://else.example/rss">other</a>
<a href="/again.rss">the same once more</a></body></html>"""


@pytest.fixture
def server() -> Iterator[Server]:
    """A site with its feeds named, one that names none, and one that has none."""
    answers: dict[str, Answer] = {
        "/": http(PAGE.encode()),
        "/main.rss": http(RSS.format("Main news").encode()),
        "/again.rss": http(RSS.format("Main news").encode()),
        "/atom": http(ATOM.encode()),
        "/gone.rss": http(b"", status="410 Gone"),
        "/plain": http(b"<!doctype html><html><title>Plain</title></html>"),
        "/feed.xml": http(RSS.format("Hidden").encode()),
    }
    with serving(answers) as server:
        yield server


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town that may ask the site."""
    town = Town.at(tmp_path)
    town.write("watchlist.yaml", "timezone: UTC\nnetwork: {allow: [127.0.0.1]}\n")
    return town


def test_what_a_page_names_and_links_to_is_read(town: Town, server: Server) -> None:
    """Each feed once, with kind, items and the newest; what is none is said; other people's are left alone."""
    result = town.run("feeds", "find", server.url("/"))

    assert result.exit_code == exits.RAN
    lines = result.stdout.splitlines()
    assert lines[0] == server.url("/main.rss")
    assert lines[1].startswith("  Main news: RSS, 1 item, newest ")
    assert lines[2] == server.url("/atom")
    assert lines[3].startswith("  Atom of it: Atom, 1 item, newest ")
    assert len(lines) == 4
    assert f"no feed: {server.url('/gone.rss')}: gone for good (410)" in result.stderr
    assert f"next: watchlist feeds add {server.url('/main.rss')}" in result.stderr


def test_common_addresses_are_tried_where_a_page_names_none(town: Town, server: Server) -> None:
    """Most sites have their feed at one of a few places."""
    found = json.loads(town.run("feeds", "find", server.url("/plain"), "--json").stdout)["feeds"]

    assert [(each["url"], each["title"], each["because"]) for each in found] == [
        (server.url("/feed.xml"), "Hidden", "a common address")
    ]


def test_a_feed_finds_itself_and_is_added(town: Town, server: Server) -> None:
    """--add writes the first that is new, and a second time nothing."""
    first = town.run("feeds", "find", server.url("/atom"), "--add")
    second = town.run("feeds", "find", server.url("/atom"), "--add")

    written = (town.folder / "feeds.yaml").read_text(encoding="utf-8")
    assert f'{{id: atom-of-it, url: "{server.url("/atom")}"}}' in written
    assert "next: watchlist feeds doctor atom-of-it" in first.stderr
    assert "you have it: atom-of-it" in second.stdout
    assert "nothing is added" in second.stderr
    assert (town.folder / "feeds.yaml").read_text(encoding="utf-8") == written


def test_where_there_is_none_it_says_so(town: Town, server: Server) -> None:
    """With a code that scripts can tell."""
    del server.answers["/feed.xml"]
    result = town.run("feeds", "find", server.url("/plain"))

    assert result.exit_code == exits.BLIND
    assert 'a web page ("Plain") instead of a feed' in result.stderr
    assert "no feed is found there" in result.stderr


@pytest.mark.parametrize("url", ["file:/etc/passwd", "http://", "http://127.0.0.1:1/", "http://10.0.0.1/"])
def test_what_cannot_be_asked_is_wrong_usage(town: Town, url: str) -> None:
    """No files, no private addresses, nobody who is not there."""
    assert town.run("feeds", "find", url).exit_code == exits.USAGE


def test_links_are_seen_from_the_base_that_a_page_names() -> None:
    """And a page that breaks off is read to where it does."""
    page = b"<base href='https://b.example/x/'><link rel=alternate type='application/atom+xml' href=a.atom><![junk["

    assert [each.url for each in named_by(page, "https://a.example/")] == ["https://b.example/x/a.atom"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"version": "https://jsonfeed.org/version/1", "title": "J"}', ("JSON Feed", "J")),
        (b"<rdf:RDF><channel><title><![CDATA[R & D]]></title>", ("RDF", "R & D")),
        (b"<rss><channel>", ("RSS", "")),
    ],
)
def test_a_feed_says_what_it_is(body: bytes, said: tuple[str, str]) -> None:
    """Its kind comes from its own first element, not from what a page or a server calls it."""
    assert described(body) == said
