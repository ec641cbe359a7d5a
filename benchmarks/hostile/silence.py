"""Answers that look like "no news" and are none: each must be an error of that feed, and never "nothing new"."""

from __future__ import annotations

import gzip
from collections.abc import Mapping

from benchmarks.hostile.answers import BODY
from benchmarks.hostile.tally import Tally
from benchmarks.hostile.trials import HEALTHY, judge
from tests.builders import NOW, a_feed
from tests.servers import Answer, http, serving

from watchlist.feeds.plan import Request, plan
from watchlist.feeds.reading import read_feeds
from watchlist.feeds.workers import Pools
from watchlist.model.feed import Health
from watchlist.model.settings import Network

PAGE = b"<!doctype html><html><head><title>Quay Herald</title></head><body><p>All the news.</p></body></html>"
CAPTCHA = b"<html><title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x.js'></script></html>"


def answers() -> dict[str, Answer]:
    """Return each by its name. What moved leads to a page."""
    moved = {
        f"moved ({status}) to a page": http(b"", "Location: /page", status=f"{status} Moved")
        for status in (301, 302, 303, 307, 308)
    }
    return {
        **moved,
        "a page": http(PAGE, "Content-Type: text/html"),
        "a page that says to be a feed": http(PAGE, "Content-Type: application/rss+xml"),
        "a page that asks whether a human reads it": http(CAPTCHA, "Content-Type: text/html"),
        "nothing": http(b""),
        "nothing, packed": http(gzip.compress(b""), "Content-Encoding: gzip"),
        "blanks": http(b" \r\n\t" * 100),
        "no content": http(b"", status="204 No Content"),
        "not modified, unasked": http(b"", status="304 Not Modified"),
        "XML of another kind": http(b"<?xml version='1.0'?><sitemap><url>quay</url></sitemap>"),
        "JSON of another kind": http(b'{"news": []}', "Content-Type: application/feed+json"),
        "a mark of its encoding alone": http(b"\xef\xbb\xbf"),
        "an XML declaration alone": http(b"<?xml version='1.0'?>"),
        "words": http(b"Not here any more, sorry.", "Content-Type: text/plain"),
    }


def silences(tally: Tally, found: Mapping[str, Answer], *, deadline: float, most: float) -> None:
    """Read each by itself, with a healthy feed beside it."""
    network = Network(allow=("127.0.0.1",), deadline=deadline)
    with Pools() as pools:
        pools.keep(pools.take())
        for name, answer in found.items():
            _one(tally, name, answer, network, most, pools)


def _one(tally: Tally, name: str, answer: Answer, network: Network, most: float, pools: Pools) -> None:
    served: dict[str, Answer] = {"/quiet": answer, f"/{HEALTHY}": http(BODY), "/page": http(PAGE)}
    with serving(served) as server, tally.case(name, most):
        asked = [plan(a_feed(path, url=server.url(f"/{path}")), None, NOW) for path in ("quiet", HEALTHY)]
        outcomes = {
            outcome.feed.id: outcome
            for outcome in read_feeds([each for each in asked if isinstance(each, Request)], network, NOW, pools=pools)
        }
    quiet = outcomes.get("quiet")
    judge(tally, name, quiet, outcomes.get(HEALTHY), healed=False)
    if quiet is not None and (quiet.state.health is Health.OK or not quiet.error or quiet.state.etag):
        tally.fault(f"{name}: it counts as read ({quiet.state.health}, {quiet.error!r})")
    if quiet is not None and quiet.state.moved_to:
        tally.fault(f"{name}: it has another address now: {quiet.state.moved_to}")
