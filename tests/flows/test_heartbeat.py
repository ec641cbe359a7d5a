"""Whoever asked hears once a week that watchlist still runs, and what it saw."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from tests.builders import NOW

from watchlist.errors import DeliveryError
from watchlist.flows.deliver import Delivered, Ways
from watchlist.flows.heartbeat import beat
from watchlist.model.message import Message
from watchlist.model.report import Report, WatchBlock
from watchlist.model.settings import Channel, Route, Settings
from watchlist.model.standing import State
from watchlist.store import Store

DAY = timedelta(days=1)
BLOCK = WatchBlock(
    watch="harbour", title="Harbour", question="Has it?", means="", state=State.QUIET, answer="Nothing yet."
)


class Post:
    """Keeps what is sent, or fails as it is told."""

    def __init__(self, *failures: DeliveryError) -> None:
        self.sent: list[Message] = []
        self._failures = list(failures)

    def send(self, message: Message) -> str:
        self.sent.append(message)
        if self._failures:
            raise self._failures.pop(0)
        return "thanks"


def settings(*to: str) -> Settings:
    return Settings(
        channels=(Channel(id="me", kind="mail", options={"to": list(to) or ["me@example.org"]}),),
        routes=(Route(channel="me"), Route(channel="me", heartbeat=True), Route(channel="gone", heartbeat=True)),
        timezone="UTC",
    )


def beats(store: Store, post: Post, now: datetime, owner: Settings | None = None, **more: object) -> Delivered:
    report = Report(at=now, watches=(BLOCK,), **more)  # type: ignore[arg-type]
    return beat(store, owner or settings(), lambda: report, Ways(build=lambda channel: post), now)


def days(store: Store, post: Post, owner: Settings | None = None, count: int = 22) -> Sequence[int]:
    """Run every day, and return the days on which something was sent."""
    found = []
    for day in range(count):
        store.note_run(NOW + day * DAY, feeds=3, readable=2)
        before = len(post.sent)
        beats(store, post, NOW + day * DAY, owner)
        found += [day] * (len(post.sent) - before)
    return found


def test_a_heartbeat_comes_every_monday():
    """The first on the first Monday after it was asked for."""
    with Store.memory() as store:
        sent = days(store, Post())

    assert len(sent) == 3
    assert {(NOW + day * DAY).weekday() for day in sent} == {0}


def test_a_heartbeat_says_what_was_read_and_what_fired():
    """In its subject, in its text, and for programs."""
    post = Post()
    with Store.memory() as store:
        days(store, post, count=16)

    message = post.sent[-1]
    assert message.subject == "[watchlist] All is well: nothing fired"
    assert "7 checks, 2 of 3 feeds read in the last one, nothing fired." in message.text
    assert "Harbour: Nothing yet." in message.text
    assert message.payload["kind"] == "heartbeat"
    assert (message.payload["checks"], message.payload["events"]) == (7, [])


def test_each_recipient_hears_it_once():
    """However many there are."""
    post = Post()
    with Store.memory() as store:
        sent = days(store, post, settings("a@x.example", "b@x.example"), count=9)

    assert len(sent) == 2
    assert len({message.id for message in post.sent}) == 2


def test_a_heartbeat_that_failed_is_sent_by_the_next_run_under_its_name():
    """It is the same message."""
    post = Post(DeliveryError("no way", stage="connect"))
    with Store.memory() as store:
        first, second, *_ = days(store, post)

    assert second == first + 1
    assert post.sent[0].id == post.sent[1].id != post.sent[2].id


def test_a_heartbeat_that_may_have_arrived_is_not_sent_again():
    """It is no alert."""
    with Store.memory() as store:
        first, second, *_ = days(store, Post(DeliveryError("lost", maybe=True)))

    assert second == first + 7


def test_what_went_wrong_is_returned():
    """For whoever looks at the run."""
    with Store.memory() as store:
        beats(store, Post(), NOW)
        failed = beats(store, Post(DeliveryError("no way")), NOW + 8 * DAY).failed
        sent = beats(store, Post(), NOW + 9 * DAY).sent

    assert [(each.channel, each.recipient, each.why) for each in failed] == [("me", "me@example.org", "no way")]
    assert [each.answer for each in sent] == ["thanks"]


def test_a_clock_that_was_ahead_once_puts_nothing_off():
    """The week begins anew."""
    with Store.memory() as store:
        beats(store, Post(), NOW + 4000 * DAY)

        assert len(days(store, Post(), count=15)) == 2


def test_troubles_are_told_first():
    """All is not well where a watch is blind, or an alert is stuck."""
    post = Post()
    with Store.memory() as store:
        beats(store, post, NOW)
        beats(store, post, NOW + 8 * DAY, undelivered=2)

    assert post.sent[0].subject == "[watchlist] Running, but 2 alerts undelivered: nothing fired"
    assert post.sent[0].text.startswith("watchlist is running, but 2 alerts undelivered.\n")


def test_nobody_hears_a_heartbeat_who_did_not_ask():
    """And no route, no heartbeat."""
    post = Post()
    quiet = Settings(channels=settings().channels, routes=(Route(channel="me"),))
    with Store.memory() as store:
        days(store, post, quiet)

    assert post.sent == []
