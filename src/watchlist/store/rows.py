"""Rows to model types and back. Whatever a row cannot mean is a ValueError or a TypeError, which is damage."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from typing import Any, TypeVar

from msgspec import Struct, json

from watchlist.model.evidence import Evidence, NearMiss, Status
from watchlist.model.feed import FeedState, Health
from watchlist.model.item import Item
from watchlist.model.standing import DeadlinePassed, Event, SightChanged, Standing, State, Transition
from watchlist.store.answers import Cursor, Recorded, Stored

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)
# What an event of a watch as a whole has as `after`.
BLIND, SEEING = "blind", "seeing"

_spells_a_key = re.compile(r"[0-9a-f]{32}").fullmatch

T = TypeVar("T")
_WORDS = json.Decoder(tuple[str, ...])
Readers = Mapping[str, Callable[[Any], Any]]


def stamp(at: datetime) -> int:
    """Return an aware time as whole microseconds since 1970; a naive one is a TypeError."""
    return (at - EPOCH) // TICK


def moment(stamped: int) -> datetime:
    """Return the time, in UTC, that was stamped so."""
    return EPOCH + stamped * TICK


def maybe_stamp(at: datetime | None) -> int | None:
    """Return the stamp of a time that may be missing."""
    return None if at is None else stamp(at)


def maybe_moment(stamped: int | None) -> datetime | None:
    """Return the time of a stamp that may be missing."""
    return None if stamped is None else moment(stamped)


def words(texts: tuple[str, ...]) -> str:
    """Return a list of texts as JSON."""
    return json.format(json.encode(texts), indent=0).decode()


def words_from(text: str) -> tuple[str, ...]:
    """Return the texts of a JSON list."""
    return _WORDS.decode(text)


def plain(value: Any) -> Any:
    """Return a value of the model as SQLite can keep it."""
    match value:
        case datetime():
            return stamp(value)
        case StrEnum():
            return value.value
        case tuple():
            return words(value)
        case _:
            return value


def columns(fact: Struct, **more: Any) -> dict[str, Any]:
    """Return a fact's columns by the names of its fields, with more of them, or others instead."""
    return {name: plain(getattr(fact, name)) for name in fact.__struct_fields__} | more


def fact_from(kind: Callable[..., T], row: sqlite3.Row, read: Readers) -> T:
    """Return the fact that a row holds, where `read` names its columns and says how each is read back."""
    return kind(**{name: convert(row[name]) for name, convert in read.items()})


def as_is(value: Any) -> Any:
    """Return a value that SQLite keeps as it is."""
    return value


def item_key(item_id: str) -> bytes:
    """Return the 16 bytes by which an item is found: those that its id spells, or a hash of any other id."""
    if _spells_a_key(item_id):
        return bytes.fromhex(item_id)
    return blake2b(item_id.encode(), digest_size=16).digest()


def own_id(item_id: str) -> str | None:
    """Return an id that its key does not spell, which has to be kept beside it."""
    return None if _spells_a_key(item_id) else item_id


def item_id(key: bytes, own: str | None) -> str:
    """Return the id that its key spells, or its own."""
    return bytes(key).hex() if own is None else own


def item_values(item: Item, feed: str, revision: int, seen: datetime, met: datetime) -> tuple[Any, ...]:
    """Return the columns of `items`, but for the position, in their order."""
    return (
        item_key(item.id),
        own_id(item.id),
        revision,
        feed,
        item.title,
        item.summary,
        item.link,
        maybe_stamp(item.published),
        stamp(seen),
        item.source,
        item.domain,
        item.language,
        stamp(met),
    )


def stored_from(row: sqlite3.Row) -> Stored:
    """Return the item of a row of `items`."""
    position, key, own, revision, feed, title, summary, link, published, seen, source, domain, language, _met = row
    item = Item(
        id=item_id(key, own),
        title=title,
        summary=summary,
        link=link,
        published=maybe_moment(published),
        seen=moment(seen),
        source=source,
        domain=domain,
        feed=feed,
        language=language,
    )
    return Stored(position=position, revision=revision, item=item)


