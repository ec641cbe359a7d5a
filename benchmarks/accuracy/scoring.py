"""What a reader counted, held against what a person read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from watchlist.model.evidence import Reading, Status
from watchlist.model.item import Item
from watchlist.model.watch import Watch

from .cases import Case, Name

Reader = Callable[[Item], Sequence[Reading]]
Promises = Mapping[Name, AbstractSet[str]]
UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A case that was read wrongly: what was `wrong`, `missed` or merely `unlike` its label."""

    what: str
    case: Case
    name: Name
    said: str
    because: tuple[str, ...] = ()


@dataclass(slots=True)
class Score:
    """How a reader did. `right` are counts that a person would make, `wrong` and `missed` those that one side makes.

    `table` holds how often a label was given what status, `agreed` among them.
    """

    cases: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    table: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """The part of what was counted that counts; None where nothing was."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """The part of what counts that was counted; None where nothing does."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def agreed(self) -> int:
        """How many cases were given the very status of their label."""
        return sum(many for (label, said), many in self.table.items() if label == said)


def promises(watches: Iterable[Watch]) -> Promises:
    """Return the labels that count for each signal besides *asserted*: those where a promise is the event."""
    return {
        Name(watch=watch.id, signal=signal.id): frozenset(map(str, signal.rule.count_also))
        for watch in watches
        for signal in watch.signals
    }


def score(cases: Iterable[Case], read: Reader, promised: Promises) -> Score:
    """Read each case once and compare.

    A case is found where its signal is counted, or one that it asserts too, since a headline of two events
    needs only one of them to be told. Each signal counted that the case does not assert is wrong.
    """
    result = Score()
    for case in cases:
        readings = {Name(watch=each.watch, signal=each.signal): each for each in read(case.item)}
        counted = {name for name, reading in readings.items() if reading.counts}
        counts = case.label == Status.ASSERTED or case.label in promised.get(case.name, ())
        truth = {case.name, *case.also} if counts else case.also
        own = readings.get(case.name)
        said = str(own.status) if own else UNRELATED
        result.cases += 1
        result.table[case.label, said] += 1
        if counts and counted & truth:
            result.right += 1
        elif counts:
            result.missed += 1
            result.faults.append(_fault("missed", case, case.name, own))
        elif said != case.label and case.name not in counted:
            result.faults.append(_fault("unlike", case, case.name, own))
        for name in sorted(counted - truth, key=str):
            result.wrong += 1
            result.faults.append(_fault("wrong", case, name, readings[name]))
    return result


def _fault(what: str, case: Case, name: Name, reading: Reading | None) -> Fault:
    if reading is None:
        return Fault(what=what, case=case, name=name, said=UNRELATED)
    return Fault(what=what, case=case, name=name, said=str(reading.status), because=reading.because)
