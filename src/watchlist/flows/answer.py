"""The answer to a watch's question, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from watchlist.model.evidence import NearMiss
from watchlist.model.report import SignalLine
from watchlist.model.standing import State
from watchlist.model.watch import Role
from watchlist.reports.times import full_day
from watchlist.signals.because import count
from watchlist.signals.blind import Sight

CANNOT_TELL_OTHERWISE = frozenset({State.QUIET, State.STIRRING})


def answer(
    state: State, lines: Sequence[SignalLine], near: Sequence[NearMiss], sight: Sight, *, timezone: str = ""
) -> str:
    """Return what is to be said of a watch in that state; what happened is said even where it is blind now."""
    if sight.blind and state in CANNOT_TELL_OTHERWISE:
        return f"Cannot tell: {sight.because}."
    if state is State.QUIET:
        return "No." + _nearest(lines, near, timezone)
    if state is State.STIRRING:
        return "Not yet." + _nearest(lines, near, timezone)
    decisive = [line for line in lines if line.role is Role.DECISIVE and line.standing.state is state]
    line = min(decisive, key=_since)
    day = full_day(_since(line), timezone)
    match state:
        case State.FIRED:
            past = ", before you started watching" if line.past else ""
            return f"Yes: {line.title}, since {day}{_how_sure(line)}{past}."
        case State.REVERSED:
            return f"No longer, since {day}: {line.title}, but {line.standing.because}."
        case _:
            return f"No: {line.standing.because}."


def _how_sure(line: SignalLine) -> str:
    """Return what stands behind it: "(3 publishers, 1 primary)"."""
    standing = line.standing
    if not standing.publishers:
        return f" ({standing.because})" if standing.because else ""
    said = [count(len(standing.publishers), "publisher")]
    if standing.primaries:
        said.append(f"{standing.primaries} primary")
    said += [word for word, is_so in (("confirmed", standing.confirmed), ("disputed", standing.disputed)) if is_so]
    return f" ({', '.join(said)})"


def _nearest(lines: Sequence[SignalLine], near: Sequence[NearMiss], timezone: str) -> str:
    """Return what came nearest to an answer: the best evidence of what stirs, else the latest near miss."""
    stirring = [line for line in lines if line.evidence and line.standing.state in {State.STIRRING, State.FIRED}]
    if stirring:
        best = min(stirring, key=lambda line: (line.role is Role.LEADING, line.standing.state is not State.FIRED))
        nearest = best.evidence[0]
        return f' The nearest: "{nearest.title}" ({nearest.publisher}, {full_day(nearest.at, timezone)}).'
    if near:
        return f' The nearest: "{near[0].title}" ({near[0].publisher}, {full_day(near[0].at, timezone)}).'
    return ""


def _since(line: SignalLine) -> datetime:
    assert line.standing.since is not None, "only what is quiet never began"
    return line.standing.since
