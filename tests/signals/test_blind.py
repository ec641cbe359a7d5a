from __future__ import annotations

import pytest
from tests.builders import NOW, a_feed, a_watch

from watchlist.model.feed import FeedState, Health
from watchlist.signals.blind import feeds_of, sight_of


def states(*healths: Health, ever: bool = True) -> dict[str, FeedState]:
    """States of feeds f0, f1 ... with these healths, all of them read at some time unless not `ever`."""
    read = NOW if ever else None
    return {f"f{n}": FeedState(feed=f"f{n}", health=health, last_read=read) for n, health in enumerate(healths)}


def feeds(number: int, **more):
    """Feeds f0, f1 ..."""
    return [a_feed(f"f{n}", **more) for n in range(number)]


def test_a_watch_reads_the_feeds_it_names_by_id_or_tag():
    """`feeds: [world, herald]` is every feed tagged world, and the one called herald."""
    world, herald, other = a_feed("bbc", tags=("world",)), a_feed("herald"), a_feed("other", tags=("mining",))

    assert feeds_of(a_watch(feeds=("world", "herald")), [world, herald, other]) == (world, herald)
    assert feeds_of(a_watch(), [world, other]) == (world, other)


@pytest.mark.parametrize("health", [each for each in Health if each.readable])
def test_a_watch_sees_with_any_readable_feed(health):
    """An unchanged or an empty feed was read all the same."""
    assert not sight_of(a_watch(), feeds(1), states(health)).blind


def test_a_watch_is_blind_when_none_of_its_feeds_could_be_read():
    """Two feeds, both failing: it cannot tell."""
    sight = sight_of(a_watch(), feeds(2), states(Health.FAILING, Health.BLOCKED))

    assert sight.blind
    assert sight.because == "none of 2 feeds could be read"


def test_a_watch_is_blind_when_fewer_than_half_of_its_proven_feeds_could_be_read():
    """One of three is too few; one of two is enough."""
    one_of_three = sight_of(a_watch(), feeds(3), states(Health.OK, Health.GONE, Health.FAILING))

    assert one_of_three.blind
    assert one_of_three.because == "1 of 3 feeds could be read"
    assert not sight_of(a_watch(), feeds(2), states(Health.OK, Health.FAILING)).blind


def test_a_feed_never_read_is_unproven_and_blinds_nobody():
    """Ten feeds that never worked do not outvote the one that does."""
    known = states(Health.OK) | {f"f{n}": FeedState(feed=f"f{n}", health=Health.FAILING) for n in range(1, 11)}

    sight = sight_of(a_watch(), feeds(11), known)

    assert not sight.blind
    assert (sight.feeds, sight.readable, sight.proven) == (11, 1, 1)


def test_a_watch_whose_feeds_were_never_read_is_blind():
    """On the very first run with no network, nothing can be said."""
    assert sight_of(a_watch(), feeds(1), {}).because == "none of its 1 feed was ever read"
    assert sight_of(a_watch(), feeds(2), states(Health.FAILING, Health.FAILING, ever=False)).blind


def test_a_watch_without_feeds_is_blind_and_says_so():
    """A misspelled tag leaves a watch with nothing to read; that is no quiet."""
    sight = sight_of(a_watch(feeds=("minning",)), feeds(1, tags=("mining",)), states(Health.OK))

    assert sight.because == "no feed is named or tagged minning"
    assert sight_of(a_watch(), [], {}).because == "there are no feeds"
