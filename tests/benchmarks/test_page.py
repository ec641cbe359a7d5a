"""The page of figures, the labels that stay in the repository, and the script that compares them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from benchmarks.accuracy.cases import Name
from benchmarks.accuracy.page import Figures, Seen, page
from benchmarks.accuracy.readers import Both
from benchmarks.accuracy.scoring import Fault, Score
from benchmarks.accuracy.told import by_label, faults, in_a_line, rate
from benchmarks.accuracy.watches import BLIND, UNSEEN, Measured, ids
from tests.builders import an_item
from tests.imports import ROOT

from watchlist.model.evidence import Status

EASE = Name(watch="fleet", signal="ease")
WRONG = Fault(what="wrong", item=an_item("Old news", id="a1"), name=EASE, label="history", said="asserted")
MISSED = Fault(
    what="missed",
    item=an_item("Eased", id="b2", summary="At last."),
    name=EASE,
    label="asserted",
    said="hedged",
    because=("hedged: “may”",),
    kind="modal",
)
OURS = Score(8, 1, 2, Counter({("asserted", "asserted"): 8, ("asserted", "hedged"): 2}), [MISSED, WRONG])
WORDS = Score(9, 11, 1, Counter({("asserted", "asserted"): 10}))
BOTH = Both(ours=OURS, words=WORDS)


def figures(whole: Seen | None) -> Figures:
    return Figures(
        day=date(2026, 11, 23),
        detector="a detector",
        files={"written": BOTH},
        languages={"en": BOTH, "fr": Both(ours=Score(), words=Score())},
        watches={"fleet": BOTH + BOTH},
        table=OURS,
        same_language=9,
        archive=BOTH,
        whole=whole,
    )


def test_the_page_sets_both_ways_side_by_side():
    """A row tells how many labels there are and how many count, then how both ways fare."""
    told = page(figures(None))

    assert "| written | 10 | 10 | 0.888 | 0.800 | 0.800 | 0.450 | 0.900 |" in told
    assert "| fr | 0 | 0 | - | - | - | - | - |" in told
    assert "| asserted | **8** | 2 |" in told
    assert Score(table=Counter({("does not count", "hedged"): 1})).same is None
    assert "For 9 of 10 of them" in told


def test_the_page_names_what_counts_in_the_archive_and_should_not():
    """By id and with its label; the title is its publisher's."""
    told = page(figures(Seen(items=1000, months=2, counted=9, unjudged=3, by_words=20)))

    assert "All 1,000 items of 2 months" in told
    assert "3 of them are too new" in told
    assert "* `a1` for fleet/ease: history" in told
    assert "Old news" not in told


def test_a_figure_under_a_bar_never_looks_as_if_it_were_on_it():
    """Parts are cut, not rounded."""
    assert rate(0.9799) == "0.979"


def test_faults_are_shown_with_the_worst_first():
    """What is told and wrong comes before what is missed, each with its words and its reason."""
    wrong, missed = faults(OURS)

    assert wrong.splitlines()[0].strip() == "wrong: fleet/ease is history, read as asserted  a1"
    assert missed.splitlines()[0].strip() == "missed: fleet/ease is asserted, read as hedged [modal]  b2"
    assert missed.splitlines()[2:] == ["      | At last.", "      because: hedged: “may”"]
    assert in_a_line(OURS).startswith("10 labels, precision 0.888 (8/9), recall 0.800 (8/10)")
    assert by_label(OURS) == "asserted 8/10"


def test_our_labels_name_signals_that_there_are_and_hold_no_text():
    """A label is an id, a watch, a signal and a status, once for each item and signal."""
    watches = Measured([UNSEEN]).watches
    known = {(watch.id, signal.id) for watch in watches for signal in watch.signals}
    files = [ROOT / "benchmarks" / "labels" / name for name in ("archive.jsonl", "unseen.jsonl")]
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]

    assert {tuple(row) for row in rows} == {("id", "watch", "signal", "label")}
    assert {(row["watch"], row["signal"]) for row in rows} <= known
    assert {row["label"] for row in rows} <= set(map(str, Status))
    assert len({(row["id"], row["watch"], row["signal"]) for row in rows}) == len(rows)


def test_a_watch_of_another_kind_is_labelled_by_what_counts_alone():
    """Each of these labels is an id, a watch that is there, its signal, and whether the item counts."""
    watches = [watch for watch in Measured([BLIND]).watches if watch.id in ids(BLIND)]
    known = {(watch.id, signal.id) for watch in watches for signal in watch.signals}
    lines = (ROOT / "benchmarks" / "labels" / "others.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]

    assert {tuple(row) for row in rows} == {("id", "watch", "signal", "counts")}
    assert {(row["watch"], row["signal"]) for row in rows} == known
    assert {row["counts"] for row in rows} == {True, False}


def test_the_script_scores_a_file_of_headlines(tmp_path: Path):
    """One headline that counts and one that does not: both are read rightly, and the rest is named."""
    said = {"published": "2026-03-13", "watch": "shadow-fleet", "signal": "ease"}
    rows = [
        {"title": "US eases sanctions on Russian oil tankers", "label": "asserted", **said},
        {"title": "US may ease sanctions on Russian oil tankers", "label": "denied", **said},
        {"title": "Nothing", "label": "unrelated", **said, "signal": "eased"},
    ]
    file = tmp_path / "en.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    command = [sys.executable, "benchmarks/reading.py", "--headlines", str(file), "--show"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert "3 labels, precision 1.000 (1/1), recall 1.000 (1/1), same status 2/3" in ran.stdout
    assert "unlike: shadow-fleet/ease is denied, read as hedged" in ran.stdout
    assert "no signal is called shadow-fleet/eased" in ran.stderr
