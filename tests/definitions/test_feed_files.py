"""The owner's feeds file is written whole, and only where the result is what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.definitions.builders import FEEDS, LEAST, a_home

from watchlist.definitions.feed_edits import added, removed
from watchlist.definitions.feed_files import FeedsFile, on_text, open_feeds
from watchlist.definitions.files import load
from watchlist.definitions.home import Paths
from watchlist.errors import DefinitionError, UsageError

NEW: dict[str, str | list[str]] = {"id": "post", "url": "https://post.example/feed"}


def opened(paths: Paths, text: str = FEEDS) -> FeedsFile:
    """Return the file of a home after its text was changed under us."""
    definitions = load(paths)
    paths.feeds.write_text(text, encoding="utf-8", newline="")
    return open_feeds(paths, definitions)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home with a feeds file."""
    return a_home(tmp_path, watches__harbour=LEAST, feeds=FEEDS)


def test_a_byte_order_mark_stays(paths: Paths) -> None:
    """A file that an editor marked as UTF-8 stays marked."""
    file = opened(paths, "\ufeff" + FEEDS).changed(on_text(added, NEW), "post")
    file.write()

    data = paths.feeds.read_bytes()
    assert data.startswith(b"\xef\xbb\xbffeeds:")
    assert [feed.id for feed in load(paths).feeds] == ["herald", "post"]


def test_a_file_that_we_would_harm_is_left_to_its_owner(paths: Paths) -> None:
    """With the line ends of an old Macintosh everything is one line to us: no feed goes that was not meant."""
    text = FEEDS.replace("\n", "\r") + '  - {id: post, url: "https://post.example/"}\r'

    with pytest.raises(UsageError, match="edit it by hand"):
        opened(paths, text).changed(on_text(removed, "herald"), "herald")


@pytest.mark.parametrize("text", ["", "# nothing\n", "feeds:\n", "feeds: no\n", "feeds: [\n", "a: 1\n"])
def test_a_file_that_cannot_be_used_is_not_opened(paths: Paths, text: str) -> None:
    """Whoever cannot read a list of feeds in it does not write one into it."""
    with pytest.raises(DefinitionError):
        opened(paths, text)


def test_a_file_that_is_not_there_is_not_begun_elsewhere(paths: Paths) -> None:
    """Only the home's own feeds.yaml is begun."""
    with pytest.raises(UsageError, match="there is no file"):
        open_feeds(paths, load(paths), path=paths.root / "other.yaml")


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left_behind(paths: Paths) -> None:
    """The message says that nothing was changed, and no half of a file lies about."""
    file = opened(paths).changed(on_text(added, NEW), "post")
    paths.feeds.unlink()
    paths.feeds.mkdir()

    with pytest.raises(UsageError, match="nothing was changed"):
        file.write()
    assert {path.name for path in paths.root.iterdir()} == {"watches", "feeds.yaml"}
