"""One signal read in one item: the sentence that speaks for it, with its status, or where it comes near."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from watchlist.language.normalise import normalise
from watchlist.model.evidence import NearMiss, Reading, Status
from watchlist.model.feed import Publisher
from watchlist.model.item import Item
from watchlist.rules.compile import CompiledPattern, CompiledSignal
from watchlist.rules.cues import Colour
from watchlist.rules.deed import Use
from watchlist.rules.nearmiss import unknown_verb
from watchlist.rules.pattern import Lack, Met, read_pattern
from watchlist.rules.status import RANK, Said
from watchlist.rules.tongue import Tongue
from watchlist.rules.view import Break, View, anywhere

_ASSERTED = frozenset({Status.ASSERTED})


def what_is_said(signal: CompiledSignal, item: Item, publisher: Publisher) -> Said:
    """Return what beside its sentences the item's status may rest on."""
    return Said(
        item.at,
        normalise(item.summary).lower(),
        publisher.primary,
        signal.not_before,
        undated=item.published is None,
    )


def read_signal(
    tongue: Tongue, signal: CompiledSignal, item: Item, publisher: Publisher, views: Sequence[View]
) -> Reading | Lack | None:
    """Return the reading of the first sentence that meets a pattern of the signal, else what the title lacks."""
    said = what_is_said(signal, item, publisher)
    lack: Lack | None = None
    counting = signal.count_also | _ASSERTED
    for number, view in enumerate(views):
        others = [*views[:number], *views[number + 1 :]]
        said = replace(said, title=views[0] if number else None)
        met, lacks = _meet(tongue, view, signal.when, views, others, said, counting)
        contrary, _ = _meet(tongue, view, signal.contrary, views, others, said, _ASSERTED)
        for against in contrary:
            if against.colour.status is Status.ASSERTED:
                return _reading(signal, view, against, Status.OPPOSITE, said)
        if met and number and not _speaks_of(views[0], signal.when):
            met = [replace(each, colour=_ELSEWHERE) for each in met if each.colour.status is Status.ASSERTED] or met
        if met:
            best = _best(view, met)
            return _reading(signal, view, best, best.colour.status, said)
        if number == 0:
            lack = next(iter(lacks), None) or unknown_verb(tongue, view, signal.when, signal.contrary)
    return lack


def _speaks_of(title: View, patterns: Sequence[CompiledPattern]) -> bool:
    """Return whether a title names anything that a pattern asks for."""
    return any(title.hits(slot.finder) for pattern in patterns for slot in pattern.slots)


_ELSEWHERE = Colour(Status.HISTORY, "told in the summary alone, under a title that speaks of something else")


def _meet(
    tongue: Tongue,
    view: View,
    patterns: Sequence[CompiledPattern],
    views: Sequence[View],
    others: Sequence[View],
    said: Said,
    counting: AbstractSet[Status],
) -> tuple[list[Met], list[Lack]]:
    met: list[Met] = []
    lacks: list[Lack] = []
    for pattern in patterns:
        read = list(read_pattern(tongue, view, pattern, others, said))
        if not read or (pattern.never is not None and anywhere(pattern.never, views) is not None):
            continue
        absent = [slot.name for slot in pattern.anywhere if anywhere(slot.finder, views) is None]
        for found in read:
            if isinstance(found, Lack):
                lacks += [found] if found.near else []
            elif absent and (found.colour.status in counting or found.colour.status is Status.OTHER_ACTOR):
                # What is planned or denied can be told without it; what would count cannot.
                lacks.append(Lack(f"nothing for {absent[0]} anywhere in the item"))
            else:
                met.append(found)
    return met, lacks


def _best(view: View, met: Sequence[Met]) -> Met:
    """Return the way of meeting a pattern that speaks for the sentence.

    An asserted one does, unless a verb in the same clause is taken back: two words of one denial are one denial.
    """
    ranked = sorted(met, key=lambda each: RANK[each.colour.status])
    vetoes = [
        each
        for each in ranked
        if each.colour.status not in {Status.ASSERTED, Status.OTHER_ACTOR} and each.use is not Use.NOUN
    ]
    for each in ranked:
        if each.colour.status is Status.ASSERTED:
            against = [v for v in vetoes if view.between(each.deed.head, v.deed.head) < Break.STRONG]
            return against[0] if against else each
    return ranked[0]


def _reading(signal: CompiledSignal, view: View, met: Met, status: Status, said: Said) -> Reading:
    # Before its day nothing counts, not even a status that the signal counts beside *asserted*.
    early = signal.not_before is not None and said.at < signal.not_before
    # An old story that turns up in a feed without dates must not pass for one of after that day.
    unknown = signal.not_before is not None and said.undated
    because = met.because
    if unknown:
        because = (*because, f"undated: nobody can tell that it is of after {signal.not_before:%-d %b %Y}")
    if status is Status.OPPOSITE:
        because = (*because[:-1], f"{Status.OPPOSITE}: the contrary is said to have happened")
    return Reading(
        watch=signal.watch,
        signal=signal.id,
        status=status,
        counts=not early and not unknown and (status is Status.ASSERTED or status in signal.count_also),
        because=because,
        quote=view.sentence.text,
    )


def near_miss(signal: CompiledSignal, item: Item, publisher: Publisher, lack: Lack) -> NearMiss:
    """Return the near miss of an item, for what it lacks."""
    return NearMiss(
        watch=signal.watch,
        signal=signal.id,
        item=item.id,
        title=item.title,
        link=item.link,
        publisher=publisher.name,
        at=item.at,
        lacks=lack.lacks,
        mend=lack.mend,
    )
