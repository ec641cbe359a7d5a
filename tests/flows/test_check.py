"""The whole road: real files, real parsing, real reading, a real state."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest
from tests.builders import NOW

from watchlist.definitions.files import load
from watchlist.definitions.home import locate
from watchlist.flows.check import check, limited, needed
from watchlist.model.feed import Health
from watchlist.model.standing import State, Transition
from watchlist.store import Store

HARBOUR = """\
watch: harbour
title: Harbour
question: Has the harbour opened?
signals:
  - id: opened
    title: The harbour opens
    when: [{does: [open], what: [harbour]}]
"""
PIER = """\
watch: pier
title: Pier
feeds: [gazette]
signals:
  - id: closed
    when: [{does: [close], what: [pier]}]
"""
SETTINGS = """\
channels: [{id: me, kind: mail, to: [me@example.org, you@example.org], sendmail: /nowhere/sendmail}]
routes: [{channel: me}]
timezone: UTC
"""
DAY = timedelta(days=1)


class Town:
    """A home on disk, its feeds beside it, and a state."""

    def __init__(self, folder):
        self.folder = folder
        self.write("watchlist.yaml", SETTINGS)
        self.write("watches/harbour.yaml", HARBOUR)
        self.publish("herald")
        self.publish("tribune")
        self.feeds("herald", "tribune")

    def write(self, name, text):
        """Write a file of the home."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def feeds(self, *names):
        """Write the feeds file: these feeds, each a document beside it."""
        lines = [f"  - {{id: {name}, url: 'file:{name}.xml', publisher: {name.title()}}}" for name in names]
        self.write("feeds.yaml", "\n".join(["feeds:", *lines, ""]))

    def publish(self, name, *titles, at=NOW - timedelta(hours=1)):
        """Write a feed's document: an old item, and one of each title."""
        items = [("Cat found", NOW - 20 * DAY), *((title, at) for title in titles)]
        entries = [
            f"<item><title>{title}</title><guid>{name}-{title}</guid><pubDate>{format_datetime(when)}</pubDate></item>"
            for title, when in items
        ]
        self.write(f"{name}.xml", f"<rss version='2.0'><channel><title>x</title>{''.join(entries)}</channel></rss>")

    def definitions(self, **more):
        """What the files say now."""
        return load(locate(str(self.folder), {}, self.folder), **more)

    def check(self, now: datetime = NOW, **more):
        """One run at that time, from the files to the outcome."""
        with Store.open(self.folder / "state.db", now=now, keep=more.pop("keep", True)) as store:
            return check(self.definitions(only=more.get("only", ())), store, now, **more)


@pytest.fixture
def town(tmp_path):
    """A home whose first check, yesterday, found nothing."""
    town = Town(tmp_path)
    town.check(NOW - DAY)
    return town


def fired(outcome):
    """The signals that fired in a run."""
    events = [event for event in outcome.report.events if isinstance(event, Transition)]
    return [f"{event.watch}/{event.signal}" for event in events if event.after is State.FIRED]


def test_a_report_in_two_feeds_fires_once(town):
    """From documents to an answer with its evidence; the run after it has nothing to tell."""
    town.publish("herald", "Harbour opens at dawn", at=NOW - timedelta(hours=3))
    town.publish("tribune", "New harbour opens")
    ticks = []

    outcome = town.check(progress=lambda done, total, feed: ticks.append((done, total)), elapsed=lambda: 1.5)

    assert fired(outcome) == ["harbour/opened"]
    assert outcome.fired
    assert outcome.undelivered == 0
    assert ticks == [(1, 2), (2, 2)]
    (block,) = outcome.report.watches
    assert block.answer == "Yes: The harbour opens, since 14 Mar 2026 (2 publishers)."
    assert [each.publisher for each in block.signals[0].evidence] == ["Herald", "Tribune"]
    assert (outcome.report.items, outcome.report.new, outcome.report.seconds) == (4, 2, 1.5)
    again = town.check(NOW + DAY)
    assert (again.report.events, again.fired, again.report.new) == ((), False, 0)
    assert again.report.watches[0].state is State.FIRED


