"""The archive of the demonstration: plenty of news of invented outlets, and the watches read it as it is marked."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from watchlist.definitions.feeds import read_feeds
from watchlist.definitions.files import listed
from watchlist.definitions.shipped import folder
from watchlist.definitions.tree import read
from watchlist.definitions.watches import read_watch
from watchlist.feeds.archive import BrokenLine, read_items
from watchlist.feeds.catalogue import Catalogue
from watchlist.language.vocabulary import load
from watchlist.model.feed import FeedKind
from watchlist.rules.matcher import compile_watches

SEEDS = folder() / "seeds"
LINES = [json.loads(line) for line in (SEEDS / "archive.jsonl").read_text("utf-8").splitlines()]
OUTLETS = read_feeds(read((SEEDS / "demo-feeds.yaml").read_bytes(), "demo-feeds.yaml"), load(), folder=None)
PUBLISHERS = {feed.id: feed.publisher for feed in OUTLETS.feeds}
FIRST, INVENTED_FROM, LAST = (
    datetime(2025, 9, 1, tzinfo=UTC),
    datetime(2026, 4, 1, tzinfo=UTC),
    datetime(2026, 11, 22, tzinfo=UTC),
)


def published(line: dict[str, str]) -> datetime:
    return datetime.fromisoformat(line["published"])


def test_the_archive_is_large_enough_to_look_like_news():
    """At least four hundred items of some fifteen outlets, and no outlet says most of it."""
    by_outlet = Counter(line["feed"] for line in LINES)

    assert len(LINES) >= 400
    assert len(by_outlet) >= 12
    assert max(by_outlet.values()) < len(LINES) / 5


def test_every_line_is_an_item_of_an_outlet():
    """Each line has the fields of an item line, an id of its own, and the name and the address of its outlet."""
    broken: list[BrokenLine] = []
    items = list(read_items(SEEDS / "archive.jsonl", LAST, broken=broken.append))

    assert not broken
    assert len({item.id for item in items}) == len(items) == len(LINES)
    for line in LINES:
        assert line.keys() - {"invented", "speaks"} == {
            *("id", "published", "source", "title", "summary", "link", "feed")
        }
        assert line["source"] == PUBLISHERS[line["feed"]]
        assert urlsplit(line["link"]).netloc == f"{line['feed']}.example"


def test_the_archive_runs_through_its_months_in_order():
    """From September 2025 to November 2026, sorted by time, and from April 2026 on all of it is marked as invented."""
    times = [published(line) for line in LINES]

    assert all(before <= after for before, after in pairwise(times))
    assert times[0] >= FIRST
    assert times[-1] < LAST
    assert len({(at.year, at.month) for at in times}) == 15
    assert all(line.get("invented") is True for line in LINES if published(line) >= INVENTED_FROM)
    assert any("invented" not in line for line in LINES)


def test_nothing_invented_counts():
    """What fires in the demonstration is what happened."""
    assert not [line["id"] for line in LINES if "speaks" in line and "invented" in line]


def test_headlines_are_not_made_by_a_machine():
    """No headline stands there twice, except where a paper prints its own agency's story again."""
    titles = Counter(line["title"] for line in LINES)
    reprinted = [{line["feed"] for line in LINES if line["title"] == title} for title, n in titles.items() if n > 1]

    assert all("lantern-wire" in feeds for feeds in reprinted)


def test_the_outlets_are_invented_and_say_so():
    """Every outlet lives on .example, and a stand-in for a government has (demo) in its name."""
    assert OUTLETS.problems == ()
    assert {line["feed"] for line in LINES} == PUBLISHERS.keys()
    for feed in OUTLETS.feeds:
        assert urlsplit(feed.url).netloc == urlsplit(feed.site).netloc == f"{feed.id}.example"
        assert ("(demo)" in feed.publisher) is (feed.kind is FeedKind.PRIMARY)
    assert {feed.actor for feed in OUTLETS.feeds if feed.kind is FeedKind.PRIMARY} == {"us", "ru", "ua"}


@pytest.fixture(scope="module")
def readings():
    """What the shipped watches make of every item, by its id."""
    paths = listed(folder() / "watches")
    read_all = [read_watch(read(path.read_bytes(), path.name), path.stem, load()).watch for path in paths]
    matcher = compile_watches([watch for watch in read_all if watch is not None], load())
    catalogue = Catalogue(OUTLETS.feeds)
    items = read_items(SEEDS / "archive.jsonl", LAST)
    return {item.id: matcher.read(item, catalogue.publisher(item)).readings for item in items}


def test_the_watches_count_what_is_marked_and_nothing_else(readings):
    """Each item counts for the signals that it is marked with, and no look-alike counts for any."""
    marked = {line["id"]: set(line.get("speaks", ())) for line in LINES}
    counted = {
        item: {f"{each.watch}/{each.signal}" for each in found if each.counts} for item, found in readings.items()
    }

    assert {item: names for item, names in counted.items() if names != marked[item]} == {}


def test_the_archive_shows_every_way_of_not_counting(readings):
    """Rumours, forecasts, denials, questions, opinions, other actors: the demonstration has them all."""
    said = Counter(each.status.value for found in readings.values() for each in found)

    assert set(said) >= {
        *("asserted", "hedged", "forecast", "denied", "question", "opinion", "history", "opposite", "other-actor")
    }
    assert 60 <= sum(bool(found) for found in readings.values()) <= 100
