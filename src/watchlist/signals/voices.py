"""Voices: the evidence that speaks for itself, with the reprints folded into it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from watchlist.model.evidence import Evidence
from watchlist.model.watch import Rule

REPRINTED_WITHIN = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Evidence in the order of its time: what speaks for itself, and what repeats another publisher's story."""

    own: tuple[Evidence, ...] = ()
    reprints: tuple[Evidence, ...] = ()


def in_order(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return evidence in the order of its time, the same whatever order it came in."""
    return sorted(evidence, key=lambda each: (each.at, not each.primary, each.owner, each.item))


def listen(evidence: Iterable[Evidence]) -> Voices:
    """Tell the voices in evidence from their reprints.

    A story belongs to the owner who told it first. Told by another within three days, it is a reprint; a
    primary source always speaks for itself.
    """
    own, reprints = [], []
    told: dict[str, Evidence] = {}
    for each in in_order(evidence):
        first = told.get(each.story) if each.story else None
        if first is None or each.at - first.at > REPRINTED_WITHIN:
            first = told[each.story] = each
        if first.owner == each.owner or each.primary:
            own.append(each)
        else:
            reprints.append(each)
    return Voices(own=tuple(own), reprints=tuple(reprints))


def doers(rule: Rule) -> frozenset[str]:
    """Return the actors whose deed a rule waits for, none where anybody's will do."""
    asked = [pattern.who or rule.who for pattern in rule.when]
    return frozenset(code for who in asked for code in who) if all(asked) else frozenset()


def foreign(evidence: Evidence, parties: frozenset[str]) -> bool:
    """Return whether a party speaks of another's deed: it proves its own acts, and corroborates nobody else's."""
    return bool(evidence.primary and evidence.actor and parties and evidence.actor not in parties)


def strongest_first(voices: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return one voice for each owner, primary sources before others, the first to speak before later ones."""
    by_owner: dict[str, Evidence] = {}
    for each in sorted(voices, key=lambda each: (not each.primary, each.at)):
        by_owner.setdefault(each.owner, each)
    return tuple(by_owner.values())


def between(evidence: Iterable[Evidence], start: datetime | None, end: datetime) -> tuple[Evidence, ...]:
    """Return the evidence after `start`, which is itself left out, up to and with `end`."""
    return tuple(each for each in evidence if (start is None or each.at > start) and each.at <= end)
