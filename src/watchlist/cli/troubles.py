"""What is newly wrong: told once on stderr under cron, and again only after it was gone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from watchlist.model.problem import Severity
from watchlist.model.report import Report
from watchlist.reports.printable import printable
from watchlist.reports.times import lasting
from watchlist.reports.words import Trouble, count, failing, some, troubles

if TYPE_CHECKING:
    from watchlist.store.store import Store

# A feed that fails for an hour is the feed's business; one that fails for a day is the owner's.
PATIENCE = timedelta(days=1)


def newly_wrong(report: Report, store: Store, now: datetime, *, scope: Collection[str] = ()) -> Iterator[str]:
    """Yield a line for each trouble that was not told yet, and remember it; feeds with one cause are one trouble.

    A run that was limited to some watches (its `scope`) keeps a memory of its own: it cannot know what else is mended.
    """
    where = " ".join(sorted(scope))

    def new(kind: str, keys: Collection[str]) -> set[str]:
        return store.newly_told(f"{kind} {where}".strip(), keys, now)

    files = {str(problem): None for problem in report.problems if problem.severity is Severity.ERROR}
    ill = {feed.id: feed for feed in report.feeds if failing(feed) and feed.since and now - feed.since > PATIENCE}
    untold = new("file", files)
    yield from (line for line in files if line in untold)
    untold = new("feed", ill)
    yield from (_line(trouble, now) for trouble in troubles([feed for feed in ill.values() if feed.id in untold]))


def _line(trouble: Trouble, now: datetime) -> str:
    first, *others = trouble.feeds
    if not others:
        return f"watchlist: feed {first.id} has been failing for {_for(trouble, now)}: {printable(trouble.cause)}"
    names = some([feed.id for feed in trouble.feeds])
    number = count(len(trouble.feeds), "feed")
    return (
        f"watchlist: {number} ({names}) have been failing for {_for(trouble, now)} or more: {printable(trouble.cause)}"
    )


def _for(trouble: Trouble, now: datetime) -> str:
    return lasting(max(feed.since for feed in trouble.feeds if feed.since), now)
