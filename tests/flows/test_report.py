from __future__ import annotations

from datetime import timedelta

import pytest
from tests.builders import NOW, a_signal, a_watch, an_item
from tests.flows.builders import FEEDS, carried, judged, opening, vocabulary

from watchlist.definitions.files import Definitions
from watchlist.flows.report import build
from watchlist.model.feed import Health
from watchlist.model.report import FeedLine
from watchlist.model.settings import Settings
from watchlist.model.standing import State
from watchlist.model.watch import Pattern, Role, Rule, Slot, Window
from watchlist.store import Store

DAY = timedelta(days=1)
DREDGED = a_signal(
    "dredged", role=Role.LEADING, rule=Rule(when=(Pattern(does=("dredge",), what=(Slot(terms=("harbour",)),)),))
)


def defined(*watches, feeds=FEEDS):
    """Definitions that hold these watches, or the one over the harbour."""
    return Definitions(
        settings=Settings(timezone="UTC"), feeds=feeds, watches=watches or (a_watch(),), words=vocabulary
    )


@pytest.fixture
def store():
    """A state in memory whose three feeds were read."""
    with Store.memory() as store:
        for feed in FEEDS:
            carried(store, feed.id, now=NOW - 9 * DAY)
        judged(store, now=NOW - 9 * DAY)
        yield store


def test_a_state_that_was_never_filled_reports_that_nothing_can_be_told():
    """Before the first check every watch is blind, every feed unproven."""
    with Store.memory() as empty:
        report = build(defined(), empty, NOW)

    (block,) = report.watches
    assert (block.state, block.blind) == (State.QUIET, True)
    assert block.answer == "Cannot tell: none of its 3 feeds was ever read."
    assert {line.health for line in report.feeds} == {Health.UNPROVEN}
    assert report.checked is None


def test_a_fired_watch_shows_its_evidence_best_first(store):
    """The first to report leads, one item for each publisher, and the signals that fired stand on top."""
    carried(store, "herald", opening("herald", days_ago=2), opening("herald", days_ago=1))
    carried(store, "tribune", opening("tribune", days_ago=1))
    watch = a_watch(DREDGED, a_signal(), window=Window(by=NOW + 30 * DAY))
    judged(store, watch)

    (block,) = build(defined(watch), store, NOW).watches

    assert block.state is State.FIRED
    assert block.answer.startswith("Yes: The harbour opens, since 13 Mar 2026 (2 publishers)")
    assert [line.signal for line in block.signals] == ["opened", "dredged"]
    assert [each.item for each in block.signals[0].evidence] == ["herald-2", "tribune-1"]
    assert block.by == NOW + 30 * DAY
    assert not block.signals[0].past


def test_in_full_all_evidence_is_shown(store):
    """What the state rests on comes first, then what counts, then the rest; what was withdrawn is gone."""
    carried(store, "herald", opening("herald", days_ago=2), opening("herald", days_ago=1))
    carried(store, "tribune", opening("tribune", days_ago=1), opening("tribune", days_ago=0.5))
    carried(store, "gazette", opening("gazette", title="Harbour may open"))
    judged(store)
    carried(store, "tribune", opening("tribune", days_ago=0.5, title="Harbour cat found"))
    judged(store)

    (block,) = build(defined(), store, NOW, in_full=True).watches

    assert [each.item for each in block.signals[0].evidence] == ["herald-2", "tribune-1", "herald-1", "gazette-0"]


def test_what_fired_before_the_watch_is_past():
    """The line says so."""
    with Store.memory() as fresh:
        carried(fresh, "herald", opening("herald", days_ago=2))
        carried(fresh, "tribune", opening("tribune", days_ago=1))
        judged(fresh)

        (block,) = build(defined(), fresh, NOW).watches

    assert block.signals[0].past
    assert block.answer.endswith("before you started watching.")


def test_a_disabled_watch_is_not_reported(store):
    """What is switched off is silent."""
    assert build(defined(a_watch(enabled=False)), store, NOW).watches == ()


def test_a_run_shows_its_own_feeds_and_events_with_their_evidence(store):
    """The lines of the run, what they brought, and the items that its events name."""
    carried(store, "herald", opening("herald", days_ago=2))
    carried(store, "tribune", opening("tribune", days_ago=1))
    events = judged(store).events
    lines = [
        FeedLine(id="herald", health=Health.OK, items=10, new=1),
        FeedLine(id="tribune", health=Health.OK, items=5, skipped="read 2 minutes ago"),
    ]

    report = build(defined(), store, NOW, feeds=lines, events=events, seconds=1.5)

    assert (report.items, report.new, report.seconds) == (10, 1, 1.5)
    assert report.events == events
    assert {each.item for each in report.evidence} == {"herald-2", "tribune-1"}
    assert report.undelivered == 1


def test_without_a_run_the_figures_are_those_of_the_state(store):
    """All that is stored, and when the feeds were last asked, with or without an answer."""
    carried(store, "herald", opening("herald"), now=NOW - DAY)
    carried(store, "tribune", health=Health.FAILING)

    report = build(defined(), store, NOW)

    assert (report.items, report.new, report.seconds, report.checked) == (1, 0, None, NOW)
    assert [line.id for line in report.feeds] == ["herald", "tribune", "gazette"]


def test_near_misses_are_few_and_recent(store):
    """The latest three of the last month, each headline once; all of them in full."""
    rule = Rule(when=a_signal().rule.when, who=("us",))
    watch = a_watch(a_signal(rule=rule), fingerprint="2")
    near = [
        an_item(f"US unlocks harbour {name}", id=name, published=NOW - days * DAY, feed="herald")
        for name, days in (("one", 1), ("two", 2), ("three", 3), ("four", 4), ("old", 60))
    ]
    carried(store, "herald", *near)
    carried(store, "tribune", an_item("US unlocks harbour one", id="again", published=NOW - 5 * DAY, feed="tribune"))
    judged(store, watch)

    (block,), (full,) = (build(defined(watch), store, NOW, in_full=each).watches for each in (False, True))

    assert [miss.title for miss in block.near_misses] == [f"US unlocks harbour {n}" for n in ("one", "two", "three")]
    assert len(full.near_misses) == 6
    assert block.answer == 'No. The nearest: "US unlocks harbour one" (Herald, 13 Mar 2026).'


def test_in_full_the_answer_is_the_same_and_the_history_is_there(store):
    """A page gives the answer that the terminal gives, and tells how it came to that, watch by watch."""
    carried(store, "herald", opening("herald", days_ago=1), an_item("Mayor may open harbour", feed="herald"))
    carried(store, "tribune", opening("tribune", days_ago=1))
    judged(store)

    brief, full = (build(defined(), store, NOW, in_full=in_full) for in_full in (False, True))

    assert full.watches[0].answer == brief.watches[0].answer
    assert [event.after for event in full.history] == [State.FIRED]
    assert brief.history == ()
    assert build(defined(a_watch(id="ferry")), store, NOW, in_full=True).history == ()
