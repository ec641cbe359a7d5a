"""A proposed signal in words: who, does, what, what would not count, and what it makes of the past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from watchlist.model.proposal import Hit, Proposal, Trial
from watchlist.reports.printable import printable
from watchlist.reports.times import full_day
from watchlist.reports.words import count

LABEL = 8
MOST_SHOWN = 7
MOST_NEAR = 3
WOULD_NOT = "plans, talks and rumours, denials, questions, old news"


def drafted(proposal: Proposal) -> Iterator[str]:
    """Yield the signal in words, a line for each part, as `watchlist add` shows it."""
    yield f"{printable(proposal.title)}"
    if proposal.who:
        yield _line("who", ", ".join(proposal.who))
    yield _line("does", ", ".join(dict.fromkeys((*proposal.does, *proposal.event))))
    label = "what"
    for name, terms in proposal.what:
        yield _line(label, f"{name}: {', '.join(terms)}")
        label = ""
    if proposal.target:
        yield _line("target", ", ".join(proposal.target))
    if proposal.target_not:
        yield _line("not of", ", ".join(proposal.target_not))
    for name, terms in proposal.anywhere:
        yield _line("also", f"{name}: {', '.join(terms)}, anywhere in the item")
    if proposal.never:
        yield _line("never", ", ".join(proposal.never))
    others = ", other countries' deeds" if proposal.who or proposal.target else ""
    undone = f", and {', '.join(proposal.contrary)}, which undoes it" if proposal.contrary else ""
    yield f"Would not count: {WOULD_NOT}{others}{undone}."
    yield f"Proof: {proof(proposal)}."
    if proposal.by:
        yield f"Waits until {proposal.by}."


def proof(proposal: Proposal) -> str:
    """Return how much fires it, in words."""
    said = dict(proposal.proof)
    publishers, within = said.get("publishers", 2), said.get("within", "48h")
    many = f"{count(publishers, 'publisher')} within {within}"
    return many if said.get("or_primary") is False else f"1 primary source, or {many}"


def tried(trial: Trial, zone: str) -> Iterator[str]:
    """Yield what the signal makes of the items that are there, the latest of each story."""
    if not trial.items:
        yield "No item is stored yet, so nothing could be tried: `watchlist check` reads the feeds."
        return
    near = f", near {len(trial.near)}" if trial.near else ""
    yield f"Tried on {count(trial.items, 'item')}: fires on {trial.counted:,}{near}."
    for number, hit in enumerate(best(trial.hits), start=1):
        yield f" {number}  {shown(hit, zone)}"
    for miss in trial.near[:MOST_NEAR]:
        yield f" ~  {full_day(miss.at, zone)}  {printable(miss.publisher)}  “{printable(miss.title)}”: {miss.lacks}"
    if trial.fired:
        names = ", ".join(trial.fired.publishers[:4])
        yield f"This may have happened already: it would have fired on {full_day(trial.fired.at, zone)} ({names})."


def best(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits that are shown: one for each title, the first told first, spread over all of them."""
    by_title: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda each: each.item.at):
        by_title.setdefault(hit.item.title.casefold(), hit)
    several = list(by_title.values())
    if len(several) <= MOST_SHOWN:
        return several
    step = (len(several) - 1) / (MOST_SHOWN - 1)
    return [several[round(place * step)] for place in range(MOST_SHOWN)]


def shown(hit: Hit, zone: str) -> str:
    """Return an item in a line: when, who, what."""
    return f"{_day(hit.item.at, zone)}  {printable(hit.publisher)}  “{printable(hit.item.title)}”"


def _day(at: datetime, zone: str) -> str:
    return full_day(at, zone)


def _line(label: str, text: str) -> str:
    return f"{label.ljust(LABEL)}{printable(text)}"
