from __future__ import annotations

from datetime import timedelta
from typing import Any

from msgspec.structs import replace
from tests.builders import NOW, a_signal, evidence_from, quiet

from watchlist.model.evidence import Evidence, Status
from watchlist.model.standing import State, Transition, Verdict
from watchlist.model.watch import Pattern, Proof, Role, Rule, Signal, Window
from watchlist.signals.machine import STEPS, advance

TWO = a_signal(proof=Proof(publishers=2, within=timedelta(hours=48)))


def days(number: float) -> timedelta:
    """So many days."""
    return timedelta(days=number)


def judged(signal: Signal, *evidence: Evidence, **more: Any) -> Verdict:
    """The verdict on a signal that was quiet until now."""
    return advance(signal, quiet(signal), evidence, more.pop("now", NOW), **more)


def path(verdict: Verdict) -> list[State]:
    """The states that a verdict's transitions led through."""
    return [event.after for event in verdict.events if isinstance(event, Transition)]


def test_every_state_has_its_row():
    """The table says for each state what leads out of it."""
    assert set(STEPS) == set(State)


def test_a_signal_nobody_speaks_of_is_quiet():
    """No evidence, no event."""
    verdict = judged(TWO)

    assert verdict.standing.state is State.QUIET
    assert verdict.standing.judged == NOW
    assert verdict.events == ()


def test_one_publisher_cannot_fire_a_signal_alone():
    """Ten reports from one publisher stir the signal; they do not fire it."""
    verdict = judged(TWO, *[evidence_from("Herald", days_ago=n) for n in range(10)])

    assert verdict.standing.state is State.STIRRING
    assert verdict.standing.because == "1 of 2 publishers in 48 hours: Herald"


def test_two_publishers_fire_it_when_the_second_reports():
    """The time of firing is that of the report that completed the proof, and is told once."""
    verdict = judged(TWO, evidence_from("Herald", days_ago=3), evidence_from("Tribune", days_ago=2))

    assert verdict.standing.state is State.FIRED
    assert verdict.standing.since == NOW - days(2)
    assert path(verdict) == [State.STIRRING, State.FIRED]
    assert verdict.events[-1].because == "2 independent publishers in 48 hours: Herald, Tribune"
    assert verdict.standing.publishers == ("Herald", "Tribune")


def test_while_fired_more_evidence_adds_and_tells_nothing():
    """A third publisher confirms; no event says so."""
    fired = judged(TWO, evidence_from("Herald", days_ago=3), evidence_from("Tribune", days_ago=2)).standing
    all_of_it = [evidence_from("Herald", days_ago=3), evidence_from("Tribune", days_ago=2), evidence_from("Gazette")]

    verdict = advance(TWO, fired, all_of_it, NOW)

    assert verdict.events == ()
    assert verdict.standing.confirmed
    assert verdict.standing.since == fired.since
    assert verdict.standing.last_evidence == NOW


def test_reprints_are_counted_beside_the_publishers():
    """Eleven copies of one story make one publisher and eleven reprints."""
    copies = [evidence_from(f"Paper {n}", days_ago=1 - n / 100, story="opens") for n in range(12)]
    verdict = judged(TWO, *copies, evidence_from("Tribune", days_ago=0.5))

    assert verdict.standing.publishers == ("Paper 0", "Tribune")
    assert verdict.standing.reprints == 11


def test_a_primary_and_one_more_confirm():
    """The author and one paper are confirmation; the author alone is proof."""
    author = evidence_from("Port Authority", days_ago=1, primary=True)

    alone, both = judged(TWO, author).standing, judged(TWO, author, evidence_from("Herald")).standing

    assert (alone.state, alone.confirmed, alone.primaries) == (State.FIRED, False, 1)
    assert both.confirmed


def test_a_foreign_party_stirs_and_proves_nothing():
    """What another government says of the deed is talk."""
    signal = a_signal(rule=Rule(when=(Pattern(does=("open",)),), who=("us",)))
    verdict = judged(signal, evidence_from("Kremlin", primary=True, actor="ru"))

    assert verdict.standing.state is State.STIRRING
    assert verdict.standing.because == "asserted by Kremlin"


