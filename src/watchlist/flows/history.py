"""History: all that is on record of a watch or a signal, whether its file is still there or not."""

from __future__ import annotations

from watchlist.definitions.files import Definitions
from watchlist.definitions.words import nearest, quoted
from watchlist.errors import UsageError
from watchlist.flows.route import at_once
from watchlist.model.report import HistoryLine
from watchlist.store.store import Store


def history(name: str, definitions: Definitions, store: Store) -> tuple[HistoryLine, ...]:
    """Return the events of `watch` or `watch/signal` in the order of their times, the owner's deeds among them.

    Raises UsageError where neither the files nor the state know it.
    """
    watch, _, signal = name.partition("/")
    recorded = store.events(watch)
    if signal:
        recorded = [each for each in recorded if each.event.signal == signal]
    hands = [hand for hand in store.hands(watch) if not signal or hand.signal in {"", signal}]
    if not recorded and not hands:
        _require(watch, signal, definitions, store)
    printed = at_once([each.event for each in recorded], definitions.watches)
    events = [
        HistoryLine(
            event=each.event,
            at_once=each.event in printed,
            printed_at=each.printed_at if each.event in printed else None,
            told_at=each.told_at,
        )
        for each in recorded
    ]
    # What a deed has changed stands behind it.
    lines = [*(HistoryLine(event=hand, at_once=False) for hand in hands), *events]
    return tuple(sorted(lines, key=lambda line: line.event.at))


def _require(watch: str, signal: str, definitions: Definitions, store: Store) -> None:
    """Raise UsageError where nobody knows the id."""
    files = {each.id: {signal.id for signal in each.signals} for each in definitions.watches}
    known = {*files, *definitions.left_out, *(each.event.watch for each in store.events())}
    if watch not in known:
        near = nearest(watch, sorted(known))
        hint = f"did you mean {near!r}?" if near else f"there is {', '.join(sorted(known)) or 'none yet'}"
        raise UsageError(f"no watch is called {quoted(watch)}: {hint}")
    signals = files.get(watch, set())
    if signal and signals and signal not in signals:
        near = nearest(signal, sorted(signals))
        hint = f"did you mean '{watch}/{near}'?" if near else f"it has {', '.join(sorted(signals))}"
        raise UsageError(f"{watch} has no signal {quoted(signal)}: {hint}")
