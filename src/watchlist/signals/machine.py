"""The state machine: evidence and a clock in, a verdict out.

It goes by the time of the evidence, step by step, each the earliest that can be taken. Judged daily, hourly
or once in a year, the same dated evidence makes the same history.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace

from watchlist.model.evidence import Evidence
from watchlist.model.standing import DeadlinePassed, Event, Standing, State, Transition, Verdict
from watchlist.model.watch import Signal, Window
from watchlist.signals import steps
from watchlist.signals.case import NEVER, Case, open_case
from watchlist.signals.deadline import Rival, day_of
from watchlist.signals.footing import footing

Step = Callable[[Case, Standing], Standing | None]

# From each state, the steps that lead out of it. Of those that could be taken the earliest is; of two at
# the same time, the one that stands first here.
STEPS: Mapping[State, Sequence[Step]] = {
    State.QUIET: (
        steps.prove,
        steps.hear_after_deadline,
        steps.hear_nothing,
        steps.avert,
        steps.miss,
        steps.stir,
    ),
    State.STIRRING: (
        steps.prove,
        steps.hear_after_deadline,
        steps.hear_nothing,
        steps.avert,
        steps.miss,
        steps.settle,
    ),
    State.FIRED: (steps.reverse, steps.fire_anew),
    State.REVERSED: (steps.prove,),
    State.AVERTED: (steps.prove,),
    State.MISSED: (steps.prove,),
}
OPEN = frozenset({State.QUIET, State.STIRRING})
NO_WINDOW = Window()
WHILE_BLIND = "while the watch is blind"


def advance(
    signal: Signal,
    standing: Standing,
    evidence: Sequence[Evidence],
    now: datetime,
    *,
    blind: bool = False,
    rivals: Sequence[Rival] = (),
    window: Window = NO_WINDOW,
    watching: datetime = NEVER,
) -> Verdict:
    """Return where the signal stands at `now`, and what happened on the way from where it stood.

    `evidence` is all there is on the signal, in any order, what was known before included. `rivals` are the
    signals that its deadline names in `cancels`. A `blind` watch decides nothing by silence, nor does silence
    from before it was `watching` count.
    """
    # A clock that was wrong once may have left a time that is still to come.
    sighted = min(standing.judged or NEVER, now) if blind else now
    case = open_case(signal, evidence, now, sighted=sighted, rivals=rivals, window=window, watching=watching)
    passing = _deadline_to_pass(signal, standing, sighted)
    events: list[Event] = []
    while following := _next(case, standing):
        at = following.since or now
        if passing and at >= passing.at:
            events += [passing] if standing.state in OPEN else []
            passing = None
        following = footing(case, following, at)
        events.append(_transition(standing, following, at))
        standing = following
    if passing and standing.state in OPEN:
        events.append(passing)
    standing = footing(case, standing, now)
    if blind:
        return Verdict(standing=_waiting(case, standing), events=tuple(events))
    return Verdict(standing=replace(standing, judged=now), events=tuple(events))


def as_rival(
    signal: Signal,
    standing: Standing,
    evidence: Sequence[Evidence],
    now: datetime,
    *,
    blind: bool = False,
    rivals: Sequence[Rival] = (),
    window: Window = NO_WINDOW,
    watching: datetime = NEVER,
) -> Rival:
    """Return what a signal is to those that name it in `cancels`: when it fired first, and when it was reported.

    That is told from its evidence, all over again: where it stands now does not tell what it was once, before
    it was reversed. A firing that is on record stands, whatever became of its evidence.
    """
    began = Standing(watch=signal.watch, signal=signal.id, judged=standing.judged)
    again = advance(signal, began, evidence, now, blind=blind, rivals=rivals, window=window, watching=watching)
    fired = [each.at for each in again.events if isinstance(each, Transition) and each.after is State.FIRED]
    fired += [standing.since] if standing.state is State.FIRED and standing.since else []
    case = open_case(signal, evidence, now, sighted=now, window=window)
    return Rival(signal=signal.id, fired=min(fired, default=None), reports=tuple(each.at for each in case.counted))


def _next(case: Case, standing: Standing) -> Standing | None:
    """Return where the earliest step leads, None where none can be taken."""
    found = [following for step in STEPS[standing.state] if (following := step(case, standing))]
    return min(found, key=lambda following: following.since or NEVER, default=None)


def _deadline_to_pass(signal: Signal, standing: Standing, sighted: datetime) -> DeadlinePassed | None:
    """Return that the deadline passed since the signal was judged last, if it did."""
    if signal.deadline is None or not (standing.judged or NEVER) < signal.deadline.at <= sighted:
        return None
    at = signal.deadline.at
    because = f"the deadline of {day_of(signal.deadline)} passed"
    return DeadlinePassed(watch=signal.watch, signal=signal.id, at=at, because=because)


def _transition(before: Standing, after: Standing, at: datetime) -> Transition:
    return Transition(
        watch=after.watch,
        signal=after.signal,
        before=before.state,
        after=after.state,
        at=at,
        because=after.because,
        publishers=after.publishers,
        evidence=after.evidence,
    )


def _waiting(case: Case, standing: Standing) -> Standing:
    """Return the standing of a signal in a blind watch, with what it would be if silence could be trusted."""
    following = _next(replace(case, sighted=case.now), standing)
    if following is None:
        return standing
    return replace(standing, because=f"not {following.state} {WHILE_BLIND}: {following.because}")