def test_a_denial_by_a_primary_source_disputes_it():
    """Denied within 72 hours by who should know, it is fired and disputed; a paper's denial is no such thing."""
    proof = [evidence_from("Herald", days_ago=2), evidence_from("Tribune", days_ago=2)]
    denial = {"days_ago": 1, "status": Status.DENIED, "counts": False}

    assert judged(TWO, *proof, evidence_from("Port Authority", primary=True, **denial)).standing.disputed
    assert not judged(TWO, *proof, evidence_from("Gazette", **denial)).standing.disputed


def test_hedged_and_forecast_reports_stir_it_and_say_how():
    """May open, will open: it stirs, for the reasons given; the latest first."""
    verdict = judged(
        TWO,
        evidence_from("Herald", days_ago=2, status=Status.HEDGED, counts=False),
        evidence_from("Tribune", days_ago=1, status=Status.FORECAST, counts=False),
    )

    assert path(verdict) == [State.STIRRING]
    assert verdict.events[0].because == "hedged by Herald"
    assert verdict.standing.because == "forecast by Tribune, hedged by Herald"
    assert verdict.standing.since == NOW - days(2)


def test_other_ways_of_speaking_do_not_stir_it():
    """Questions, opinions, denials, history, the opposite and others' deeds leave it quiet."""
    idle = set(Status) - {Status.ASSERTED, Status.HEDGED, Status.FORECAST}

    assert judged(TWO, *[evidence_from(s, status=s, counts=False) for s in idle]).events == ()


def test_a_stirring_signal_falls_quiet_after_its_time():
    """Thirty days without a word, and it is quiet from then on."""
    verdict = judged(TWO, evidence_from("Herald", days_ago=45), evidence_from("Herald", days_ago=40))

    assert path(verdict) == [State.STIRRING, State.QUIET]
    assert verdict.standing.since == NOW - days(10)
    assert verdict.standing.last_evidence == NOW - days(40)
    assert verdict.standing.because == "nothing for 30 days"


def test_it_can_stir_again():
    """A word after the silence stirs it anew."""
    verdict = judged(TWO, evidence_from("Herald", days_ago=45), evidence_from("Herald", days_ago=1))

    assert path(verdict) == [State.STIRRING, State.QUIET, State.STIRRING]


def test_evidence_from_the_future_waits():
    """What is dated after now does not count yet."""
    assert judged(TWO, evidence_from("Herald", days_ago=-1, primary=True)).standing.state is State.QUIET


def test_a_late_report_completes_a_proof_in_the_past():
    """A report that reaches us late fires the signal as of its own day."""
    stirred = judged(TWO, evidence_from("Herald", days_ago=10), now=NOW - days(5)).standing
    verdict = advance(TWO, stirred, [evidence_from("Herald", days_ago=10), evidence_from("Tribune", days_ago=9)], NOW)

    assert path(verdict) == [State.FIRED]
    assert verdict.standing.since == NOW - days(9)


def test_evidence_before_its_day_never_counts():
    """With `not_before`, the early report stirs; only those from that day on are proof."""
    signal = a_signal(rule=Rule(when=(), not_before=NOW - days(2)))
    early, due = evidence_from("Herald", days_ago=3, primary=True), evidence_from("Tribune", days_ago=2, primary=True)

    assert judged(signal, early).standing.state is State.STIRRING
    assert judged(signal, early, due).standing.since == NOW - days(2)
    assert judged(signal, early, due).standing.publishers == ("Tribune",)


def test_what_was_before_the_window_is_no_evidence():
    """The watch does not wait for what happened before it began to wait."""
    window = Window(start=NOW - days(2))

    assert judged(TWO, evidence_from("Herald", days_ago=3, primary=True), window=window).events == ()


def test_a_contrary_reverses_what_had_fired():
    """Opened, then closed again: reversed, once, with who said so."""
    contrary = evidence_from("Port Authority", days_ago=1, primary=True, status=Status.OPPOSITE, counts=False)
    verdict = judged(TWO, evidence_from("Herald", days_ago=4), evidence_from("Tribune", days_ago=3), contrary)

    assert path(verdict) == [State.STIRRING, State.FIRED, State.REVERSED]
    assert verdict.standing.since == verdict.standing.spent == NOW - days(1)
    assert verdict.standing.publishers == ("Port Authority",)
    assert verdict.standing.because == "the opposite was proved: a primary source: Port Authority"


def test_a_contrary_before_it_fired_reverses_nothing():
    """What was said before it fired is answered by its firing."""
    contrary = evidence_from("Port Authority", days_ago=5, primary=True, status=Status.OPPOSITE, counts=False)

    assert judged(TWO, contrary, evidence_from("Herald", primary=True)).standing.state is State.FIRED


