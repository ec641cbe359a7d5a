"""A mail's HTML part: the same as its text, calmer; one column, no pictures, nothing that is fetched."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from watchlist.model.report import Report, WatchBlock
from watchlist.model.standing import Event, State, Transition
from watchlist.reports.letter import doubtful, foot, other_watches, subject, title_of, told_first
from watchlist.reports.printable import address, host, printable
from watchlist.reports.quiet import evidence_of, is_step, place, sentence
from watchlist.reports.sayings import answers, happened, name_of
from watchlist.reports.times import full_day
from watchlist.reports.words import count, look_of

# What stands before the reason of an event.
REASONS = {"fired": "Proof", "blind": "It cannot tell", "sees again": "It can tell"}


def html(report: Report) -> str:
    """Return the letter as a page that any mail program shows, in the light and in the dark."""
    events = told_first(report)
    past = [event for event in events if isinstance(event, Transition) and event.past]
    present = [event for event in events if event not in past]
    steps = [event for event in present if is_step(event, report)]
    return _template().render(
        title=subject(report),
        events=_once([_event(event, report) for event in present if event not in steps]),
        steps=[_event(event, report) for event in steps],
        past=[_event(event, report) for event in past],
        others=[_row(block) for block in other_watches(report)],
        doubts=doubtful(report) if report.kept else [],
        foot=foot(report),
    )


def _once(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the events with the question, its answer and what it means only where its watch comes first."""
    met: set[str] = set()
    for event in events:
        if event["watch"] in met:
            event |= {"question": "", "answers": (), "means": ""}
        met.add(event["watch"])
    return events


def _event(event: Event, report: Report) -> dict[str, Any]:
    block = place(event, report)[0]
    answer = isinstance(event, Transition) and block is not None and block.signals and not is_step(event, report)
    return {
        "state": happened(event),
        "name": name_of(event),
        "title": title_of(event, report),
        "day": full_day(event.at, report.timezone),
        "watch": block.title if block else event.watch,
        "question": block.question if block else "",
        "answers": answers(block) if block and answer else (),
        "because": sentence(event.because),
        "reason": REASONS.get(happened(event), "Because"),
        "means": sentence(block.means) if block and _fired(event) else "",
        "quotes": _quotes(event, report),
        "reprints": _reprints(event, report),
        "who": ", ".join(event.publishers) if isinstance(event, Transition) else "",
    }


def _quotes(event: Event, report: Report) -> list[dict[str, str]]:
    """Return one quoted sentence for each publisher."""
    if not isinstance(event, Transition):
        return []
    told: dict[str, dict[str, str]] = {}
    for each in evidence_of(event, place(event, report)[1], report):
        link = address(each.link)
        told.setdefault(
            printable(each.publisher),
            {
                "publisher": each.publisher,
                "day": full_day(each.at, report.timezone),
                "text": each.quote or each.title,
                "link": link,
                "host": host(link) if link else "",
            },
        )
    return list(told.values())


def _reprints(event: Event, report: Report) -> str:
    line = place(event, report)[1]
    if line is None or not isinstance(event, Transition) or line.standing.state is not event.after:
        return ""
    return f"+ {count(line.standing.reprints, 'reprint')}" if line.standing.reprints else ""


def _row(block: WatchBlock) -> dict[str, str]:
    return {"state": look_of(block).word, "title": block.title, "answer": " ".join(answers(block))}


def _fired(event: Event) -> bool:
    return isinstance(event, Transition) and event.after is State.FIRED


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("watchlist.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Whatever is put into the page is first made harmless to read.
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
    return environment.get_template("mail.html")
