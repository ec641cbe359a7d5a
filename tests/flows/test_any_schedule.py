"""Judged daily, hourly, at odd times or once at the end: a watch has one history."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import NOW, a_feed, a_signal, a_watch, an_item, evidence_from, quiet

from watchlist.flows.judge import decide, judge
from watchlist.model.evidence import Evidence, Reading, Status
from watchlist.model.feed import FeedKind, FeedState, Health, Publisher
from watchlist.model.item import Item
from watchlist.model.settings import Settings
from watchlist.model.standing import Event, Standing, State
from watchlist.model.watch import Deadline, Pattern, Proof, Role, Rule, Signal, Slot, Watch, Window
from watchlist.rules.matcher import Found
from watchlist.store import Store, event_key

DAYS = 24
START = NOW - timedelta(days=DAYS)
HOURS = st.integers(min_value=0, max_value=24 * DAYS)
# Days make ties, and ties make trouble.
TIMES = HOURS | st.integers(min_value=0, max_value=DAYS).map(lambda day: 24 * day)
IDS = ("first", "second", "third")
STORIES = (
    "",
    "",
    "harbour opens",
    "old harbour opens to the first ships at dawn after long years of costly repairs",
    "old harbour opens to its first ships at dawn after long years of costly repairs",
)


def at(hours: int) -> datetime:
    """So many hours after the start."""
    return START + timedelta(hours=hours)


def lengths(most: int) -> st.SearchStrategy[timedelta]:
    """Any length of time of up to so many hours."""
    return st.integers(0, most).map(lambda hours: timedelta(hours=hours))


@st.composite
def a_watch_of_any_kind(draw: st.DrawFn) -> Watch:
    """Up to three signals, decisive or leading, whose deadlines may be cancelled by those before them."""
    signals: list[Signal] = []
    for name in IDS[: draw(st.integers(1, 3))]:
        deadline = Deadline(
            at=at(draw(TIMES)),
            wait=draw(st.none() | lengths(96)),
            cancels=tuple(each.id for each in signals if draw(st.booleans())),
        )
        signals.append(
            a_signal(
                name,
                role=draw(st.sampled_from(Role)),
                proof=Proof(
                    publishers=draw(st.integers(1, 3)), within=draw(lengths(120)), or_primary=draw(st.booleans())
                ),
                quiet_for=timedelta(days=draw(st.integers(0, 9))),
                deadline=draw(st.none() | st.just(deadline)),
                rule=Rule(
                    when=(Pattern(does=("open",), what=(Slot(terms=("harbour",)),)),),
                    who=draw(st.sampled_from([(), ("us",)])),
                    not_before=draw(st.none() | TIMES.map(at)),
                ),
            )
        )
    window = Window(
        start=draw(st.none() | TIMES.map(at)),
        by=draw(st.none() | TIMES.map(at)),
        grace=timedelta(days=draw(st.integers(0, 3))),
    )
    return a_watch(*draw(st.permutations(signals)), window=window)


@st.composite
def any_evidence(draw: st.DrawFn) -> list[Evidence]:
    """Evidence of every status, of a few owners, parties and stories."""
    found = []
    for number in range(draw(st.integers(min_value=0, max_value=16))):
        owner = draw(st.sampled_from("abcd"))
        status = draw(st.sampled_from([Status.ASSERTED, Status.ASSERTED, Status.OPPOSITE, *Status]))
        found.append(
            Evidence(
                watch="harbour",
                signal=draw(st.sampled_from(IDS)),
                item=f"{number}",
                status=status,
                counts=status is Status.ASSERTED or (status is Status.HEDGED and draw(st.booleans())),
                publisher=owner.upper(),
                owner=owner,
                primary=draw(st.integers(0, 7)) == 0,
                actor=draw(st.sampled_from(["", "", "us", "ru"])),
                at=at(draw(TIMES)),
                because=(),
                quote="",
                title="",
                link=draw(st.sampled_from([None, "https://a.example/1"])),
                story=draw(st.sampled_from(STORIES)),
            )
        )
    return found


History = dict[str, tuple[Standing, list[Event]]]


def history(watch: Watch, evidence: list[Evidence], runs: list[datetime], watching: datetime) -> History:
    """Where each signal stands after these runs, and all that happened to it."""
    standings = {signal.id: quiet(signal) for signal in watch.signals}
    events: dict[str, list[Event]] = {signal.id: [] for signal in watch.signals}
    for now in runs:
        seen = [each for each in evidence if each.at <= now]
        for name, verdict in decide(watch, seen, standings, now, watching=watching).items():
            standings[name] = verdict.standing
            events[name] += verdict.events
    return {name: (standings[name], events[name]) for name in standings}


@settings(max_examples=60, deadline=None)
@given(
    watch=a_watch_of_any_kind(),
    evidence=any_evidence(),
    runs=st.lists(TIMES, max_size=8),
    watching=TIMES.map(at),
)
def test_a_watch_has_one_history_however_often_it_is_judged(watch, evidence, runs, watching):
    """The same events at the same times for the same reasons, and the same standings."""
    daily = [START + timedelta(days=day) for day in range(DAYS)]
    hourly = [START + timedelta(hours=hour) for hour in range(0, 24 * DAYS, 5)]

    once = history(watch, evidence, [NOW], watching)

    assert history(watch, evidence, [*daily, NOW], watching) == once
    assert history(watch, evidence, [*hourly, NOW], watching) == once
    assert history(watch, evidence, [*map(at, sorted(runs)), NOW], watching) == once


def test_what_came_first_averts_though_it_was_undone_since():
    """Judged before the reversal or long after it, a rival that had fired before the deadline averts."""
    treaty = a_signal("treaty", deadline=Deadline(at=at(48)))
    expired = a_signal("expired", deadline=Deadline(at=at(24 * 6), cancels=("treaty",)))
    watch = a_watch(treaty, expired)
    report = evidence_from("Herald", signal="treaty", at=at(50))
    undone = evidence_from("Tribune", signal="treaty", at=at(80), status=Status.OPPOSITE, counts=False, primary=True)

    once = history(watch, [report, undone], [NOW], START)

    assert once["expired"][0].state is State.AVERTED
    assert history(watch, [report, undone], [at(60), at(90), NOW], START) == once


class Sayings:
    """A reading of items whose titles are what is known of them: the number of a piece of evidence."""

    def __init__(self, evidence: list[Evidence]) -> None:
        self.evidence = evidence

    def read(self, item: Item, publisher: Publisher) -> Found:
        """Return the reading that the evidence came from."""
        said = self.evidence[int(item.title)]
        reading = Reading(
            watch=said.watch, signal=said.signal, status=said.status, counts=said.counts, because=("said",), quote=""
        )
        return Found(readings=(reading,))


def recorded(watch: Watch, evidence: list[Evidence], runs: list[datetime]) -> tuple[list[Event], dict[str, Standing]]:
    """What the state holds after these runs, each of which finds in the feeds what was published by then."""
    feeds = [a_feed(owner, kind=FeedKind.PRIMARY if owner == "a" else FeedKind.PRESS) for owner in "abcd"]
    with Store.memory() as store:
        for now in [START - timedelta(hours=1), *runs]:
            for feed in feeds:
                items = [
                    an_item(str(number), id=f"{number}", feed=feed.id, published=each.at, seen=now)
                    for number, each in enumerate(evidence)
                    if each.owner == feed.id and each.at <= now
                ]
                store.save_feed(FeedState(feed=feed.id, health=Health.OK, last_tried=now, last_read=now), items, now)
            judge([watch], Sayings(evidence), store, now, feeds=feeds, settings=Settings())
        return [each.event for each in store.events()], dict(store.case(watch.id).standings)


@settings(max_examples=25, deadline=None)
@given(watch=a_watch_of_any_kind(), evidence=any_evidence(), runs=st.lists(TIMES, max_size=8))
def test_the_state_holds_one_history_however_often_feeds_were_read(watch, evidence, runs):
    """The same through the whole flow: items stored, read once, judged from where they stood, and recorded."""
    daily = [START + timedelta(days=day) for day in range(DAYS)]

    events, standings = recorded(watch, evidence, [NOW])

    for schedule in (daily, [at(hours) for hours in sorted(runs)]):
        often, stands = recorded(watch, evidence, [*schedule, NOW])
        assert sorted(often, key=event_key) == sorted(events, key=event_key)
        assert stands == standings