def test_it_fires_anew_after_a_reversal_on_fresh_evidence_only():
    """Evidence before a reversal is spent."""
    past = [
        evidence_from("Herald", days_ago=6, primary=True),
        evidence_from("Herald", days_ago=4, primary=True, status=Status.OPPOSITE, counts=False),
    ]

    assert judged(TWO, *past).standing.state is State.REVERSED
    again = judged(TWO, *past, evidence_from("Tribune", days_ago=1, primary=True))
    assert path(again) == [State.FIRED, State.REVERSED, State.FIRED]
    assert again.standing.publishers == ("Tribune",)


def test_it_fires_anew_after_a_long_silence_and_a_fresh_proof():
    """A licence in March and another in June are two events; one paper's look back is none."""
    march = [evidence_from("Herald", days_ago=90, primary=True)]

    assert path(judged(TWO, *march, evidence_from("Tribune", days_ago=1))) == [State.FIRED]
    again = judged(TWO, *march, evidence_from("Tribune", days_ago=1), evidence_from("Gazette"))
    assert path(again) == [State.FIRED, State.FIRED]
    assert again.standing.since == NOW
    assert again.standing.publishers == ("Tribune", "Gazette")


def test_a_story_that_goes_on_does_not_fire_anew():
    """Reports every three weeks keep the first firing alive."""
    reports = [evidence_from(f"Paper {n}", days_ago=n, primary=True) for n in range(0, 100, 20)]

    assert path(judged(TWO, *reports)) == [State.FIRED]


def test_a_window_that_ends_with_nothing_is_missed():
    """After its last day and the days of grace; told once."""
    window = Window(by=NOW - days(20))
    verdict = judged(TWO, window=window)

    assert path(verdict) == [State.MISSED]
    assert verdict.standing.since == NOW - days(6)
    assert "14 days of grace" in verdict.standing.because
    assert judged(TWO, window=Window(by=NOW - days(1))).events == ()


def test_a_window_without_grace_ends_on_its_day():
    """With `grace: 0d` nothing is said of grace."""
    verdict = judged(TWO, window=Window(by=NOW - days(20), grace=days(0)))

    assert verdict.standing.because == "the window ended on 2026-02-22, with nothing"


def test_what_comes_after_the_window_is_told_all_the_same():
    """Missed, and then it happened."""
    verdict = judged(TWO, evidence_from("Herald", primary=True), window=Window(by=NOW - days(20)))

    assert path(verdict) == [State.MISSED, State.FIRED]


def test_a_leading_signal_is_never_missed():
    """A step that was not taken is no news."""
    assert judged(a_signal(role=Role.LEADING), window=Window(by=NOW - days(20))).events == ()


def test_a_blind_watch_decides_nothing_by_silence():
    """It is neither missed nor quiet while nothing could be read, and says what it holds back."""
    window = Window(by=NOW - days(20))
    missed = judged(TWO, window=window, blind=True)

    assert missed.standing.state is State.QUIET
    assert missed.standing.because.startswith("not missed while the watch is blind: the window ended")
    assert missed.standing.judged is None
    settled = judged(TWO, evidence_from("Herald", days_ago=40), blind=True)
    assert settled.standing.state is State.STIRRING


def test_a_blind_watch_still_fires_on_evidence():
    """What it did read counts."""
    assert judged(TWO, evidence_from("Herald", primary=True), blind=True).standing.state is State.FIRED


def test_what_was_decided_with_open_eyes_stands_while_blind():
    """Judged afresh in a blind run, what silence had decided before is decided again."""
    again = advance(TWO, quiet(TWO), [], NOW, blind=True, window=Window(by=NOW - days(20)))
    remembered = replace(quiet(TWO), judged=NOW - days(1))
    stands = advance(TWO, remembered, [], NOW, blind=True, window=Window(by=NOW - days(20)))

    assert (again.standing.state, stands.standing.state) == (State.QUIET, State.MISSED)


def test_a_clock_that_was_fast_once_lets_no_blind_watch_see_the_future():
    """What silence will decide tomorrow is not decided today, whatever an earlier run believed."""
    window = Window(by=NOW + days(1), grace=days(0))
    fast = replace(quiet(TWO), judged=NOW + days(3650))

    assert advance(TWO, fast, [], NOW, blind=True, window=window).standing.state is State.QUIET
