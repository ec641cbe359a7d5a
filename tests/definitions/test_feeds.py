"""A feeds file becomes feeds; an entry with an error is left out, and the others stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from watchlist.definitions.feeds import ReadFeeds, read_feeds
from watchlist.definitions.tree import read
from watchlist.language.vocabulary import load
from watchlist.model.feed import Feed, FeedKind

HERE = Path("/home/me/news")


def told(text: str, folder: Path | None = HERE) -> ReadFeeds:
    return read_feeds(read(text.encode(), "feeds.yaml"), load(), folder=folder)


def entry(text: str, folder: Path | None = HERE) -> ReadFeeds:
    """Return a feeds file with a sound feed, then this one."""
    return told(f"feeds:\n  - {{id: herald, url: 'https://herald.example/feed'}}\n  - {text}\n", folder)


def test_an_id_and_an_address_are_enough():
    """Everything else has a default."""
    found = told("feeds:\n  - {id: herald, url: 'https://herald.example/feed'}\n")

    assert found.feeds == (Feed(id="herald", url="https://herald.example/feed"),)
    assert (found.problems, found.usable) == ((), True)


def test_every_key_of_a_feed_arrives():
    """`seen` is a note for people, and an alias of an actor becomes its code."""
    found = entry(
        "{id: court, url: 'http://court.example:8080/a?b=c', publisher: The Court, family: crown, kind: primary, "
        "actor: gb, language: EN, tags: [law, uk-only], site: 'https://court.example', seen: in a list}"
    )

    assert found.problems == ()
    assert found.feeds[1] == Feed(
        id="court",
        url="http://court.example:8080/a?b=c",
        publisher="The Court",
        family="crown",
        kind=FeedKind.PRIMARY,
        actor="uk",
        language="en",
        tags=("law", "uk-only"),
        site="https://court.example",
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{id: a, url: 'ftp://a.example/f'}", "is no http or https address"),
        ("{id: a, url: 'javascript:alert(1)'}", "is no http or https address"),
        ("{id: a, url: a.example/feed}", "is no http or https address"),
        ("{id: a, url: 'https:///feed'}", "names no host"),
        ("{id: a, url: 'https://[::1/feed'}", "is no address"),
        ("{id: a, url: 'https://a.example:port/feed'}", "is no address"),
        ("{id: a, url: 'https://a.example/a b'}", "holds a space"),
        ("{id: a, url: 'https://me:secret@a.example/f'}", "holds a user name or a password"),
        ("{id: a, url: 'file:'}", "is no file here"),
        ("{id: a, url: 'file://other.example/f'}", "is no file here"),
        ("{id: a, url: 'file:a%00b'}", "is no file here"),
        ("{id: a, url: 12}", "the number 12 where an address belongs"),
        ("{id: A B, url: 'https://a.example/f'}", "'A B' is no id"),
        ("{url: 'https://a.example/f'}", "no 'id'"),
        ("{id: a}", "no 'url'"),
        ("{id: a, url: 'https://a.example/f', knd: press}", "unknown key 'knd'"),
        ("{id: a, url: 'https://a.example/f', kind: blog}", "'blog' is none of the words"),
        ("{id: a, url: 'https://a.example/f', actor: atlantis}", "unknown actor 'atlantis'"),
        ("{id: a, url: 'https://a.example/f', language: english}", "'english' is no language"),
        ("{id: a, url: 'https://a.example/f', tags: [A]}", "'A' is no id"),
        ("{id: herald, url: 'https://a.example/f'}", "'herald' is there already"),
        ("{id: a, url: 'https://herald.example/feed'}", "'https://herald.example/feed' is there already"),
        ("https://a.example/f", "the text 'https://a.example/f' where a feed"),
    ],
)
def test_a_broken_entry_is_left_out_and_the_others_stay(text: str, what: str):
    """One slip does not stop all the feeds."""
    found = entry(text)

    assert [feed.id for feed in found.feeds] == ["herald"]
    assert found.usable
    assert [what in problem.what and problem.line == 3 for problem in found.problems] == [True]


def test_the_second_of_two_feeds_in_one_line_is_a_second_one():
    """The same address twice would count its publisher's items twice."""
    found = told("feeds: [{id: a, url: 'https://a.example'}, {id: b, url: 'https://a.example'}]")

    assert [feed.id for feed in found.feeds] == ["a"]
    assert found.problems[0].mend == "line 1 has it; keep one"


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("file:feeds/world.xml", "file:///home/me/news/feeds/world.xml"),
        ("file:../a%20b.xml", "file:///home/me/a%20b.xml"),
        ("file:///srv/world.xml", "file:///srv/world.xml"),
        ("file://localhost/srv/world.xml", "file:///srv/world.xml"),
    ],
)
def test_paths_begin_at_the_folder_of_the_feeds_file(url: str, meant: str):
    """The owner may read files of this machine, wherever the program is started."""
    assert entry(f"{{id: a, url: '{url}'}}").feeds[1].url == meant


def test_a_catalogue_of_others_can_name_no_file():
    """What ships, or is shared, reads nothing of this machine."""
    found = entry("{id: a, url: 'file:///etc/passwd'}", folder=None)

    assert [feed.id for feed in found.feeds] == ["herald"]
    assert "a catalogue cannot name files here" in str(found.problems[0])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "the file is empty"),
        ("null", "the file is empty"),
        ("- id: a", "a list where a feeds file with keys"),
        ("feeds:", "nothing is written here"),
        ("feeds: {id: a}", "a table of keys where a list belongs"),
        ("feed: []", "no 'feeds'"),
        ("feeds:\n  - {id: a, url: 'https://a.example'\n", "does not end"),
    ],
)
def test_a_file_that_holds_no_feeds_cannot_be_used(text: str, what: str):
    """To run without any feed would be to see nothing, and not to say so."""
    found = told(text)

    assert not found.usable
    assert what in found.problems[0].what


def test_no_feeds_at_all_may_be_meant():
    """An empty list is a list."""
    assert told("feeds: []") == ReadFeeds(feeds=(), problems=(), usable=True)
