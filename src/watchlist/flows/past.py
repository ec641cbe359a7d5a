"""What of a judgement is news, and what was over before anybody watched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec.structs import replace

from watchlist.model.standing import DeadlinePassed, Event, Standing, State, Transition, Verdict
from watchlist.signals.machine import OPEN
from watchlist.store import Case, Recorded


def later_events(verdicts: Iterable[Verdict], started: datetime) -> tuple[Event, ...]:
    """Return all that happened; what happened before the watch was first read, and reached us late, is past."""
    return tuple(_dated(event, started) for verdict in verdicts for event in verdict.events)


def first_events(verdicts: Iterable[Verdict], before: Case, started: datetime, now: datetime) -> tuple[Event, ...]:
    """Return the news of a watch that is new or was changed: where its signals stand otherwise than before.

    How they came there is not told, and what they came to before the last judgement is past.
    """
    judged = [standing.judged for standing in before.standings.values() if standing.judged]
    until = max(judged, default=started)
    events: list[Event] = []
    for verdict in verdicts:
        stood = before.standings.get(verdict.standing.signal)
        if (stood.state if stood else State.QUIET) is not verdict.standing.state:
            events.append(_dated(_change(stood, verdict.standing, now), until))
        events += [each for each in verdict.events if isinstance(each, DeadlinePassed) and each.at > until]
    return tuple(events)


def taken_back(waiting: Sequence[Recorded]) -> tuple[tuple[Event, ...], frozenset[str]]:
    """Return what a changed rule takes back of what was not told yet, and the keys of what is not to be told then.

    That a signal fired and is not so after all is one piece of news; neither half of it would be true.
    """
    events: list[Event] = []
    void: set[str] = set()
    for each in waiting:
        back = each.event
        if not isinstance(back, Transition) or back.before in OPEN or back.after not in OPEN:
            continue
        before = {
            other.key
            for other in waiting
            if isinstance(other.event, Transition)
            and (other.event.watch, other.event.signal) == (back.watch, back.signal)
            and other.event.after is back.before
            and other.recorded <= each.recorded
        }
        if before:
            events.append(replace(back, past=False))
            void |= before
    return tuple(events), frozenset(void)


def _change(before: Standing | None, after: Standing, now: datetime) -> Transition:
    return Transition(
        watch=after.watch,
        signal=after.signal,
        before=before.state if before else State.QUIET,
        after=after.state,
        at=after.since or now,
        because=after.because or "as it reads now, nothing speaks of it",
        publishers=after.publishers,
        evidence=after.evidence,
    )


def _dated(event: Event, until: datetime) -> Event:
    """Return the event, marked as past where it happened up to `until`."""
    if isinstance(event, Transition) and event.at <= until:
        return replace(event, past=True)
    return event
