"""The report as a page: one file, without scripts, that asks nobody for anything."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined

from watchlist.model.problem import Severity
from watchlist.model.report import Report
from watchlist.model.standing import Event, Transition
from watchlist.reports.html.blocks import block_view, event_view, feeds_view
from watchlist.reports.page import PIPE, Page
from watchlist.reports.printable import printable, referenced
from watchlist.reports.sayings import OPEN, deadlines, figures, summary
from watchlist.reports.times import full_day, left, moment, stamp
from watchlist.reports.words import rank

LATEST_LOUD = 12
LATEST_SOFT = 30


def render(report: Report, page: Page = PIPE) -> str:
    """Return the page: every watch's answer first, then what it rests on, what came close, and how the feeds are."""
    loud = [event for event in report.history if not _is_soft(event)]
    soft = [event for event in report.history if _is_soft(event)]
    blocks = sorted(report.watches, key=rank)
    text = (
        _environment()
        .get_template("page.html")
        .render(
            policy=_policy(),
            summary=summary(report),
            at=moment(report.at, report.timezone),
            stamp=stamp(report.at),
            read=", ".join(figures(report)),
            left_out=len({each.file for each in report.problems if each.severity is Severity.ERROR}),
            undelivered=report.undelivered,
            blocks=[block_view(block, report) for block in blocks],
            events=[event_view(event, report) for event in reversed(loud[-LATEST_LOUD:])],
            stirs=[event_view(event, report) for event in reversed(soft[-LATEST_SOFT:])],
            older=max(len(loud) - LATEST_LOUD, 0) + max(len(soft) - LATEST_SOFT, 0),
            deadlines=[
                {"at": stamp(at), "day": full_day(at, report.timezone), "left": left(at, report.at, report.timezone)}
                | {"name": name, "what": what}
                for at, name, what in deadlines(report)
            ],
            feeds=feeds_view(report),
            published=page.published,
            zone=report.timezone,
        )
    )
    return referenced(text.rstrip("\n") + "\n", page.encoding)


def _is_soft(event: Event) -> bool:
    """Tell whether something only stirred, or fell quiet again."""
    return isinstance(event, Transition) and event.after in OPEN


def _policy() -> str:
    """Return the Content-Security-Policy: nothing but the one style sheet that we wrote, and pictures in the page."""
    digest = b64encode(sha256(_css().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


@cache
def _css() -> str:
    return _environment().get_template("page.css").render()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("watchlist.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Whatever is put into the page is first made harmless to read.
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
