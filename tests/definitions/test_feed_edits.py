"""A feeds file is changed where it is meant, and nowhere else, however its owner writes it."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from msgspec.structs import replace

from watchlist.definitions.feed_edits import added, commented_out, flow, readdressed, removed
from watchlist.definitions.feeds import read_feeds
from watchlist.definitions.nodes import plain
from watchlist.definitions.tree import read
from watchlist.language.vocabulary import load
from watchlist.model.feed import Feed

NEW: dict[str, str | list[str]] = {
    "id": "post",
    "url": "https://post.example/feed",
    "publisher": "The Post: daily",
    "tags": ["world", "no"],
}
POST = Feed(id="post", url="https://post.example/feed", publisher="The Post: daily", tags=("world", "no"))

ONE_A_LINE = """\
# My feeds, dear to me.
feeds:
  # The old ones.
  - {id: herald, url: "https://herald.example/a#b", tags: [world]}   # since 1850
  - {id: tribune, url: https://tribune.example/feed}

  - {id: ministry, url: 'https://ministry.example/press', kind: primary, actor: ua}
# The end.
"""
LAYOUTS = {
    "one a line": ONE_A_LINE,
    "no line end at the end": ONE_A_LINE.removesuffix("# The end.\n").rstrip("\n"),
    "with the line ends of Windows": ONE_A_LINE.replace("\n", "\r\n"),
    "letters beyond ASCII before": ONE_A_LINE.replace("dear to me", "Гавань 🚢"),
    "dashes at the margin": ONE_A_LINE.replace("\n  ", "\n"),
    "a key a line": """\
feeds:
    - id: herald
      url: https://herald.example/a#b
      tags: [world]

    - id: tribune
      # Its old address was another.
      url: "https://tribune.example/feed"
    -
      id: ministry
      url: >-
        https://ministry.example/press
      kind: primary
      actor: ua

# The end.
""",
    "a list of keys at the end": """\
feeds:
- id: tribune
  url: https://tribune.example/feed
- {id: ministry, url: https://ministry.example/press, kind: primary, actor: ua}
- id: herald
  url: https://herald.example/a#b
  tags:
  - world   # and more
""",
    "all on one line": "feeds: [{id: herald, url: 'https://herald.example/a#b', tags: [world]},"
    " {id: tribune, url: 'https://tribune.example/feed'},"
    " {id: ministry, url: 'https://ministry.example/press', kind: primary, actor: ua}] # all\n",
    "in brackets over lines": """\
feeds: [
  {id: herald, url: "https://herald.example/a#b", tags: [world]},
  {id: tribune, url: "https://tribune.example/feed"},   # the best
  {id: ministry, url: "https://ministry.example/press",
   kind: primary, actor: ua},
]
""",
    "all in braces": "{feeds: [{id: herald, url: 'https://herald.example/a#b', tags: [world]},"
    " {id: tribune, url: 'https://tribune.example/feed'},"
    " {id: ministry, url: 'https://ministry.example/press', kind: primary, actor: ua}]}",
}
NAMES = ("herald", "tribune", "ministry")


@pytest.fixture(params=LAYOUTS.values(), ids=LAYOUTS.keys())
def text(request: pytest.FixtureRequest) -> str:
    """A feeds file with the same three feeds, as different owners write it."""
    return str(request.param)


def feeds(text: str) -> dict[str, Feed]:
    """Return what our own strict reader makes of the text, which has no problem at all."""
    found = read_feeds(read(text.encode(), "feeds.yaml"), load(), folder=None)
    assert found.problems == ()
    return {feed.id: feed for feed in found.feeds}


def lines_changed(before: str, after: str) -> int:
    """Return how many lines of the text are not in the other as they were."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    kept = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return len(old) - sum(block.size for block in kept)


def test_a_feed_is_added_at_the_end(text: str) -> None:
    """The new feed is the last one, and the others are what they were."""
    changed = added(text, NEW)

    assert list(feeds(changed).values()) == [*feeds(text).values(), POST]
    # A line that had no end gets one, or the bracket that closes the list moves on.
    assert lines_changed(text, changed) <= 1


@pytest.mark.parametrize("name", NAMES)
def test_a_feed_is_removed_and_the_others_stay(text: str, name: str) -> None:
    """Whichever it is, first, last or in the middle."""
    changed = removed(text, name)

    left = feeds(text)
    del left[name]
    assert feeds(changed) == left
    assert lines_changed(text, changed) <= 6


@pytest.mark.parametrize("name", NAMES)
def test_a_feed_gets_another_address(text: str, name: str) -> None:
    """Nothing but the address changes, and a comment behind it stays."""
    changed = readdressed(text, name, "https://new.example/a,b#c:[d]")

    expected = feeds(text)
    expected[name] = replace(expected[name], url="https://new.example/a,b#c:[d]")
    assert feeds(changed) == expected
    assert lines_changed(text, changed) <= 2
    assert changed.count("#") >= text.count("#")


@pytest.mark.parametrize("name", NAMES)
def test_a_feed_becomes_a_comment(text: str, name: str) -> None:
    """It is read no longer; where it has lines of its own they are still there, below the reason."""
    changed = commented_out(text, name, "gone for good:")

    left = feeds(text)
    del left[name]
    assert feeds(changed) == left
    if "[{" not in text and "[\n" not in text:
        assert "# gone for good:" in changed
        assert f"{name}.example" in changed


def test_all_feeds_can_go_and_one_can_come_back(text: str) -> None:
    """A list that lost its last feed is an empty list, and takes a new one."""
    for name in NAMES:
        text = removed(text, name)
    assert feeds(text) == {}

    assert list(feeds(added(text, NEW)).values()) == [POST]


def test_all_feeds_can_be_comments(text: str) -> None:
    """A list of comments alone is an empty list."""
    for name in NAMES:
        text = commented_out(text, name, "gone for good:")

    assert feeds(text) == {}


@pytest.mark.parametrize("text", ["", "\n", "feeds: []\n", "feeds: []", "feeds:   [ ]   # none yet\n", "{feeds: []}"])
def test_the_first_feed_finds_its_place(text: str) -> None:
    """A file with nothing in it, or with an empty list, becomes one with a feed."""
    changed = added(text, NEW)

    assert list(feeds(changed).values()) == [POST]
    assert ("# none yet" in changed) == ("# none yet" in text)


def test_the_line_ends_of_the_file_are_kept() -> None:
    """A file from Windows stays one."""
    text = ONE_A_LINE.replace("\n", "\r\n")

    for changed in (added(text, NEW), removed(text, "herald"), commented_out(text, "tribune", "gone:")):
        assert "\n" not in changed.replace("\r\n", "")


@pytest.mark.parametrize(
    "value", ["no", "true", "12", "a: b", "a #b", "[x", 'say "x"', "Ünïcode", "-", "x, y", "{", ""]
)
def test_whatever_a_value_holds_is_read_back(value: str) -> None:
    """What YAML would take for something else stands in quotes."""
    feed = {"id": "post", "url": "https://post.example/", "publisher": value, "family": value}
    tree = read(f"feeds: [{flow(feed)}]".encode(), "feeds.yaml")

    assert [each["publisher"] for each in plain(tree.root)["feeds"]] == [value]  # type: ignore[index, arg-type, call-overload]
