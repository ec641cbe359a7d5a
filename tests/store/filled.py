"""A state with something in every table, for sentences about a state that has a past."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.builders import NOW, an_item, evidence_from

from watchlist.model.delivery import Delivery
from watchlist.model.evidence import NearMiss
from watchlist.model.feed import FeedState, Health
from watchlist.model.hand import Deed, Hand
from watchlist.model.standing import DeadlinePassed, Standing, State, Transition
from watchlist.store import Counts, Cursor, Store, event_key

OPENED = "0123456789abcdef0123456789abcdef"
FIRED = Transition(
    watch="harbour",
    signal="opened",
    before=State.QUIET,
    after=State.FIRED,
    at=NOW - timedelta(hours=1),
    because="2 independent publishers in 2 days",
    publishers=("Herald", "Courier"),
    evidence=(OPENED, "courier-1"),
)
PASSED = DeadlinePassed(watch="harbour", signal="opened", at=NOW - timedelta(days=1), because="the date went by")
STANDING = Standing(
    watch="harbour",
    signal="opened",
    state=State.FIRED,
    since=FIRED.at,
    because=FIRED.because,
    confirmed=True,
    publishers=FIRED.publishers,
    evidence=FIRED.evidence,
    last_evidence=FIRED.at,
    judged=NOW,
)
EVIDENCE = (evidence_from("Courier", item="courier-1", days_ago=1), evidence_from("Herald", item=OPENED, primary=True))
NEAR = NearMiss(
    watch="harbour",
    signal="opened",
    item="quay-7",
    title="Quay in the harbour christened",
    link=None,
    publisher="Herald",
    at=NOW,
    lacks="no verb of the rule",
    mend="add: christen",
)
FEED = FeedState(
    feed="herald", health=Health.OK, etag='"7"', last_tried=NOW, last_read=NOW, full_at=NOW, since=NOW, items=2
)
ITEMS = (
    an_item(
        "Harbour opens, says Herald", id=OPENED, summary="At noon.", link="https://herald.example/1", feed="herald"
    ),
    an_item("Quay in the harbour christened", id="quay-7", published=None, feed="herald"),
)
HANDS = (
    Hand(watch="harbour", signal="opened", deed=Deed.WRONG, at=NOW, item="courier-1", title="Harbour opens", note="no"),
    Hand(watch="harbour", deed=Deed.SNOOZE, at=NOW, until=NOW + timedelta(days=7)),
)


def fill(store: Store) -> None:
    """Write what a first run might have found."""
    store.save_feed(FEED, ITEMS, NOW)
    record(store)
    store.take_in_hand(HANDS, now=NOW)
    store.newly_told("feed", {"herald"}, NOW)
    store.note_run(NOW, feeds=2, readable=1)
    store.note_heartbeat("me", "me@example.org", NOW)


def record(store: Store, **instead: object) -> None:
    """Record a judgement of the harbour watch, all of it or with something else instead."""
    found: dict[str, object] = {
        "cursor": Cursor(position=store.top(), fingerprint="1", started=NOW),
        "evidence": EVIDENCE,
        "standings": (STANDING,),
        "events": (FIRED, PASSED),
        "deliveries": (Delivery(event=event_key(FIRED), channel="me", recipient="me@example.org", due=NOW),),
        "near_misses": (NEAR,),
        "now": NOW,
    }
    store.record("harbour", **{**found, **instead})  # type: ignore[arg-type]


FILLED = Counts(items=2, evidence=2)


def a_state(path: Path) -> bytes:
    """Make a state with a past, and return the bytes of its file."""
    with Store.open(path, now=NOW) as store:
        fill(store)
    return path.read_bytes()
