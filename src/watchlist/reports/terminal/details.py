"""A signal with all that is known of it: every item that speaks of it, how it was taken, and why."""

from __future__ import annotations

from watchlist.model.evidence import Evidence
from watchlist.model.report import Report, SignalLine, WatchBlock
from watchlist.model.watch import Role
from watchlist.reports.deeds import grip_in_words
from watchlist.reports.sayings import due
from watchlist.reports.terminal.sheet import Sheet
from watchlist.reports.times import full_day, left, minute
from watchlist.reports.words import LOOKS, count


def put_signal_in_detail(sheet: Sheet, line: SignalLine, block: WatchBlock, report: Report) -> None:
    """Put down a signal with its criterion, its standing and all of its evidence."""
    standing = line.standing
    look = LOOKS[standing.state]
    zone = report.timezone
    since = f"  since {minute(standing.since, report.at, zone)}" if standing.since else ""
    past = ", before you started watching" if line.past else ""
    role = "  (a step on the way)" if line.role is Role.LEADING else ""
    sheet.put(
        (line.signal, "bold"),
        f"{since}{past}",
        (role, "dim"),
        indent=2,
        hang=4,
        lead=[(f"{look.symbol} {look.word}  ", look.style)],
    )
    sheet.put(line.title, indent=4)
    if standing.because:
        sheet.put(f"Because: {standing.because}", indent=4, hang=6)
    flags = [word for word in ("confirmed", "disputed") if getattr(standing, word)]
    flags += ["fired by its deadline"] if standing.by_deadline else []
    if standing.publishers:
        sheet.put(f"Publishers: {', '.join([*standing.publishers, *flags])}", indent=4, hang=6)
    if standing.reprints:
        sheet.put(f"Folded: {count(standing.reprints, 'reprint')}", indent=4)
    if line.due is not None:
        waits = due(line, block, report) or left(line.due, report.at, zone)
        sheet.put(f"Deadline: {full_day(line.due, zone)}, {waits}", indent=4, hang=6)
    held = grip_in_words(line.hand, report.at, zone)
    if held:
        note = f": {line.hand.note}" if line.hand.note else ""
        sheet.put(f"By you: {', '.join(held)}{note}", indent=4, hang=6)
    if not line.evidence:
        sheet.put(("No item speaks of it.", "dim"), indent=4)
    for evidence in line.evidence:
        _put_evidence(sheet, evidence, report)


def _put_evidence(sheet: Sheet, evidence: Evidence, report: Report) -> None:
    taken = f"counts: {evidence.status}" if evidence.counts else f"does not count: {evidence.status}"
    who = f"{evidence.publisher}, primary source" if evidence.primary else evidence.publisher
    sheet.blank()
    sheet.put(
        (minute(evidence.at, report.at, report.timezone), "dim"),
        f"  {who}  ",
        (taken, "bold" if evidence.counts else "dim"),
        indent=4,
        hang=6,
    )
    sheet.quote(evidence.quote or evidence.title, evidence.link, indent=6)
    if evidence.because:
        sheet.put((f"because: {'; '.join(evidence.because)}", "dim"), indent=6, hang=8)
