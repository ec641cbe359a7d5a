"""The state of a watch: that of its strongest decisive signal, which its leading ones can only stir."""

from __future__ import annotations

from collections.abc import Mapping

from watchlist.model.standing import Standing, State
from watchlist.model.watch import Role, Signal, Watch

STRONGEST_FIRST = (State.FIRED, State.REVERSED, State.AVERTED, State.MISSED, State.STIRRING, State.QUIET)
STIRS_THE_WATCH = frozenset({State.FIRED, State.STIRRING})


def rank(state: State) -> int:
    """Return the place of a state among all, 0 for the strongest."""
    return STRONGEST_FIRST.index(state)


def watch_state(watch: Watch, standings: Mapping[str, Standing]) -> State:
    """Return the state of a watch whose signals stand so; one without a standing is quiet."""
    reached = [_told(signal, standings[signal.id].state) for signal in watch.signals if signal.id in standings]
    return min(reached, key=rank, default=State.QUIET)


def _told(signal: Signal, state: State) -> State:
    """Return what a signal's state makes of its watch."""
    if signal.role is Role.DECISIVE:
        return state
    return State.STIRRING if state in STIRS_THE_WATCH else State.QUIET
