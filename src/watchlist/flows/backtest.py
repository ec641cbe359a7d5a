"""Backtest: what the watches would have told, had they read an archive as it was published.

The clock moves with the items: evidence is judged by the time at which it was said, so that one judgement at the end
takes every step at its own time. The archive's coverage counts as seen, from its first item on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from msgspec import Struct, field

from watchlist.flows.batches import Read, Rules
from watchlist.flows.judge import decide
from watchlist.model.backtest import Broken, Change, Outcome, Replay
from watchlist.model.evidence import Evidence
from watchlist.model.standing import Standing
from watchlist.model.watch import Watch

NAMED = 5
"""So many broken lines are kept to be named; of more there is the number."""


class Backtest(Struct, kw_only=True):
    """What an archive holds, as it is read: the items, the span of their times, and the evidence for each set of rules.

    An item that stands there twice is one piece of evidence, as it reads the last time.
    """

    rules: Sequence[Rules]
    items: int = 0
    undated: int = 0
    first: datetime | None = None
    last: datetime | None = None
    broken: int = 0
    named: list[Broken] = field(default_factory=list)
    _evidence: list[dict[tuple[str, str, str], Evidence]] = field(default_factory=list)
    _near: list[Counter[tuple[str, str]]] = field(default_factory=list)

    def take(self, reads: Iterable[Read], step: Callable[[int], None] = lambda items: None) -> None:
        """Take in what the batches hold; `step` hears of the number of items after each."""
        self._evidence = self._evidence or [{} for _ in self.rules]
        self._near = self._near or [Counter() for _ in self.rules]
        for read in reads:
            self.items += read.items
            self.undated += read.undated
            self.first = min(filter(None, (self.first, read.first)), default=None)
            self.last = max(filter(None, (self.last, read.last)), default=None)
            self.broken += len(read.broken)
            self.named += read.broken[: NAMED - len(self.named)]
            for known, found in zip(self._evidence, read.evidence, strict=True):
                known.update(((each.watch, each.signal, each.item), each) for each in found)
            for total, near in zip(self._near, read.near, strict=True):
                total.update(near)
            step(self.items)

    def outcomes(self, place: int = 0) -> tuple[Outcome, ...]:
        """Return how every signal of one set of rules would have fared up to the last item, as the files have them."""
        if self.last is None or self.first is None:
            return ()
        evidence = tuple(self._evidence[place].values())
        return tuple(
            outcome
            for watch in self.rules[place].watches
            for outcome in judged(watch, evidence, self._near[place], first=self.first, last=self.last)
        )

    def replay(self, seconds: float) -> Replay:
        """Return the whole: by the first set of rules, and where there is a second, what it makes different."""
        outcomes = self.outcomes()
        return Replay(
            items=self.items,
            first=self.first,
            last=self.last,
            outcomes=outcomes,
            changes=compared(outcomes, self.outcomes(1)) if len(self.rules) > 1 else None,
            undated=self.undated,
            broken=self.broken,
            named=tuple(self.named),
            seconds=seconds,
        )


def judged(
    watch: Watch,
    evidence: Sequence[Evidence],
    near: Mapping[tuple[str, str], int],
    *,
    first: datetime,
    last: datetime,
) -> list[Outcome]:
    """Return how the signals of a watch would have fared between two times, on that evidence."""
    own = [each for each in evidence if each.watch == watch.id]
    quiet = {signal.id: Standing(watch=watch.id, signal=signal.id) for signal in watch.signals}
    verdicts = decide(watch, own, quiet, last.astimezone(UTC), watching=first)
    return [
        Outcome(
            watch=watch,
            signal=signal,
            standing=verdicts[signal.id].standing,
            events=verdicts[signal.id].events,
            evidence=tuple(sorted((each for each in own if each.signal == signal.id), key=lambda each: each.at)),
            near=near.get((watch.id, signal.id), 0),
        )
        for signal in watch.signals
    ]


def compared(here: Sequence[Outcome], there: Sequence[Outcome]) -> tuple[Change, ...]:
    """Return what differs between two sets of rules on the same archive, signal by signal, the same left out."""
    ours = {f"{each.watch.id}/{each.signal.id}": each for each in here}
    theirs = {f"{each.watch.id}/{each.signal.id}": each for each in there}
    changes = (_change(name, ours.get(name), theirs.get(name)) for name in dict.fromkeys((*ours, *theirs)))
    return tuple(change for change in changes if change.only_here or change.only_there or change.here != change.there)


def _change(name: str, here: Outcome | None, there: Outcome | None) -> Change:
    counted = [{e.item: e for e in each.evidence if e.counts} if each else {} for each in (here, there)]
    fired = [each.fired.at if each and each.fired else None for each in (here, there)]
    return Change(
        name=name,
        here=fired[0],
        there=fired[1],
        only_here=tuple(each for item, each in counted[0].items() if item not in counted[1]),
        only_there=tuple(each for item, each in counted[1].items() if item not in counted[0]),
    )
