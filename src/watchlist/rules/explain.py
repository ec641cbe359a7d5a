"""Why an item counts or does not: the pattern that it came nearest to, condition by condition.

Every condition is the reading's own; nothing is decided here a second time.
"""

from __future__ import annotations

from collections.abc import Sequence

from watchlist.language.vocabulary import LANGUAGES
from watchlist.model.evidence import Reading, Status
from watchlist.model.explanation import Condition, Explanation
from watchlist.model.item import Item
from watchlist.rules.compile import CompiledPattern, CompiledSignal
from watchlist.rules.nearmiss import unknown_verb
from watchlist.rules.pattern import Met, read_deed, text_of
from watchlist.rules.status import Said
from watchlist.rules.tongue import Tongue
from watchlist.rules.view import View, anywhere


def explain(
    tongue: Tongue, signal: CompiledSignal, item: Item, reading: Reading | None, views: Sequence[View], said: Said
) -> Explanation:
    """Return why the item reads as it does; where a pattern is not met, the one with the most conditions met."""
    status = reading.status if reading else Status.UNRELATED
    patterns = signal.contrary if status is Status.OPPOSITE else signal.when
    looked_at = [
        (conditions, pattern, place)
        for place, view in enumerate(views)
        for pattern in patterns
        for conditions in _ways(tongue, view, pattern, [*views[:place], *views[place + 1 :]], said, status)
    ]
    conditions, pattern, place = max(looked_at, key=lambda each: _nearness(each[0], each[2]))
    conditions = [*conditions, *_around(pattern, views)]
    if reading:
        conditions.append(Condition("status", reading.counts, str(status), _reason(reading)))
    counts = reading is not None and reading.counts
    return Explanation(
        watch=signal.watch,
        signal=signal.id,
        title=item.title,
        status=status,
        counts=counts,
        conditions=tuple(conditions),
        least="" if counts else _least(tongue, conditions, views[place], signal),
    )


def unread(watch: str, signal: str, item: Item, language: str) -> Explanation:
    """Return why an item says nothing: its language is not known, or the signal has no words in it."""
    why = f"the signal has no words in “{language}”" if language in LANGUAGES else "language not known"
    return Explanation(
        watch=watch,
        signal=signal,
        title=item.title,
        status=Status.UNRELATED,
        counts=False,
        conditions=(Condition("language", False, "", why),),
        least=f"an item in one of {', '.join(LANGUAGES)}",
    )


def _ways(
    tongue: Tongue, view: View, pattern: CompiledPattern, others: Sequence[View], said: Said, status: Status
) -> list[list[Condition]]:
    """Return the conditions of each deed in a sentence, or of none where the sentence has no deed of the pattern."""
    hits = [view.hits(slot.finder) for slot in pattern.slots]
    actions = view.hits(pattern.action)
    found = [read_deed(tongue, view, pattern, each, hits, others, said) for each in tongue.syntax.deeds(view, actions)]
    if found:
        # Of several, the way that gave the status comes first.
        found.sort(
            key=lambda each: isinstance(each, Met) and each.colour.status in {status, Status.ASSERTED}, reverse=True
        )
        return [list(each.conditions) for each in found]
    looks = f"“{text_of(view, actions[0])}” is a name or a noun here" if actions else "no verb or noun of the action"
    return [
        [
            Condition("action", False, "", looks),
            *(
                Condition(slot.name, bool(places), text_of(view, places[0]) if places else "")
                for slot, places in zip(pattern.slots, hits, strict=True)
            ),
        ]
    ]


def _around(pattern: CompiledPattern, views: Sequence[View]) -> list[Condition]:
    """Return what must and must not stand anywhere in the item."""
    found = [(slot.name, anywhere(slot.finder, views)) for slot in pattern.anywhere]
    conditions = [Condition("anywhere", term is not None, term or "", name) for name, term in found]
    if pattern.never is not None:
        never = anywhere(pattern.never, views)
        conditions.append(Condition("never", never is None, never or "none of them"))
    return conditions


def _nearness(conditions: Sequence[Condition], place: int) -> tuple[int, int, int]:
    met = sum(condition.met for condition in conditions)
    return met - len(conditions), met, -place


def _reason(reading: Reading) -> str:
    return reading.because[-1].partition(": ")[2]


def _least(tongue: Tongue, conditions: Sequence[Condition], view: View, signal: CompiledSignal) -> str:
    """Return the smallest change that would make it count."""
    failed = [condition for condition in conditions if not condition.met]
    if len(failed) > 1:
        return f"{len(failed)} conditions fail; the first is {failed[0].kind}"
    (one,) = failed
    match one.kind:
        case "status":
            return f"the same said without what makes it {one.words}: {one.why}"
        case "action":
            lack = unknown_verb(tongue, view, signal.when, signal.contrary)
            return lack.mend if lack and lack.mend else "a verb that the signal knows"
        case "never":
            return f"the same without “{one.words}”"
        case "who" | "target" | "use":
            return one.why
        case "anywhere":
            return f"a word of {one.why} anywhere in the item"
        case name:
            return f"a word of {name} near the verb"
