"""Titles that a browser would act upon, in the page and in a mail, shown by a real Chromium."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.hostile.tally import Tally
from docs.chromium import chromium
from tests.browser.looks import active
from tests.builders import NOW
from tests.reports.hostile import full_report, with_text

from watchlist.flows.letter import write
from watchlist.model.message import Message
from watchlist.model.report import Report
from watchlist.reports.kinds import render
from watchlist.reports.page import Page


def pages(tally: Tally, found: Iterable[str], *, most: float) -> None:
    """Put each into every field of a report, and count what is active in the page and in the mail about it."""
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.html"
        for text in found:
            report = with_text(full_report(), text)
            for name, html in (("page", _page(report)), ("mail", _mail(report).html)):
                path.write_text(html, encoding="utf-8", errors="replace")
                with tally.case(f"{name}: {text[:40]!r}", most):
                    browser.show(path)
                    for each in active(browser, mail=name == "mail"):
                        tally.fault(f"{name}: {text[:40]!r} brings {each}")


def _page(report: Report) -> str:
    return render("html", report, Page(published=True))


def _mail(report: Report) -> Message:
    return write(report, channel="me", recipient="me@example.org", message_id="1@example.org", now=NOW)
