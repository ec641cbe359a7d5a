"""The report on a terminal or down a pipe: the answer to each watch, and why."""

from __future__ import annotations

from watchlist.model.report import Report
from watchlist.reports.page import PIPE, Page
from watchlist.reports.terminal.footing import put_feeds, put_near_misses
from watchlist.reports.terminal.heading import put_heading, put_troubles
from watchlist.reports.terminal.sheet import Sheet
from watchlist.reports.terminal.watches import put_watch
from watchlist.reports.words import rank


def render(report: Report, page: Page = PIPE) -> str:
    """Return the report for eyes: what happened first, then what is quiet, then what could not be read."""
    sheet = Sheet(page)
    put_heading(sheet, report)
    put_troubles(sheet, report)
    for block in sorted(report.watches, key=rank):
        sheet.blank()
        put_watch(sheet, block, report)
    put_near_misses(sheet, report)
    put_feeds(sheet, report)
    return sheet.text()
