"""The report as Markdown: for a repository, a wiki, or the summary of a scheduled job."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchlist.model.evidence import Evidence, Status
from watchlist.model.report import Report, SignalLine, WatchBlock
from watchlist.model.standing import State, Transition
from watchlist.model.watch import Role
from watchlist.reports.deeds import grip_in_words
from watchlist.reports.page import PIPE, Page
from watchlist.reports.printable import address, printable
from watchlist.reports.sayings import (
    answers,
    deadlines,
    figures,
    happened,
    name_of,
    quoted,
    summary,
    support,
    waits,
    window,
)
from watchlist.reports.times import full_day, left, moment
from watchlist.reports.words import LOOKS, failing, look_of, rank, some, troubles

MOST_QUOTES = 6
LATEST_EVENTS = 12
# Whatever Markdown, or the HTML in it, could take for its own.
MARKS = re.compile(r"([\\`*_\[\]<>#|~&$]|^[-+=])")
# What some readers turn into a link by themselves, and a number that would start a list.
LINKS = re.compile(r"(?i)(?<=www)\.|(?<=p):(?=//)|(?<=s):(?=//)|(?<=mailto):|@|(?<=^\d)\.|(?<=\d)\.(?= )")


def render(report: Report, page: Page = PIPE) -> str:
    """Return the page: every watch with its answer first, then what happened, what is due, and the feeds."""
    lines = ["# Has it happened yet?", ""]
    lines += [f"**{summary(report)}** · {moment(report.at, report.timezone)} · {', '.join(figures(report))}", ""]
    for block in sorted(report.watches, key=rank):
        lines += _watch(block, report)
    lines += [*_events(report), *_deadlines(report), *_feeds(report)]
    return page.fit("\n".join(lines).rstrip("\n") + "\n")


def plain(text: str) -> str:
    """Return the text so that Markdown shows it as it is."""
    return LINKS.sub(r"\\\g<0>", MARKS.sub(r"\\\1", printable(text)))


def _watch(block: WatchBlock, report: Report) -> Iterator[str]:
    look = look_of(block)
    yield from (f"## {look.symbol} {plain(block.title)}: {look.word}", "")
    if block.question:
        yield from (f"{plain(block.question)}", "")
    for said in answers(block):
        yield from (f"**{plain(said)}**", "")
    if block.means:
        yield from (f"It would mean: {plain(block.means)}", "")
    if block.by is not None and block.state in {State.QUIET, State.STIRRING}:
        yield from (plain(window(block.by, report)), "")
    for line in block.signals:
        yield from _signal(line, block, report)
    if block.signals:
        yield ""
    if block.near_misses:
        yield from (f"<details><summary>Near misses: {len(block.near_misses)}</summary>", "")
        for miss in block.near_misses:
            said = f"{plain(miss.publisher)}, {full_day(miss.at, report.timezone)}"
            yield f"* {_headline(miss.title, miss.link)} ({said}): {plain(miss.signal)}: {plain(miss.lacks)}"
        yield from ("", "</details>", "")


def _signal(line: SignalLine, block: WatchBlock, report: Report) -> Iterator[str]:
    standing, look = line.standing, LOOKS[line.standing.state]
    since = f", since {full_day(standing.since, report.timezone)}" if standing.since else ""
    step = " (a step on the way)" if line.role is Role.LEADING else ""
    notes = [waits(line, block, report), *grip_in_words(line.hand, report.at, report.timezone)]
    due = "".join(f" ({plain(note)})" for note in notes if note)
    said = support(line)
    yield f"* {look.symbol} **{look.word}** {plain(line.title)}{since}{step}{due}{f': {plain(said)}' if said else ''}"
    if standing.state is not State.QUIET and not line.hand.closed:
        yield from (f"  * {_quote(each, report)}" for each in quoted(line)[:MOST_QUOTES])


def _quote(each: Evidence, report: Report) -> str:
    said = [plain(each.publisher), full_day(each.at, report.timezone)]
    said += ["primary source"] if each.primary else []
    said += [] if each.counts and each.status is Status.ASSERTED else [each.status.value]
    return f"{_headline(each.quote or each.title, each.link)} ({', '.join(said)})"


def _headline(text: str, link: str | None) -> str:
    to = address(link).replace("(", "%28").replace(")", "%29")
    return f"[“{plain(text)}”](<{to}>)" if to else f"“{plain(text)}”"


def _events(report: Report) -> Iterator[str]:
    if not report.history:
        return
    yield from ("## What happened", "")
    for event in reversed(report.history[-LATEST_EVENTS:]):
        past = ", before you started watching" if isinstance(event, Transition) and event.past else ""
        name = plain(name_of(event))
        yield f"* {full_day(event.at, report.timezone)} **{happened(event)}** {name}: {plain(event.because)}{past}"
    yield ""


def _deadlines(report: Report) -> Iterator[str]:
    there = deadlines(report)
    if not there:
        return
    yield from ("## Deadlines", "")
    for at, _, what in there:
        yield f"* {full_day(at, report.timezone)} ({left(at, report.at, report.timezone)}): {plain(what)}"
    yield ""


def _feeds(report: Report) -> Iterator[str]:
    if not report.feeds:
        return
    broken = [feed for feed in report.feeds if failing(feed)]
    yield from ("## Feeds", "")
    if not broken:
        yield f"{len(report.feeds)} of {len(report.feeds)} readable."
        return
    yield from (f"{len(broken):,} of {len(report.feeds):,} failing.", "")
    for trouble in troubles(broken):
        yield f"* {plain(some([feed.id for feed in trouble.feeds], 3))}: {plain(trouble.cause)}"
