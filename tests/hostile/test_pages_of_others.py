"""Pages and lists that somebody else wrote, and a command of ours reads: broken beyond measure, read in measure."""

from __future__ import annotations

import pytest

from watchlist.feeds import opml
from watchlist.feeds.article import article_of
from watchlist.feeds.discover import named_by
from watchlist.feeds.pages import walk

HALF_A_MEGABYTE = 500_000
HEAD = b"<html><title>Harbour opens</title><link rel='alternate' type='application/rss+xml' href='/feed'>"
# Of what is written again and again; most of it never ends.
ENDLESS = (
    b"<meta ", b"<a ", b"<a href='", b"<", b"</", b"<!--", b"<![CDATA[", b"<![quay", b"<!DOCTYPE ", b"<?", b"&",
    b"&#x41;", b"<title>", b"<script>", b"<style>", b"<div>", b"<a/", b"<a =", b"\0", b" ", b"<h1>", b"<base href=x>",
    b"<a a=b ",
)  # fmt: skip


@pytest.mark.parametrize("part", ENDLESS)
def test_what_never_ends_is_left_where_it_begins(part: bytes) -> None:
    """The headline and the feed that stand before it are found; a parser that starts anew at each letter is not let."""
    body = HEAD + part * (HALF_A_MEGABYTE // len(part))

    article = article_of(body, "text/html")

    assert article is not None
    assert article.title.startswith("Harbour opens")
    assert named_by(body, "https://quay.example/")[0].url == "https://quay.example/feed"


@pytest.mark.parametrize("part", ENDLESS)
def test_a_list_that_never_ends_is_read_as_far_as_it_goes(part: bytes) -> None:
    """The feed before it is taken, and where it could not be read on is said."""
    feed = b'<opml><body><outline type="rss" text="Herald" xmlUrl="https://herald.example/feed"/>'

    found = opml.read(feed + part * (HALF_A_MEGABYTE // len(part)))

    assert [each.address for each in found.feeds] == ["https://herald.example/feed"]


def test_a_page_that_breaks_off_is_read_to_its_last_letter() -> None:
    """A short rest is a rest, and no attack."""
    article = article_of(b"<title>Harbour opens", "text/html")

    assert article is not None
    assert article.title == "Harbour opens"


def test_who_leads_a_parser_knows_whether_it_came_to_the_end() -> None:
    """Nothing is raised either way."""
    from html.parser import HTMLParser

    assert walk(HTMLParser(), "<p>all of it")
    assert not walk(HTMLParser(), "<a " * 5_000)
    assert not walk(HTMLParser(), "<![quay[ what is that")
