"""A fresh home has all that a first run needs, and nothing of the owner's is ever overwritten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from watchlist.definitions.files import load, look
from watchlist.definitions.home import locate
from watchlist.definitions.linting import lint
from watchlist.definitions.starter import SETTINGS, write


def test_a_fresh_home_is_read_without_a_problem(tmp_path: Path):
    """The three watches, and nothing to mend."""
    written = write(tmp_path / "home")
    paths = locate(str(tmp_path / "home"), {"HOME": str(tmp_path)}, tmp_path)

    assert [watch.id for watch in load(paths).watches] == ["new-start", "shadow-fleet", "ukraine-minerals"]
    assert lint(paths).problems == ()
    assert written.left == ()
    assert [str(path.relative_to(paths.root)) for path in written.wrote] == [
        "watches/new-start.yaml",
        "watches/shadow-fleet.yaml",
        "watches/ukraine-minerals.yaml",
        "watches/watch.schema.json",
        "watchlist.yaml",
        ".gitignore",
    ]


def test_the_watches_name_the_schema_beside_them(tmp_path: Path):
    """So that an editor completes them in every home."""
    write(tmp_path)

    for path in (tmp_path / "watches").glob("*.yaml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0] == "# yaml-language-server: $schema=watch.schema.json"
        assert "$schema" not in lines[1]


def test_the_settings_are_right_once_they_are_uncommented(tmp_path: Path):
    """What stands there as an example works."""
    write(tmp_path)
    # A comment for people begins with one space, an example with none, or with those of YAML.
    told = re.compile(r"# \S")
    text = "\n".join(line.removeprefix("#") for line in SETTINGS.splitlines() if not told.match(line))
    (tmp_path / "watchlist.yaml").write_text(text, encoding="utf-8")

    survey = look(locate(str(tmp_path), {"HOME": str(tmp_path)}, tmp_path))

    assert survey.fatal == ()
    assert [channel.kind for channel in survey.definitions.settings.channels] == ["mail", "push", "webhook", "hook"]
    assert len(survey.definitions.settings.routes) == 4
    assert survey.definitions.settings.timezone == "Europe/Berlin"


def test_the_state_is_kept_out_of_git(tmp_path: Path):
    """It is no source."""
    write(tmp_path)

    assert ".watchlist/" in (tmp_path / ".gitignore").read_text().splitlines()


def test_nothing_is_overwritten(tmp_path: Path):
    """What is there stays as it is, a link that leads nowhere too, and is named."""
    (tmp_path / "watches").mkdir()
    (tmp_path / "watches" / "new-start.yaml").write_text("mine")
    (tmp_path / "watchlist.yaml").symlink_to("nowhere")

    written = write(tmp_path)

    assert (tmp_path / "watches" / "new-start.yaml").read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()
    assert [path.name for path in written.left] == ["new-start.yaml", "watchlist.yaml"]
    assert write(tmp_path).wrote == ()


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path):
    """For the command to tell."""
    (tmp_path / "file").write_text("")

    with pytest.raises(OSError, match="file"):
        write(tmp_path / "file")