_STATE: Readers = {
    "feed": as_is,
    "health": Health,
    **dict.fromkeys(("error", "etag", "modified", "body_hash", "url"), as_is),
    **dict.fromkeys(("last_tried", "last_read", "full_at", "next_due", "since", "newest"), maybe_moment),
    **dict.fromkeys(("failures", "items", "moved_to", "moved_runs", "gap"), as_is),
}
_CURSOR: Readers = {
    **dict.fromkeys(("position", "fingerprint"), as_is),
    "started": moment,
    "blind_since": maybe_moment,
    "blind_told": bool,
}
_EVIDENCE: Readers = {
    **dict.fromkeys(("watch", "signal", "revision", "publisher", "owner", "actor", "quote"), as_is),
    **dict.fromkeys(("title", "link", "story"), as_is),
    **dict.fromkeys(("counts", "primary"), bool),
    "status": Status,
    "at": moment,
    "because": words_from,
}
_NEAR_MISS: Readers = {
    **dict.fromkeys(("watch", "signal", "item", "title", "link", "publisher", "lacks", "mend"), as_is),
    "at": moment,
}
_STANDING: Readers = {
    **dict.fromkeys(("watch", "signal", "because", "primaries", "reprints"), as_is),
    **dict.fromkeys(("confirmed", "disputed", "by_deadline"), bool),
    **dict.fromkeys(("since", "last_evidence", "spent", "judged"), maybe_moment),
    **dict.fromkeys(("publishers", "evidence"), words_from),
    "state": State,
}
_DEADLINE: Readers = {"watch": as_is, "signal": as_is, "at": moment, "because": as_is}
_TRANSITION: Readers = {
    **_DEADLINE,
    **dict.fromkeys(("before", "after"), State),
    **dict.fromkeys(("publishers", "evidence"), words_from),
    "past": bool,
}


def feed_state_from(row: sqlite3.Row) -> FeedState:
    """Return the state of a feed."""
    return fact_from(FeedState, row, _STATE)


def cursor_from(row: sqlite3.Row) -> Cursor:
    """Return how far a watch has read."""
    return fact_from(Cursor, row, _CURSOR)


def evidence_values(evidence: Evidence, recorded: datetime) -> dict[str, Any]:
    """Return the columns of `evidence`."""
    return columns(evidence, item=item_key(evidence.item), id=own_id(evidence.item), recorded=stamp(recorded))


def evidence_from(row: sqlite3.Row) -> Evidence:
    """Return a piece of evidence."""
    item = item_id(row["item"], row["id"])
    return fact_from(lambda **read: Evidence(item=item, **read), row, _EVIDENCE)


def near_miss_from(row: sqlite3.Row) -> NearMiss:
    """Return a near miss."""
    return fact_from(NearMiss, row, _NEAR_MISS)


def standing_from(row: sqlite3.Row) -> Standing:
    """Return where a signal stands."""
    return fact_from(Standing, row, _STANDING)


def event_key(event: Event) -> str:
    """Return the key by which an event is recorded, printed and told once."""
    return f"{event.watch}/{event.signal}/{_what(event) or 'deadline'}/{event.at.astimezone(UTC).isoformat()}"


def _what(event: Event) -> str | None:
    """Return what a row has as `after`: the state reached, whether a watch sees, nothing of a deadline."""
    match event:
        case Transition():
            return event.after.value
        case SightChanged():
            return BLIND if event.blind else SEEING
        case _:
            return None


def event_values(event: Event, recorded: datetime) -> dict[str, Any]:
    """Return the columns of `events`."""
    blank = {"before": None, "publishers": "[]", "evidence": "[]", "past": False}
    return blank | columns(event, key=event_key(event), after=_what(event), recorded=stamp(recorded))


def recorded_from(row: sqlite3.Row) -> Recorded:
    """Return an event on record."""
    event: Event
    if row["after"] is None:
        event = fact_from(DeadlinePassed, row, _DEADLINE)
    elif row["after"] in {BLIND, SEEING}:
        blind = row["after"] == BLIND
        event = fact_from(lambda **read: SightChanged(blind=blind, **read), row, _DEADLINE)
    else:
        event = fact_from(Transition, row, _TRANSITION)
    return Recorded(
        key=row["key"],
        event=event,
        recorded=moment(row["recorded"]),
        printed_at=maybe_moment(row["printed_at"]),
        told_at=maybe_moment(row["told_at"]),
    )
