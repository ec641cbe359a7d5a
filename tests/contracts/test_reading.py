"""The reading on labelled headlines: how much of what counts is found, and how much of what is found counts."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from benchmarks.accuracy.cases import written
from benchmarks.accuracy.readers import reader
from benchmarks.accuracy.scoring import Promises, Reader, Score, promises, score_case
from benchmarks.accuracy.watches import UNSEEN, Measured

CORPUS = os.environ.get("WATCHLIST_CORPUS", "")
OWN = Path(__file__).parents[1] / "data" / "reading"
# What the accuracy page shows, with a little room: a change that costs more has to say so here.
FLOORS = {"en": (0.92, 0.82), "ru": (0.98, 0.95), "uk": (0.98, 0.92), "de": (0.98, 0.93), "fr": (0.98, 0.88)}


@cache
def readers() -> tuple[Reader, Promises]:
    """What reads an item for the shipped watches and the unseen ones, compiled once."""
    measured = Measured([UNSEEN])
    return reader(measured), promises(measured.watches)


def scored(path: Path) -> Score:
    """How the headlines of a file are read."""
    read, promised = readers()
    return sum((score_case(case, read, promised) for case in written(path)), Score())


@pytest.mark.parametrize("language", FLOORS)
def test_our_own_headlines_are_read_as_they_are_labelled(language):
    """In every language, what is counted counts, and most of what counts is counted."""
    score = scored(OWN / f"{language}.jsonl")
    precision, recall = FLOORS[language]

    assert score.labels > 100
    assert (score.precision or 0) >= precision, [fault.item.title for fault in score.faults if fault.what == "wrong"]
    assert (score.recall or 0) >= recall, [fault.item.title for fault in score.faults if fault.what == "missed"]


@pytest.mark.skipif(not CORPUS, reason="WATCHLIST_CORPUS names no folder with labels")
def test_written_headlines_are_read_as_others_labelled_them():
    """Headlines in five languages that somebody else wrote and labelled."""
    score = scored(Path(CORPUS) / "labels" / "written.jsonl")

    assert (score.precision or 0) >= 0.98
    assert (score.recall or 0) >= 0.92
