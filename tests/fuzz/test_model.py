"""Collect, judge and deliver under every mishap we can think of, beside a model of it that fits on a page.

The machine publishes, checks, loses answers and dies as chance has it; the model knows only what was published, who
was told, and what may be believed of that: nothing lost, nothing made up, nothing twice without a mark.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.builders import NOW, a_signal, a_watch
from tests.flows.builders import FEEDS, carried, matcher, opening

from watchlist.errors import DeliveryError, StoreError
from watchlist.flows.deliver import Ways, deliver
from watchlist.flows.judge import judge
from watchlist.model.message import Message
from watchlist.model.report import Report
from watchlist.model.settings import Channel, Route, Settings
from watchlist.model.watch import Proof
from watchlist.store import Store
from watchlist.store.database import Database

PEOPLE = ("me@example.org", "you@example.org")
SETTINGS = Settings(
    channels=(Channel(id="post", kind="mail", options={"to": list(PEOPLE)}),), routes=(Route(channel="post"),)
)
WATCH = a_watch(a_signal(proof=Proof(publishers=2)))
READER = matcher(WATCH)
PAPERS = tuple(feed.id for feed in FEEDS)


class Died(BaseException):
    """The process is gone."""


class Model:
    """What ought to be: the signal fires when two papers have said so, and each person hears of it."""

    def __init__(self) -> None:
        self.said: set[str] = set()
        self.judged: set[str] = set()
        self.heard: dict[str, list[tuple[str, bool]]] = defaultdict(list)

    def fires(self) -> bool:
        return len(self.judged) >= 2

    def wrong(self) -> list[str]:
        found = []
        for who, messages in self.heard.items():
            (first, _), *more = messages
            found += [f"{who} heard {name} unmarked, after {first}" for name, marked in more if not marked]
            found += [f"{who} heard it again as {name}" for name, _ in more if name != first]
        return found + (["somebody was told of nothing"] if self.heard and len(self.said) < 2 else [])

    def missing(self) -> list[str]:
        return [who for who in PEOPLE if self.fires() and who not in self.heard]


class Mishaps:
    """What goes wrong next: the n-th statement, or what the mail server does with each mail."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.die_at: int | None = None
        self.fail_at: int | None = None
        self.post: list[str] = []
        self.dead = False

    def statement(self) -> None:
        if self.dead:
            raise Died
        for name in ("die_at", "fail_at"):
            left = getattr(self, name)
            if left is None:
                continue
            setattr(self, name, left - 1 if left > 1 else None)
            if left == 1 and name == "die_at":
                self.dead = True
                raise Died
            if left == 1:
                error = sqlite3.OperationalError("disk I/O error")
                error.sqlite_errorcode = sqlite3.SQLITE_IOERR
                raise error

    def send(self, message: Message) -> str:
        how = self.post.pop(0) if self.post else "taken"
        if how in {"taken", "taken and lost", "taken and died"}:
            self.model.heard[message.recipient].append((message.id, message.again))
        if how in {"taken and died", "died"}:
            self.dead = True
            raise Died
        if how in {"taken and lost", "lost"}:
            raise DeliveryError("no word whether it was taken", stage="sent", maybe=True)
        if how == "later":
            raise DeliveryError("450 greylisted", stage="to")
        if how == "shut":
            raise DeliveryError("nobody listens", stage="connect")
        return "250 OK"


class Watched(sqlite3.Connection):
    """A connection on which mishaps happen."""

    mishaps: Mishaps

    def execute(self, sql: str, *more: Any) -> sqlite3.Cursor:
        if not sql.startswith(("ROLLBACK", "RELEASE", "PRAGMA")):
            self.mishaps.statement()
        return super().execute(sql, *more)


class Road(RuleBasedStateMachine):
    """Chance, and the program; the model beside it."""

    @initialize(papers=st.sampled_from([PAPERS[:2], PAPERS[1:], PAPERS, PAPERS[:1], ()]))
    def found(self, papers: tuple[str, ...]) -> None:
        """Begin with a watch whose first run is over, and with what stands in the papers since then."""
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "state.db"
        self.now, self.tokens = NOW - timedelta(days=1), 0
        self.model = Model()
        self.mishaps = Mishaps(self.model)
        self.check()
        self.now = NOW
        self.model.said.update(papers)

    def check(self) -> None:
        """Run once, as the flow does; whatever stops it, the next one starts from the file."""
        said = set(self.model.said)
        Watched.mishaps = self.mishaps
        store = None
        try:
            store = Store.open(self.path, now=self.now)
            _watch_over(store._db, self.path)
            for paper in PAPERS:
                items = [opening(paper)] if paper in said else []
                carried(store, paper, *items, now=self.now)
            judge([WATCH], READER, store, self.now, feeds=FEEDS, settings=SETTINGS)
            self.model.judged |= said
            deliver(store, SETTINGS, self.report, Ways(build=lambda channel: self.mishaps, token=self.token), self.now)
        except (StoreError, Died):
            pass
        finally:
            if store:
                store.close()
            self.mishaps.die_at = self.mishaps.fail_at = None
            self.mishaps.post, self.mishaps.dead = [], False

    def report(self, events: Any) -> Report:
        """Return the least that a letter is made from."""
        return Report(at=self.now, events=tuple(events))

    def token(self) -> str:
        """Return what was never returned before."""
        self.tokens += 1
        return str(self.tokens)

    @rule(paper=st.sampled_from(PAPERS))
    def publish(self, paper: str) -> None:
        """A paper says that the harbour opened."""
        self.model.said.add(paper)

    @rule(
        post=st.lists(
            st.sampled_from(["taken", "later", "shut", "lost", "taken and lost", "taken and died", "died"]), max_size=3
        )
    )
    def check_by_bad_post(self, post: list[str]) -> None:
        """A run, and what the mail server makes of it."""
        self.mishaps.post = post
        self.check()

    @rule(at=st.integers(1, 60))
    def check_and_die(self, at: int) -> None:
        """A run that is killed at a statement."""
        self.mishaps.die_at = at
        self.check()

    @rule(at=st.integers(1, 60))
    def check_on_a_bad_disk(self, at: int) -> None:
        """A run that is refused a statement."""
        self.mishaps.fail_at = at
        self.check()

    @rule(minutes=st.sampled_from([1, 30, 600]))
    def wait(self, minutes: int) -> None:
        """Time goes by."""
        self.now += timedelta(minutes=minutes)

    @invariant()
    def nothing_is_made_up_and_nothing_repeated_unmarked(self) -> None:
        """At no moment."""
        if hasattr(self, "model"):
            assert self.model.wrong() == []

    def teardown(self) -> None:
        """Let it run undisturbed: whoever was to hear has heard, and the state is whole."""
        if not hasattr(self, "model"):
            return
        try:
            for _ in range(2):
                self.now += timedelta(hours=12)
                self.check()
            assert self.model.missing() == []
            assert self.model.wrong() == []
            with sqlite3.connect(self.path) as db:
                assert db.execute("PRAGMA quick_check").fetchone() == ("ok",)
                assert db.execute("SELECT count(*) FROM items").fetchone() == (len(self.model.said),)
            db.close()
        finally:
            self.folder.cleanup()


def _watch_over(db: Database, path: Path) -> None:
    """Let mishaps happen on this connection from now on."""
    db._connection.close()
    db._connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", isolation_level=None, uri=True, factory=Watched)
    db._connection.row_factory = sqlite3.Row
    db._connection.execute("PRAGMA foreign_keys = ON")


TestRoad = Road.TestCase
TestRoad.settings = settings(
    max_examples=25, stateful_step_count=8, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
