"""A home is read whole: what is broken is left out and told, and the rest runs."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.definitions.builders import FEEDS, LEAST, a_home

from watchlist.definitions.files import listed, load, look, read_file, signal_ids
from watchlist.definitions.shipped import catalogue, folder
from watchlist.definitions.tree import LARGEST
from watchlist.errors import DefinitionError, UsageError
from watchlist.model.problem import Severity
from watchlist.model.settings import Settings

PIER = LEAST.replace("harbour\nsignals", "pier\nsignals")


def test_a_broken_watch_is_left_out_and_the_others_run(tmp_path: Path):
    """One failure stops one thing, and it is told."""
    found = load(a_home(tmp_path, feeds=FEEDS, watches__harbour=LEAST, watches__pier=PIER.replace("when", "whne")))

    assert [watch.id for watch in found.watches] == ["harbour"]
    assert found.left_out == ("pier",)
    assert str(found.problems[0]).startswith("watches/pier.yaml:3:5 signals[0]: no 'when'")
    assert found.settings == Settings()


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path):
    """Settings, words, feeds and watches, in one go."""
    paths = a_home(
        tmp_path,
        watchlist="timezone: Mars",
        feeds=FEEDS + "  - {id: x}\n",
        vocabulary__my="thing: {}",
        watches__harbour=LEAST + "titel: x",
        watches__pier=PIER + "titel: x",
    )
    survey = look(paths)

    assert survey.files == (
        "watchlist.yaml",
        "vocabulary/my.yaml",
        "feeds.yaml",
        "watches/harbour.yaml",
        "watches/pier.yaml",
    )
    assert [problem.file for problem in survey.definitions.problems] == list(survey.files)
    assert survey.definitions.left_out == ("vocabulary/my.yaml", "harbour", "pier")
    assert [problem.file for problem in survey.fatal] == ["watchlist.yaml"]


def test_settings_with_an_error_stop_the_run(tmp_path: Path):
    """To go on with half of them could tell the wrong people, or nobody."""
    with pytest.raises(DefinitionError) as caught:
        load(a_home(tmp_path, watchlist="chanels: []", watches__harbour=LEAST))

    assert str(caught.value) == "watchlist.yaml:1:1 unknown key 'chanels' - did you mean 'channels'?"


def test_a_feeds_file_that_cannot_be_read_stops_the_run(tmp_path: Path):
    """To fall back to other feeds would be to read what the owner did not ask for."""
    with pytest.raises(DefinitionError, match=r"feeds\.yaml:2:1 the file breaks off here"):
        load(a_home(tmp_path, feeds="feeds: [", watches__harbour=LEAST))
    with pytest.raises(DefinitionError, match=r"none\.yaml:1:1 the file cannot be read: No such file"):
        load(a_home(tmp_path / "b", watches__harbour=LEAST), feeds_file=tmp_path / "none.yaml")


def test_without_a_feeds_file_the_catalogue_is_read(tmp_path: Path):
    """A fresh home has something to read, all of it from the web."""
    found = load(a_home(tmp_path, watches__harbour=LEAST))

    assert catalogue() == folder() / "seeds" / "feeds.yaml"
    assert len(found.feeds) > 50
    assert all(feed.url.startswith("http") for feed in found.feeds)


def test_another_feeds_file_can_be_named(tmp_path: Path):
    """Its paths begin at its own folder, and its tags are those that watches may name."""
    other = tmp_path / "other" / "my.yaml"
    other.parent.mkdir()
    other.write_text("feeds: [{id: a, url: 'file:a.xml', tags: [local]}]")
    paths = a_home(tmp_path, feeds=FEEDS, watches__harbour=LEAST + "feeds: [local, ports]")

    found = load(paths, feeds_file=other)

    assert [feed.url for feed in found.feeds] == [(tmp_path / "other" / "a.xml").as_uri()]
    assert [(problem.severity, problem.what) for problem in found.problems] == [
        (Severity.WARNING, "no feed has the tag or id 'ports'")
    ]


def test_a_broken_feed_is_told_and_the_others_stay(tmp_path: Path):
    """The run goes on without it."""
    found = load(a_home(tmp_path, feeds=FEEDS + "  - {id: x}\n", watches__harbour=LEAST))

    assert [feed.id for feed in found.feeds] == ["herald"]
    assert [str(problem) for problem in found.problems] == [
        "feeds.yaml:3:5 feeds[1]: no 'url' - add `url:`, http, https, or file: with a path."
    ]
    assert found.left_out == ()


def test_the_zone_of_the_settings_is_that_of_dates(tmp_path: Path):
    """A day begins where the owner lives."""
    text = LEAST + "window: {by: 2026-06-30}"
    found = load(a_home(tmp_path, watchlist="timezone: Asia/Tokyo", feeds=FEEDS, watches__harbour=text))

    assert found.watches[0].window.by == datetime(2026, 6, 30, 14, 59, 59, tzinfo=UTC)
    assert found.settings.timezone == "Asia/Tokyo"


def test_words_of_the_owner_extend_those_that_ship(tmp_path: Path):
    """A watch can use them, its fingerprint depends on them, and the shipped ones stay."""
    text = LEAST.replace("[open]", "[$unmoor]")
    words = "actions: {unmoor: {verbs: [unmoor]}, open: {verbs: [unbar]}}"
    first = load(a_home(tmp_path, feeds=FEEDS, watches__harbour=text, vocabulary__my=words))
    other = load(a_home(tmp_path, vocabulary__more="things: {cog: [cog]}"))

    assert first.vocabulary.actions["unmoor"].verbs == ("unmoor",)
    assert {"open", "unbar"} <= set(first.vocabulary.actions["open"].verbs)
    assert first.problems == ()
    assert first.watches[0].fingerprint != other.watches[0].fingerprint


def test_broken_words_are_left_out_loudly(tmp_path: Path):
    """The watches that need them are told of as well."""
    found = load(a_home(tmp_path, feeds=FEEDS, watches__harbour=LEAST, vocabulary__my="actions: [x]"))

    assert found.left_out == ("vocabulary/my.yaml",)
    assert [watch.id for watch in found.watches] == ["harbour"]


def test_a_run_can_be_limited_to_watches(tmp_path: Path):
    """By watch or by signal; the files of others are not even opened."""
    paths = a_home(tmp_path, feeds=FEEDS, watches__harbour=LEAST, watches__pier="broken")

    assert [watch.id for watch in load(paths, only=["harbour"]).watches] == ["harbour"]
    assert load(paths, only=["harbour/opened"]).problems == ()
    assert load(paths, only=["pier/x"]).left_out == ("pier",)
    assert load(paths, only=["pier", "harbour"]).left_out == ("pier",)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("harbor", "no watch is called 'harbor': did you mean 'harbour'?"),
        ("xyz/a", "no watch is called 'xyz': there is harbour"),
        ("harbour/opend", "harbour has no signal 'opend': did you mean 'harbour/opened'?"),
        ("harbour/xyz", "harbour has no signal 'xyz': it has opened"),
        ("\x1b[2J", "no watch is called '\\x1b[2J': there is harbour"),
    ],
)
def test_a_name_that_is_not_there_is_wrong_usage(name: str, said: str, tmp_path: Path):
    """The nearest one is named."""
    with pytest.raises(UsageError) as caught:
        load(a_home(tmp_path, feeds=FEEDS, watches__harbour=LEAST), only=[name])

    assert str(caught.value) == said


def test_a_home_without_watches_says_so(tmp_path: Path):
    """An empty folder is a home; naming a watch in it is wrong usage."""
    paths = a_home(tmp_path, feeds=FEEDS)

    assert load(paths).watches == ()
    with pytest.raises(UsageError, match="there is none yet"):
        load(paths, only=["harbour"])


def test_where_there_is_no_home_nothing_is_read(tmp_path: Path):
    """The message names `watchlist init`."""
    paths = a_home(tmp_path, feeds=FEEDS)
    paths.watches.rmdir()

    with pytest.raises(UsageError, match="init"):
        load(paths)


def test_two_files_cannot_hold_the_same_watch(tmp_path: Path):
    """The second one is left out."""
    paths = a_home(tmp_path, feeds=FEEDS, watches__harbour=LEAST)
    (paths.watches / "harbour.yml").write_text(LEAST + "title: other")

    found = load(paths)

    assert [watch.title for watch in found.watches] == ["Harbour"]
    assert [str(problem) for problem in found.problems] == [
        "watches/harbour.yml:1:1 a second watch 'harbour' - watches/harbour.yaml has that id; remove one"
    ]
    assert found.left_out == ("harbour",)


def test_hidden_files_and_other_files_are_no_watches(tmp_path: Path):
    """Editors leave them about; the schema lies there too."""
    paths = a_home(tmp_path, feeds=FEEDS, watches__harbour=LEAST)
    for name in (".#harbour.yaml", "harbour.yaml~", "watch.schema.json", ".harbour.yaml.swp"):
        (paths.watches / name).write_text("{")

    assert [path.name for path in listed(paths.watches)] == ["harbour.yaml"]
    assert listed(tmp_path / "none") == []


def test_what_cannot_be_read_is_told_and_the_others_run(tmp_path: Path):
    """A folder, a pipe, a dead link, bytes that are no text, and a file far too large."""
    paths = a_home(tmp_path, feeds=FEEDS, watches__harbour=LEAST)
    (paths.watches / "a-folder.yaml").mkdir()
    os.mkfifo(paths.watches / "b-pipe.yaml")
    (paths.watches / "c-link.yaml").symlink_to("nowhere")
    (paths.watches / "d-bytes.yaml").write_bytes(b"\xff\xfe\x00")
    (paths.watches / "e-large.yaml").write_bytes(b"#" * (LARGEST + 1))

    found = load(paths)

    assert [watch.id for watch in found.watches] == ["harbour"]
    assert [problem.what for problem in found.problems] == [
        "this is no file",
        "this is no file",
        "the file cannot be read: No such file or directory",
        "this is not UTF-8",
        "the file has 1,048,577 bytes",
    ]
    assert found.left_out == ("a-folder", "b-pipe", "c-link", "d-bytes", "e-large")


def test_settings_that_are_a_dead_link_stop_the_run(tmp_path: Path):
    """To pass over it would be to run without what it says."""
    paths = a_home(tmp_path, feeds=FEEDS, watches__harbour=LEAST)
    paths.settings.symlink_to("nowhere")

    with pytest.raises(DefinitionError, match="the file cannot be read"):
        load(paths)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (LEAST, ["opened"]),
        ("watch: x", []),
        ("signals: x", []),
        ("signals: [a, {}, {id: [b]}, {id: c}]", ["c"]),
        ("- a", []),
    ],
)
def test_ids_are_completed_from_files_in_any_state(text: str, ids: list[str], tmp_path: Path):
    """A file in the middle of being written still completes what it has."""
    path = tmp_path / "a.yaml"
    path.write_text(text)

    assert signal_ids(read_file(path, "a.yaml")) == ids


def test_an_installed_package_carries_its_watches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """In a wheel they lie in the package, in a checkout beside it."""
    package = tmp_path / "site-packages" / "watchlist"
    package.mkdir(parents=True)
    monkeypatch.setattr("watchlist.__file__", str(package / "__init__.py"))
    assert folder() == tmp_path
    (package / "shipped").mkdir()
    assert folder() == package / "shipped"


def test_a_folder_that_cannot_be_looked_into_is_an_error(tmp_path: Path):
    """To take it for an empty one would be to run without the watches in it."""
    with pytest.raises(DefinitionError, match=r":1:1 the folder cannot be read: File name too long - see that"):
        listed(tmp_path / ("x" * 300))

    (tmp_path / "file").touch()
    assert listed(tmp_path / "none") == listed(tmp_path / "file") == []
