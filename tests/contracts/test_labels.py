"""The reading on headlines that others labelled, where they are at hand."""

import os
from pathlib import Path

import pytest
from benchmarks.reading import rows_of, score, shipped

CORPUS = os.environ.get("WATCHLIST_CORPUS", "")


@pytest.mark.skipif(not CORPUS, reason="WATCHLIST_CORPUS names no folder with labels")
def test_written_headlines_are_read_as_they_are_labelled():
    """Of what counts in English, most is found, and of what is found nearly all counts."""
    result = score(rows_of(Path(CORPUS) / "labels" / "written.jsonl"), shipped())

    assert result.precision >= 0.98, result.wrong
    assert result.recall >= 0.90, result.missed
