"""However often we judge, the same dated evidence makes the same history."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import NOW, a_signal, quiet

from watchlist.model.evidence import Evidence, Status
from watchlist.model.standing import Event, Standing
from watchlist.model.watch import Deadline, Proof, Signal, Window
from watchlist.signals.machine import advance, as_rival

START = NOW - timedelta(days=60)
HOURS = st.integers(min_value=0, max_value=60 * 24)


def at(hours: int) -> datetime:
    """So many hours after the start."""
    return START + timedelta(hours=hours)


STATUSES = [
    Status.ASSERTED,
    Status.ASSERTED,
    Status.HEDGED,
    Status.FORECAST,
    Status.OPPOSITE,
    Status.OPPOSITE,
    Status.DENIED,
    Status.HISTORY,
]


@st.composite
def evidence(draw: st.DrawFn, signal: str = "opened") -> list[Evidence]:
    """Any evidence on a signal, over sixty days, of five owners and a few stories."""
    found = []
    for number in range(draw(st.integers(min_value=0, max_value=14))):
        owner = draw(st.sampled_from("abcde"))
        status = draw(st.sampled_from(STATUSES))
        found.append(
            Evidence(
                watch="harbour",
                signal=signal,
                item=f"{signal}-{number}",
                status=status,
                counts=status is Status.ASSERTED,
                publisher=owner.upper(),
                owner=owner,
                primary=draw(st.integers(0, 9)) == 0,
                at=at(draw(HOURS)),
                because=(),
                quote="",
                title="",
                story=draw(st.sampled_from(["", "", "x", "y"])),
            )
        )
    return found


@st.composite
def signals(draw: st.DrawFn) -> Signal:
    """A signal with any proof, any time to fall quiet, and perhaps a deadline."""
    deadline = Deadline(
        at=at(draw(HOURS)),
        wait=draw(st.none() | st.integers(0, 96).map(lambda hours: timedelta(hours=hours))),
        cancels=("treaty",),
    )
    return a_signal(
        proof=Proof(
            publishers=draw(st.integers(1, 3)),
            within=timedelta(hours=draw(st.integers(0, 120))),
            or_primary=draw(st.booleans()),
        ),
        quiet_for=timedelta(days=draw(st.integers(0, 20))),
        deadline=draw(st.none() | st.just(deadline)),
    )


def history(
    signal: Signal, known: list[Evidence], rival: list[Evidence], window: Window, runs: list[datetime]
) -> tuple[Standing, list[Event]]:
    """Where the signal stands after these runs, and all that happened."""
    treaty = a_signal("treaty")
    standing, events = quiet(signal), []
    for now in runs:
        seen = [each for each in known if each.at <= now]
        said = as_rival(treaty, quiet(treaty), [each for each in rival if each.at <= now], now)
        verdict = advance(signal, standing, seen, now, rivals=[said], window=window)
        standing = verdict.standing
        events += verdict.events
    return standing, events


@given(
    signal=signals(),
    known=evidence(),
    rival=evidence("treaty"),
    ends=st.none() | HOURS,
    runs=st.lists(HOURS, max_size=8),
)
def test_judging_often_or_once_makes_the_same_history(signal, known, rival, ends, runs):
    """Daily, hourly, at odd times or all at once: the same events at the same times, the same standing."""
    window = Window() if ends is None else Window(by=at(ends), grace=timedelta(days=2))
    daily = [START + timedelta(days=day) for day in range(60)]

    once = history(signal, known, rival, window, [NOW])

    assert history(signal, known, rival, window, [*daily, NOW]) == once
    assert history(signal, known, rival, window, [*map(at, sorted(runs)), NOW]) == once


@given(signal=signals(), known=evidence(), seed=st.randoms(use_true_random=False))
def test_the_order_in_which_evidence_comes_makes_no_difference(signal, known, seed):
    """Evidence is judged by its own time, whatever order it is handed over in."""
    shuffled = list(known)
    seed.shuffle(shuffled)

    assert advance(signal, quiet(signal), known, NOW) == advance(signal, quiet(signal), shuffled, NOW)


@given(signal=signals(), known=evidence())
def test_judging_again_tells_nothing(signal, known):
    """A second run at the same time finds nothing that the first did not."""
    first = advance(signal, quiet(signal), known, NOW)

    assert advance(signal, first.standing, known, NOW).events == ()
