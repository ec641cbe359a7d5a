"""A server for this machine alone."""

from __future__ import annotations

import threading
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from watchlist.net.loopback import serving

DOCUMENTS = {"/herald.xml": b"<rss/>"}


def get(url: str, etag: str = "") -> tuple[int, bytes, str]:
    request = Request(url, headers={"If-None-Match": etag} if etag else {})
    try:
        with urlopen(request, timeout=5) as answer:
            return answer.status, answer.read(), answer.headers["ETag"]
    except HTTPError as error:
        with error:
            return error.code, error.read(), error.headers["ETag"] or ""


def test_a_document_stands_at_the_loopback_address() -> None:
    """What the caller has under a path is served there, and everything else is not found."""
    with serving(DOCUMENTS.get) as address:
        assert address.startswith("http://127.0.0.1:")
        assert get(f"{address}/herald.xml")[:2] == (200, b"<rss/>")
        assert get(f"{address}/tribune.xml")[0] == 404


def test_what_was_not_changed_is_not_sent_again() -> None:
    """The validator of a document holds until the document is another."""
    documents = dict(DOCUMENTS)
    with serving(documents.get) as address:
        etag = get(f"{address}/herald.xml")[2]
        assert get(f"{address}/herald.xml", etag)[:2] == (304, b"")
        documents["/herald.xml"] = b"<rss></rss>"
        assert get(f"{address}/herald.xml", etag)[:2] == (200, b"<rss></rss>")


def test_no_thread_outlives_the_block() -> None:
    """When the block ends, even by an error, nobody listens and nobody works any more."""
    before = set(threading.enumerate())
    addresses: list[str] = []

    def interrupted() -> None:
        with serving(DOCUMENTS.get) as address:
            addresses.append(address)
            get(f"{address}/herald.xml")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert set(threading.enumerate()) <= before
    with pytest.raises(OSError, match="refused"):
        urlopen(f"{addresses[0]}/herald.xml", timeout=5)
