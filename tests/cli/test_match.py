"""`watchlist match`: items in, readings out."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from tests.cli.town import Town

from watchlist.cli import exits

LINES = "\n".join(
    [
        '{"id": "1", "title": "Mayor opens harbour to ships", "source": "Herald", "published": "2026-03-13T12:00:00Z"}',
        '{"id": "2", "title": "Mayor may open harbour in spring", "source": "Herald"}',
        '{"id": "3", "title": "Cat found"}',
        "no item",
        "",
    ]
)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town with a watch over its harbour and two papers that have nothing to say yet."""
    return Town.at(tmp_path)


def test_what_counts_is_printed_with_its_reasons(town: Town) -> None:
    """For people: the items that count, each with its id, its signal and why; a count at the end."""
    result = town.run("match", "-", stdin=LINES)

    assert result.stdout.startswith(
        "harbour/opened  asserted  1\n  Mayor opens harbour to ships\n  Herald, 2026-03-13\n  because: "
    )
    assert "may open" not in result.stdout
    assert "3 items: 1 count, 1 others meet a pattern (--all prints them), 1 broken line" in result.stderr
    assert "standard input:4 not JSON" in result.stderr


def test_all_prints_what_does_not_count_too(town: Town) -> None:
    """--all shows the hedged ones as such."""
    assert "does not count: hedged  2" in town.run("match", "-", "--all", stdin=LINES).stdout


def test_json_has_a_line_for_each_reading(town: Town) -> None:
    """For programs: every item and signal whose pattern is met; items that meet none print nothing."""
    lines = [json.loads(line) for line in town.run("match", "-", "--json", stdin=LINES).stdout.splitlines()]

    assert [(line["id"], line["status"], line["counts"]) for line in lines] == [
        ("1", "asserted", True),
        ("2", "hedged", False),
    ]
    assert set(lines[0]) == {"id", "watch", "signal", "status", "counts", "because", "quote"}


def test_a_packed_file_is_read_for_one_signal(town: Town) -> None:
    """A file may be gzipped; --watch narrows to a watch or to one of its signals."""
    path = town.folder / "items.jsonl.gz"
    path.write_bytes(gzip.compress(LINES.encode()))

    assert "asserted  1" in town.run("match", str(path), "--watch", "harbour/opened").stdout
    assert town.run("match", str(path), "--watch", "harbour/closed").stdout == ""


def test_match_keeps_nothing(town: Town) -> None:
    """No state is written."""
    town.run("match", "-", stdin=LINES)

    assert not (town.folder / ".watchlist").exists()


def test_a_file_that_is_not_there_is_a_sentence(town: Town) -> None:
    """A missing file ends with 2 and its name."""
    result = town.run("match", "no-such-file.jsonl")

    assert result.exit_code == exits.USAGE
    assert "no-such-file.jsonl cannot be read" in result.stderr
