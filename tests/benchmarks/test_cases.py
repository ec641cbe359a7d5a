"""Labelled headlines and labels by id, as they come from files."""

from __future__ import annotations

import json
from pathlib import Path

import zstandard
from benchmarks.accuracy.cases import Label, Name, items, labels, written

EASE = Name(watch="shadow-fleet", signal="ease")


def lines(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_line_is_a_headline_with_its_label(tmp_path: Path):
    """A headline needs no source and no id; it is known by its file and line."""
    row = {"title": "US eases", "published": "2026-03-13", "watch": "shadow-fleet", "signal": "ease", "label": "hedged"}

    (case,) = written(lines(tmp_path / "en.jsonl", row))

    assert (case.item.id, case.item.title, case.item.summary) == ("en:1", "US eases", "")
    assert case.item.at.isoformat() == "2026-03-13T00:00:00+00:00"
    assert (case.name, case.label, case.kind, case.also) == (EASE, "hedged", "", frozenset())


def test_what_else_it_asserts_may_belong_to_another_watch(tmp_path: Path):
    """`also` names signals of the same watch, or of any watch where it says which."""
    row = {
        "title": "US eases",
        "published": "2026-03-13",
        "watch": "shadow-fleet",
        "signal": "ease",
        "label": "asserted",
        "also": ["license", "new-start/talks"],
    }

    (case,) = written(lines(tmp_path / "en.jsonl", row))

    assert case.also == {
        Name(watch="shadow-fleet", signal="license"),
        Name(watch="new-start", signal="talks"),
    }


def test_labels_by_id_find_their_items_in_the_archive(tmp_path: Path):
    """An item of the archive is found by its id; those that nobody asked for are left where they are."""
    months = tmp_path / "2026-03.jsonl.zst"
    rows = [{"id": name, "title": name.upper(), "published": "2026-03-13T10:00:00Z"} for name in ("a", "b", "c")]
    months.write_bytes(zstandard.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))
    row = {"id": "b", "watch": "shadow-fleet", "signal": "ease", "label": "history"}
    told = labels(lines(tmp_path / "archive.jsonl", row))

    found = items([months], {each.id for each in told})

    assert told == [Label(id="b", name=EASE, label="history")]
    assert {id_: item.title for id_, item in found.items()} == {"b": "B"}


def test_a_label_may_tell_only_whether_an_item_counts(tmp_path: Path):
    """Where a watch is no concern of ours, it is enough to know what counts."""
    row = {"id": "b", "watch": "shadow-fleet", "signal": "ease"}
    file = lines(tmp_path / "others.jsonl", {**row, "counts": True}, {**row, "counts": False})

    assert [each.label for each in labels(file)] == ["asserted", "does not count"]
