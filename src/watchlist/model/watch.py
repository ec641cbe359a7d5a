"""A watch: a question about the world, with the signals that would answer it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct, field

from watchlist.model.evidence import Status


class Role(StrEnum):
    """Whether a signal answers the question or is a step on the way."""

    DECISIVE = "decisive"
    LEADING = "leading"


# What is frozen holds no circle, so nobody has to look for one: a thousand watches come twice as fast (gc=False).
class Slot(Struct, frozen=True, kw_only=True, gc=False):
    """One part of the occurrence that has to be named, by any of its terms. A plain list has no name."""

    name: str = ""
    terms: tuple[str, ...]


class Target(Struct, frozen=True, kw_only=True, gc=False):
    """Whose thing it has to be, and whose it must not be: actor codes."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


class Pattern(Struct, frozen=True, kw_only=True, gc=False):
    """One way to say that it happened, as written. None (or empty) where the signal's own word holds."""

    does: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    what: tuple[Slot, ...] = ()
    who: tuple[str, ...] = ()
    target: Target | None = None
    near: int | None = None
    anywhere: tuple[Slot, ...] = ()
    never: tuple[str, ...] = ()


class Rule(Struct, frozen=True, kw_only=True, gc=False):
    """The condition as written: patterns that say it happened, and patterns that say the opposite."""

    when: tuple[Pattern, ...]
    contrary: tuple[Pattern, ...] = ()
    who: tuple[str, ...] = ()
    target: Target | None = None
    near: int = 12
    anywhere: tuple[Slot, ...] = ()
    never: tuple[str, ...] = ()
    count_also: frozenset[Status] = frozenset()
    not_before: datetime | None = None


class Proof(Struct, frozen=True, kw_only=True, gc=False):
    """How much counted evidence fires a signal: so many independent publishers in so long, or a primary source."""

    publishers: int = 2
    within: timedelta = timedelta(hours=48)
    or_primary: bool = True


class Deadline(Struct, frozen=True, kw_only=True, gc=False):
    """The moment after which one report is enough, and `wait` of silence from all of `cancels` is, too.

    `cancels` holds ids of signals of the same watch. With none of them, silence fires nothing. `day` is the day as
    its owner wrote it, which need not be that of `at` in UTC.
    """

    at: datetime
    day: str = ""
    wait: timedelta | None = None
    cancels: tuple[str, ...] = ()


class RuleTest(Struct, frozen=True, kw_only=True, gc=False):
    """A headline written in the watch's own file, and how the reading should take it.

    `expected` is a status, or "counts". `path` leads to it in the file.
    """

    expected: str
    title: str
    summary: str = ""
    at: datetime | None = None
    source: str = ""
    path: tuple[str | int, ...] = ()

    @property
    def counting(self) -> bool:
        """Whether the headline says that it happened."""
        return self.expected in {"counts", Status.ASSERTED}


class Signal(Struct, frozen=True, kw_only=True, gc=False):
    """One observable occurrence."""

    watch: str
    id: str
    title: str
    role: Role = Role.DECISIVE
    rule: Rule
    proof: Proof = Proof()
    deadline: Deadline | None = None
    quiet_for: timedelta = timedelta(days=30)
    tests: tuple[RuleTest, ...] = ()

    @property
    def name(self) -> str:
        """Its full id, `watch/signal`, as commands take it."""
        return f"{self.watch}/{self.id}"


class Window(Struct, frozen=True, kw_only=True, gc=False):
    """When the occurrence is waited for; after `by` + `grace` with nothing, it is missed. `day` is `by` as written."""

    start: datetime | None = None
    by: datetime | None = None
    day: str = ""
    grace: timedelta = timedelta(days=14)


class Watch(Struct, frozen=True, kw_only=True, gc=False):
    """A question about the world, with the signals that would answer it.

    `feeds` are tags or ids of feeds, empty for all. `terms` are the watch's own lists; a name that starts
    with "+" extends a shipped one. `fingerprint` changes whenever the file's meaning does.
    """

    id: str
    title: str
    question: str = ""
    means: str = ""
    origin: str = ""
    window: Window = Window()
    feeds: tuple[str, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    signals: tuple[Signal, ...]
    enabled: bool = True
    file: str = ""
    fingerprint: str = ""
