"""Proof: how much evidence is enough, and when it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from watchlist.model.evidence import Evidence
from watchlist.model.watch import Proof
from watchlist.signals.because import listed, span
from watchlist.signals.hand import SAID_SO, by_hand
from watchlist.signals.voices import strongest_first


class Weight(Struct, frozen=True, kw_only=True):
    """What voices weigh against a proof.

    `met_at` is the time of the voice that completed it, None where none did. `voices` are those that stood
    in the window then, or stand in the last one, one for each owner, the strongest first.
    """

    met_at: datetime | None
    voices: tuple[Evidence, ...]
    because: str


def weigh(voices: Iterable[Evidence], proof: Proof, *, after: datetime | None = None) -> Weight:
    """Weigh voices, given in the order of their time; what was said up to `after` is spent and weighs nothing."""
    window: list[Evidence] = []
    for voice in voices:
        if after is not None and voice.at <= after:
            continue
        window = [each for each in window if voice.at - each.at <= proof.within]
        window.append(voice)
        if by_hand(voice):
            return Weight(met_at=voice.at, voices=strongest_first(window), because=SAID_SO)
        if proof.or_primary and voice.primary:
            return Weight(
                met_at=voice.at, voices=strongest_first(window), because=f"a primary source: {voice.publisher}"
            )
        heard = strongest_first(window)
        if len(heard) >= proof.publishers:
            return Weight(met_at=voice.at, voices=heard, because=_enough(heard, proof))
    heard = strongest_first(window)
    return Weight(met_at=None, voices=heard, because=_too_little(heard, proof) if heard else "")


def _enough(heard: tuple[Evidence, ...], proof: Proof) -> str:
    if len(heard) == 1:
        return f"a report by {heard[0].publisher}"
    return f"{len(heard)} independent publishers in {span(proof.within)}: {_names(heard)}"


def _too_little(heard: tuple[Evidence, ...], proof: Proof) -> str:
    return f"{len(heard)} of {proof.publishers} publishers in {span(proof.within)}: {_names(heard)}"


def _names(heard: tuple[Evidence, ...]) -> str:
    return listed([each.publisher for each in heard])
