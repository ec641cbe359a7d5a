"""What a mail says: its subject, and its text. Who reads only the subject knows what happened, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from watchlist.model.report import Report, WatchBlock
from watchlist.model.standing import Event, State, Transition
from watchlist.reports.printable import printable
from watchlist.reports.quiet import blocks, evidence_of, is_step, place, rank, wrapped
from watchlist.reports.sayings import answers, deadlines, happened, name_of
from watchlist.reports.times import full_day
from watchlist.reports.words import count, look_of
from watchlist.reports.words import rank as rank_of_watch

# A quoting reply, a phone in portrait and an old terminal all bear it.
WIDTH = 60
BRAND = "[watchlist]"
LONGEST_TITLE = 72
MOST_NAMES = 2
AGAIN = "Sent again: an earlier try may have reached you already."


def subject(report: Report) -> str:
    """Return what happened in a line: `[watchlist] FIRED: US licenses Russian oil at sea (Treasury, Reuters +1)`."""
    first, *others = told_first(report)
    if isinstance(first, Transition) and first.past:
        return f"{BRAND} Before you started watching: {count(1 + len(others), 'event')}"
    title = title_of(first, report)
    if len(title) > LONGEST_TITLE:
        kept = title[:LONGEST_TITLE]
        title = f"{kept[: kept.rfind(' ')] if ' ' in kept else kept}…"
    word = "STEP" if is_step(first, report) and happened(first) == State.FIRED else happened(first).upper()
    more = f", and {len(others):,} more" if others else ""
    return f"{BRAND} {word}: {title}{_who(first, report)}{more}"


def title_of(event: Event, report: Report) -> str:
    """Return what an event is about: its signal's title, or that of its watch where it is of the whole watch."""
    block, line = place(event, report)
    if line:
        return printable(line.title)
    return printable(block.title) if block and not event.signal else name_of(event)


def text(report: Report) -> str:
    """Return the letter in plain text: what happened, how the others stand, what was read."""
    parts = [*blocks(replace(report, events=tuple(told_first(report))), WIDTH), *_rows(report)]
    if doubts := list(_doubts(report)):
        parts.append("\n".join(doubts))
    parts.append("\n".join(wrapped(WIDTH, foot(report))))
    return "\n\n".join(parts) + "\n"


def told_first(report: Report) -> list[Event]:
    """Return the events in the order in which a reader must hear them; what is past comes last.

    That a deadline passed is no news beside what followed from it.
    """
    settled = {(event.watch, event.signal) for event in report.events if isinstance(event, Transition)}
    return sorted(
        (each for each in report.events if isinstance(each, Transition) or (each.watch, each.signal) not in settled),
        key=lambda each: (isinstance(each, Transition) and each.past, is_step(each, report), rank(each), each.at),
    )


def other_watches(report: Report) -> list[WatchBlock]:
    """Return the watches that the letter is not about, in the order of a report."""
    told = {event.watch for event in report.events}
    return sorted((block for block in report.watches if block.watch not in told), key=rank_of_watch)


def foot(report: Report) -> str:
    """Return how much was read, and which day comes next, in a line."""
    readable = sum(feed.health.readable for feed in report.feeds)
    said = f"{readable:,} of {count(len(report.feeds), 'feed')} read."
    days = deadlines(report)
    return f"{said} Next deadline: {full_day(days[0][0], report.timezone)}." if days else said


def doubtful(report: Report) -> list[str]:
    """Return the names of the signals that a reader may hold to be wrong, each once."""
    events = (event for event in told_first(report) if isinstance(event, Transition) and place(event, report)[1])
    return list(dict.fromkeys(printable(f"{event.watch}/{event.signal}") for event in events if not event.past))


def _who(event: Event, report: Report) -> str:
    """Return who says so: ` (Treasury, Reuters +1)`, each name once."""
    if not isinstance(event, Transition):
        return ""
    line = place(event, report)[1]
    found = (printable(name) for name in event.publishers) if event.publishers else ()
    names = list(dict.fromkeys(found)) or list(
        dict.fromkeys(printable(each.publisher) for each in evidence_of(event, line, report))
    )
    if not names:
        return ""
    more = f" +{len(names) - MOST_NAMES}" if len(names) > MOST_NAMES else ""
    return f" ({', '.join(names[:MOST_NAMES])}{more})"


def _rows(report: Report) -> Iterator[str]:
    others = other_watches(report)
    if not others:
        return
    width = max(len(look_of(block).word) for block in others)
    lines = ["The other watches:"]
    for block in others:
        said = f"{printable(block.title)}: {' '.join(map(printable, answers(block)))}"
        first, *rest = wrapped(WIDTH, said, lead=width + 4)
        lines.append(f"  {look_of(block).word.ljust(width)}  {first}")
        lines += [f"{' ' * (width + 4)}{each}" for each in rest]
    yield "\n".join(lines)


def _doubts(report: Report) -> Iterator[str]:
    names = doubtful(report)
    if names and report.kept:
        yield "If this is wrong:"
        yield from (f"  watchlist wrong {name}" for name in names)
