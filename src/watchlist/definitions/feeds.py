"""A feeds file: its keys, and the feeds that it makes."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from watchlist.definitions.desk import Desk
from watchlist.definitions.nodes import List, Node, Scalar, Table
from watchlist.definitions.records import Field, Record, Values
from watchlist.definitions.shapes import Choice, Some, Text
from watchlist.definitions.tree import Tree
from watchlist.definitions.values import SLUG, Actor, slug, web_address
from watchlist.definitions.words import masked, quoted
from watchlist.language.vocabulary import Vocabulary
from watchlist.model.feed import Feed, FeedKind
from watchlist.model.problem import Problem, Severity

KINDS = {
    FeedKind.PRIMARY.value: "a party's own voice",
    FeedKind.WIRE.value: "an agency",
    FeedKind.PRESS.value: "a newspaper or broadcaster",
    FeedKind.TRADE.value: "the press of a trade",
    FeedKind.SEARCH.value: "the results of a search, from many publishers",
}
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"


def _url(text: str) -> str:
    return text if text.startswith("file:") else web_address(text)


def _language(text: str) -> str:
    if not (text.isascii() and text.replace("-", "").isalnum() and 2 <= len(text.split("-")[0]) <= 3):
        raise ValueError(f"{quoted(text)} is no language", "write its code: en, ru, uk, de ...")
    return text.lower()


TAG = Text(wanted="a tag", pattern=SLUG, check=slug)
FEED = Record(
    name="feed",
    doc="An address to poll. `id` and `url` are enough.",
    fields=(
        Field("id", Text(wanted="an id", pattern=SLUG, check=slug), "A slug, unique in the file.", required=True),
        Field("url", Text(wanted="an address", check=_url), "http, https, or file: with a path.", required=True),
        Field("publisher", Text(), "Who stands behind it."),
        Field("family", Text(), "The owner that several publishers share; they count as one."),
        Field("kind", Choice(KINDS, FeedKind), "Whose voice it is; press by default."),
        Field("actor", Actor(), "Whose primary source it is, by the actor's code."),
        Field("language", Text(pattern=LANGUAGE, check=_language), "The language, by its code."),
        Field("tags", Some(of=TAG, least=0), "What watches name in `feeds`."),
        Field("site", Text(wanted="an address", check=web_address), "The publisher's web site."),
        Field("seen", Text(), "Where the address was found; a note for people."),
    ),
    finish=lambda values, node, desk: (values, node),
)
FEEDS = Record(
    name="feeds",
    called="a feeds file",
    doc="The feeds that are read.",
    fields=(Field("feeds", Some(of=FEED, least=0, strict=True), "Each with an id and a url.", required=True),),
)


class ReadFeeds(Struct, frozen=True, kw_only=True):
    """A feeds file as read: the feeds that can be used, and all problems. `usable` is false where nothing can be."""

    feeds: tuple[Feed, ...]
    problems: tuple[Problem, ...]
    usable: bool


def read_feeds(tree: Tree, vocabulary: Vocabulary, *, folder: Path | None) -> ReadFeeds:
    """Return the feeds of a file; an entry with an error is left out.

    `folder` is where paths after `file:` begin; None refuses them, for no catalogue of others may read here.
    """
    desk = Desk(tree, vocabulary=vocabulary)
    if tree.root is None or (isinstance(tree.root, Scalar) and tree.root.value is None):
        desk.missing(tree.root or Node(1, 1), "the file is empty", "write `feeds:`, or remove it: a catalogue ships")
        return ReadFeeds(feeds=(), problems=tuple(desk.problems), usable=False)
    values = FEEDS.read(tree.root, desk)
    usable = tree.whole and isinstance(tree.root, Table) and isinstance(tree.root.entries.get("feeds"), List)
    feeds: list[Feed] = []
    ids: dict[str, Table] = {}
    urls: dict[str, Table] = {}
    for entry, node in values.get("feeds", ()) if isinstance(values, dict) else ():
        url = _resolved(entry, node, folder, desk)
        for key, value, known in (("id", entry.get("id"), ids), ("url", url, urls)):
            if value is not None and known.setdefault(value, node) is not node:
                mend = f"line {known[value].line} has it; keep one"
                desk.refuse(node.entries[key], f"{quoted(masked(value))} is there already", mend)
        if url is not None and "id" in entry and not _broken(desk, node):
            feeds.append(_feed(entry, url))
    return ReadFeeds(feeds=tuple(feeds), problems=tuple(sorted(desk.problems)), usable=usable)


def _resolved(entry: Values, node: Table, folder: Path | None, desk: Desk) -> str | None:
    """Return the address, with a path made absolute, or None after saying what is wrong."""
    url: str | None = entry.get("url")
    if url is None or not url.startswith("file:"):
        return url
    place = node.entries["url"]
    if folder is None:
        desk.refuse(place, "a catalogue cannot name files here", "put the feed into your own feeds.yaml")
        return None
    parts = urlsplit(url)
    path = unquote(parts.path)
    if parts.netloc not in {"", "localhost"} or not path or "\0" in path:
        desk.refuse(
            place, f"{quoted(masked(url))} is no file here", "write file:feeds/news.xml or file:///home/me/news.xml"
        )
        return None
    return (folder / path).resolve().as_uri()


def _broken(desk: Desk, node: Table) -> bool:
    path = desk.path(node)
    begins = f"feeds[{path[-1]}]" if path else ""
    return any(
        problem.severity is Severity.ERROR and (problem.path == begins or problem.path.startswith(f"{begins}."))
        for problem in desk.problems
    )


def _feed(entry: Values, url: str) -> Feed:
    known = {key: value for key, value in entry.items() if key not in {"url", "seen"}}
    return Feed(url=url, **known)
