"""The table of the machine, in the code and in the docs, is one."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from tests.builders import NOW
from tests.flows.test_any_schedule import START, a_watch_of_any_kind, any_evidence, history

from watchlist.model.standing import State, Transition
from watchlist.signals.machine import STEPS

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "how-it-decides.md"
ROW = re.compile(r"^\| (\w+) \| `(\w+)` \| (\w+) \| (.+?) \|", re.MULTILINE)


def test_the_docs_have_every_step_and_no_other():
    """From each state the same steps, in the order in which they go before each other."""
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))
    told: dict[State, list[str]] = {}
    for state, step, to, when in rows:
        told.setdefault(State(state), []).append(step)
        assert State(to)
        assert when

    # A step is a function; its name is what the table calls it.
    assert told == {state: [getattr(step, "__name__", "") for step in steps] for state, steps in STEPS.items()}


@settings(max_examples=60, deadline=None)
@given(watch=a_watch_of_any_kind(), evidence=any_evidence())
def test_no_signal_goes_where_the_docs_do_not_say(watch, evidence):
    """Every transition of any history stands in the table."""
    told = {(state, to) for state, _, to, _ in ROW.findall(PAGE.read_text(encoding="utf-8"))}

    for _, events in history(watch, evidence, [NOW], START).values():
        went = {(event.before, event.after) for event in events if isinstance(event, Transition)}
        assert went <= told
