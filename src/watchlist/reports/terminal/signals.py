"""The signals of a watch, a row each; the quiet ones folded into one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec import Struct

from watchlist.model.evidence import Evidence, Status
from watchlist.model.report import Report, SignalLine, WatchBlock
from watchlist.model.standing import State, Transition
from watchlist.model.watch import Role
from watchlist.reports.deeds import grip_in_words
from watchlist.reports.sayings import support, waits
from watchlist.reports.terminal.sheet import Piece, Sheet
from watchlist.reports.times import day
from watchlist.reports.words import CLOSED, LOOKS, WORD

STATE_COLUMN = WORD + 4  # the symbol, a space, the word, two spaces
LONGEST_NAME = 16


class Columns(Struct, frozen=True, kw_only=True):
    """Where the columns of a watch's signals stand; a `text` of 0 means that there is no room for any."""

    name: int
    date: int

    @property
    def text(self) -> int:
        """Return where the sentence beside the columns begins."""
        return 2 + STATE_COLUMN + self.name + 2 + (self.date + 2 if self.date else 0)


def put_signals(sheet: Sheet, block: WatchBlock, report: Report) -> None:
    """Put down the signals of a watch: those with something to say first, each with its best sentence."""
    closed = [line for line in block.signals if line.hand.closed]
    folded = [line for line in block.signals if _folds(line, report) and line not in closed]
    told = [line for line in block.signals if line not in folded and line not in closed]
    told.sort(key=lambda line: (list(LOOKS).index(line.standing.state), line.role is Role.LEADING))
    dates = [day(line.standing.since, report.at, report.timezone) for line in told if line.standing.since]
    names = [len(line.signal) for line in told]
    columns = Columns(name=max(names, default=0), date=max(map(len, dates), default=0))
    if told:
        sheet.blank()
    for line in told:
        _put_told(sheet, line, block, columns, report)
    if folded:
        _put_folded(sheet, folded, block, report)
    if closed:
        _put_closed(sheet, closed)


def new(line: SignalLine, report: Report) -> bool:
    """Tell whether the signal came to where it stands in this very run, and the owner has not seen it."""
    return line.hand.acked is None and any(
        isinstance(event, Transition)
        and (event.watch, event.signal) == (line.standing.watch, line.signal)
        and event.after is line.standing.state
        and not event.past
        for event in report.events
    )


def remark(evidence: Evidence) -> str:
    """Return how a quoted sentence is to be taken, where it is not simply a report that it happened."""
    return (
        "" if evidence.counts and evidence.status is Status.ASSERTED else f"  {evidence.status}, {evidence.publisher}"
    )


def _put_told(sheet: Sheet, line: SignalLine, block: WatchBlock, columns: Columns, report: Report) -> None:
    standing = line.standing
    look = LOOKS[standing.state]
    if line.hand.acked or line.hand.sleeps(report.at):
        # Known, or not to be known now: nothing to catch the eye.
        look = look._replace(style="dim")
    since = day(standing.since, report.at, report.timezone) if standing.since else ""
    fresh: list[Piece] = [("NEW  ", "bold")] if new(line, report) else []
    text: list[Piece] = _text(line, block, report)
    if sheet.columns and columns.name <= LONGEST_NAME:
        lead: list[Piece] = [(f"{look.symbol} {look.word}".ljust(STATE_COLUMN), look.style)]
        lead += [(line.signal.ljust(columns.name), "bold"), "  ", since.rjust(columns.date)]
        sheet.put(*fresh, *text, indent=2, hang=columns.text, lead=lead)
        margin = 2 + STATE_COLUMN
    else:
        margin = 4
        heading: list[Piece] = [(f"{look.symbol} {look.word}", look.style), "  ", (line.signal, "bold")]
        sheet.put(*heading, f"  {since}  " if since else "  ", *fresh, indent=2, hang=margin)
        sheet.put(*text, indent=margin)
    for evidence in line.evidence[:1]:
        sheet.quote(evidence.quote or evidence.title, evidence.link, (remark(evidence), "dim"), indent=margin)


def _put_folded(sheet: Sheet, lines: Sequence[SignalLine], block: WatchBlock, report: Report) -> None:
    look = LOOKS[State.QUIET]
    names = " · ".join(line.signal + _due(line, block, report) for line in lines)
    heard = max((line for line in lines if line.standing.last_evidence), key=_last_evidence, default=None)
    last = ""
    if heard is not None:
        last = f"   last spoken of {day(_last_evidence(heard), report.at, report.timezone)}: {heard.signal}"
    word = f"{look.symbol} {look.word}"
    lead = word.ljust(STATE_COLUMN) if sheet.columns else word + "  "
    sheet.put((names, look.style), (last, look.style), indent=2, hang=2 + len(lead), lead=[(lead, look.style)])


def _put_closed(sheet: Sheet, lines: Sequence[SignalLine]) -> None:
    names = " · ".join(line.signal for line in lines)
    word = f"{CLOSED.symbol} {CLOSED.word}"
    lead = word.ljust(STATE_COLUMN) if sheet.columns else word + "  "
    sheet.put((names, CLOSED.style), indent=2, hang=2 + len(lead), lead=[(lead, CLOSED.style)])


def _last_evidence(line: SignalLine) -> datetime:
    return line.standing.last_evidence or datetime.min.replace(tzinfo=UTC)


def _folds(line: SignalLine, report: Report) -> bool:
    overdue = line.due is not None and line.due <= report.at
    return line.standing.state is State.QUIET and not line.evidence and not overdue


def _due(line: SignalLine, block: WatchBlock, report: Report) -> str:
    said = waits(line, block, report)
    return f" ({said})" if said else ""


def _text(line: SignalLine, block: WatchBlock, report: Report) -> list[Piece]:
    """Return who says so, or how it stands to its deadline, and the notes."""
    said = [each for each in (support(line), waits(line, block, report)) if each]
    return ["; ".join(said), *((note, "dim") for note in _notes(line, report))]


def _notes(line: SignalLine, report: Report) -> list[str]:
    notes = []
    if line.past and line.standing.state is not State.STIRRING:
        # The answer says it in full.
        notes.append("  (past)")
    if line.role is Role.LEADING:
        notes.append("  (a step on the way)")
    held = grip_in_words(line.hand, report.at, report.timezone)
    return [*notes, f"  ({', '.join(held)})"] if held else notes
