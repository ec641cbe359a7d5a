"""What a state rests on: the publishers and the evidence, the flags, and for a stirring signal the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from watchlist.model.evidence import Evidence
from watchlist.model.standing import Standing, State
from watchlist.signals.because import listed
from watchlist.signals.case import Case
from watchlist.signals.hand import by_hand
from watchlist.signals.proof import weigh
from watchlist.signals.voices import between, in_order, strongest_first

CONFIRMED_BY = 3
DISPUTED_WITHIN = timedelta(hours=72)
SHOWN = 6


def footing(opened: Case, standing: Standing, until: datetime) -> Standing:
    """Return the standing with what it rests on at `until`; a reversal rests on what reversed it."""
    match standing.state:
        case State.FIRED:
            return _of_fired(opened, standing, until)
        case State.STIRRING:
            return _of_stirring(opened, standing, until)
        case State.REVERSED:
            return standing
        case _:
            before = between(opened.stirring, None, standing.since or until)
            return replace(standing, last_evidence=before[-1].at if before else None)


def _of_fired(case: Case, standing: Standing, until: datetime) -> Standing:
    """Return a fired standing with all that was said since it began to be proved."""
    since = standing.since or until
    opened = since - case.signal.proof.within

    def of_it(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(each for each in between(evidence, standing.spent, until) if each.at >= opened)

    heard = strongest_first(of_it(case.voices.own))
    voices = tuple(each for each in heard if not by_hand(each))
    # The owner's word fires alone, and confirms whatever else has fired.
    confirmed = any(by_hand(each) and (voices or each.at > since) for each in heard)
    primaries = sum(each.primary for each in voices)
    counted = of_it(case.counted)
    return replace(
        standing,
        publishers=tuple(each.publisher for each in voices),
        primaries=primaries,
        reprints=len(of_it(case.voices.reprints)),
        evidence=tuple(each.item for each in voices),
        confirmed=confirmed or len(voices) >= CONFIRMED_BY or (primaries > 0 and len(voices) > 1),
        disputed=any(abs(each.at - since) <= DISPUTED_WITHIN for each in between(case.denials, standing.spent, until)),
        last_evidence=counted[-1].at if counted else standing.last_evidence,
    )


def _of_stirring(case: Case, standing: Standing, until: datetime) -> Standing:
    """Return a stirring standing with how much of the proof there is, else with who speaks of it and how."""
    since = standing.since or until

    def of_it(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(each for each in between(evidence, standing.spent, until) if each.at >= since)

    said, reprints = of_it(case.stirring), of_it(case.voices.reprints)
    own = of_it(case.voices.own)
    weight = weigh(own, case.signal.proof)
    others = _latest_first(set(said) - set(own) - set(reprints))
    return replace(
        standing,
        because=weight.because or _speaking(others),
        publishers=tuple(each.publisher for each in weight.voices),
        primaries=sum(each.primary for each in weight.voices),
        reprints=len(reprints),
        evidence=tuple(each.item for each in (*weight.voices, *others[:SHOWN])),
        last_evidence=max((each.at for each in said), default=standing.last_evidence),
    )


def _latest_first(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return one piece of evidence for each owner, the latest, and the latest of all first."""
    by_owner = {each.owner: each for each in in_order(evidence)}
    return in_order(by_owner.values())[::-1]


def _speaking(others: Sequence[Evidence]) -> str:
    """Return who speaks of it, and how: "forecast by Herald, hedged by Tribune"."""
    ways = dict.fromkeys(each.status.value for each in others)
    said = [f"{way} by {listed([each.publisher for each in others if each.status.value == way])}" for way in ways]
    return ", ".join(said)
