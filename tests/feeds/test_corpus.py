"""Real feed documents, as publishers served them. Their folder is named by WATCHLIST_CORPUS."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.builders import NOW, a_feed

from watchlist.feeds.entries import Source
from watchlist.feeds.links import http_link
from watchlist.feeds.parsing import Parsed, parse_document

CORPUS = os.environ.get("WATCHLIST_CORPUS", "")
pytestmark = pytest.mark.skipif(not CORPUS, reason="WATCHLIST_CORPUS names no folder of real feeds")
DOCUMENTS = sorted(Path(CORPUS, "feeds").glob("*.*")) if CORPUS else []


def test_every_real_document_is_read() -> None:
    """Well-formed or not, in whichever encoding: none of them fails, and what comes out is clean."""
    failed = []
    for path in DOCUMENTS:
        if path.name.startswith("INDEX"):
            continue
        feed = a_feed(path.name, url="https://feeds.example/feed")
        parsed = parse_document(Source(body=path.read_bytes(), url=feed.url), feed, NOW)
        if not isinstance(parsed, Parsed):
            failed.append((path.name, parsed.message))
            continue
        for item in parsed.items:
            assert item.title
            assert item.title == " ".join(item.title.split())
            assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in item.title + item.summary)
            assert item.link is None or item.link == http_link(item.link)
    assert failed == []
