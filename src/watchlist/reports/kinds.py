"""The kinds of report. A new one is a module with `render(report, page) -> str` and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

from watchlist.reports.page import PIPE, Page

if TYPE_CHECKING:
    from watchlist.model.report import Report

Renderer = Callable[["Report", Page], str]


class ReportKind(Struct, frozen=True, kw_only=True):
    """A kind of report: what it is for, and where its renderer is; it is imported only when it is used.

    `file` is its name in a folder that is published, empty where it is never published.
    """

    module: str
    summary: str
    file: str = ""

    def renderer(self) -> Renderer:
        """Return the function that turns a report into text."""
        render: Renderer = import_module(self.module).render
        return render


KINDS: Mapping[str, ReportKind] = {
    "terminal": ReportKind(module="watchlist.reports.terminal", summary="for eyes, on a terminal or down a pipe"),
    "quiet": ReportKind(module="watchlist.reports.quiet", summary="only what is new, in plain text, for cron's mail"),
    "html": ReportKind(
        module="watchlist.reports.html", summary="a page for a browser: one file, no scripts", file="index.html"
    ),
    "md": ReportKind(module="watchlist.reports.markdown", summary="a page of Markdown", file="report.md"),
    "json": ReportKind(
        module="watchlist.reports.document", summary="one versioned document, for programs", file="report.json"
    ),
    "atom": ReportKind(
        module="watchlist.reports.atom", summary="what fired, as a feed for any feed reader", file="feed.atom"
    ),
    "ics": ReportKind(
        module="watchlist.reports.calendar", summary="the deadlines, for any calendar", file="watchlist.ics"
    ),
}


def render(kind: str, report: Report, page: Page = PIPE) -> str:
    """Return the report as that kind writes it, ending in a newline unless it is empty."""
    return KINDS[kind].renderer()(report, page)
