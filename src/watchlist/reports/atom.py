"""What fired, and what was taken back, as an Atom feed (RFC 4287) for any feed reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from uuid import NAMESPACE_URL, uuid5

from jinja2 import Environment, PackageLoader, StrictUndefined

from watchlist.model.evidence import Evidence
from watchlist.model.report import Report, SignalLine, WatchBlock
from watchlist.model.standing import State, Transition
from watchlist.model.watch import Role
from watchlist.reports.page import PIPE, Page
from watchlist.reports.printable import address, printable, referenced
from watchlist.reports.times import full_day, stamp

# What a reader of the feed is told: an answer, or the end of one.
TOLD = frozenset({State.FIRED, State.REVERSED, State.AVERTED, State.MISSED})
LATEST = 50
MOST_QUOTES = 6
FILE = "feed.atom"
# By which ids are made, the same in every run.
OURS = uuid5(NAMESPACE_URL, "https://watchlist.invalid/feed")


def render(report: Report, page: Page = PIPE) -> str:
    """Return the feed: an entry for each event, the latest first. Ids are the same in every run."""
    events = [event for event in report.history if isinstance(event, Transition) and event.after in TOLD]
    latest = sorted(events, key=lambda event: event.at, reverse=True)[:LATEST]
    site = address(page.site)
    site = site if not site or site.endswith("/") else f"{site}/"
    text = (
        _environment()
        .get_template("feed.atom")
        .render(
            id=_id(site or "a feed without an address"),
            site=site,
            this=f"{site}{FILE}" if site else "",
            # When it last had something to say, not when it was written: readers ask only for what has changed.
            updated=stamp(max((event.at for event in latest), default=datetime(1970, 1, 1, tzinfo=UTC))),
            entries=[_entry(event, report) for event in latest],
        )
    )
    return referenced(text.rstrip("\n") + "\n", page.encoding)


def _id(name: str) -> str:
    return f"urn:uuid:{uuid5(OURS, name.encode('utf-8', 'replace').decode())}"


def _entry(event: Transition, report: Report) -> Mapping[str, object]:
    block, line = _place(event, report)
    title = line.title if line else f"{event.watch}/{event.signal}"
    step = line is not None and line.role is Role.LEADING
    quotes = list(_quotes(event, line))
    return {
        "id": _id(f"{event.watch}/{event.signal}/{event.after}/{stamp(event.at)}"),
        "title": f"{event.after.upper()}: {title}" + (" (a step on the way)" if step else ""),
        "updated": stamp(event.at),
        "watch": event.watch,
        "link": next((address(each.link) for each in quotes if address(each.link)), ""),
        "question": block.question if block else "",
        "means": block.means if block and event.after is State.FIRED and not step else "",
        "because": event.because,
        "past": event.past,
        "quotes": [
            {
                "text": each.quote or each.title,
                "publisher": each.publisher,
                "link": address(each.link),
                "day": full_day(each.at, report.timezone),
            }
            for each in quotes[:MOST_QUOTES]
        ],
    }


def _quotes(event: Transition, line: SignalLine | None) -> Iterator[Evidence]:
    """Yield the evidence that the event names, the best of each publisher."""
    known = {each.item: each for each in (line.evidence if line else ())}
    told: dict[str, Evidence] = {}
    for item in event.evidence:
        if item in known:
            told.setdefault(known[item].publisher, known[item])
    yield from told.values()


def _place(event: Transition, report: Report) -> tuple[WatchBlock | None, SignalLine | None]:
    for block in report.watches:
        if block.watch == event.watch:
            return block, next((line for line in block.signals if line.signal == event.signal), None)
    return None, None


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("watchlist.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Control characters have no place in XML, not even as references.
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
