"""The table of the machine, in the code and in the docs, is one."""

from __future__ import annotations

import re
from pathlib import Path

from watchlist.model.standing import State
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
