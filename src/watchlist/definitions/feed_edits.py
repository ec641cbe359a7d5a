"""Changes to a feeds file by splicing its text: what is not meant stays as it is, to the byte.

Each of these takes the text of a file that can be used, and returns the new one. Whoever writes it reads it
again first: see `feed_files`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from watchlist.definitions.marks import compose, end_of, line_end, newline

# What can stand without quotes and is still a text to every reader of YAML.
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ ._-]?[A-Za-z0-9]+)*")
WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
FIRST = "feeds:"


class Entry(Struct, frozen=True, kw_only=True):
    """Where a feed stands in the text: from its first character to behind its last, and its lines in a block list."""

    id: str
    start: int
    end: int
    lines: tuple[int, int]
    url: tuple[int, int]


class Layout(Struct, frozen=True, kw_only=True):
    """The list of feeds in the text. In a `block` each entry has lines of its own, whose dashes stand in one column."""

    entries: tuple[Entry, ...]
    start: int
    end: int
    column: int
    block: bool
    inside_flow: bool


def added(text: str, *feeds: Mapping[str, str | list[str]]) -> str:
    """Return the text with feeds at the end of the list; a text without anything in it becomes a feeds file."""
    written = [flow(feed) for feed in feeds]
    ending = newline(text)
    if not text.strip():
        return f"{FIRST}{ending}" + _dashed(written, 2, ending)
    layout = _layout(text)
    if layout.block:
        at = layout.entries[-1].lines[1]
        before = "" if text[:at].endswith("\n") else ending
        return f"{text[:at]}{before}{_dashed(written, layout.column, ending)}{text[at:]}"
    if layout.entries:
        last = layout.entries[-1]
        indent = text[text.rfind("\n", 0, last.start) + 1 : last.start]
        between = f",{ending}{indent}" if indent and not indent.strip() else ", "
        return f"{text[: last.end]}{between}{between.join(written)}{text[last.end :]}"
    if layout.inside_flow:
        return f"{text[: layout.start]}[{', '.join(written)}]{text[layout.end :]}"
    rest = f"{text[: layout.start].rstrip(' ')}{text[layout.end :]}"
    at = line_end(rest, layout.start - 1)
    before = "" if rest[:at].endswith("\n") else ending
    return f"{rest[:at]}{before}{_dashed(written, 2, ending)}{rest[at:]}"


def _dashed(written: Sequence[str], column: int, ending: str) -> str:
    return "".join(f"{' ' * column}- {each}{ending}" for each in written)


def removed(text: str, feed: str) -> str:
    """Return the text without the feed; comments around it stay."""
    layout = _layout(text)
    at = next(index for index, entry in enumerate(layout.entries) if entry.id == feed)
    entry = layout.entries[at]
    if len(layout.entries) == 1:
        start, end = entry.lines if layout.block else (layout.start, layout.end)
        return _emptied(text[:start] + text[end:]) if layout.block else f"{text[:start]}[]{text[end:]}"
    if layout.block:
        return text[: entry.lines[0]] + text[entry.lines[1] :]
    # With the comma before it, or after the first.
    if at == 0:
        return text[: entry.start] + text[layout.entries[1].start :]
    return text[: layout.entries[at - 1].end] + text[entry.end :]


def readdressed(text: str, feed: str, url: str) -> str:
    """Return the text with another address for the feed."""
    start, end = next(entry.url for entry in _layout(text).entries if entry.id == feed)
    return f"{text[:start]}{json.dumps(url)}{text[end:]}"


def commented_out(text: str, feed: str, because: str) -> str:
    """Return the text with the feed's lines as a comment below the reason; in a list on one line, without the feed."""
    layout = _layout(text)
    entry = next(entry for entry in layout.entries if entry.id == feed)
    if not layout.block:
        return removed(text, feed)
    start, end = entry.lines
    indent = " " * layout.column
    lines = text[start:end].splitlines(keepends=True)
    told = f"{indent}# {because}{newline(text)}"
    told += "".join(f"{indent}# {line.removeprefix(indent)}" for line in lines)
    changed = text[:start] + told + text[end:]
    return _emptied(changed) if len(layout.entries) == 1 else changed


def flow(feed: Mapping[str, str | list[str]]) -> str:
    """Return the feed as it is written on one line."""
    return "{" + ", ".join(f"{key}: {_value(key, value)}" for key, value in feed.items()) + "}"


def _value(key: str, value: str | list[str]) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_value('', each) for each in value)}]"
    plain = key != "url" and PLAIN.fullmatch(value) and value.lower() not in WORDS
    return value if plain else json.dumps(value, ensure_ascii=False)


def _layout(text: str) -> Layout:
    """Return where the feeds stand; the text is one that our own strict reader has taken."""
    root = compose(text)
    assert isinstance(root, MappingNode)
    place = next(value for key, value in root.value if key.value == "feeds")
    assert isinstance(place, SequenceNode), "a file whose feeds are no list cannot be used"
    block = not place.flow_style
    column = place.start_mark.column
    return Layout(
        entries=tuple(_entry(text, node, column, block=block) for node in place.value),
        start=place.start_mark.index,
        end=place.end_mark.index,
        column=column,
        block=block,
        inside_flow=bool(root.flow_style),
    )


def _entry(text: str, node: Node, column: int, *, block: bool) -> Entry:
    start, end = node.start_mark.index, end_of(text, node)
    known = {key.value: value for key, value in node.value} if isinstance(node, MappingNode) else {}
    name, url = known.get("id"), known.get("url")
    lines = (_first_line(text, start, column), line_end(text, end)) if block else (start, end)
    return Entry(
        id=name.value if isinstance(name, ScalarNode) else "",
        start=start,
        end=end,
        lines=lines,
        url=(url.start_mark.index, end_of(text, url)) if isinstance(url, ScalarNode) else (0, 0),
    )


def _first_line(text: str, start: int, column: int) -> int:
    """Return where the line with the dash of an entry begins; the entry itself may begin on a later one."""
    dash = f"{' ' * column}-"
    at = text.rfind("\n", 0, start) + 1
    # A byte order mark or a key may stand before the first dash only in a list that is no block.
    while not text.startswith(dash, at) and at > 0:
        at = text.rfind("\n", 0, at - 1) + 1
    return at


def _emptied(text: str) -> str:
    """Return the text of a block list that lost its last entry with an empty list in its place."""
    root = compose(text)
    key = next(key for key, _ in root.value if key.value == "feeds")
    at = text.index(":", key.end_mark.index) + 1
    return f"{text[:at]} []{text[at:]}"
