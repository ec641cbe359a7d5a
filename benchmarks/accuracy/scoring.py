"""What a reader counted, held against what a person read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from watchlist.model.evidence import Reading, Status
from watchlist.model.item import Item
from watchlist.model.watch import Watch

from .cases import NO_COUNT, Case, Label, Name

Reader = Callable[[Item], Sequence[Reading]]
Promises = Mapping[Name, AbstractSet[str]]
UNRELATED = str(Status.UNRELATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A reading that is not what the label says: `wrong`, `missed`, `unjudged`, or merely `unlike`."""

    what: str
    item: Item
    name: Name
    label: str
    said: str
    because: tuple[str, ...] = ()
    kind: str = ""


@dataclass(slots=True)
class Score:
    """How a reader did. `right` are counts that a person would make, `wrong` and `missed` those that one side makes.

    `table` holds how often a label was given which status.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0
    table: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    @property
    def labels(self) -> int:
        """How many labels were compared."""
        return self.table.total()

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
        """How many labels were given as the very status."""
        return sum(many for (label, said), many in self.table.items() if label == said)

    @property
    def same(self) -> float | None:
        """The part of the labels given as the very status; None where they tell only what counts."""
        told = any(label == NO_COUNT for label, _ in self.table)
        return None if told or not self.labels else self.agreed / self.labels

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.table + other.table,
            [*self.faults, *other.faults],
        )


def promises(watches: Iterable[Watch]) -> Promises:
    """Return for each signal the statuses that count besides *asserted*: where a promise is the event.

    A case with such a label is neither asked for nor wrong: it was labelled without a thought of the signal.
    """
    return {
        Name(watch=watch.id, signal=signal.id): frozenset(map(str, signal.rule.count_also))
        for watch in watches
        for signal in watch.signals
    }


def score_case(case: Case, read: Reader, promised: Promises) -> Score:
    """Return how one case is read.

    It is found where its signal is counted, or one that it asserts too: of a headline that tells two things one
    has to be told. Each signal counted that it does not assert is wrong.
    """
    result = Score()
    readings = _by_name(read(case.item))
    counted = {name for name, reading in readings.items() if reading.counts}
    asserted = {*case.also, case.name} if case.label == Status.ASSERTED else set(case.also)
    own = readings.get(case.name)
    result.table[case.label, str(own.status) if own else UNRELATED] += 1
    allowed = {case.name} if case.label in promised.get(case.name, ()) else set()
    if case.label == Status.ASSERTED:
        result.right, result.missed = (1, 0) if counted & asserted else (0, 1)
    for name in sorted(counted - asserted - allowed, key=str):
        result.wrong += 1
        label = case.label if name == case.name else f"not labelled, but {case.name} is {case.label}"
        result.faults.append(_fault("wrong", case.item, name, label, readings[name], case.kind))
    if result.missed:
        result.faults.append(_fault("missed", case.item, case.name, case.label, own, case.kind))
    elif case.name not in counted and (str(own.status) if own else UNRELATED) != case.label:
        result.faults.append(_fault("unlike", case.item, case.name, case.label, own, case.kind))
    return result


def score_pairs(labels: Iterable[Label], items: Mapping[str, Item], read: Reader, promised: Promises) -> Score:
    """Return how the items of an archive are read; each pair of item and signal has a label of its own.

    A count that nobody has judged yet is a fault, `unjudged`, and no error.
    """
    result = Score()
    judged: dict[str, dict[Name, str]] = defaultdict(dict)
    for each in labels:
        if each.id in items:
            judged[each.id][each.name] = each.label
    for id_, own in judged.items():
        item = items[id_]
        readings = _by_name(read(item))
        for name, label in own.items():
            reading = readings.get(name)
            counted = reading is not None and reading.counts
            result.table[label, str(reading.status) if reading else UNRELATED] += 1
            if label == Status.ASSERTED:
                result.right += counted
                result.missed += not counted
            elif counted and label not in promised.get(name, ()):
                result.wrong += 1
            what = "missed" if label == Status.ASSERTED else "wrong"
            if counted is (what == "wrong") and label not in promised.get(name, ()):
                result.faults.append(_fault(what, item, name, label, reading))
        for name, reading in readings.items():
            if reading.counts and name not in own:
                result.faults.append(_fault("unjudged", item, name, "not judged", reading))
    return result


def _by_name(readings: Iterable[Reading]) -> dict[Name, Reading]:
    return {Name(watch=each.watch, signal=each.signal): each for each in readings}


def _fault(what: str, item: Item, name: Name, label: str, reading: Reading | None, kind: str = "") -> Fault:
    said, because = (str(reading.status), reading.because) if reading else (UNRELATED, ())
    return Fault(what=what, item=item, name=name, label=label, said=said, because=because, kind=kind)
