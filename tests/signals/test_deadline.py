from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.builders import NOW, a_signal, evidence_from, quiet

from watchlist.model.evidence import Status
from watchlist.model.standing import DeadlinePassed, Standing, State, Transition, Verdict
from watchlist.model.watch import Deadline, Rule
from watchlist.signals.deadline import Rival
from watchlist.signals.machine import advance, as_rival

FIVE_DAYS_AGO = NOW - timedelta(days=5)
EXPIRED = a_signal(deadline=Deadline(at=FIVE_DAYS_AGO, wait=timedelta(hours=48), cancels=("treaty",)))
SILENT = Rival(signal="treaty")


def judged(*evidence: Any, signal: Any = EXPIRED, now: Any = NOW, rivals: Any = (SILENT,), **more: Any) -> Verdict:
    """The verdict on a signal with a deadline five days ago."""
    return advance(signal, quiet(signal), evidence, now, rivals=rivals, **more)


def told(verdict: Verdict) -> list[str]:
    """What the events say, in a word each."""
    return [each.after.value if isinstance(each, Transition) else "deadline" for each in verdict.events]


def test_one_report_after_the_deadline_fires_it_at_once():
    """No second publisher is needed once the day has come."""
    verdict = judged(evidence_from("Herald", days_ago=4.5))

    assert told(verdict) == ["deadline", "fired"]
    assert verdict.standing.since == NOW - timedelta(days=4.5)
    assert verdict.standing.by_deadline
    assert verdict.standing.because == "Herald reports it after the deadline"


def test_one_report_before_the_deadline_only_stirs_it():
    """Before the day, the proof is what it always is."""
    assert told(judged(evidence_from("Herald", days_ago=5.5), now=FIVE_DAYS_AGO - timedelta(hours=1))) == ["stirring"]


def test_a_whole_proof_is_not_by_deadline():
    """Where the proof is met, the deadline adds nothing."""
    verdict = judged(evidence_from("Herald", days_ago=5.5), evidence_from("Tribune", days_ago=4.9))

    assert verdict.standing.state is State.FIRED
    assert not verdict.standing.by_deadline


def test_silence_of_what_would_cancel_it_fires_it():
    """Forty-eight hours after the day without a word of a successor, it has expired."""
    verdict = judged()

    assert told(verdict) == ["deadline", "fired"]
    assert verdict.standing.since == FIVE_DAYS_AGO + timedelta(hours=48)
    assert verdict.standing.by_deadline
    assert verdict.standing.because == "48 hours without a report of treaty after 2026-03-09"
    assert told(judged(now=FIVE_DAYS_AGO + timedelta(hours=47))) == ["deadline"]


def test_silence_fires_nothing_where_nothing_could_break_it():
    """Without `wait`, or without rivals, only a report will do."""
    no_wait = a_signal(deadline=Deadline(at=FIVE_DAYS_AGO, cancels=("treaty",)))

    assert told(judged(signal=no_wait)) == ["deadline"]
    assert told(judged(rivals=())) == ["deadline"]


def test_a_report_of_the_rival_breaks_the_silence():
    """The wait begins anew with it; one from before the deadline, or after the wait, breaks nothing."""
    broken = Rival(signal="treaty", reports=(FIVE_DAYS_AGO + timedelta(hours=24),))
    others = Rival(signal="treaty", reports=(FIVE_DAYS_AGO - timedelta(hours=1), FIVE_DAYS_AGO + timedelta(days=4)))

    assert judged(rivals=[broken]).standing.since == FIVE_DAYS_AGO + timedelta(hours=72)
    assert judged(rivals=[others]).standing.since == FIVE_DAYS_AGO + timedelta(hours=48)


def test_a_rival_that_fires_within_the_wait_ends_it():
    """A successor signed on the day after: nothing has run out by silence."""
    signed = Rival(signal="treaty", fired=FIVE_DAYS_AGO + timedelta(hours=24))
    too_late = Rival(signal="treaty", fired=FIVE_DAYS_AGO + timedelta(days=4))

    assert told(judged(rivals=[signed])) == ["deadline"]
    assert told(judged(rivals=[too_late])) == ["deadline", "fired"]


