"""The steps of the machine: each looks at a case and a standing, and says where the signal would go, and when.

A step returns the standing that it leads to, whose `since` is the time of the step, or None where its
condition is not met. It looks at nothing that was said after that time, so that it does not matter how
often we judge.
"""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from watchlist.model.evidence import Evidence
from watchlist.model.standing import Standing, State
from watchlist.model.watch import Role
from watchlist.signals.because import span
from watchlist.signals.case import NEVER, Case
from watchlist.signals.deadline import Fulfilled, cancelled, closed, reported, silence
from watchlist.signals.hand import by_hand
from watchlist.signals.proof import Weight, weigh
from watchlist.signals.voices import between


def prove(case: Case, standing: Standing) -> Standing | None:
    """Fire when the proof is met."""
    return _fired(standing, weigh(case.voices.own, case.signal.proof, after=standing.spent))


def hear_after_deadline(case: Case, standing: Standing) -> Standing | None:
    """Fire at the first independent report after the deadline."""
    deadline = case.signal.deadline
    voice = reported(deadline, between(case.voices.own, standing.spent, case.now)) if deadline else None
    if voice is None:
        return None
    return _to(standing, State.FIRED, voice.at, f"{voice.publisher} reports it after the deadline", by_deadline=True)


def hear_nothing(case: Case, standing: Standing) -> Standing | None:
    """Fire when all that could cancel the deadline stayed silent for long enough after it."""
    deadline = case.signal.deadline
    silent = _seen(case, silence(deadline, case.rivals, case.watching)) if deadline else None
    return _to(standing, State.FIRED, silent.at, silent.because, by_deadline=True) if silent else None


def avert(case: Case, standing: Standing) -> Standing | None:
    """Avert the signal when what cancels it fired before the deadline."""
    deadline = case.signal.deadline
    averted = _seen(case, cancelled(deadline, case.rivals)) if deadline else None
    return _to(standing, State.AVERTED, averted.at, averted.because) if averted else None


def miss(case: Case, standing: Standing) -> Standing | None:
    """Miss what the watch waits for when its window ends with nothing; its leading signals are only steps."""
    over = _seen(case, closed(case.window)) if case.signal.role is Role.DECISIVE else None
    return _to(standing, State.MISSED, over.at, over.because) if over else None


def stir(case: Case, standing: Standing) -> Standing | None:
    """Stir at the first that speaks of it since it was quiet."""
    first = next(iter(between(case.stirring, _latest(standing.since, standing.spent), case.now)), None)
    return replace(standing, state=State.STIRRING, since=first.at) if first else None


def settle(case: Case, standing: Standing) -> Standing | None:
    """Fall quiet again when nothing was said for long enough."""
    last = _last_without_gap(case, standing, case.stirring)
    at = last + case.signal.quiet_for
    if at > case.sighted:
        return None
    return _to(standing, State.QUIET, at, f"nothing for {span(case.signal.quiet_for)}")


def reverse(case: Case, standing: Standing) -> Standing | None:
    """Reverse what had fired when the contrary is proved; all that was said before is spent."""
    weight = weigh(case.contrary, case.signal.proof, after=standing.since)
    if weight.met_at is None:
        return None
    reversed_ = _to(standing, State.REVERSED, weight.met_at, f"the opposite was proved: {weight.because}")
    return replace(
        reversed_,
        spent=weight.met_at,
        last_evidence=weight.met_at,
        publishers=tuple(each.publisher for each in weight.voices),
        primaries=sum(each.primary for each in weight.voices),
        evidence=tuple(each.item for each in weight.voices),
    )


def fire_anew(case: Case, standing: Standing) -> Standing | None:
    """Fire once more at a fresh proof after a long silence; what the owner confirms is no news."""
    last = _last_without_gap(case, standing, case.counted)
    fresh = [each for each in case.voices.own if each.at > last and not by_hand(each)]
    return _fired(replace(standing, spent=last), weigh(fresh, case.signal.proof)) if fresh else None


def _fired(standing: Standing, weight: Weight) -> Standing | None:
    return _to(standing, State.FIRED, weight.met_at, weight.because) if weight.met_at else None


def _to(
    standing: Standing,
    state: State,
    at: datetime,
    because: str,
    *,
    by_deadline: bool = False,
) -> Standing:
    """Return a standing that begins at that time, and rests on nothing yet."""
    return Standing(
        watch=standing.watch,
        signal=standing.signal,
        state=state,
        since=at,
        because=because,
        by_deadline=by_deadline,
        spent=standing.spent,
        judged=standing.judged,
    )


def _seen(case: Case, condition: Fulfilled | None) -> Fulfilled | None:
    """Return what silence decides only where the watch could see that it was silent."""
    return condition if condition and condition.at <= case.sighted else None


def _latest(*times: datetime | None) -> datetime | None:
    return max((at for at in times if at is not None), default=None)


def _last_without_gap(case: Case, standing: Standing, evidence: tuple[Evidence, ...]) -> datetime:
    """Return the time of the last evidence since the state began before a silence that was long enough."""
    last = standing.since or NEVER
    for each in between(evidence, last, case.now):
        if each.at - last > case.signal.quiet_for:
            break
        last = each.at
    return last
