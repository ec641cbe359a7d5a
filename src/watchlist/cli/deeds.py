"""What the commands of the owner's hand share: their options, their call, and what they print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from watchlist.cli.arguments import ids
from watchlist.cli.home import Home
from watchlist.cli.output import page, say
from watchlist.reports.printable import printable
from watchlist.reports.times import moment as said

if TYPE_CHECKING:
    from watchlist.definitions.files import Definitions
    from watchlist.flows.correction import Done
    from watchlist.store.store import Store

Name = Annotated[
    str, typer.Argument(metavar="WATCH[/SIGNAL]", help="A watch, or one of its signals.", autocompletion=ids)
]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why, for the history.")]


def do(ctx: typer.Context, name: str, deed: Callable[[Definitions, Store, datetime], Done], *, json: bool) -> None:
    """Do a deed to the state of the home, and print what it came to."""
    from watchlist.store.store import Store

    home = Home.of(ctx)
    now = home.now()
    definitions = home.definitions(only=[name])
    with Store.open(home.paths.state, now=now) as store:
        done = deed(definitions, store, now)
    if json:
        from watchlist.reports.document import dump

        say(dump(document(done), page(), indent=2))
        return
    say("".join(f"{line}\n" for line in told(done, home, definitions.settings.timezone)))


def document(done: Done) -> dict[str, Any]:
    """Return what a deed came to, for programs; `done` is false where it was so already."""
    from watchlist.reports.document import deed_line, event_line

    return {
        "version": 1,
        "id": done.target.name,
        "deed": done.deed.value,
        "done": bool(done.hands),
        "deeds": [deed_line(hand) for hand in done.hands],
        "signals": [
            {"signal": signal, "state": stands.state.value if (stands := done.standings.get(signal)) else "quiet"}
            for signal in done.target.signals
        ],
        "events": [event_line(event) for event in done.events],
    }


def told(done: Done, home: Home, zone: str) -> Iterator[str]:
    """Yield what a deed came to, in a sentence, and what happened by it."""
    yield printable(_sentence(done, zone))
    for event in done.events:
        yield f"  {event.signal}  {printable(_change(event))}"
    if done.hands and done.deed in {"ack", "snooze", "close"}:
        yield f"to undo: {home.spelled('reopen', done.target.name)}"


def _sentence(done: Done, zone: str) -> str:
    name, hand = done.target.name, done.hands[0] if done.hands else None
    match done.deed:
        case "confirm":
            return f"{name}: confirmed by you." if hand else f"{name}: confirmed by you already."
        case "wrong":
            return f"{name}: {_items(done)} not count any more." if hand else f"{name}: that did not count already."
        case "ack" if hand:
            return f"{name}: seen. It is told of again when it changes."
        case "ack":
            held = any(done.before[signal].acked for signal in done.target.signals)
            return f"{name}: seen already." if held else f"{name}: it is quiet, and there is nothing to acknowledge."
        case "snooze":
            until = hand.until if hand else done.before[done.target.signals[0]].snoozed
            again = "" if hand else " already"
            when = said(until, zone) if until else ""
            return f"{name}: snoozed{again} until {when}. What happens meanwhile is told then."
        case "close" if hand:
            return f"{name}: closed. It stays in the list with its answer, and nothing more is told of it."
        case "close":
            return f"{name}: closed already."
        case _ if hand and hand.item:
            return f"{name}: “{hand.title or hand.item}” counts again."
        case _:
            return f"{name}: open again." if hand else f"{name}: open already."


def _items(done: Done) -> str:
    if len(done.hands) > 1:
        return f"{len(done.hands)} items do"
    (hand,) = done.hands
    return f"“{hand.title}” does" if hand.title else "your own word does"


def _change(event: Any) -> str:
    return f"{event.before} → {event.after}: {event.because}"