def test_the_first_check_tells_the_past_and_fires_nothing_new(tmp_path):
    """A new home over old feeds reports what stands, as a past."""
    town = Town(tmp_path)
    town.publish("herald", "Harbour opens at dawn", at=NOW - 10 * DAY)
    town.publish("tribune", "New harbour opens", at=NOW - 10 * DAY)

    outcome = town.check()

    assert fired(outcome) == ["harbour/opened"]
    assert not outcome.fired
    assert outcome.report.watches[0].answer.endswith("before you started watching.")


def test_feeds_that_were_just_read_are_left_alone(town):
    """A second run within ten minutes asks nobody, unless it is forced to."""
    soon = NOW - DAY + timedelta(minutes=5)

    assert all(line.skipped for line in town.check(soon).report.feeds)
    assert not any(line.skipped for line in town.check(soon, force=True).report.feeds)


def test_a_broken_feed_stops_nobody(town):
    """One feed is a web page, one is gone: both are named, the third is read."""
    town.feeds("herald", "page", "gone")
    town.write("page.xml", "<!doctype html><html><body>Please log in</body></html>")
    town.publish("herald", "Harbour opens at dawn")

    outcome = town.check()

    health = {line.id: line.health for line in outcome.report.feeds}
    assert health["herald"] is Health.OK
    assert not health["page"].readable
    assert not health["gone"].readable
    assert all(line.error for line in outcome.report.feeds if not line.health.readable)
    assert outcome.report.watches[0].state is State.STIRRING
    assert not outcome.blind


def test_a_watch_that_cannot_see_cannot_tell(town):
    """When every feed fails, the outcome is blind, and no answer is given."""
    (town.folder / "herald.xml").unlink()
    (town.folder / "tribune.xml").unlink()

    outcome = town.check()

    assert outcome.blind
    assert outcome.report.watches[0].answer == "Cannot tell: none of 2 feeds could be read."


def test_a_broken_watch_file_is_left_out_and_the_others_run(town):
    """The outcome says that something was left out; the harbour is judged all the same."""
    town.write("watches/pier.yaml", "watch: pier\nsignals: []\n")
    town.publish("herald", "Harbour opens at dawn")

    outcome = town.check()

    assert outcome.left_out
    assert [block.watch for block in outcome.report.watches] == ["harbour"]
    assert outcome.report.problems
    assert outcome.report.watches[0].state is State.STIRRING


def test_a_dry_run_keeps_nothing(town):
    """It finds what a run would find, tells nobody, and the next run finds it again."""
    town.publish("herald", "Harbour opens at dawn")
    town.publish("tribune", "New harbour opens")

    assert fired(town.check(keep=False)) == ["harbour/opened"]
    assert fired(town.check()) == ["harbour/opened"]


def test_only_the_watches_that_are_named_are_checked(town):
    """Their feeds are read, the others are not; a signal's name means its watch."""
    town.write("watches/pier.yaml", PIER)
    town.feeds("herald", "tribune", "gazette")
    town.publish("gazette", "Storm closes pier")

    outcome = town.check(only=["pier/closed"])

    assert [line.id for line in outcome.report.feeds] == ["gazette"]
    assert [block.watch for block in outcome.report.watches] == ["pier"]
    everything = town.definitions()
    assert limited(everything, ()) is everything
    assert [watch.id for watch in limited(everything, ["pier"]).watches] == ["pier"]
    assert len(needed(everything.watches, everything.feeds)) == 3


def test_what_was_not_printed_waits(town):
    """With `unprinted`, events of earlier runs come along until they are marked."""
    town.publish("herald", "Harbour opens at dawn")
    stirred = town.check()
    town.publish("tribune", "New harbour opens", at=NOW + timedelta(hours=1))
    later = NOW + timedelta(hours=2)

    outcome = town.check(later, unprinted=True)

    assert len(stirred.keys) == 1
    assert set(stirred.keys) < set(outcome.keys)
    with Store.open(town.folder / "state.db", now=later) as store:
        store.mark_printed(outcome.keys, later)
    assert town.check(later + DAY, unprinted=True).keys == ()


def test_a_disabled_watch_is_neither_judged_nor_reported(town):
    """Switched off, it reads nothing; switched on again, it reads what it has missed."""
    town.publish("herald", "Harbour opens at dawn")
    town.publish("tribune", "New harbour opens")
    town.write("watches/harbour.yaml", HARBOUR + "enabled: false\n")
    assert town.check().report.watches == ()

    town.write("watches/harbour.yaml", HARBOUR)
    assert fired(town.check(NOW + DAY)) == ["harbour/opened"]
