from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from tests.builders import NOW, a_signal, a_watch, an_item
from tests.flows.builders import FEEDS, MAILED, carried, judged, matcher, opening

from watchlist.errors import StoreDamaged, WatchlistError
from watchlist.flows.judge import judge, rivals_first
from watchlist.model.evidence import Status
from watchlist.model.feed import FeedState, Health
from watchlist.model.hand import Deed, Hand
from watchlist.model.standing import DeadlinePassed, SightChanged, State, Transition
from watchlist.model.watch import Deadline, Pattern, Rule, Slot
from watchlist.store import Store

DAY = timedelta(days=1)
YESTERDAY = NOW - DAY


@pytest.fixture
def store():
    """A state in memory, whose harbour watch was read yesterday and found nothing."""
    with Store.memory() as store:
        carried(store, "herald", now=NOW - 9 * DAY)
        judged(store, now=NOW - 9 * DAY)
        yield store


def standing(store, watch="harbour", signal="opened"):
    """Where that signal stands on record."""
    return store.case(watch).standings[signal]


def test_a_report_becomes_evidence_with_its_reasons(store):
    """What is kept of an item: who, when, how it speaks, why, and the sentence that says so."""
    carried(store, "herald", opening("herald", title="Harbour opens at last"))
    judged(store)

    (evidence,) = store.case("harbour").evidence
    assert (evidence.status, evidence.counts, evidence.publisher) == (Status.ASSERTED, True, "Herald")
    assert evidence.quote == evidence.title == "Harbour opens at last"
    assert evidence.story == "harbour opens at last"
    assert evidence.at == NOW
    assert evidence.because


def test_an_undated_item_is_of_when_it_was_seen(store):
    """Without a date, evidence counts from the first sight of it."""
    carried(store, "herald", opening("herald", published=None, seen=NOW - timedelta(hours=2)))
    judged(store)

    assert store.case("harbour").evidence[0].at == NOW - timedelta(hours=2)


def test_a_long_judgement_tells_how_far_it_is(store):
    """Every five hundred items, by their place among all that there are to read."""
    carried(store, "herald", *(an_item(f"Cat {n} found", id=f"cat-{n:04}") for n in range(1_100)))
    steps = []
    watch = a_watch()

    judge(
        [watch], matcher(watch), store, NOW, feeds=FEEDS, settings=MAILED,
        progress=lambda done, total, feed: steps.append((done, total, feed)),
    )  # fmt: skip

    assert steps == [(512, 1100, ""), (1024, 1100, "")]


def test_two_publishers_fire_the_signal_and_it_is_told_once(store):
    """The run that completes the proof tells it, and queues it; the next run does neither."""
    carried(store, "herald", opening("herald", days_ago=2))
    carried(store, "tribune", opening("tribune", days_ago=1))

    first, second = judged(store), judged(store, now=NOW + DAY)

    assert [event.after for event in first.events] == [State.STIRRING, State.FIRED]
    assert not any(event.past for event in first.events)
    assert second.events == ()
    assert standing(store).state is State.FIRED
    assert store.undelivered(NOW) == 1


def test_evidence_adds_up_over_runs(store):
    """One report a day: the second day fires what the first one stirred."""
    carried(store, "herald", opening("herald", days_ago=1))
    stirred = judged(store, now=YESTERDAY + timedelta(hours=1))
    carried(store, "tribune", opening("tribune"))
    fired = judged(store)

    assert [event.after for event in stirred.events] == [State.STIRRING]
    assert [event.after for event in fired.events] == [State.FIRED]


def test_the_first_run_tells_the_past_in_one_line():
    """What happened before the watch was there is one event that says so, not one for each step."""
    with Store.memory() as store:
        carried(store, "herald", opening("herald", days_ago=40), opening("herald", days_ago=3))
        carried(store, "tribune", opening("tribune", days_ago=2))

        (event,) = judged(store).events

    assert isinstance(event, Transition)
    assert (event.before, event.after, event.past) == (State.QUIET, State.FIRED, True)
    assert event.at == NOW - 2 * DAY


def test_a_past_that_reaches_us_late_is_past(store):
    """A feed that comes back after the first run brings old news; it is told as old."""
    carried(store, "herald", opening("herald", days_ago=12))
    carried(store, "tribune", opening("tribune", days_ago=11))

    assert [(event.after, event.past) for event in judged(store).events] == [
        (State.STIRRING, True),
        (State.FIRED, True),
    ]


