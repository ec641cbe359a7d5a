"""The ticker: a line for each thing that happened."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.builders import NOW

from watchlist.model.standing import DeadlinePassed, State, Transition
from watchlist.reports.page import Page
from watchlist.reports.terminal.ticker import line

FIRED = Transition(
    watch="harbour",
    signal="opened",
    before=State.STIRRING,
    after=State.FIRED,
    at=NOW,
    because="2 publishers in 48 hours",
)


def test_a_line_says_when_what_and_why() -> None:
    """The day, the state, the signal, the reason, in columns and without any style down a pipe."""
    assert line(FIRED, "UTC") == "2026-03-14  ● fired     harbour/opened            2 publishers in 48 hours\n"


def test_a_deadline_is_an_event_of_its_own() -> None:
    """That a day went by is told, whatever came of it."""
    passed = DeadlinePassed(watch="harbour", signal="opened", at=NOW, because="the deadline of 2026-03-14 passed")

    assert line(passed, "UTC").startswith("2026-03-14  · deadline  harbour/opened  ")


@pytest.mark.parametrize("width", [30, 64, 80])
def test_a_line_is_as_wide_as_its_page(width: int) -> None:
    """A long reason goes on below, and on a narrow page it leaves the columns."""
    long = replace(FIRED, because="reasons " * 12)
    said = line(long, "UTC", Page(width=width))

    assert max(map(len, said.splitlines())) <= width
    assert said.count("reasons") == 12
