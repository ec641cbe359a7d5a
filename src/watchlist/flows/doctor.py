"""Doctor: every feed read now, how each of them is, and what can be mended in the owner's feeds file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from watchlist.definitions import feed_edits
from watchlist.definitions.feed_files import FeedsFile, on_text
from watchlist.errors import UsageError
from watchlist.flows.collect import Progress, collect
from watchlist.model.feed import Feed, FeedState, Health
from watchlist.model.report import Finding
from watchlist.model.settings import Network
from watchlist.model.watch import Watch
from watchlist.store.store import Store


class Mended(Struct, frozen=True, kw_only=True):
    """The feeds file with what could be mended, what that was, and what could not be, each in words."""

    file: FeedsFile
    done: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def examine(
    feeds: Sequence[Feed],
    store: Store,
    network: Network,
    now: datetime,
    *,
    progress: Progress = lambda done, total, feed: None,
) -> tuple[Finding, ...]:
    """Read every feed, whether it is due or not, and return how each is. What they carry is kept for the next check."""
    collect(feeds, store, network, now, force=True, progress=progress)
    states = store.feed_states()
    return tuple(finding(feed, states.get(feed.id) or FeedState(feed=feed.id)) for feed in feeds)


def finding(feed: Feed, state: FeedState) -> Finding:
    """Return how a feed is; an address that it moved to counts only where a feed was read there."""
    moved_to = state.moved_to if state.health.readable and state.health is not Health.EMPTY else ""
    return Finding(feed=feed, health=state.health, error=state.error, items=state.items, moved_to=moved_to)


def mend(findings: Sequence[Finding], file: FeedsFile, now: datetime, watches: tuple[Watch, ...] = ()) -> Mended:
    """Return the file with the new address of what has moved, and what is gone as a comment. Nothing is written.

    The findings are of feeds that the file names.
    """
    done: list[str] = []
    left: list[str] = []
    for found in findings:
        name = found.feed.id
        if found.moved_to:
            edit = on_text(feed_edits.readdressed, name, found.moved_to)
            said = f"{name}: now at {found.moved_to}"
        elif found.health is Health.GONE:
            edit = on_text(feed_edits.commented_out, name, f"gone for good, said its server on {now:%Y-%m-%d}:")
            said = f"{name}: commented out"
        else:
            continue
        try:
            file = file.changed(edit, name, watches)
        except UsageError as error:
            left.append(f"{name}: {error}")
        else:
            done.append(said)
    return Mended(file=file, done=tuple(done), left=tuple(left))
