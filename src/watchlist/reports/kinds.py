"""The kinds of report. A new one is a module with `render(report, page) -> str` and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from watchlist.model.report import Report
from watchlist.reports.page import PIPE, Page

Renderer = Callable[[Report, Page], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKind:
    """A kind of report: what it is for, and where its renderer is; it is imported only when it is used."""

    module: str
    summary: str

    def renderer(self) -> Renderer:
        """Return the function that turns a report into text."""
        render: Renderer = import_module(self.module).render
        return render


KINDS: Mapping[str, ReportKind] = {
    "terminal": ReportKind(module="watchlist.reports.terminal", summary="for eyes, on a terminal or down a pipe"),
    "quiet": ReportKind(module="watchlist.reports.quiet", summary="only what is new, in plain text, for cron's mail"),
    "json": ReportKind(module="watchlist.reports.document", summary="one versioned document, for programs"),
}


def render(kind: str, report: Report, page: Page = PIPE) -> str:
    """Return the report as that kind writes it, ending in a newline unless it is empty."""
    return KINDS[kind].renderer()(report, page)
