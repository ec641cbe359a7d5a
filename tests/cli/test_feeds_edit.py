"""`watchlist feeds add` and `feeds remove`: the owner's feeds file, by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.town import HARBOUR, Town

from watchlist.cli import exits
from watchlist.definitions.shipped import catalogue

WORLD = "https://feeds.post.example/world.xml"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town with a watch over its harbour, and two papers in its feeds.yaml."""
    return Town.at(tmp_path)


def written(town: Town) -> str:
    """Return the feeds file."""
    return (town.folder / "feeds.yaml").read_text(encoding="utf-8")


def test_a_feed_is_added_with_all_that_is_said_of_it(town: Town) -> None:
    """The file gets one more line, and the command says which, who reads it, and what to do next."""
    before = written(town)
    result = town.run("feeds", "add", WORLD, "--publisher", "Post", "--kind", "wire", "--tags", "world, ports")

    line = f'{{id: post, url: "{WORLD}", publisher: Post, kind: wire, tags: [world, ports]}}'
    assert result.exit_code == exits.RAN
    assert written(town) == f"{before}  - {line}\n"
    assert result.stdout.endswith(f"feeds.yaml: + {line}\n")
    assert "read by harbour" in result.stderr
    assert "next: watchlist feeds doctor post" in result.stderr


def test_the_id_comes_from_the_address_unless_it_is_given(town: Town) -> None:
    """What tells the host from others; a number where that is taken; the file's name where there is no host."""
    for url in (WORLD, "https://www.post.example/sport", "file:saved/old-news.xml"):
        town.run("feeds", "add", url)
    town.run("feeds", "add", "https://x.example/", "--id", "mine")

    found = json.loads(town.run("feeds", "list", "--json").stdout)["feeds"]
    assert [feed["id"] for feed in found] == ["herald", "tribune", "post", "post-2", "old-news", "mine"]


def test_the_first_feed_begins_a_file_with_the_catalogue(town: Town) -> None:
    """Who adds a feed does not lose those that were read so far, and is told where they are now."""
    (town.folder / "feeds.yaml").unlink()
    result = town.run("feeds", "add", WORLD)

    assert written(town).startswith(catalogue().read_text(encoding="utf-8"))
    assert written(town).endswith("\n  - {id: post, url: " + f'"{WORLD}"' + "}\n")
    assert "so far you had no feeds.yaml" in result.stderr


def test_the_first_feed_can_be_the_only_one(town: Town) -> None:
    """--only leaves the catalogue behind."""
    (town.folder / "feeds.yaml").unlink()
    town.run("feeds", "add", WORLD, "--only")

    assert written(town) == f'feeds:\n  - {{id: post, url: "{WORLD}"}}\n'


def test_a_feed_that_no_watch_reads_is_told(town: Town) -> None:
    """Where watches name tags, a feed without one is read by nobody."""
    town.write("watches/harbour.yaml", HARBOUR.replace("signals:", "feeds: [herald]\nsignals:"))

    assert "no watch reads it: they name herald" in town.run("feeds", "add", WORLD).stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((WORLD, "--id", "herald"), "'herald' is there already"),
        ((WORLD, "--kind", "prss"), "did you mean 'press'?"),
        ((WORLD, "--actor", "atlantis"), "unknown actor 'atlantis'"),
        ((WORLD, "--only"), "--only"),
        (("ftp://post.example/feed",), "ftp"),
        (("http://[post", "--id", "post"), "post"),
        (("http://[post",), "is no address"),
        ((WORLD, "--publisher", "a\x07b"), "U+0007"),
        ((WORLD, "--publisher", "a\udc80b"), "no text"),
        ((WORLD, "--tags", "World"), "'World'"),
    ],
)
def test_what_cannot_be_added_leaves_the_file_alone(town: Town, words: tuple[str, ...], said: str) -> None:
    """A value that no feeds file could hold is an error, in the words of the loader, and nothing is written."""
    before = written(town)
    result = town.run("feeds", "add", *words)

    assert result.exit_code == exits.USAGE
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert written(town) == before


def test_a_feed_is_removed(town: Town) -> None:
    """Its line goes, and the rest stays."""
    result = town.run("feeds", "remove", "herald")

    assert result.exit_code == exits.RAN
    assert written(town) == "feeds:\n  - {id: tribune, url: 'file:tribune.xml', publisher: Tribune}\n"


@pytest.mark.parametrize("words", [("add", WORLD), ("remove", "herald")])
def test_a_dry_run_shows_and_writes_nothing(town: Town, words: tuple[str, ...]) -> None:
    """What would change stands on stdout, as it would be."""
    before = written(town)
    result = town.run("feeds", *words, "--dry-run")

    assert "feeds.yaml: " in result.stdout
    assert "nothing was written" in result.stderr
    assert written(town) == before


def test_the_same_for_programs(town: Town) -> None:
    """--json says what was done, and to which file."""
    added = json.loads(town.run("feeds", "add", WORLD, "--json").stdout)
    removed = json.loads(town.run("feeds", "remove", "post", "--json").stdout)

    assert (added["added"], added["feeds"]) == ({"id": "post", "url": WORLD}, 3)
    assert (removed["removed"], removed["feeds"]) == ("post", 2)


def test_a_feed_that_a_watch_names_is_not_removed(town: Town) -> None:
    """The watch would be left out from then on: its file is to be changed first."""
    town.write("watches/harbour.yaml", HARBOUR.replace("signals:", "feeds: [herald]\nsignals:"))
    result = town.run("feeds", "remove", "herald")

    assert result.exit_code == exits.USAGE
    assert "harbour names herald" in result.stderr
    assert "herald" in written(town)


def test_a_feed_that_is_not_there_cannot_be_removed(town: Town) -> None:
    """A slip of the pen is answered with the id that was meant."""
    result = town.run("feeds", "remove", "herold")

    assert result.exit_code == exits.USAGE
    assert "did you mean 'herald'?" in result.stderr


def test_a_file_that_cannot_be_used_is_not_changed(town: Town) -> None:
    """Where the list itself is broken its owner mends it first."""
    town.write("feeds.yaml", "feeds: [{id: a, url: 'https://a.example/'}\n")
    result = town.run("feeds", "add", WORLD)

    assert result.exit_code == exits.USAGE
    assert "feeds.yaml:" in result.stderr


def test_a_link_stays_a_link_and_a_mode_stays(town: Town) -> None:
    """A feeds file kept among other dotfiles is changed where it is."""
    real = town.folder / "dotfiles.yaml"
    (town.folder / "feeds.yaml").rename(real)
    real.chmod(0o640)
    (town.folder / "feeds.yaml").symlink_to(real)
    town.run("feeds", "add", WORLD)

    assert (town.folder / "feeds.yaml").is_symlink()
    assert WORLD in real.read_text(encoding="utf-8")
    assert real.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in town.folder.iterdir() if path.name.startswith(".feeds")] == []
