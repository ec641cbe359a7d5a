"""A report where the user asked for it: on the screen, or as a document down a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchlist.cli.output import page, say, talk
from watchlist.model.problem import Severity
from watchlist.reports.kinds import render

if TYPE_CHECKING:
    from watchlist.model.report import Report


def show(report: Report, *, json: bool, detail: bool = False) -> None:
    """Print a report; beside a document for programs, what is wrong with the owner's files goes to stderr."""
    say(render("json" if json else "terminal", report, page(detail=detail)))
    if json:
        for problem in report.problems:
            if problem.severity is Severity.ERROR:
                talk(str(problem))
