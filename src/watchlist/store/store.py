"""The store: the one door to the state."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from watchlist.model.delivery import Delivery, Waiting
from watchlist.model.evidence import Evidence, NearMiss
from watchlist.model.feed import FeedState
from watchlist.model.hand import Hand
from watchlist.model.item import Item
from watchlist.model.message import Message
from watchlist.model.standing import Event, Standing
from watchlist.store import cases, files, opening
from watchlist.store import events as _events
from watchlist.store import feeds as _feeds
from watchlist.store import hands as _hands
from watchlist.store import items as _items
from watchlist.store import outbox as _outbox
from watchlist.store import runs as _runs
from watchlist.store.answers import Case, Counts, Cursor, Recorded, Runs, Saved, Stored
from watchlist.store.database import Database
from watchlist.store.lock import Lock


class Store:
    """All that is remembered between runs. Use it as a context manager, or close it."""

    def __init__(self, db: Database, lock: Lock | None = None) -> None:
        self._db = db
        self._lock = lock

    @classmethod
    def open(cls, path: Path, *, now: datetime, keep: bool = True) -> Store:
        """Open the state at `path` to write to it, and keep other runs out until it is closed.

        Where no file exists, one is made. With `keep` false, all is done on a copy in memory that is forgotten:
        it takes no lock and needs no permission to write.
        """
        path = files.real(path)
        if not keep:
            return cls(opening.to_try(path))
        files.make_folder(path)
        with ExitStack() as undo:
            lock = Lock(path.with_name(path.name + ".lock"))
            undo.callback(lock.release)
            store = cls(opening.to_write(path, now), lock)
            undo.pop_all()
        return store

    @classmethod
    def look(cls, path: Path) -> Store:
        """Open the state at `path` to read from it, while another run may write. Without a file, it is empty."""
        return cls(opening.to_look(files.real(path)))

    @classmethod
    def memory(cls) -> Store:
        """Return an empty state that ends with the process."""
        return cls(opening.in_memory())

    def close(self) -> None:
        """Let go of the file and let the next run in."""
        self._db.close()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Keep all that is written inside, or none of it. One inside another joins it."""
        return self._db.transaction()

    def feed_states(self) -> dict[str, FeedState]:
        """Return the state of every feed that was ever tried, by its id."""
        return _feeds.states(self._db)

    def save_feed(self, state: FeedState, items: Sequence[Item], now: datetime) -> Saved:
        """Store what a feed carries together with its validators, and return how much of it was new.

        An item that is stored keeps its first `seen`; one with a changed title is a new revision, to be judged again.
        """
        with self.transaction():
            _feeds.save(self._db, state)
            return _items.save(self._db, state.feed, items, now)

    def top(self) -> int:
        """Return the highest position that any item ever had; a cursor set to it has judged everything."""
        return _items.top(self._db)

    def items_after(self, position: int, feeds: Collection[str] | None) -> Iterator[Stored]:
        """Give the items behind a position in the order of their positions, of these feeds or of all where None."""
        return _items.after(self._db, position, feeds)

    def seen_since(self, at: datetime, feeds: Collection[str] | None) -> int:
        """Return how many items were first seen from that time on, of these feeds or of all where None."""
        return _items.seen_since(self._db, at, feeds)

    def items_named(self, name: str) -> list[Item]:
        """Return the stored items whose id begins so, or whose link that is, at most two of them."""
        return _items.named(self._db, name)

    def items_of(self, ids: Collection[str]) -> dict[str, Item]:
        """Return the items of these ids by them, as far as they are still stored."""
        return _items.of_ids(self._db, ids)

    def prune(self, now: datetime) -> int:
        """Forget the items that no feed has carried for 400 days, and return how many they were."""
        with self.transaction():
            return _items.prune(self._db, now)

    def cursor(self, watch: str) -> Cursor | None:
        """Return how far a watch has judged, None where it never did."""
        return cases.cursor(self._db, watch)

    def case(self, watch: str) -> Case:
        """Return all that is known of a watch."""
        return cases.case(self._db, watch)

    def record(
        self,
        watch: str,
        *,
        cursor: Cursor,
        evidence: Collection[Evidence],
        standings: Collection[Standing],
        events: Collection[Event],
        deliveries: Collection[Delivery],
        near_misses: Collection[NearMiss],
        now: datetime,
        afresh: bool = False,
    ) -> None:
        """Keep what a judgement found: how far it read, what speaks, where signals stand, what is to be told.

        With `afresh`, it takes the place of all that the watch had of items still stored.
        """
        with self.transaction():
            if afresh:
                cases.forget_what_can_be_read_again(self._db, watch)
            cases.save_near_misses(self._db, watch, near_misses)
            cases.save_evidence(self._db, evidence, now)
            cases.save_standings(self._db, standings)
            _events.save(self._db, events, now)
            _events.queue(self._db, deliveries)
            cases.save_cursor(self._db, watch, cursor)

    def hands(self, watch: str) -> list[Hand]:
        """Return what the owner did to a watch and its signals, in the order in which it was done."""
        return _hands.find(self._db, watch)

    def take_in_hand(
        self,
        hands: Collection[Hand],
        *,
        standings: Collection[Standing] = (),
        events: Collection[Event] = (),
        deliveries: Collection[Delivery] = (),
        now: datetime,
    ) -> None:
        """Keep what the owner did, with what that changed and what is to be told of it."""
        with self.transaction():
            _hands.save(self._db, hands)
            cases.save_standings(self._db, standings)
            _events.save(self._db, events, now)
            _events.queue(self._db, deliveries)

    def postpone(self, rows: Collection[int], until: datetime) -> None:
        """Let these deliveries wait at least until then."""
        with self.transaction():
            _hands.postpone(self._db, rows, until)

    def hasten(self, rows: Collection[int], now: datetime) -> None:
        """Let these deliveries wait no longer."""
        with self.transaction():
            _hands.hasten(self._db, rows, now)

    def events(self, watch: str | None = None, *, unprinted: bool = False) -> list[Recorded]:
        """Return the events of a watch or of all, in the order of their times, or those not printed yet."""
        return _events.find(self._db, watch, unprinted)

    def mark_printed(self, keys: Collection[str], now: datetime) -> None:
        """Note that `--quiet` has printed these events."""
        with self.transaction():
            _events.mark_printed(self._db, keys, now)

    def newly_told(self, kind: str, keys: Collection[str], now: datetime) -> set[str]:
        """Return those of `keys` not told yet, and remember exactly `keys`; what is gone may come back."""
        with self.transaction():
            return _events.newly_told(self._db, kind, keys, now)

    def undelivered(self, now: datetime) -> int:
        """Return how many deliveries are due and not settled."""
        return _outbox.undelivered(self._db, now)

    def waiting(self) -> list[Waiting]:
        """Return every delivery that is not settled, the oldest first."""
        return _outbox.waiting(self._db)

    def message(self, message_id: str) -> Message | None:
        """Return a message that was claimed and is not settled, as it was made."""
        return _outbox.message(self._db, message_id)

    def thread(self, watch: str, signal: str, channel: str, recipient: str) -> list[str]:
        """Return the ids of the messages that told a recipient of a signal, in their order."""
        return _outbox.thread(self._db, watch, signal, channel, recipient)

    def claim(self, message: Message, rows: Collection[int], now: datetime) -> None:
        """Note, before anything is sent, that a message with these deliveries is on its way."""
        with self.transaction():
            _outbox.claim(self._db, message, rows, now)

    def settle(self, message_id: str, now: datetime) -> None:
        """Note that a message has arrived: its deliveries are done, and its events told."""
        with self.transaction():
            _outbox.settle(self._db, message_id, now)

    def fail(self, message_id: str, why: str, retry_at: datetime | None, now: datetime, *, maybe: bool = False) -> None:
        """Note why a message did not go out, and when to try again; without a time it is given up.

        With `maybe`, it may have arrived all the same, and its next try is marked.
        """
        with self.transaction():
            _outbox.fail(self._db, message_id, why, retry_at, now, maybe=maybe)

    def retry(self, rows: Collection[int], now: datetime) -> None:
        """Make these deliveries due now, those that were given up too."""
        with self.transaction():
            _outbox.retry(self._db, rows, now)

    def drop(self, rows: Collection[int], now: datetime) -> None:
        """Send these deliveries no more."""
        with self.transaction():
            _outbox.drop(self._db, rows, now)

    def note_run(self, now: datetime, *, feeds: int, readable: int) -> None:
        """Note that a run went over all feeds, and how many of them could be read."""
        with self.transaction():
            _runs.save(self._db, now, feeds, readable)

    def runs_since(self, at: datetime) -> Runs:
        """Return the runs over all feeds after that time, and what fired in them."""
        return _runs.since(self._db, at)

    def heartbeat(self, channel: str, recipient: str) -> datetime | None:
        """Return when a recipient last heard that all is well, None where he never did."""
        return _runs.heartbeat(self._db, channel, recipient)

    def note_heartbeat(self, channel: str, recipient: str, now: datetime) -> None:
        """Note that a recipient heard it."""
        with self.transaction():
            _runs.save_heartbeat(self._db, channel, recipient, now)

    def counts(self) -> Counts:
        """Return how much is stored."""
        return Counts(
            items=self._db.number("SELECT count(*) FROM items"),
            evidence=self._db.number("SELECT count(*) FROM evidence"),
        )
