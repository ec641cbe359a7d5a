"""The case of one signal: all that the machine may look at, in the order of its time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from watchlist.model.evidence import Evidence, Status
from watchlist.model.watch import Signal, Window
from watchlist.signals.deadline import Rival
from watchlist.signals.hand import by_hand
from watchlist.signals.voices import Voices, doers, foreign, in_order, listen

NEVER = datetime.min.replace(tzinfo=UTC)
SPOKEN_OF_AS_COMING = frozenset({Status.HEDGED, Status.FORECAST})


class Case(Struct, frozen=True, kw_only=True):
    """The evidence on one signal, sorted by what it can do.

    `counted` says that it happened, and `voices` are those of it that speak for themselves; `contrary` are
    the voices of the opposite. `stirring` is all that makes it likelier: counted, hedged or forecast.
    `sighted` is the time up to which the watch could see: nothing that silence decides is decided later.
    `watching` is when it was first read: silence before that is not known.
    """

    signal: Signal
    window: Window
    now: datetime
    sighted: datetime
    counted: tuple[Evidence, ...]
    voices: Voices
    contrary: tuple[Evidence, ...]
    stirring: tuple[Evidence, ...]
    denials: tuple[Evidence, ...]
    rivals: tuple[Rival, ...] = ()
    watching: datetime = NEVER


def open_case(
    signal: Signal,
    evidence: Sequence[Evidence],
    now: datetime,
    *,
    sighted: datetime,
    rivals: Sequence[Rival] = (),
    window: Window,
    watching: datetime = NEVER,
) -> Case:
    """Return the case of a signal as it stands at `now`; what was said before the watch's window is no part of it."""
    start = window.start or NEVER
    not_before = max(start, signal.rule.not_before or NEVER)
    told = _told_once(in_order(evidence))
    known = [each for each in told if each.at <= now and (start <= each.at or by_hand(each))]
    parties = doers(signal.rule)
    counted = [each for each in known if each.counts and (each.at >= not_before or by_hand(each))]
    said = [each for each in known if not foreign(each, parties)]
    return Case(
        signal=signal,
        window=window,
        now=now,
        sighted=sighted,
        counted=tuple(counted),
        voices=listen(each for each in counted if not foreign(each, parties)),
        contrary=listen(each for each in said if each.status is Status.OPPOSITE).own,
        stirring=tuple(each for each in known if each.counts or each.status in SPOKEN_OF_AS_COMING),
        denials=tuple(each for each in known if each.status is Status.DENIED and (each.primary or each.actor)),
        rivals=tuple(rivals),
        watching=watching,
    )


def _told_once(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """Give the evidence, in its order, without what its owner announces again: same headline, same address, new date.

    A publisher that moves to another system gives its whole archive new ids, and the day of the move.
    """
    told: set[tuple[str, str, str]] = set()
    for each in evidence:
        page = (each.owner, each.story, each.link or "")
        if not (each.story and each.link):
            yield each
        elif page not in told:
            told.add(page)
            yield each