def test_a_rival_that_fires_before_the_deadline_averts_it():
    """Averted, once, when the successor was signed; the deadline itself is then no news."""
    signed = Rival(signal="treaty", fired=FIVE_DAYS_AGO - timedelta(days=1))
    verdict = judged(rivals=[signed])

    assert told(verdict) == ["averted"]
    assert verdict.standing.since == signed.fired
    assert verdict.standing.because == "treaty fired before the deadline of 2026-03-09"


def test_an_averted_signal_fires_on_a_whole_proof_only():
    """After it was averted, one report is not enough again."""
    signed = Rival(signal="treaty", fired=FIVE_DAYS_AGO - timedelta(days=1))

    assert told(judged(evidence_from("Herald"), rivals=[signed])) == ["averted"]
    assert told(judged(evidence_from("Herald", primary=True), rivals=[signed])) == ["averted", "fired"]


def test_a_blind_watch_waits():
    """Neither the silence nor the passing of the day is told by who could not see; a report is."""
    verdict = judged(blind=True)

    assert verdict.events == ()
    assert verdict.standing.because == (
        "not fired while the watch is blind: 48 hours without a report of treaty after 2026-03-09"
    )
    assert judged(evidence_from("Herald", days_ago=4), blind=True).standing.state is State.FIRED
    seeing = advance(EXPIRED, verdict.standing, [], NOW, rivals=[SILENT])
    assert told(seeing) == ["deadline", "fired"]


def test_a_deadline_passes_once():
    """The run after the day tells it; the runs after that do not."""
    passed = judged(rivals=(), now=FIVE_DAYS_AGO)
    again = advance(EXPIRED, passed.standing, [], NOW)

    assert passed.events == (
        DeadlinePassed(watch="harbour", signal="opened", at=FIVE_DAYS_AGO, because="the deadline of 2026-03-09 passed"),
    )
    assert again.events == ()


def test_a_signal_that_has_fired_lets_its_deadline_pass_in_silence():
    """The thing has happened; that its day comes is no news."""
    assert told(judged(evidence_from("Herald", days_ago=9, primary=True))) == ["fired"]


def test_a_signal_is_a_rival_by_its_own_proof():
    """To others, it fired when its proof was first met, and every counted report broke the silence."""
    treaty = a_signal("treaty")
    reports = [evidence_from("Herald", days_ago=2), evidence_from("Tribune", days_ago=1)]
    talk = evidence_from("Gazette", days_ago=3, status=Status.HEDGED, counts=False)

    assert as_rival(treaty, quiet(treaty), [*reports, talk], NOW) == Rival(
        signal="treaty", fired=reports[1].at, reports=tuple(each.at for each in reports)
    )
    assert as_rival(treaty, quiet(treaty), [talk], NOW) == SILENT


def test_a_rival_that_is_on_record_as_fired_has_fired():
    """Its evidence may be withdrawn since; the earlier of the two is its time."""
    treaty = a_signal("treaty", rule=Rule(when=()))
    stands = Standing(watch="harbour", signal="treaty", state=State.FIRED, since=FIVE_DAYS_AGO)
    proof = evidence_from("Herald", days_ago=1, primary=True)

    assert as_rival(treaty, stands, [], NOW).fired == FIVE_DAYS_AGO
    assert as_rival(treaty, stands, [proof], NOW).fired == FIVE_DAYS_AGO


def test_a_rival_that_fired_and_was_reversed_has_fired_all_the_same():
    """That it was undone since does not undo that it came first, however it came to fire."""
    treaty = a_signal("treaty", deadline=Deadline(at=NOW - timedelta(days=9)))
    report = evidence_from("Herald", days_ago=8)
    undone = evidence_from("Tribune", days_ago=7, status=Status.OPPOSITE, counts=False, primary=True)

    assert as_rival(treaty, quiet(treaty), [report, undone], NOW).fired == report.at
