"""What is new, in plain text: with cron's MAILTO that alone is a usable mail. Nothing at all when nothing is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from watchlist.model.evidence import Evidence
from watchlist.model.report import Report, SignalLine, WatchBlock
from watchlist.model.standing import DeadlinePassed, Event, SightChanged, State, Transition
from watchlist.model.watch import Role
from watchlist.reports.page import PIPE, Page
from watchlist.reports.printable import address, printable
from watchlist.reports.sayings import OPEN, due, happened, name_of
from watchlist.reports.times import date
from watchlist.reports.words import LOOKS, count

# What a reader must hear first.
ORDER = {state: place for place, state in enumerate(LOOKS)}
TAKEN_BACK = "taken back"
# How the title of a signal, which says that it happened, is to be read where it did not.
SAID_OF = {
    State.REVERSED.value: "No longer so",
    State.AVERTED.value: "Called off",
    State.MISSED.value: "Not within its time",
    State.STIRRING.value: "Spoken of",
    State.QUIET.value: "No longer spoken of",
    "deadline passed": "Not reported by then",
    TAKEN_BACK: "By the rule as it is now, not so",
}
LONGEST_NAME = 24
# Where there is less room, most of it belongs to the quotes.
LONGEST_IN_LETTERS = 14
# Every mail program shows as much without breaking lines anew, and a quoting reply still fits.
WIDTH = 72


def render(report: Report, page: Page = PIPE) -> str:
    """Return every event of the report, what fired first; an empty text where there is none."""
    found = blocks(report, wheel=True)
    return page.fit("\n\n".join(found) + "\n") if found else ""


def blocks(report: Report, width: int = WIDTH, *, wheel: bool = False) -> list[str]:
    """Return every event of the report as lines of that width: one block each, the steps and the past in two more.

    With the `wheel`, what fired says how it is corrected, and how it is closed.
    """
    present = [event for event in _news(report) if not (isinstance(event, Transition) and event.past)]
    present.sort(key=lambda event: (rank(event), event.at))
    steps = [event for event in present if isinstance(event, Transition) and is_step(event, report)]
    found = [
        "\n".join([*_block(event, report, width), *(_wheel(event, report) if wheel else ())])
        for event in present
        if event not in steps and not isinstance(event, SightChanged)
    ]
    found += ["\n".join(_sights(alike, report, width)) for alike in _alike(present)]
    found += ["\n".join(line for event in steps for line in _step(event, report, width))] if steps else []
    past = any(isinstance(event, Transition) and event.past for event in report.events)
    found += ["\n".join(_past(report, width))] if past else []
    return found


def _news(report: Report) -> list[Event]:
    """Return the events; that a deadline passed is no news beside what followed from it."""
    settled = {(event.watch, event.signal) for event in report.events if isinstance(event, Transition)}
    return [
        event
        for event in report.events
        if not isinstance(event, DeadlinePassed) or (event.watch, event.signal) not in settled
    ]


def _block(event: Event, report: Report, width: int) -> Iterator[str]:
    block, line = place(event, report)
    name = name_of(event)
    yield f"{_word(event).upper()}  {name}  {date(event.at, report.timezone)}"
    if line is not None:
        yield from wrapped(width, _what(event, line))
    if isinstance(event, DeadlinePassed):
        yield from wrapped(width, sentence(event.because))
        if block and line and (waits := due(line, block, report)):
            yield from wrapped(width, sentence(waits))
    elif isinstance(event, Transition):
        yield from _quotes(event, line, report, width)
        reason = "Proof" if event.after is State.FIRED else "Because"
        yield from wrapped(width, f"{reason}: {sentence(event.because)}")
        if block and block.means and event.after is State.FIRED:
            yield from wrapped(width, f"It would mean: {sentence(block.means)}")
    if line is not None:
        yield f"All of it: watchlist show {name}"


def _wheel(event: Event, report: Report) -> Iterator[str]:
    if isinstance(event, Transition) and event.after is State.FIRED and place(event, report)[1] is not None:
        name = name_of(event)
        yield f"Wrong?    watchlist wrong {name}"
        yield f"Enough?   watchlist close {name}"


def _word(event: Event) -> str:
    """Return what happened in a word; what had been told, or was about to be, is taken back by a changed rule."""
    back = isinstance(event, Transition) and event.before not in OPEN and event.after in OPEN
    return TAKEN_BACK if back else happened(event)


def _what(event: Event, line: SignalLine) -> str:
    """Return what happened: only what fired is told as a fact, the rest as what somebody waited for."""
    before = SAID_OF.get(_word(event))
    return f'{before}: "{printable(line.title)}"' if before else sentence(line.title)


def _alike(events: Sequence[Event]) -> list[list[SightChanged]]:
    """Return the watches that went blind, or see again, those with one cause together: a network is down for all."""
    found: dict[tuple[bool, str], list[SightChanged]] = {}
    for event in events:
        if isinstance(event, SightChanged):
            found.setdefault((event.blind, event.because), []).append(event)
    return list(found.values())


def _sights(events: Sequence[SightChanged], report: Report, width: int) -> Iterator[str]:
    """Yield what watches can no longer tell, or can tell again, for one cause, and what to do about it."""
    first, *others = events
    block = place(first, report)[0]
    name = count(len(events), "watch", "watches") if others else name_of(first)
    yield f"{_word(first).upper()}  {name}  {date(first.at, report.timezone)}"
    asked = ", ".join(map(name_of, events)) if others else sentence(block.question or block.title) if block else ""
    if asked:
        yield from wrapped(width, asked)
    said = "Cannot tell" if first.blind else "It can tell again"
    yield from wrapped(width, f"{said}: {sentence(first.because, capital=False)}")
    if first.blind:
        yield from wrapped(width, "While it cannot see, nothing is decided by silence.")
        yield "What is wrong: watchlist feeds doctor"


def _step(event: Transition, report: Report, width: int) -> Iterator[str]:
    """Yield a leading signal in a line: a step towards the answer, or one that was taken back."""
    line = place(event, report)[1]
    title = printable(line.title) if line else ""
    back = "" if event.after is State.FIRED else f"{event.after}: "
    names = ", ".join(printable(name) for name in event.publishers) or printable(event.because)
    head = f"STEP  {name_of(event)}  {date(event.at, report.timezone)}"
    yield from wrapped(width, f"{head}  {back}{title}: {names}", hang=6)


def _quotes(event: Transition, line: SignalLine | None, report: Report, columns: int) -> Iterator[str]:
    """Yield one quoted sentence for each publisher, with its address under it."""
    told: dict[str, Evidence] = {}
    for evidence in evidence_of(event, line, report):
        told.setdefault(printable(evidence.publisher), evidence)
    longest = LONGEST_NAME if columns >= WIDTH else LONGEST_IN_LETTERS
    width = max((len(name) for name in told if len(name) <= longest), default=0)
    indent = " " * (width + 4)
    for name, evidence in told.items():
        quoted = list(wrapped(columns, f'"{printable(evidence.quote or evidence.title)}"', lead=len(indent)))
        if len(name) > width:
            yield f"  {name}"
            yield f"{indent}{quoted[0]}"
        else:
            yield f"  {name.ljust(width)}  {quoted[0]}"
        yield from (f"{indent}{more}" for more in quoted[1:])
        link = address(evidence.link)
        if link:
            # Whole, however long: an address in two lines leads nowhere.
            yield f"{indent}{link}"
    if line is not None and line.standing.state is event.after and line.standing.reprints:
        yield f"{indent}+ {count(line.standing.reprints, 'reprint')}"


def evidence_of(event: Transition, line: SignalLine | None, report: Report) -> Sequence[Evidence]:
    """Return the evidence that the event names, in its order."""
    known = {(evidence.signal, evidence.item): evidence for evidence in (line.evidence if line else ())}
    known |= {(one.signal, one.item): one for one in report.evidence if one.watch == event.watch}
    return [known[event.signal, item] for item in event.evidence if (event.signal, item) in known]


def _past(report: Report, width: int) -> Iterator[str]:
    """Yield a line for each watch that has a past: where its signals stood before anybody watched."""
    last: dict[str, dict[str, Transition]] = {}
    for event in sorted(report.events, key=lambda event: event.at):
        if isinstance(event, Transition) and event.past:
            last.setdefault(event.watch, {})[event.signal] = event
    yield "Before you started watching:"
    for watch, signals in sorted(last.items()):
        events = sorted(signals.values(), key=lambda event: (rank(event), event.at))
        said = (f"{printable(event.signal)} {event.after} {date(event.at, report.timezone)}" for event in events)
        yield from wrapped(width, f"{printable(watch)}: {', '.join(said)}", lead=2, hang=2, indent="  ")


def place(event: Event, report: Report) -> tuple[WatchBlock | None, SignalLine | None]:
    """Return the watch and the signal of an event, as far as the owner still has them."""
    for block in report.watches:
        if block.watch == event.watch:
            return block, next((line for line in block.signals if line.signal == event.signal), None)
    return None, None


def is_step(event: Event, report: Report) -> bool:
    """Tell whether an event is of a leading signal: a step, and not an answer."""
    line = place(event, report)[1]
    return line is not None and line.role is Role.LEADING


def wrapped(width: int, text: str, *, lead: int = 0, hang: int = 0, indent: str = "") -> Iterator[str]:
    """Yield the text in lines that leave room for `lead` columns before each, all but the first hanging."""
    lines = wrap(text, width - lead, subsequent_indent=" " * hang, break_long_words=False, break_on_hyphens=False)
    yield from (f"{indent}{line}" for line in lines or [""])


def rank(event: Event) -> int:
    """Return the place of an event among others: what a reader must hear first."""
    return ORDER[event.after] if isinstance(event, Transition) else ORDER[State.MISSED]


def sentence(text: str, *, capital: bool = True) -> str:
    """Return the text as a sentence of its own, or as the end of one, made harmless to read."""
    said = printable(text)
    if not said:
        return said
    said = said[0].upper() + said[1:] if capital else said
    return said if said[-1] in ".!?…" else f"{said}."
