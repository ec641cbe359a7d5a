"""Reports about a harbour, with what a sentence leaves out filled in."""

from __future__ import annotations

from typing import Any

from tests.builders import NOW

from watchlist.model.evidence import Evidence, NearMiss
from watchlist.model.feed import Health
from watchlist.model.report import FeedLine, Report, SignalLine, WatchBlock
from watchlist.model.standing import Standing, State, Transition
from watchlist.model.watch import Role


def a_line(signal: str = "opened", state: State = State.QUIET, **more: Any) -> SignalLine:
    """A signal of the harbour watch; what belongs to its standing may be given, too."""
    names = ("evidence", "past", "due", "wait", "heard", "read", "role", "title")
    own = {key: more.pop(key) for key in names if key in more}
    evidence: tuple[Evidence, ...] = own.get("evidence", ())
    standing = {"publishers": tuple(one.publisher for one in evidence if one.counts), **more}
    standing["evidence"] = tuple(one.item for one in evidence)
    return SignalLine(
        signal=signal,
        standing=Standing(watch="harbour", signal=signal, state=state, **standing),
        **{"title": "The harbour opens", "role": Role.DECISIVE, **own},
    )


def a_block(*lines: SignalLine, **more: Any) -> WatchBlock:
    """The watch over the harbour, with those signals."""
    return WatchBlock(
        **{
            "watch": "harbour",
            "title": "Harbour",
            "question": "Has the harbour opened?",
            "means": "Freight gets cheaper.",
            "state": State.QUIET,
            "answer": "No.",
            "signals": lines or (a_line(),),
            **more,
        }
    )


def a_report(*blocks: WatchBlock, **more: Any) -> Report:
    """What a run of two seconds found."""
    feeds = (FeedLine(id="herald", health=Health.OK, items=12, new=3),)
    return Report(
        **{"at": NOW, "feeds": feeds, "watches": blocks or (a_block(),), "items": 12, "new": 3, "seconds": 2.0, **more}
    )


def a_near_miss(**more: Any) -> NearMiss:
    """An item that spoke of the harbour and did not count."""
    return NearMiss(
        **{
            "watch": "harbour",
            "signal": "opened",
            "item": "8f3a",
            "title": "Harbour set to open in spring",
            "link": "https://herald.example/spring",
            "publisher": "Herald",
            "at": NOW,
            "lacks": "forecast, not counted",
            **more,
        }
    )


def fired(**more: Any) -> Transition:
    """The harbour's signal went from quiet to fired, now."""
    return Transition(
        **{
            "watch": "harbour",
            "signal": "opened",
            "before": State.QUIET,
            "after": State.FIRED,
            "at": NOW,
            "because": "2 independent publishers within 48 hours",
            **more,
        }
    )
