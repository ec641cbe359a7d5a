"""What came instead of a feed, in words, and what to do about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watchlist.feeds.entries import NoFeed
from watchlist.feeds.links import http_link
from watchlist.feeds.text import clean
from watchlist.model.feed import Health

if TYPE_CHECKING:
    from html.parser import HTMLParser

_HEAD = 65_536
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|script|div|p)\b", re.IGNORECASE)
_TITLE = re.compile(rb"<title\b[^<>]*>(.{0,300}?)</title", re.IGNORECASE | re.DOTALL)
_ASKS = re.compile(
    rb"just a moment|attention required|access (?:is )?denied|captcha|are you (?:a )?(?:human|robot)|human verification"
    rb"|security check|bot (?:check|verification)|ddos|one more step|pardon our interruption|request unsuccessful",
    re.IGNORECASE,
)
# Left by the services that stand between a publisher and its readers.
_GATES = re.compile(
    rb"cf[_-]chl|cdn-cgi/challenge|px-captcha|captcha-delivery\.com|_incapsula_|ddos-guard|awswaf|datadome|g-recaptcha"
    rb"|h-captcha|hcaptcha\.com/1",
    re.IGNORECASE,
)
_ALTERNATE = re.compile(
    rb"<link\b[^<>]*type\s*=\s*[\"']?application/(?:rss|atom|feed)\+(?:xml|json)[^<>]*>", re.IGNORECASE
)
_HREF = re.compile(rb"href\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE)
# A tag that nobody closes is gone through anew from each of its letters on when the page ends: of so many, soon done.
_REST = 4_096


def asks_for_a_human(body: bytes) -> bool:
    """Return whether a page wants to know first whether a human reads it."""
    head = body[:_HEAD]
    title = _TITLE.search(head)
    if title and _ASKS.search(title.group(1)):
        return True
    # A page that has something to say besides may well hold a sign-up form with such a check.
    return len(body) < _HEAD and bool(_GATES.search(head))


def instead(body: bytes, url: str = "") -> NoFeed:
    """Return the error that says what this document is, since it is no feed."""
    if not body.strip(b"\x00\xef\xbb\xbf\xfe\xff \t\r\n"):
        return NoFeed(Health.NOT_A_FEED, "an empty answer instead of a feed: look whether the publisher has moved it")
    head = body[:_HEAD]
    if not _PAGE.search(head):
        return NoFeed(Health.NOT_A_FEED, "a document that is no feed: look at the address in feeds.yaml")
    if asks_for_a_human(body):
        return NoFeed(
            Health.BLOCKED, "a page that asks whether a human reads it: the publisher lets no feed reader through here"
        )
    title = _TITLE.search(head)
    name = clean(title.group(1).decode("utf-8", "replace"), 60) if title else ""
    what = f'a web page ("{name}") instead of a feed' if name else "a web page instead of a feed"
    better = _feed_of(head, url)
    mend = f"the page names this one: {better}" if better else "look on the site for its feed's address"
    return NoFeed(Health.NOT_A_FEED, f"{what}: {mend}")


def _feed_of(head: bytes, url: str) -> str | None:
    tag = _ALTERNATE.search(head)
    href = _HREF.search(tag.group()) if tag else None
    link = http_link(clean(href.group(1).decode("utf-8", "replace"), 500), url) if href else None
    return link if link != url else None


def walk(page: HTMLParser, text: str) -> bool:
    """Lead a parser through a page, however broken it is, in a time that grows only as the page does.

    Return whether it came to the end; where not, what stands before is read.
    """
    try:
        page.feed(text)
        if len(page.rawdata) > _REST:
            return False
        page.close()
    except (AssertionError, ValueError):
        return False
    return True
