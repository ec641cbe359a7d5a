"""One watch on the sheet: its state, its question and answer, and its signals."""

from __future__ import annotations

from watchlist.model.report import Report, WatchBlock
from watchlist.model.standing import State
from watchlist.reports.sayings import answers, window
from watchlist.reports.terminal.details import put_signal_in_detail
from watchlist.reports.terminal.sheet import Sheet
from watchlist.reports.terminal.signals import put_signals
from watchlist.reports.words import BLIND, look_of


def put_watch(sheet: Sheet, block: WatchBlock, report: Report) -> None:
    """Put down a watch: the answer first, then the signals that it rests on."""
    look = look_of(block)
    state = (f"{look.symbol} {look.word.upper()}  ", look.style)
    sheet.put((block.title, "bold"), "  ", (block.watch, "dim"), hang=2, lead=[state])
    if block.question and (sheet.page.detail or not block.closed):
        sheet.put((block.question, "dim"), indent=2)
    _put_answer(sheet, block)
    if block.closed and not sheet.page.detail:
        return
    if block.means:
        sheet.put(("It would mean: ", "dim"), block.means, indent=2)
    if block.by is not None and block.state in {State.QUIET, State.STIRRING}:
        sheet.put(window(block.by, report), indent=2)
    if sheet.page.detail:
        for line in block.signals:
            sheet.blank()
            put_signal_in_detail(sheet, line, block, report)
    else:
        put_signals(sheet, block, report)


def _put_answer(sheet: Sheet, block: WatchBlock) -> None:
    for said in answers(block):
        sheet.put(said if said == block.answer and look_of(block) is not BLIND else (said, BLIND.style), indent=2)
