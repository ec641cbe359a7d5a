"""Watches on ore quotas, a grain pact, a rate, duties, a truce and more, read in French."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from watchlist.language.vocabulary import load
from watchlist.model.evidence import Reading
from watchlist.model.feed import Publisher
from watchlist.model.item import Item
from watchlist.model.watch import Pattern, Rule, Signal, Slot, Target, Watch
from watchlist.rules.compile import CompiledSignal, Compiler
from watchlist.rules.reading import read_signal
from watchlist.rules.tongue import Tongue
from watchlist.rules.view import View

AT = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
PRESS = Publisher(name="Gazette", owner="gazette")


def _pattern(does: tuple[str, ...], event: tuple[str, ...], **what: tuple[str, ...]) -> Pattern:
    slots = tuple(Slot(name=name, terms=terms) for name, terms in what.items())
    return Pattern(does=does, event=event, what=slots)


def _signal(name: str, rule: Rule) -> Signal:
    return Signal(watch=name, id=name, title=name, rule=rule)


_QUOTAS = {"curb": ("quota", "restriction"), "cargo": ("minerai", "cobalt")}
SIGNALS = (
    _signal(
        "ease",
        Rule(
            when=(_pattern(("$ease",), ("$ease",), **_QUOTAS),),
            contrary=(_pattern(("$impose", "$tighten"), (), **_QUOTAS),),
            who=("cn",),
            target=Target(include=("jp",), exclude=("kr",)),
            near=14,
        ),
    ),
    _signal("lapse", Rule(when=(_pattern(("$expire",), ("$expire",), pact=("pacte céréalier",)),))),
    _signal("cut", Rule(when=(_pattern(("$cut",), ("$cut",), rate=("$rate",)),), who=("ecb",))),
    _signal("duty", Rule(when=(_pattern(("$impose",), ("$impose",), duty=("$tariff",)),), who=("us",))),
    _signal("truce", Rule(when=(_pattern(("$sign", "$begin"), ("$sign", "$begin"), truce=("$ceasefire",)),))),
    _signal("win", Rule(when=(_pattern(("$win", "$elect"), ("$win",), vote=("$election", "$president")),))),
    _signal("seize", Rule(when=(_pattern(("$seize",), ("$seize",), ship=("$ship",)),), who=("us",))),
    _signal("gone", Rule(when=(_pattern(("$resign", "$dismiss"), ("$resign",), office=("$prime-minister",)),))),
    _signal("convict", Rule(when=(_pattern(("$convict", "$arrest"), ("$arrest",), man=("Durand",)),))),
    _signal("raid", Rule(when=(_pattern(("$attack",), ("$attack",), place=("Odessa",)),), who=("ru",))),
)


@cache
def tongue() -> Tongue:
    """French, as it ships."""
    return Tongue(load("fr"))


@cache
def _compiled(name: str) -> CompiledSignal:
    signal = next(each for each in SIGNALS if each.id == name)
    return Compiler(tongue()).watch(Watch(id=name, title=name, signals=(signal,)))[0]


def view(title: str) -> View:
    """A French title as it is read."""
    return tongue().views(title, "")[0]


def reading(name: str, title: str, summary: str = "") -> Reading | None:
    """What a French title says of the signal of that name, or None."""
    item = Item(id="1", title=title, summary=summary, published=AT, seen=AT)
    found = read_signal(tongue(), _compiled(name), item, PRESS, tongue().views(title, summary))
    return found if isinstance(found, Reading) else None


def status(name: str, title: str, summary: str = "") -> str:
    """The status of that reading, "unrelated" where there is none."""
    found = reading(name, title, summary)
    return str(found.status) if found else "unrelated"
