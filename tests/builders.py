"""Builders fill in what a sentence about the product leaves out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from watchlist.model.evidence import Evidence, Status
from watchlist.model.feed import Feed
from watchlist.model.item import Item
from watchlist.model.standing import Standing
from watchlist.model.watch import Pattern, Rule, Signal, Slot, Watch

NOW = datetime(2026, 3, 14, 7, 0, tzinfo=UTC)


def an_item(title: str = "Harbour opens", **more: Any) -> Item:
    """An item seen now, published an hour ago, known by its title."""
    more = {"id": f"{abs(hash(title)):032x}", "seen": NOW, "published": NOW - timedelta(hours=1), **more}
    return Item(title=title, **more)


def a_feed(feed_id: str = "herald", **more: Any) -> Feed:
    """A press feed of that id."""
    return Feed(**{"id": feed_id, "url": f"https://{feed_id}.example/feed.xml", "publisher": feed_id.title(), **more})


def a_signal(signal_id: str = "opened", **more: Any) -> Signal:
    """A signal that waits for a harbour to open."""
    rule = Rule(when=(Pattern(does=("open",), what=(Slot(terms=("harbour",)),)),))
    return Signal(**{"watch": "harbour", "id": signal_id, "title": "The harbour opens", "rule": rule, **more})


def a_watch(*signals: Signal, **more: Any) -> Watch:
    """A watch with those signals, or with the one about the harbour."""
    signals = signals or (a_signal(),)
    return Watch(
        **{
            "id": signals[0].watch,
            "title": "Harbour",
            "question": "Has the harbour opened?",
            "fingerprint": "1",
            "signals": signals,
            **more,
        }
    )


def quiet(signal: Signal) -> Standing:
    """The standing of a signal that nobody has spoken of."""
    return Standing(watch=signal.watch, signal=signal.id)


def evidence_from(publisher: str, *, days_ago: float = 0, **more: Any) -> Evidence:
    """Asserted, counted evidence for the harbour signal from that publisher."""
    title = more.pop("title", f"Harbour opens, says {publisher}")
    return Evidence(
        **{
            "watch": "harbour",
            "signal": "opened",
            "item": f"{publisher}-{days_ago}",
            "status": Status.ASSERTED,
            "counts": True,
            "publisher": publisher,
            "owner": publisher.lower(),
            "at": NOW - timedelta(days=days_ago),
            "because": ("opens",),
            "quote": title,
            "title": title,
            "story": title.lower(),
            **more,
        }
    )
