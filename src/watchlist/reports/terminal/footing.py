"""The foot of the report: what came close, and what could not be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from watchlist.model.evidence import NearMiss
from watchlist.model.feed import Health
from watchlist.model.report import FeedLine, Report
from watchlist.reports.terminal.sheet import Sheet
from watchlist.reports.times import day, lasting
from watchlist.reports.words import failing

MOST_MISSES = 5
# So many feeds with one and the same cause are one trouble (no network, a site that blocks us).
ONE_TROUBLE = 4
LONGEST_NAME = 28
SHORT_ID = 8
MOST_NAMES = 8
# Readable, and yet worth a word.
ODD = (Health.MOVED, Health.STALE, Health.EMPTY, Health.UNDATED)


def put_near_misses(sheet: Sheet, report: Report) -> None:
    """Put down the items that came nearest to counting, and what each of them lacks."""
    misses = [miss for block in report.watches for miss in block.near_misses]
    if not misses:
        return
    misses.sort(key=lambda miss: miss.at, reverse=True)
    shown = misses if sheet.page.detail or sheet.width is None else misses[:MOST_MISSES]
    sheet.blank()
    sheet.put(("Near misses", "bold"))
    for miss in shown:
        _put_miss(sheet, miss, report)
    first = shown[0]
    sheet.put((f"why: watchlist explain {first.watch}/{first.signal} {first.item[:SHORT_ID]}", "dim"), indent=2)
    if len(shown) < len(misses):
        sheet.put((f"and {len(misses) - len(shown):,} more: watchlist show WATCH", "dim"), indent=2)


def put_feeds(sheet: Sheet, report: Report) -> None:
    """Put down the feeds that could not be read, by name, with the cause and for how long."""
    broken = [feed for feed in report.feeds if failing(feed)]
    odd = [feed for feed in report.feeds if feed.health in ODD]
    if not broken and not odd:
        return
    sheet.blank()
    if broken:
        sheet.put(("Feeds", "bold"), f"  {len(broken):,} of {len(report.feeds):,} failing")
        _put_broken(sheet, broken, report)
    else:
        sheet.put(("Feeds", "bold"))
    for health in ODD:
        names = sorted(feed.id for feed in odd if feed.health is health)
        if names:
            sheet.put((f"{health.value}: {_some(names)}", "dim"), indent=2, hang=4)


def _put_miss(sheet: Sheet, miss: NearMiss, report: Report) -> None:
    said = f"  {miss.publisher}, {day(miss.at, report.at, report.timezone)}"
    sheet.quote(miss.title, miss.link if sheet.page.detail else None, (said, "dim"), indent=2)
    mend = f"; {miss.mend}" if miss.mend else ""
    sheet.put((f"{miss.watch}/{miss.signal}", "bold"), f"  {miss.lacks}{mend}", indent=4)


def _put_broken(sheet: Sheet, broken: Sequence[FeedLine], report: Report) -> None:
    causes: dict[tuple[Health, str], list[FeedLine]] = defaultdict(list)
    for feed in broken:
        causes[feed.health, feed.error].append(feed)
    alone = [feed for feeds in causes.values() if len(feeds) < ONE_TROUBLE for feed in feeds]
    name = max((len(feed.id) for feed in alone), default=0)
    for feed in alone:
        since = _since(feed, report.at)
        if sheet.columns and name <= LONGEST_NAME:
            sheet.put((_cause(feed), "red"), since, indent=2, hang=4 + name, lead=[feed.id])
        else:
            sheet.put(feed.id, "  ", (_cause(feed), "red"), since, indent=2, hang=4)
    for feeds in causes.values():
        if len(feeds) >= ONE_TROUBLE:
            names = ", ".join(sorted(feed.id for feed in feeds))
            sheet.put((_cause(feeds[0]), "red"), f"  {names}", indent=2, hang=4)


def _since(feed: FeedLine, now: datetime) -> str:
    if feed.since is None or now - feed.since < timedelta(minutes=1):
        return ""
    return f", for {lasting(feed.since, now)}"


def _some(names: Sequence[str]) -> str:
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    return f"{', '.join(names[:MOST_NAMES])} and {len(names) - MOST_NAMES:,} more"


def _cause(feed: FeedLine) -> str:
    word = feed.health.value.replace("-", " ")
    if not feed.error:
        return word
    return feed.error if feed.health is Health.FAILING else f"{word}: {feed.error}"