def test_a_changed_watch_reads_everything_again_and_tells_what_is_different(store):
    """A stricter proof takes the firing back; a word more finds what was there all along."""
    carried(store, "herald", opening("herald", days_ago=2))
    carried(store, "tribune", opening("tribune", days_ago=1))
    judged(store)
    strict = a_watch(replace(a_signal(), proof=replace(a_signal().proof, publishers=3)), fingerprint="2")

    (event,) = judged(store, strict, now=NOW + DAY).events
    assert (event.before, event.after) == (State.FIRED, State.STIRRING)
    assert judged(store, strict, now=NOW + DAY).events == ()
    (event,) = judged(store, replace(a_watch(), fingerprint="3"), now=NOW + 2 * DAY).events
    assert (event.before, event.after, event.past) == (State.STIRRING, State.FIRED, True)


def test_a_changed_watch_that_nothing_speaks_of_falls_quiet(store):
    """Where the new rule reads nothing in what is stored, it says so."""
    carried(store, "herald", opening("herald"))
    judged(store)
    other = a_signal(rule=Rule(when=(Pattern(does=("open",), what=(Slot(terms=("airport",)),)),)))

    (event,) = judged(store, a_watch(other, fingerprint="2"), now=NOW + DAY).events

    assert (event.after, event.because) == (State.QUIET, "as it reads now, nothing speaks of it")
    assert store.case("harbour").evidence == ()


def test_a_change_of_the_rules_tells_no_deadline_twice(store):
    """A deadline that was told stays told when the watch is judged afresh; one that passes meanwhile is told."""
    due = a_watch(replace(a_signal(), deadline=Deadline(at=NOW - DAY)), fingerprint="2")

    assert [type(event) for event in judged(store, due).events] == [DeadlinePassed]
    assert judged(store, replace(due, fingerprint="3")).events == ()


def test_a_deadline_before_the_watch_is_no_news():
    """A watch that begins after its day does not tell that the day went by."""
    due = a_watch(replace(a_signal(), deadline=Deadline(at=NOW - 30 * DAY)))
    with Store.memory() as store:
        carried(store, "herald")

        assert judged(store, due).events == ()


def test_a_changed_title_is_read_again(store):
    """The headline that said it opened now says something else: the evidence is withdrawn, on the same row."""
    carried(store, "herald", opening("herald"))
    judged(store)
    carried(store, "herald", opening("herald", title="Harbour cat found"), now=NOW + DAY)
    judged(store, now=NOW + DAY)

    (evidence,) = store.case("harbour").evidence
    assert (evidence.status, evidence.counts) == (Status.UNRELATED, False)


def test_a_watch_reads_only_its_own_feeds(store):
    """What another feed carries is no evidence for a watch that does not name it."""
    carried(store, "herald", opening("herald"))
    carried(store, "tribune", opening("tribune"))
    judged(store, a_watch(feeds=("tribune",), fingerprint="2"))

    assert [each.publisher for each in store.case("harbour").evidence] == ["Tribune"]


def test_a_watch_may_be_new_where_another_is_not(store):
    """Each watch has its own cursor: the new one reads the past, the old one what is new."""
    carried(store, "herald", opening("herald", days_ago=1))
    judged(store)
    pier = a_watch(a_signal(watch="pier"))

    judged(store, a_watch(), pier, now=NOW + DAY)

    assert len(store.case("pier").evidence) == len(store.case("harbour").evidence) == 1


def test_a_blind_watch_keeps_silent_about_silence(store):
    """While its feed fails, the wait after the deadline fires nothing; once it is back, it does."""
    signals = (
        a_signal(deadline=Deadline(at=NOW - 3 * DAY, wait=2 * DAY, cancels=("treaty",))),
        a_signal("treaty", rule=Rule(when=(Pattern(does=("sign",), what=(Slot(terms=("pact",)),)),))),
    )
    watch = a_watch(*signals)
    judged(store, watch, now=NOW - 9 * DAY)
    carried(store, "herald", health=Health.FAILING)

    assert not any(isinstance(each, Transition) for each in judged(store, watch).events)
    assert "while the watch is blind" in standing(store).because
    carried(store, "herald", now=NOW + DAY)
    told = [type(event) for event in judged(store, watch, now=NOW + DAY).events]
    assert told == [DeadlinePassed, Transition, SightChanged]
    assert standing(store).by_deadline


def test_a_successor_before_the_deadline_averts_it(store):
    """What cancels a deadline is judged before it, wherever it stands in the file."""
    signals = (
        a_signal(deadline=Deadline(at=NOW - DAY, wait=DAY, cancels=("treaty",))),
        a_signal("treaty", rule=Rule(when=(Pattern(does=("sign",), what=(Slot(terms=("pact",)),)),))),
    )
    pact = [
        an_item(f"Mayor signs {word} pact", id=word, feed=feed, published=NOW - 2 * DAY)
        for word, feed in (("harbour", "herald"), ("port", "tribune"))
    ]
    carried(store, "herald", pact[0])
    carried(store, "tribune", pact[1])
    judged(store, a_watch(*signals, fingerprint="2"))

    assert standing(store).state is State.AVERTED
    assert standing(store, signal="treaty").state is State.FIRED


