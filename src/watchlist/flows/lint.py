"""Lint: every problem of the owner's files, and the signals that count too much of what is stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from watchlist.definitions.home import Paths
from watchlist.definitions.linting import Linted, placed
from watchlist.definitions.linting import lint as look
from watchlist.errors import StoreError
from watchlist.feeds.catalogue import Catalogue
from watchlist.model.item import Item
from watchlist.model.problem import Flaw, Severity
from watchlist.model.watch import Watch
from watchlist.rules.matcher import compile_watches
from watchlist.store.store import Store

LATEST = 50_000
"""So many stored items are read, the latest."""
FEWEST = 1_000
"""Of fewer items, a share says nothing."""
ONE_IN = 1_000
"""More than one item in so many is no news of one thing: a rule counts something else beside it."""


class Wide(Struct, frozen=True, kw_only=True):
    """A signal that counts too many items: how many of how many, and the latest of them."""

    watch: Watch
    signal: int
    counted: int
    items: int
    latest: Item


def lint(paths: Paths, targets: Sequence[str] = ()) -> Linted:
    """Return all problems of the home, or of the targets, with a warning of each signal that counts too much.

    What is stored is that of the home; a state that cannot be read is for other commands to tell of. Raises
    UsageError for a target that is not there.
    """
    found = look(paths, targets)
    try:
        with Store.look(paths.state) as store:
            wide = list(too_wide(found, store))
    except StoreError:
        return found
    return replace(found, problems=(*found.problems, *(placed(paths, each.watch, _flaw(each)) for each in wide)))


def too_wide(found: Linted, store: Store) -> Iterator[Wide]:
    """Yield the signals that count more than one in a thousand of the latest items that are stored."""
    items = [stored.item for stored in store.items_after(max(0, store.top() - LATEST), None)]
    if len(items) < FEWEST or not found.watches:
        return
    matcher = compile_watches(found.watches, found.vocabulary)
    catalogue = Catalogue(())
    counted: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        for reading in matcher.read(item, catalogue.publisher(item)).readings:
            if reading.counts:
                counted.setdefault((reading.watch, reading.signal), []).append(item)
    for watch in found.watches:
        for number, signal in enumerate(watch.signals):
            mine = counted.get((watch.id, signal.id), ())
            if len(mine) * ONE_IN > len(items):
                latest = max(mine, key=lambda item: item.at)
                yield Wide(watch=watch, signal=number, counted=len(mine), items=len(items), latest=latest)


def _flaw(wide: Wide) -> Flaw:
    share = f"{wide.counted:,} of {wide.items:,} stored items, more than one in a thousand"
    return Flaw(
        path=("signals", wide.signal),
        what=f"it counts {share}: “{wide.latest.title}”",
        mend="ask for more in `what`, or name `who` or `target`; `watchlist history` lists what counted",
        severity=Severity.WARNING,
    )
