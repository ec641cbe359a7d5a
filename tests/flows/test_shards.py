"""Shards of an archive: every line in one of them, with the number that it has in its file."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.errors import UsageError
from watchlist.feeds.archive import read_lines
from watchlist.flows.shards import shards


def lines_of(file: Path, stretch: int) -> list[tuple[int, bytes]]:
    """What all shards of a file hold, one after the other."""
    found = shards([file], stretch)
    return [
        line for each in found for line in read_lines(Path(each.path), start=each.start, end=each.end, first=each.first)
    ]


@given(
    lines=st.lists(st.binary(max_size=12).filter(lambda line: b"\n" not in line)),
    ended=st.booleans(),
    stretch=st.integers(1, 40),
)
def test_wherever_a_file_is_cut_its_lines_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], ended: bool, stretch: int
) -> None:
    """Empty lines count, and the last may have no end."""
    file = tmp_path_factory.mktemp("cut") / "items.jsonl"
    file.write_bytes(b"\n".join(lines) + b"\n" * ended)

    assert lines_of(file, stretch) == list(read_lines(file))


def test_a_line_that_is_too_long_is_of_one_shard(tmp_path: Path) -> None:
    """It is cut in its place, and the next begins where it ends."""
    file = tmp_path / "items.jsonl"
    file.write_bytes(b"a\n" + b"x" * 3_000_000 + b"\nb\n")

    assert lines_of(file, 1_000) == list(read_lines(file))
    assert [number for number, _ in lines_of(file, 1_000)] == [1, 2, 3]


def test_what_is_packed_is_one_shard(tmp_path: Path) -> None:
    """Nobody can begin to unpack in the middle."""
    file = tmp_path / "items.jsonl.gz"
    file.write_bytes(gzip.compress(b"a\nb\n" * 1_000, compresslevel=0))

    [only] = shards([file], 100)

    assert (only.start, only.end) == (0, None)
    assert len(lines_of(file, 100)) == 2_000


def test_a_file_that_is_not_there_is_told_before_anything_is_read(tmp_path: Path) -> None:
    """By its name, as it was given."""
    with pytest.raises(UsageError, match=r"gone\.jsonl cannot be read: No such file"):
        list(shards([tmp_path / "gone.jsonl"]))
