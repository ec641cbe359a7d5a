"""The ticker: what happened, a line each, while a run over many days goes on."""

from __future__ import annotations

from watchlist.model.standing import Event, SightChanged, Transition
from watchlist.reports.page import PIPE, Page
from watchlist.reports.sayings import happened, name_of
from watchlist.reports.terminal.sheet import Piece, Sheet
from watchlist.reports.times import date
from watchlist.reports.words import BLIND, LOOKS, WORD, Look

DEADLINE = Look("·", "deadline", "bold")
NAME = 26  # the longest name of a shipped signal, and two spaces


def line(event: Event, timezone: str, page: Page = PIPE) -> str:
    """Return an event as one line: the day, the state, the signal, and why."""
    look = look_at(event)
    state = f"{look.symbol} {look.word}".ljust(WORD + 4)
    name = name_of(event)
    lead: list[Piece] = [date(event.at, timezone), "  ", (state, look.style), name.ljust(NAME)]
    sheet = Sheet(page)
    if sheet.columns:
        sheet.put((event.because, "dim"), lead=lead, hang=12 + WORD + 4 + NAME)
    else:
        sheet.put(*lead, (event.because, "dim"), hang=12)
    return sheet.text()


def look_at(event: Event) -> Look:
    """Return how an event looks, by the state that was reached, or by what happened."""
    match event:
        case Transition():
            return LOOKS[event.after]
        case SightChanged():
            return Look(BLIND.symbol, happened(event), BLIND.style)
        case _:
            return DEADLINE
