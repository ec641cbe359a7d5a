"""A feed in a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from watchlist.errors import FeedError
from watchlist.feeds.local import read_file


def test_a_file_is_read_as_if_it_had_been_served(tmp_path: Path) -> None:
    """Spaces in its name are written as addresses write them."""
    (tmp_path / "my feed.xml").write_bytes(b"<rss/>")

    fetched = read_file((tmp_path / "my feed.xml").as_uri())

    assert (fetched.status, fetched.body) == (200, b"<rss/>")


def test_a_file_that_cannot_be_read_is_a_failing_feed(tmp_path: Path) -> None:
    """Missing, a folder, a pipe that nobody writes into, or another machine's: each is named, none is waited for."""
    os.mkfifo(tmp_path / "pipe")
    for url, words in [
        ((tmp_path / "none.xml").as_uri(), "No such file"),
        (tmp_path.as_uri(), "cannot be read|no regular file"),
        ((tmp_path / "pipe").as_uri(), "no regular file"),
        ("file://elsewhere.example/x.xml", "another machine"),
        ("file:///a%00b", "names no file"),
    ]:
        with pytest.raises(FeedError, match=words):
            read_file(url)


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    """The cap is that of a fetched document."""
    path = tmp_path / "large.xml"
    with path.open("wb") as file:
        file.truncate(11 * 2**20)

    with pytest.raises(FeedError, match="larger than 10 MB"):
        read_file(path.as_uri())
