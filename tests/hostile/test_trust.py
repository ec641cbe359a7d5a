"""The page that says what is promised: what it says is measured somewhere is measured there."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.hostile.tally import Tally
from benchmarks.robustness import PARTS, page

ROOT = Path(__file__).parents[2]
TRUST = (ROOT / "docs" / "explanation" / "trust.md").read_text(encoding="utf-8")
TABLE = TRUST.partition("<!-- threats -->")[2].partition("<!-- end of threats -->")[0]
ROWS = [line.strip("| ").split(" | ") for line in TABLE.strip().splitlines()[2:]]


def test_every_threat_is_measured_where_the_page_says() -> None:
    """By a part of the bench, or in a file that is there; and every part of the bench stands against something."""
    named = {name for row in ROWS for name in re.findall(r"`([^`]+)`", row[2])}

    assert len(ROWS) >= 20
    assert all(len(row) == 3 and "`" in row[2] for row in ROWS)
    assert {name for name in named if name not in PARTS and not (ROOT / name).is_file()} == set()
    assert set(PARTS) - named == set()


def test_the_figures_are_put_between_their_marks() -> None:
    """A line for each part, and nothing else on the page changes; twice is as once."""
    tally = Tally("feed servers", cases=1_234, longest=1.26, memory=98.4)

    once = page(TRUST, [tally], "2026-03-14")

    assert "| feed servers | 1,234 | 0 | 0 | 1.3 s | 98 MB | 0 | 0 |" in once
    assert page(once, [tally], "2026-03-14") == once
    assert once.partition("<!-- end of figures -->")[2] == TRUST.partition("<!-- end of figures -->")[2]
