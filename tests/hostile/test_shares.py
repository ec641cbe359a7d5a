"""Watches of others that ask for as much as one may: allowed, and refused where they ask for twice as much."""

from __future__ import annotations

import pytest
from benchmarks.shares import KINDS, asked


@pytest.mark.parametrize("kind", KINDS)
def test_a_watch_asks_for_its_share_and_no_more(kind: str) -> None:
    """What is refused says where, what, and what to do; `benchmarks/shares.py` measures what is allowed."""
    build, most = KINDS[kind]

    watch, wrong = asked(build(most))
    none, refusal = asked(build(2 * most))

    assert (watch is not None, wrong) == (True, "")
    assert none is None
    assert refusal.startswith("shared.yaml:5:")
    assert "more than" in refusal
    assert "split it in two" in refusal or "write words instead" in refusal


def test_there_are_twenty_of_them() -> None:
    """One for each way to be costly that we know of."""
    assert len(KINDS) == 20
