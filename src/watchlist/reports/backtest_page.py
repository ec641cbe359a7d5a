"""A backtest as a page of its own: one file, without scripts, that asks nobody for anything."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from watchlist.model.backtest import Outcome, Replay
from watchlist.reports.backtest import lag
from watchlist.reports.printable import address, printable
from watchlist.reports.strips import months, strongest, width
from watchlist.reports.times import MONTHS, full_day, minute
from watchlist.reports.words import LOOKS, count


def render(replay: Replay, zone: str) -> str:
    """Return the page: a table by signal with its strip, then what fired, when, on what, and with which evidence."""
    return _template().render(
        replay=replay,
        rows=[_row(outcome, replay, zone) for outcome in replay.outcomes],
        months=[f"{MONTHS[start.month - 1]} {start.year}" for start in _starts(replay)],
        period=_period(replay, zone),
        items=count(replay.items, "item"),
    )


def _starts(replay: Replay) -> tuple[datetime, ...]:
    return months(replay.first, replay.last) if replay.first and replay.last else ()


def _period(replay: Replay, zone: str) -> str:
    if replay.first is None or replay.last is None:
        return ""
    return f"{full_day(replay.first, zone)} to {full_day(replay.last, zone)}"


def _row(outcome: Outcome, replay: Replay, zone: str) -> dict[str, object]:
    assert replay.last is not None, "there is an outcome only where there are items"
    fired, first = outcome.fired, outcome.first_report
    by_item = {each.item: each for each in outcome.evidence}
    shown = [by_item[item] for item in (fired.evidence if fired else ()) if item in by_item]
    return {
        "name": f"{outcome.watch.id}/{outcome.signal.id}",
        "title": printable(outcome.signal.title),
        "state": LOOKS[outcome.standing.state].word,
        "cells": _cells(outcome, replay),
        "fired": minute(fired.at, replay.last, zone) if fired else "",
        "late": lag(fired.at - first.at) if fired and first and first.at <= fired.at else "",
        "because": printable(fired.because) if fired else "",
        "publishers": ", ".join(printable(name) for name in outcome.standing.publishers),
        "reprints": count(outcome.standing.reprints, "reprint") if outcome.standing.reprints else "",
        "evidence": [
            {
                "quote": printable(each.quote),
                "publisher": printable(each.publisher),
                "at": minute(each.at, replay.last, zone),
                "link": address(each.link),
            }
            for each in shown
        ],
        "counted": sum(each.counts for each in outcome.evidence),
        "near": outcome.near,
    }


def _cells(outcome: Outcome, replay: Replay) -> list[tuple[str, str]]:
    """Return each month's states, one for a cell, with the words for whoever cannot see them."""
    starts = _starts(replay)
    per = width(len(starts))
    found = []
    for start in starts:
        following = start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)
        step = (following - start) / per
        found += [
            (
                strongest(outcome, start + n * step, start + (n + 1) * step).value,
                f"{MONTHS[start.month - 1]} {start.year}",
            )
            for n in range(per)
            if replay.last is not None and start + n * step <= replay.last
        ]
    return found


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("watchlist.reports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("backtest.html")
