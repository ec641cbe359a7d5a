"""The top of the report: when it was, what was read, and what is wrong with the owner's own files."""

from __future__ import annotations

from watchlist.model.problem import Problem, Severity
from watchlist.model.report import Report
from watchlist.reports.sayings import figures
from watchlist.reports.terminal.sheet import Sheet
from watchlist.reports.times import moment
from watchlist.reports.words import count

LOUD = "bold red"


def put_heading(sheet: Sheet, report: Report) -> None:
    """Put down the date and what the run read, or how old the reading is where there was no run."""
    when = moment(report.at, report.timezone)
    read = ", ".join(figures(report))
    name = "watchlist"
    one_line = f"{name}  {when}   {read}"
    if sheet.width is None or len(one_line) <= sheet.width:
        sheet.put((name, "bold"), f"  {when}   ", (read, "dim"))
        return
    sheet.put((name, "bold"), f"  {when}")
    sheet.put((read, "dim"))


def put_troubles(sheet: Sheet, report: Report) -> None:
    """Put down, loudly, what the owner has to mend: files left out, alerts that nobody received."""
    errors = [problem for problem in report.problems if problem.severity is Severity.ERROR]
    warnings = len(report.problems) - len(errors)
    if errors or warnings or report.undelivered:
        sheet.blank()
    if errors:
        files = sorted({problem.file for problem in errors})
        sheet.put(("✗ LEFT OUT", LOUD), f"  {count(len(errors), 'error')} in {', '.join(files)}", hang=2)
        for problem in errors:
            _put_problem(sheet, problem)
    if report.undelivered:
        said = f"{count(report.undelivered, 'alert')} could not be sent yet: watchlist notify outbox"
        sheet.put(("! UNDELIVERED", LOUD), f"  {said}", hang=2)
    if warnings:
        sheet.put((f"{count(warnings, 'warning')} about your files: watchlist lint", "dim"))


def _put_problem(sheet: Sheet, problem: Problem) -> None:
    path = f"{problem.path}: " if problem.path else ""
    mend = f" - {problem.mend}" if problem.mend else ""
    place = f"{problem.file}:{problem.line}:{problem.column}"
    sheet.put((place, "bold"), f" {path}{problem.what}{mend}", indent=2, hang=4)
