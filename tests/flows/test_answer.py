from __future__ import annotations

import pytest
from tests.builders import NOW, evidence_from
from tests.reports.builders import a_line, a_near_miss

from watchlist.flows.answer import answer
from watchlist.model.standing import State
from watchlist.model.watch import Role
from watchlist.signals.blind import Sight

SEES = Sight(blind=False)
BLIND = Sight(blind=True, because="3 of 9 feeds could be read")


def said(state, *lines, near=(), sight=SEES):
    """The answer of a watch with these signals."""
    return answer(state, lines, near, sight, timezone="UTC")


def test_fired_is_yes_with_since_when_and_who():
    """The signal's title, the day, and how sure it is."""
    line = a_line(state=State.FIRED, since=NOW, publishers=("Treasury", "Herald"), primaries=1, confirmed=True)

    assert said(State.FIRED, line) == (
        "Yes: The harbour opens, since 14 Mar 2026 (2 publishers, 1 primary, confirmed)."
    )


def test_fired_before_the_watch_says_so():
    """A past is told as a past."""
    line = a_line(state=State.FIRED, since=NOW, publishers=("Herald",), past=True, disputed=True)

    assert said(State.FIRED, line) == (
        "Yes: The harbour opens, since 14 Mar 2026 (1 publisher, disputed), before you started watching."
    )


def test_fired_by_silence_gives_its_reason():
    """Where nobody reported it, the reason is the silence."""
    line = a_line(state=State.FIRED, since=NOW, because="48 hours without a report of treaty")

    assert said(State.FIRED, line) == (
        "Yes: The harbour opens, since 14 Mar 2026 (48 hours without a report of treaty)."
    )
    assert said(State.FIRED, a_line(state=State.FIRED, since=NOW)) == "Yes: The harbour opens, since 14 Mar 2026."


def test_fired_is_yes_even_for_who_is_blind_now():
    """What was seen stays seen."""
    assert said(State.FIRED, a_line(state=State.FIRED, since=NOW), sight=BLIND).startswith("Yes")


@pytest.mark.parametrize("state", [State.QUIET, State.STIRRING])
def test_blind_cannot_tell(state):
    """Neither no nor not yet: how many feeds could be read."""
    assert said(state, a_line(), sight=BLIND) == "Cannot tell: 3 of 9 feeds could be read."


def test_quiet_is_no_with_the_nearest_miss():
    """The latest item that came close is named."""
    assert said(State.QUIET, a_line()) == "No."
    assert said(State.QUIET, a_line(), near=[a_near_miss()]) == (
        'No. The nearest: "Harbour set to open in spring" (Herald, 14 Mar 2026).'
    )


def test_stirring_is_not_yet_with_the_nearest_evidence():
    """A decisive signal comes before a step; a step that was taken before one that only stirs."""
    decisive = a_line(state=State.STIRRING, evidence=(evidence_from("Herald"),))
    stirs, taken = (
        a_line("dredged", state=state, role=Role.LEADING, evidence=(evidence_from(name),))
        for state, name in ((State.STIRRING, "Gazette"), (State.FIRED, "Tribune"))
    )

    assert "Herald" in said(State.STIRRING, stirs, taken, decisive)
    assert said(State.STIRRING, stirs, taken) == (
        'Not yet. The nearest: "Harbour opens, says Tribune" (Tribune, 14 Mar 2026).'
    )


def test_the_other_ends_say_why():
    """Reversed, averted and missed give the reason that the machine gave."""

    def ended(state):
        return said(state, a_line(state=state, since=NOW, because="the reason"))

    assert ended(State.REVERSED) == "No longer, since 14 Mar 2026: The harbour opens, but the reason."
    assert ended(State.AVERTED) == ended(State.MISSED) == "No: the reason."
