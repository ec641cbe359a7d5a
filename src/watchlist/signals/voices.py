"""Voices: the evidence that speaks for itself, with the reprints folded into it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct

from watchlist.model.evidence import VIA, Evidence
from watchlist.model.watch import Rule

REPRINTED_WITHIN = timedelta(days=3)
ALIKE = 88.0
"""From this token-sort ratio on two long titles are one story; see docs/explanation/independence.md."""
LONG = 12
"""So many words a title needs for that: of a short one every paper makes the same on its own."""


class Voices(Struct, frozen=True, kw_only=True):
    """Evidence in the order of its time: what speaks for itself, and what repeats another publisher's story."""

    own: tuple[Evidence, ...] = ()
    reprints: tuple[Evidence, ...] = ()


def in_order(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return evidence in the order of its time, the same whatever order it came in."""
    return sorted(evidence, key=lambda each: (each.at, not each.primary, each.owner, each.item))


def listen(evidence: Iterable[Evidence]) -> Voices:
    """Tell the voices in evidence from their reprints.

    A story belongs to the owner who told it first. Told by another within three days, in the same title or in a
    long one that is nearly the same, it is a reprint; so is a dispatch in another paper than the first. A primary
    source always speaks for itself.
    """
    own: list[Evidence] = []
    reprints: list[Evidence] = []
    stories = Stories(by_wire=True)
    for each in in_order(evidence):
        first = stories.first(each)
        repeats = first.owner != each.owner or (VIA in each.publisher and first.publisher != each.publisher)
        (reprints if repeats and not each.primary else own).append(each)
    return Voices(own=tuple(own), reprints=tuple(reprints))


class Stories:
    """The stories told so far, each with the evidence that told it first; to be asked in the order of time.

    With `by_wire` the dispatches that papers print of one wire are one story, whatever their titles.
    """

    def __init__(self, *, by_wire: bool = False) -> None:
        self._by_wire = by_wire
        self._told: dict[str, Evidence] = {}
        self._long: dict[str, Evidence] = {}
        self._wired: dict[str, Evidence] = {}

    def first(self, evidence: Evidence) -> Evidence:
        """Return the evidence that told this story first, itself where none did within three days."""
        same = self._recent(self._told.get(evidence.story), evidence) if evidence.story else None
        same = same or self._alike(evidence)
        if same is not None:
            return same
        wired = self._recent(self._wired.get(evidence.owner), evidence) if self._by_wire else None
        found = wired if wired is not None and VIA in evidence.publisher else evidence
        self._told[evidence.story] = found
        if (words := _sorted(evidence.story)).count(" ") >= LONG - 1:
            self._long[words] = found
        if wired is None:
            self._wired[evidence.owner] = evidence
        return found

    def _alike(self, evidence: Evidence) -> Evidence | None:
        """Return the story whose long title is the most alike, if any is alike enough."""
        words = _sorted(evidence.story)
        if words.count(" ") < LONG - 1:
            return None
        recent = [key for key, each in self._long.items() if self._recent(each, evidence)]
        if not recent:
            return None
        # Imported where there is something to compare: most commands never come this far.
        from rapidfuzz import fuzz, process

        best = process.extractOne(words, recent, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return self._long[best[0]] if best else None

    @staticmethod
    def _recent(first: Evidence | None, evidence: Evidence) -> Evidence | None:
        return first if first is not None and evidence.at - first.at <= REPRINTED_WITHIN else None


def _sorted(story: str) -> str:
    return " ".join(sorted(story.split()))


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
