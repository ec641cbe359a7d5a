"""An action found in a sentence, and how it is used there: as a verb that somebody does, or as a noun."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from watchlist.model.evidence import Status
from watchlist.rules.finder import Hit


class Use(Enum):
    """How an action is used."""

    ACTIVE = "active"
    PASSIVE = "passive"
    PAST = "past"  # active or passive, as its things and its doer will tell
    NOUN = "noun"


class Left(Struct, frozen=True):
    """What governs a verb: its auxiliaries, negations and modals. `start` is the first of them, or the verb itself.

    `status` and `because` say how they colour the verb, where they do. `base` is set where a bare base form
    is in its place here.
    """

    start: int
    be: bool = False
    have: bool = False
    base: bool = False
    status: Status | None = None
    because: str = ""


class Deed(Struct, frozen=True):
    """An action at a place in a sentence. `head` is its first word; `left` what governs it."""

    hit: Hit
    use: Use
    left: Left

    @property
    def head(self) -> int:
        """The token at which it begins."""
        return self.hit.start

    @property
    def last(self) -> int:
        """The last token of its own."""
        return max(self.hit.taken)
