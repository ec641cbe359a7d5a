"""What is newly wrong: told once on stderr under cron, and again only after it was gone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from watchlist.model.problem import Severity
from watchlist.model.report import Report
from watchlist.reports.printable import printable
from watchlist.reports.times import lasting
from watchlist.reports.words import failing

if TYPE_CHECKING:
    from watchlist.store.store import Store

# A feed that fails for an hour is the feed's business; one that fails for a day is the owner's.
PATIENCE = timedelta(days=1)


def newly_wrong(report: Report, store: Store, now: datetime, *, scope: Collection[str] = ()) -> Iterator[str]:
    """Yield a line for each trouble that was not told yet, and remember it.

    A run that was limited to some watches (its `scope`) keeps a memory of its own: it cannot know what else is mended.
    """
    where = " ".join(sorted(scope))
    for kind, troubles in _troubles(report, now).items():
        new = store.newly_told(f"{kind} {where}".strip(), troubles.keys(), now)
        yield from (line for key, line in troubles.items() if key in new)


def _troubles(report: Report, now: datetime) -> dict[str, dict[str, str]]:
    """Return all that is wrong, by kind and key."""
    files = {str(problem): str(problem) for problem in report.problems if problem.severity is Severity.ERROR}
    blind = {
        block.watch: f"watchlist: {block.watch} cannot tell: {printable(block.blind_because)}"
        for block in report.watches
        if block.blind
    }
    feeds = {
        feed.id: f"watchlist: feed {feed.id} has been failing for {lasting(feed.since, now)}:"
        f" {printable(feed.error or feed.health.value)}"
        for feed in report.feeds
        if failing(feed) and feed.since and now - feed.since > PATIENCE
    }
    return {"file": files, "blind": blind, "feed": feeds}
