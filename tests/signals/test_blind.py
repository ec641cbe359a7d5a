from __future__ import annotations

from datetime import timedelta

import pytest
from tests.builders import NOW, a_feed, a_watch

from watchlist.model.feed import FeedState, Health
from watchlist.model.standing import SightChanged
from watchlist.signals.blind import GRACE, Blindness, feeds_of, look, sight_of


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


def test_a_feed_that_stands_still_was_read_and_is_counted_apart():
    """Its silence may be its own: it blinds nobody, and says little."""
    sight = sight_of(a_watch(), feeds(2), states(Health.STALE, Health.OK))

    assert (sight.blind, sight.readable, sight.stale) == (False, 2, 1)


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


SEES = sight_of(a_watch(), feeds(2), states(Health.OK, Health.OK))
BLIND = sight_of(a_watch(), feeds(2), states(Health.FAILING, Health.FAILING))
HOUR = timedelta(hours=1)


def looked(*sights, every=timedelta(days=1)):
    """What is told when a watch is looked at again and again."""
    known, told = Blindness(), []
    for number, sight in enumerate(sights):
        known, event = look(a_watch(), sight, known, NOW + number * every)
        told.append(event and (event.blind, event.because))
    return told


def test_a_bad_day_is_nobodys_business():
    """Two bad runs of a daily check, and it sees again: nothing was told."""
    assert looked(SEES, BLIND, BLIND, SEES) == [None] * 4


def test_a_blindness_that_lasts_is_told_once_and_so_is_its_end():
    """The third bad day tells it, the first good one tells that it is over."""
    lasting = "none of 2 feeds could be read, for 48 hours now"
    over = "2 of 2 feeds could be read, after 4 days"

    assert looked(BLIND, BLIND, BLIND, BLIND, SEES, SEES) == [None, None, (True, lasting), None, (False, over), None]


def test_an_hourly_run_is_no_less_patient():
    """The grace is a length of time, not a number of runs; the event is of when the blindness began."""
    told = looked(*[BLIND] * 48, every=HOUR)

    assert [place for place, event in enumerate(told) if event] == [GRACE // HOUR]
    known = Blindness(since=NOW)
    assert look(a_watch(), BLIND, known, NOW + GRACE)[1] == SightChanged(
        watch="harbour", blind=True, at=NOW, because="none of 2 feeds could be read, for 36 hours now"
    )


def test_what_could_never_see_says_so_at_once():
    """There is nothing to wait for: the feeds file or the network is wrong, and its owner sits before it."""
    never = sight_of(a_watch(), feeds(2), {})

    assert looked(never, never, SEES) == [
        (True, "none of its 2 feeds was ever read"),
        None,
        (False, "2 of 2 feeds could be read, after 48 hours"),
    ]


def test_a_clock_that_was_put_back_puts_nothing_off():
    """A blindness that began tomorrow began now."""
    known, event = look(a_watch(), BLIND, Blindness(since=NOW + timedelta(days=300)), NOW)

    assert (known, event) == (Blindness(since=NOW), None)
    assert look(a_watch(), SEES, Blindness(since=NOW + HOUR, told=True), NOW)[1] == SightChanged(
        watch="harbour", blind=False, at=NOW, because="2 of 2 feeds could be read"
    )


def test_the_only_feed_is_not_counted():
    """None of one would be an odd way to say it."""
    assert sight_of(a_watch(), feeds(1), states(Health.FAILING)).because == "its feed could not be read"
