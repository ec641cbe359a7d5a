"""Archives: items as JSON Lines, plain or packed."""

from __future__ import annotations

import gzip
import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zstandard
from tests.builders import NOW

from watchlist.errors import UsageError
from watchlist.feeds.archive import BrokenLine, read_items

ROWS = [
    {"id": "a1", "published": "2026-03-01T10:00:00Z", "source": "The Courier", "title": "Harbour <b>opens</b>",
     "summary": "At <i>last</i>.", "link": "https://www.courier.co.uk/1", "language": "en", "feed": "courier"},
    {"title": "Tide &amp; fog", "source": "Tide Times", "published": "someday", "link": "javascript:x"},
]  # fmt: skip
LINES = "".join(json.dumps(row) + "\n" for row in ROWS).encode()


def packed(path: Path, data: bytes = LINES) -> Path:
    packers = {".gz": gzip.compress, ".zst": zstandard.compress}
    path.write_bytes(packers.get(path.suffix, bytes)(data))
    return path


@pytest.mark.parametrize("name", ["items.jsonl", "items.jsonl.gz", "items.jsonl.zst"])
def test_an_archive_is_read_in_every_packing(tmp_path: Path, name: str) -> None:
    """Its items are cleaned like those of a feed, and complete."""
    first, second = read_items(packed(tmp_path / name), NOW)

    assert (first.id, first.title, first.summary) == ("a1", "Harbour opens", "At last.")
    assert first.published == first.at == first.seen == datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert (first.source, first.domain, first.feed, first.language) == ("The Courier", "courier.co.uk", "courier", "en")
    assert (second.title, second.link, second.published, second.at) == ("Tide & fog", None, None, NOW)
    assert second.id


def test_an_item_without_an_id_gets_the_same_one_each_time(tmp_path: Path) -> None:
    """It is computed from what the item says."""
    path = packed(tmp_path / "items.jsonl")

    assert [item.id for item in read_items(path, NOW)] == [item.id for item in read_items(path, NOW)]


@pytest.mark.parametrize(
    ("line", "what"),
    [(b"{", "not JSON"), (b"[]", "no object"), (b"{}", "no title"), (b'{"title": 7}', "no title"),
     (b"\xff\xfe", "not UTF-8"),
     (b"[" * 100_000, "nested too deep"), (b'{"title": "' + b"x" * 2_000_000 + b'"}', "more than 1024 kB")],
)  # fmt: skip
def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path, line: bytes, what: str) -> None:
    """Its number and the reason are told."""
    broken: list[BrokenLine] = []

    items = list(
        read_items(packed(tmp_path / "items.jsonl", LINES + line + b"\n\n" + LINES), NOW, broken=broken.append)
    )

    assert len(items) == 4
    assert [line.line for line in broken] == [3]
    assert what in broken[0].what


@pytest.mark.parametrize("name", ["items.jsonl.gz", "items.jsonl.zst"])
def test_a_damaged_archive_says_so(tmp_path: Path, name: str) -> None:
    """What could be unpacked was read; then the file is named, with the trouble."""
    path = packed(tmp_path / name)
    path.write_bytes(b"not packed at all")

    with pytest.raises(UsageError, match=name):
        list(read_items(path, NOW))


def test_an_archive_that_is_not_there_says_so(tmp_path: Path) -> None:
    """In one sentence, with the path."""
    with pytest.raises(UsageError, match="No such file"):
        list(read_items(tmp_path / "none.jsonl", NOW))


def test_an_archive_can_come_through_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """No path means standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES)))

    assert len(list(read_items(None, NOW))) == 2


def test_a_search_service_is_no_publisher(tmp_path: Path) -> None:
    """An item that names only the search it came from belongs to whom its title names."""
    row = {"title": "Harbour opens - Daily Tide", "source": "news.google.com", "link": "https://news.google.com/x"}
    path = tmp_path / "items.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")

    (item,) = read_items(path, NOW)

    assert (item.title, item.source) == ("Harbour opens", "Daily Tide")