def test_signals_that_cancel_each_other_are_all_judged():
    """A circle of `cancels` leaves nobody out, and a name that is not there stops nobody."""
    chicken = a_signal("chicken", deadline=Deadline(at=NOW, cancels=("egg", "ghost")))
    egg = a_signal("egg", deadline=Deadline(at=NOW, cancels=("chicken",)))

    assert [signal.id for signal in rivals_first([chicken, egg, a_signal("hen")])] == ["egg", "chicken", "hen"]


class Broken:
    """A reading that fails at every item."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def read(self, item, publisher):
        """Fail."""
        raise self.error


def test_an_error_in_one_watch_does_not_stop_the_others(store):
    """The watches that could not be judged are named, and keep what they had."""
    carried(store, "herald", opening("herald"))
    failed = judged(store, reader=Broken(WatchlistError("no such word")))

    assert [str(problem) for problem in failed.problems] == [
        "harbour:1:1 it could not be judged: no such word - the other watches were"
    ]
    assert [event.after for event in judged(store).events] == [State.STIRRING]


def test_a_store_that_fails_stops_the_run(store):
    """Where the state cannot be used, there is nothing to go on with."""
    carried(store, "herald", opening("herald"))
    with pytest.raises(StoreDamaged):
        judged(store, reader=Broken(StoreDamaged("not ours")))


class Picky(Store):
    """A store that refuses one watch."""

    error: Exception = WatchlistError("its title is too long")

    def record(self, watch, **more):
        """Record any watch but the pier."""
        if watch == "pier":
            raise self.error
        super().record(watch, **more)


def test_a_watch_that_cannot_be_recorded_stops_nobody(tmp_path):
    """The pier fails, and the harbour behind it is judged; where the state itself fails, the run ends."""
    watches = (a_watch(a_signal(watch="pier")), a_watch())
    with Picky.open(tmp_path / "state.db", now=NOW) as store:
        carried(store, "herald", opening("herald"))

        assert [problem.file for problem in judged(store, *watches).problems] == ["pier"]
        assert standing(store).state is State.STIRRING
        store.error = StoreDamaged("not ours")
        with pytest.raises(StoreDamaged):
            judged(store, *watches)


class Dying(Store):
    """A store that dies as it records where the signals of a watch stand."""

    def record(self, watch, *, standings, **more):
        """Record, and die before the transaction is over."""
        super().record(watch, standings=standings, **more)
        if standings and watch == "pier":
            raise KeyboardInterrupt


def test_a_killed_run_leaves_whole_watches_and_is_continued(tmp_path):
    """What was judged before the kill stands; what was not is judged by the next run, and told once."""
    path = tmp_path / "state.db"
    watches = (a_watch(), a_watch(a_signal(watch="pier")))
    with Store.open(path, now=NOW) as store:
        carried(store, "herald", now=NOW - 9 * DAY)
        judged(store, *watches, now=NOW - 9 * DAY)
        carried(store, "herald", opening("herald"))
        carried(store, "tribune", opening("tribune"))
    with Dying.open(path, now=NOW) as store, pytest.raises(KeyboardInterrupt):
        judged(store, *watches)

    with Store.open(path, now=NOW) as store:
        assert standing(store).state is State.FIRED
        assert store.case("pier").evidence == ()
        again = judged(store, *watches, reader=matcher(*watches))
        assert {(event.watch, event.after) for event in again.events} == {("pier", State.FIRED)}
        assert store.undelivered(NOW) == 2


def dark(store, since, *, days):
    """Let the one feed that was ever read fail from that time on, and judge the watch on each of so many days."""
    told = []
    for number in range(days):
        now = since + number * DAY
        state = FeedState(feed="herald", health=Health.FAILING, last_tried=now, last_read=NOW - 9 * DAY, since=since)
        store.save_feed(state, (), now)
        told.append([type(event) for event in judged(store, now=now).events])
    return told


def test_blindness_is_queued_once_it_has_lasted_and_kept_over_runs(store):
    """The third bad day tells it through the channels, and no other does."""
    assert dark(store, NOW, days=5) == [[], [], [SightChanged], [], []]
    assert store.undelivered(NOW + 9 * DAY) == 1
    assert store.case("harbour").cursor.blind_since == NOW


def test_the_blindness_of_a_watch_that_is_closed_is_on_record_and_told_to_nobody(store):
    """Its owner is done with it."""
    store.take_in_hand([Hand(watch="harbour", deed=Deed.CLOSE, at=NOW)], now=NOW)

    assert dark(store, NOW, days=3)[-1] == [SightChanged]
    assert store.undelivered(NOW + 9 * DAY) == 0
