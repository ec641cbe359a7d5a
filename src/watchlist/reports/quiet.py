"""What is new, in plain text: with cron's MAILTO that alone is a usable mail. Nothing at all when nothing is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from watchlist.model.evidence import Evidence
from watchlist.model.report import Report, SignalLine, WatchBlock
from watchlist.model.standing import DeadlinePassed, Event, State, Transition
from watchlist.reports.page import PIPE, Page
from watchlist.reports.printable import address, printable
from watchlist.reports.times import date
from watchlist.reports.words import LOOKS, count

# What a reader must hear first.
ORDER = {state: place for place, state in enumerate(LOOKS)}
LONGEST_NAME = 24


def render(report: Report, page: Page = PIPE) -> str:
    """Return every event of the report, what fired first; an empty text where there is none."""
    present = [event for event in report.events if not (isinstance(event, Transition) and event.past)]
    present.sort(key=lambda event: (_rank(event), event.at))
    blocks = ["\n".join(_block(event, report)) for event in present]
    blocks += ["\n".join(_past(report))] if len(present) < len(report.events) else []
    return page.fit("\n\n".join(blocks) + "\n") if blocks else ""


def _block(event: Event, report: Report) -> Iterator[str]:
    block, line = _place(event, report)
    name = f"{event.watch}/{event.signal}"
    word = event.after.value if isinstance(event, Transition) else "deadline passed"
    yield f"{word.upper()}  {printable(name)}  {date(event.at, report.timezone)}"
    if line is not None:
        yield _sentence(line.title)
    if isinstance(event, DeadlinePassed):
        yield _sentence(event.because)
        return
    yield from _quotes(event, line, report)
    means = f" It would mean: {printable(block.means)}" if block and block.means and event.after is State.FIRED else ""
    reason = "Proof" if event.after is State.FIRED else "Because"
    yield f"{reason}: {_sentence(event.because)}{means}"


def _quotes(event: Transition, line: SignalLine | None, report: Report) -> Iterator[str]:
    """Yield one quoted sentence for each publisher, with its address under it."""
    told: dict[str, Evidence] = {}
    for evidence in _evidence(event, line, report):
        told.setdefault(evidence.publisher, evidence)
    names = {publisher: printable(publisher) for publisher in told}
    width = min(max((len(name) for name in names.values()), default=0), LONGEST_NAME)
    for publisher, evidence in told.items():
        yield f'  {names[publisher].ljust(width)}  "{printable(evidence.quote or evidence.title)}"'
        link = address(evidence.link)
        if link:
            yield f"  {' ' * width}  {link}"
    if line is not None and line.standing.state is event.after and line.standing.reprints:
        yield f"  {' ' * width}  + {count(line.standing.reprints, 'reprint')}"


def _evidence(event: Transition, line: SignalLine | None, report: Report) -> Sequence[Evidence]:
    """Return the evidence that the event names, in its order."""
    known = {(evidence.signal, evidence.item): evidence for evidence in (line.evidence if line else ())}
    known |= {(one.signal, one.item): one for one in report.evidence if one.watch == event.watch}
    return [known[event.signal, item] for item in event.evidence if (event.signal, item) in known]


def _past(report: Report) -> Iterator[str]:
    """Yield a line for each watch that has a past: where its signals stood before anybody watched."""
    last: dict[str, dict[str, Transition]] = {}
    for event in sorted(report.events, key=lambda event: event.at):
        if isinstance(event, Transition) and event.past:
            last.setdefault(event.watch, {})[event.signal] = event
    yield "Before you started watching:"
    for watch, signals in sorted(last.items()):
        events = sorted(signals.values(), key=lambda event: (_rank(event), event.at))
        said = (f"{printable(event.signal)} {event.after} {date(event.at, report.timezone)}" for event in events)
        yield f"  {printable(watch)}: {', '.join(said)}"


def _place(event: Event, report: Report) -> tuple[WatchBlock | None, SignalLine | None]:
    """Return the watch and the signal of an event, as far as the owner still has them."""
    for block in report.watches:
        if block.watch == event.watch:
            return block, next((line for line in block.signals if line.signal == event.signal), None)
    return None, None


def _rank(event: Event) -> int:
    return ORDER[event.after] if isinstance(event, Transition) else ORDER[State.MISSED]


def _sentence(text: str) -> str:
    said = printable(text)
    if not said:
        return said
    said = said[0].upper() + said[1:]
    return said if said[-1] in ".!?…" else f"{said}."
