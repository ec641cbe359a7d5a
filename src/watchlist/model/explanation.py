"""Why an item counts for a signal, or does not: condition by condition."""

from __future__ import annotations

from msgspec import Struct

from watchlist.model.evidence import Status


class Condition(Struct, frozen=True):
    """One thing that a rule asks of an item: whether it holds, on which words, and why (not)."""

    kind: str
    met: bool
    words: str = ""
    why: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.words} ({self.why})" if self.why else f"{self.kind}: {self.words}"


class Explanation(Struct, frozen=True, kw_only=True):
    """How one item was read for one signal: every condition of the pattern that it came nearest to.

    `least` is the smallest change that would make it count, empty where it does.
    """

    watch: str
    signal: str
    title: str
    status: Status
    counts: bool
    conditions: tuple[Condition, ...]
    least: str = ""
