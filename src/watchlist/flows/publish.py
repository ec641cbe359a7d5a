"""Publish: the same report in every form that is read away from the terminal, as files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from watchlist.definitions.files import Definitions
from watchlist.definitions.words import printable
from watchlist.definitions.written import write_whole
from watchlist.errors import UsageError
from watchlist.flows.report import build
from watchlist.model.feed import Feed
from watchlist.model.report import Report
from watchlist.reports.kinds import KINDS, render
from watchlist.reports.page import Page
from watchlist.store.store import Store

# The page comes last, so that what it points to is there before it is.
ORDER = ("json", "md", "ics", "atom", "html")
PUBLISHED: Mapping[str, str] = {kind: KINDS[kind].file for kind in ORDER}


def documents(
    kinds: Collection[str], definitions: Definitions, store: Store, now: datetime, page: Page
) -> dict[str, str]:
    """Return the report in each of these kinds, by kind: JSON as `status` has it, all others with the whole story."""
    reports = {
        in_full: build(definitions, store, now, in_full=in_full) for in_full in {kind != "json" for kind in kinds}
    }
    if page.published:
        reports = {in_full: _for_strangers(report, definitions.feeds) for in_full, report in reports.items()}
    return {kind: render(kind, reports[kind != "json"], page) for kind in kinds}


def _for_strangers(report: Report, feeds: Iterable[Feed]) -> Report:
    """Return the report without the paths of this machine, which the trouble with a feed on it names."""
    here = {feed.id for feed in feeds if feed.url.startswith("file:")}
    lines = (replace(line, error="its file") if line.error and line.id in here else line for line in report.feeds)
    return replace(report, feeds=tuple(lines))


def publish(folder: Path, definitions: Definitions, store: Store, now: datetime, *, site: str = "") -> None:
    """Write the page and its siblings into the folder, each whole or not at all; raise UsageError where one cannot be.

    A reader of the folder meets the old file or the new one, and never half of it. `site` is the address at which
    the folder is served.
    """
    made = documents(PUBLISHED, definitions, store, now, Page(published=True, site=site))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = "it is a file, not a folder" if folder.is_file() else error.strerror
        raise UsageError(f"cannot publish into {printable(str(folder))}: {why}") from None
    for kind, text in made.items():
        path = folder / PUBLISHED[kind]
        write_whole(path, text, printable(str(path)))
