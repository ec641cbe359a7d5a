"""What the owner says about a signal with a hand on the wheel, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class Deed(StrEnum):
    """What the owner did."""

    CONFIRM = "confirm"
    WRONG = "wrong"
    ACK = "ack"
    SNOOZE = "snooze"
    CLOSE = "close"
    REOPEN = "reopen"


class Hand(Struct, frozen=True, kw_only=True):
    """One deed of the owner's: to a signal, or to a whole watch where `signal` is empty.

    `until` is when a snooze ends. `item` is what was wrong, or counts again, and `title` its headline; `CONFIRMED`
    stands for the owner's own word.
    """

    watch: str
    signal: str = ""
    deed: Deed
    at: datetime
    until: datetime | None = None
    item: str = ""
    title: str = ""
    note: str = ""


# The owner's own word, where an item is named: what was confirmed can be taken back by that name.
CONFIRMED = "confirm"


class Grip(Struct, frozen=True, kw_only=True):
    """What the owner's deeds have come to for one signal.

    `confirmed` is the last time at which the owner said that it happened, `wrong` are the items that do not
    count. `acked` is when its present state was seen. What is `snoozed` is told after that time, what is
    `closed` is not told. What was recorded up to `seen` is known to the owner.
    """

    confirmed: datetime | None = None
    wrong: tuple[str, ...] = ()
    acked: datetime | None = None
    snoozed: datetime | None = None
    closed: datetime | None = None
    seen: datetime | None = None
    note: str = ""

    def sleeps(self, now: datetime) -> bool:
        """Return whether nothing is told of it at that time, because it is snoozed."""
        return self.snoozed is not None and now < self.snoozed


FREE = Grip()
Grips = Mapping[str, Grip]
