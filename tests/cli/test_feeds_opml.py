"""`watchlist feeds import` and `feeds export`: to and from other readers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.town import Town

from watchlist.cli import exits
from watchlist.definitions.files import load
from watchlist.definitions.home import locate
from watchlist.model.feed import Feed

LIST = """\
<?xml version="1.0"?>
<opml version="2.0"><body>
<outline text="Ports &amp; Ships">
<outline text="Harbour Post" xmlUrl="https://post.example/rss" language="en"/>
<outline text="Harbour Post" xmlUrl="https://post.example/rss/"/>
<outline text="Порт" xmlUrl="feed://port.example/rss" language="unknown"/>
</outline>
<outline text="Mine" xmlUrl="https://me:secret@mine.example/"/>
<outline text="Program" xmlUrl="exec:/bin/true"/>
</body></opml>
"""


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A town with two papers, and a list beside them."""
    town = Town.at(tmp_path)
    town.write("list.opml", LIST)
    return town


def feeds(town: Town) -> tuple[Feed, ...]:
    """The feeds as they are read."""
    return load(locate(str(town.folder), {}, town.folder)).feeds


def test_a_list_is_imported_and_every_line_accounted_for(town: Town) -> None:
    """What is new is added with its folder as a tag; the rest is named with its line."""
    result = town.run("feeds", "import", str(town.folder / "list.opml"), "--tags", "new")

    assert result.exit_code == exits.RAN
    assert [(feed.id, feed.url, feed.tags) for feed in feeds(town)[2:]] == [
        ("harbour-post", "https://post.example/rss", ("ports-ships", "new")),
        ("port-example", "http://port.example/rss", ("ports-ships", "new")),
    ]
    assert [feed.publisher for feed in feeds(town)[2:]] == ["", ""]
    assert "there already: line 5: https://post.example/rss/: is harbour-post" in result.stderr
    assert "line 8" in result.stderr
    assert "it holds a name or a password" in result.stderr
    assert "line 9: exec:/bin/true: no address" in result.stderr
    assert "5 in the list: 2 added, 1 there already, 2 not taken" in result.stderr


def test_the_second_time_nothing_is_new(town: Town) -> None:
    """An import can be repeated without harm."""
    town.run("feeds", "import", str(town.folder / "list.opml"))
    before = (town.folder / "feeds.yaml").read_bytes()
    result = town.run("feeds", "import", str(town.folder / "list.opml"))

    assert "0 added, 3 there already" in result.stderr
    assert (town.folder / "feeds.yaml").read_bytes() == before


def test_a_trial_writes_nothing(town: Town) -> None:
    """--dry-run shows the lines."""
    before = (town.folder / "feeds.yaml").read_bytes()
    result = town.run("feeds", "import", str(town.folder / "list.opml"), "--dry-run", "--json")

    assert [each["id"] for each in json.loads(result.stdout)["added"]] == ["harbour-post", "port-example"]
    assert (town.folder / "feeds.yaml").read_bytes() == before
    assert "nothing is written" in town.run("feeds", "import", str(town.folder / "list.opml"), "--dry-run").stderr


@pytest.mark.parametrize("body", ["", "<opml/>", "<html>no</html>"])
def test_a_file_without_a_feed_is_wrong_usage(town: Town, body: str) -> None:
    """And so is one that is not there."""
    town.write("empty.opml", body)

    said = town.run("feeds", "import", str(town.folder / "empty.opml"))
    assert said.exit_code == exits.USAGE
    assert "names no feed" in said.stderr
    assert town.run("feeds", "import", "nowhere.opml").exit_code == exits.USAGE


def test_one_feed_that_cannot_be_added_stops_no_other(town: Town) -> None:
    """What the list says of it is refused with the reason, and the rest comes in."""
    town.write(
        "bad.opml",
        '<opml><outline text="A" xmlUrl="https://a.example/" watchlist:id="NO GOOD"/>'
        '<outline text="B" xmlUrl="https://b.example/" watchlist:kind="king"/></opml>',
    )
    result = town.run("feeds", "import", str(town.folder / "bad.opml"))

    assert [feed.id for feed in feeds(town)[2:]] == ["b"]
    assert "not taken: line 1: https://a.example/" in result.stderr


def test_what_is_exported_is_imported_to_the_same_feeds(tmp_path: Path) -> None:
    """Ids, publishers, kinds, tags and all; files of one's own stay at home."""
    one, other = Town.at(tmp_path / "one"), Town.at(tmp_path / "other")
    one.write(
        "feeds.yaml",
        "feeds:\n"
        '  - {id: post, url: "https://post.example/?a=1&b=2", publisher: "The \\"Post\\"", kind: wire, family: House}\n'
        '  - {id: kremlin, url: "https://k.example/", kind: primary, actor: ru, language: ru, tags: [ru, world]}\n'
        '  - {id: file, url: "file:herald.xml"}\n',
    )
    (other.folder / "feeds.yaml").unlink()
    exported = one.run("feeds", "export", "-o", str(tmp_path / "out.opml"))
    printed = one.run("feeds", "export")
    result = other.run("feeds", "import", str(tmp_path / "out.opml"), "--only")

    assert exported.exit_code == printed.exit_code == result.exit_code == exits.RAN
    assert "left out, for nobody else can read them: file" in exported.stderr
    assert printed.stdout == (tmp_path / "out.opml").read_text(encoding="utf-8")
    assert feeds(other) == feeds(one)[:2]
