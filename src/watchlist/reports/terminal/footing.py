"""The foot of the report: what came close, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from watchlist.model.evidence import NearMiss
from watchlist.model.feed import Health
from watchlist.model.report import FeedLine, Report
from watchlist.reports.terminal.sheet import Sheet
from watchlist.reports.times import day, lasting
from watchlist.reports.words import count, failing, some, troubles

MOST_MISSES = 5
LONGEST_NAME = 28
SHORT_ID = 8
MOST_NAMES = 8
# How the error of a feed begins whose server was not reached at all.
OFFLINE = "no connection"
# How it goes on where that is our own doing.
REFUSED = "not dialled"
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
    if report.kept:
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
            sheet.put((f"{health.value}: {some(names, MOST_NAMES)}", "dim"), indent=2, hang=4)


def _put_miss(sheet: Sheet, miss: NearMiss, report: Report) -> None:
    said = f"  {miss.publisher}, {day(miss.at, report.at, report.timezone)}"
    sheet.quote(miss.title, miss.link if sheet.page.detail else None, (said, "dim"), indent=2)
    mend = f"; {miss.mend}" if miss.mend else ""
    sheet.put((f"{miss.watch}/{miss.signal}", "bold"), f"  {miss.lacks}{mend}", indent=4)


def _put_broken(sheet: Sheet, broken: Sequence[FeedLine], report: Report) -> None:
    found = troubles(broken)
    name = max((len(trouble.feeds[0].id) for trouble in found if len(trouble.feeds) == 1), default=0)
    for cause, feeds in found:
        if len(feeds) > 1:
            names = some([feed.id for feed in feeds])
            sheet.put((cause, "red"), f": {count(len(feeds), 'feed')} ({names})", indent=2, hang=4)
            continue
        since = _since(feeds[0], report.at)
        if sheet.columns and name <= LONGEST_NAME:
            sheet.put((cause, "red"), since, indent=2, hang=4 + name, lead=[feeds[0].id])
        else:
            sheet.put(feeds[0].id, "  ", (cause, "red"), since, indent=2, hang=4)
    if len(broken) == len(report.feeds) and all(_offline(feed) for feed in broken):
        sheet.put(("Is this machine online?", "dim"), indent=2)


def _offline(feed: FeedLine) -> bool:
    return feed.error.startswith(OFFLINE) and REFUSED not in feed.error


def _since(feed: FeedLine, now: datetime) -> str:
    if feed.since is None or now - feed.since < timedelta(minutes=1):
        return ""
    return f", for {lasting(feed.since, now)}"
