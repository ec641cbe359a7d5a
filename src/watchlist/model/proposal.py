"""A proposal: a signal on its way into a watch file, and what it makes of items before it is written."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct, field

from watchlist.model.evidence import NearMiss, Reading
from watchlist.model.item import Item
from watchlist.model.standing import Transition

FEW = 10
"""So many items that count say nothing yet about how broad a signal is."""
TOO_MANY = 2_000
"""A signal that counts more than one in so many items waits for no single thing."""


class Proposal(Struct, frozen=True, kw_only=True):
    """A signal as it is proposed, with the headlines that must count and those that must not."""

    watch: str
    id: str
    title: str
    does: tuple[str, ...]
    event: tuple[str, ...] = ()
    what: tuple[tuple[str, tuple[str, ...]], ...] = ()
    who: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    target_not: tuple[str, ...] = ()
    anywhere: tuple[tuple[str, tuple[str, ...]], ...] = ()
    never: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()
    proof: tuple[tuple[str, Any], ...] = ()
    by: date | None = None
    question: str = ""
    means: str = ""
    feeds: tuple[str, ...] = ()
    likes: tuple[str, ...] = ()
    unlikes: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


class Hit(Struct, frozen=True, kw_only=True):
    """An item that would count, and who published it."""

    item: Item
    publisher: str
    owner: str
    reading: Reading


class Trial(Struct, kw_only=True):
    """What a proposal makes of many items: how many there were, what would count, and what comes near.

    `fired` is set where the past would have fired it already.
    """

    items: int = 0
    counted: int = 0
    hits: list[Hit] = field(default_factory=list)
    others: list[Hit] = field(default_factory=list)
    near: list[NearMiss] = field(default_factory=list)
    fired: Transition | None = None

    @property
    def too_broad(self) -> bool:
        """Whether more than one item in two thousand would count, of enough to tell."""
        return self.counted >= FEW and self.counted * TOO_MANY > self.items
