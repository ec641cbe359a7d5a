"""How every feed answered when it was asked: for people as text, for programs as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

from watchlist.model.feed import Health
from watchlist.model.report import VERSION, FeedLine, Finding
from watchlist.reports.document import dump
from watchlist.reports.page import PIPE, Page
from watchlist.reports.printable import printable
from watchlist.reports.words import count, troubles

# What asks for something to be done stands first.
ORDER = (Health.GONE, Health.NOT_A_FEED, Health.BLOCKED, Health.FAILING, Health.STALE, Health.UNDATED, Health.EMPTY)
NARROWEST = 30


def render(findings: Sequence[Finding], page: Page = PIPE) -> str:
    """Return how many answer, then what is wrong with each of the others, the same trouble once."""
    rows = [(label, printable(text)) for label, text in _rows(findings)]
    width = max((len(label) for label, _ in rows), default=0)
    well = sum(found.health.readable for found in findings)
    lines = [f"{count(len(findings), 'feed')} asked: {well:,} answered, {len(findings) - well:,} did not", ""]
    for label, text in rows:
        lead = f"{label.ljust(width)}  "
        room = None if page.width is None else max(page.width - len(lead), NARROWEST)
        pieces = [text] if room is None else wrap(text, room, break_long_words=False, break_on_hyphens=False)
        lines += [f"{lead if index == 0 else ' ' * len(lead)}{piece}" for index, piece in enumerate(pieces)]
    return page.fit("".join(f"{line}\n" for line in lines))


def entry(found: Finding) -> dict[str, Any]:
    """Return a feed as the document holds it."""
    return {
        "id": found.feed.id,
        "health": found.health.value,
        "items": found.items,
        "error": found.error,
        "moved_to": found.moved_to or None,
    }


def document(findings: Sequence[Finding], done: Sequence[str] = (), left: Sequence[str] = (), page: Page = PIPE) -> str:
    """Return the same as one JSON document, with what was mended and what could not be."""
    feeds = [entry(found) for found in findings]
    return dump({"version": VERSION, "feeds": feeds, "mended": list(done), "not_mended": list(left)}, page, indent=2)


def _rows(findings: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    for found in findings:
        if found.moved_to:
            yield "moved", f"{found.feed.id}: now at {found.moved_to}"
    for health in ORDER:
        alike = [found for found in findings if found.health is health]
        word = health.value.replace("-", " ")
        lines = [FeedLine(id=found.feed.id, health=Health.FAILING, error=found.error or word) for found in alike]
        for cause, feeds in troubles(lines):
            names = ", ".join(feed.id for feed in feeds)
            yield word, f"{names}: {cause}" if len(feeds) == 1 else f"{cause}: {count(len(feeds), 'feed')} ({names})"
    fine = [found.feed.id for found in findings if found.health in {Health.OK, Health.UNCHANGED}]
    if fine:
        yield "ok", f"{count(len(fine), 'feed')}: {', '.join(fine)}"
