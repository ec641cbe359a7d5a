from __future__ import annotations

from itertools import pairwise

import pytest
from tests.builders import a_signal, a_watch

from watchlist.model.standing import Standing, State
from watchlist.model.watch import Role
from watchlist.signals.watch import STRONGEST_FIRST, watch_state


def stands(state: State, signal: str = "opened") -> dict[str, Standing]:
    """That signal's standing, by its id."""
    return {signal: Standing(watch="harbour", signal=signal, state=state)}


@pytest.mark.parametrize("state", list(State))
def test_a_watch_stands_where_its_decisive_signal_does(state):
    """With one decisive signal, the watch is in its state."""
    assert watch_state(a_watch(), stands(state)) is state


def test_the_strongest_decisive_signal_decides():
    """Of two decisive signals the stronger state is the watch's."""
    watch = a_watch(a_signal("opened"), a_signal("sold"))
    pairs = pairwise(STRONGEST_FIRST)

    assert all(watch_state(watch, stands(a, "sold") | stands(b)) is a for a, b in pairs)


@pytest.mark.parametrize(
    ("state", "watch"),
    [
        (State.FIRED, State.STIRRING),
        (State.STIRRING, State.STIRRING),
        (State.REVERSED, State.QUIET),
        (State.AVERTED, State.QUIET),
        (State.QUIET, State.QUIET),
    ],
)
def test_a_leading_signal_stirs_the_watch_and_never_fires_it(state, watch):
    """A step on the way is no answer."""
    leading = a_signal("dredged", role=Role.LEADING)

    assert watch_state(a_watch(a_signal(), leading), stands(State.QUIET) | stands(state, "dredged")) is watch


def test_a_watch_that_was_never_judged_is_quiet():
    """Without standings there is nothing to say."""
    assert watch_state(a_watch(), {}) is State.QUIET
