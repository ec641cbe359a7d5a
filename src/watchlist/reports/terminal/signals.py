"""The signals of a watch, a row each; the quiet ones folded into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from watchlist.model.evidence import Evidence, Status
from watchlist.model.report import Report, SignalLine, WatchBlock
from watchlist.model.standing import State, Transition
from watchlist.model.watch import Role
from watchlist.reports.sayings import support
from watchlist.reports.terminal.sheet import Piece, Sheet
from watchlist.reports.times import day, left
from watchlist.reports.words import LOOKS, WORD

STATE_COLUMN = WORD + 4  # the symbol, a space, the word, two spaces
LONGEST_NAME = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where the columns of a watch's signals stand; a `text` of 0 means that there is no room for any."""

    name: int
    date: int

    @property
    def text(self) -> int:
        """Return where the sentence beside the columns begins."""
        return 2 + STATE_COLUMN + self.name + 2 + (self.date + 2 if self.date else 0)


def put_signals(sheet: Sheet, block: WatchBlock, report: Report) -> None:
    """Put down the signals of a watch: those with something to say first, each with its best sentence."""
    folded = [line for line in block.signals if _folds(line)]
    told = [line for line in block.signals if not _folds(line)]
    told.sort(key=lambda line: (list(LOOKS).index(line.standing.state), line.role is Role.LEADING))
    dates = [day(line.standing.since, report.at, report.timezone) for line in told if line.standing.since]
    names = [len(line.signal) for line in told]
    columns = Columns(name=max(names, default=0), date=max(map(len, dates), default=0))
    if told:
        sheet.blank()
    for line in told:
        _put_told(sheet, line, columns, report)
    if folded:
        _put_folded(sheet, folded, report)


def new(line: SignalLine, report: Report) -> bool:
    """Tell whether the signal came to where it stands in this very run."""
    return any(
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


def _put_told(sheet: Sheet, line: SignalLine, columns: Columns, report: Report) -> None:
    standing = line.standing
    look = LOOKS[standing.state]
    since = day(standing.since, report.at, report.timezone) if standing.since else ""
    fresh: list[Piece] = [("NEW  ", "bold")] if new(line, report) else []
    text: list[Piece] = [support(line), *((note, "dim") for note in _notes(line, report))]
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


def _put_folded(sheet: Sheet, lines: Sequence[SignalLine], report: Report) -> None:
    look = LOOKS[State.QUIET]
    names = " · ".join(line.signal + _due(line, report) for line in lines)
    heard = max((line for line in lines if line.standing.last_evidence), key=_last_evidence, default=None)
    last = ""
    if heard is not None:
        last = f"   last spoken of {day(_last_evidence(heard), report.at, report.timezone)}: {heard.signal}"
    word = f"{look.symbol} {look.word}"
    lead = word.ljust(STATE_COLUMN) if sheet.columns else word + "  "
    sheet.put((names, look.style), (last, look.style), indent=2, hang=2 + len(lead), lead=[(lead, look.style)])


def _last_evidence(line: SignalLine) -> datetime:
    return line.standing.last_evidence or datetime.min.replace(tzinfo=UTC)


def _folds(line: SignalLine) -> bool:
    return line.standing.state is State.QUIET and not line.evidence


def _due(line: SignalLine, report: Report) -> str:
    if line.due is None or line.due < report.at:
        return ""
    when = day(line.due, report.at, report.timezone)
    return f" (by {when}, {left(line.due, report.at, report.timezone)})"


def _notes(line: SignalLine, report: Report) -> list[str]:
    notes = []
    if line.past and line.standing.state is not State.STIRRING:
        # The answer says it in full.
        notes.append("  (past)")
    if line.role is Role.LEADING:
        notes.append("  (a step on the way)")
    if line.standing.state is State.STIRRING:
        notes.append(_due(line, report))
    return notes
