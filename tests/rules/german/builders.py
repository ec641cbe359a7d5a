"""Watches on ore curbs, a grain pact, a rate, tariffs and a truce, read in German, whatever tells its language."""

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

AT = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
PRESS = Publisher(name="Blatt", owner="blatt")


def _pattern(does: tuple[str, ...], event: tuple[str, ...], **what: tuple[str, ...]) -> Pattern:
    slots = tuple(Slot(name=name, terms=terms) for name, terms in what.items())
    return Pattern(does=does, event=event, what=slots)


def _signal(name: str, rule: Rule) -> Signal:
    return Signal(watch=name, id=name, title=name, rule=rule)


_CURBS = {"curb": ("Quote", "Beschränkung", "Auflage"), "cargo": ("Erz", "Kobalt")}
_RATE = {"rate": ("$rate",)}
_DUTY = {"duty": ("$tariff",)}
_TRUCE = {"truce": ("$ceasefire",)}
SIGNALS = (
    _signal(
        "ease",
        Rule(
            when=(_pattern(("$ease",), ("$ease",), **_CURBS),),
            contrary=(_pattern(("$impose", "$tighten"), (), **_CURBS),),
            who=("cn",),
            target=Target(include=("jp",), exclude=("kr",)),
            near=14,
        ),
    ),
    _signal("lapse", Rule(when=(_pattern(("$expire",), ("$expire",), pact=("Getreideabkommen",)),))),
    _signal("cut", Rule(when=(_pattern(("$cut",), ("$cut",), **_RATE),), who=("ecb",))),
    _signal("duty", Rule(when=(_pattern(("$impose",), ("$impose",), **_DUTY),), who=("us",))),
    _signal("truce", Rule(when=(_pattern(("$sign", "$begin"), ("$sign", "$begin"), **_TRUCE),))),
    _signal("win", Rule(when=(_pattern(("$win",), ("$win",), vote=("$election",)),))),
    _signal("seize", Rule(when=(_pattern(("$seize",), ("$seize",), ship=("$ship",)),), who=("us",))),
)


@cache
def _tongue() -> Tongue:
    return Tongue(load("de"))


@cache
def _compiled(name: str) -> CompiledSignal:
    signal = next(each for each in SIGNALS if each.id == name)
    return Compiler(_tongue()).watch(Watch(id=name, title=name, signals=(signal,)))[0]


def reading(name: str, title: str, summary: str = "") -> Reading | None:
    """What a German title says of the signal of that name, or None."""
    item = Item(id="1", title=title, summary=summary, published=AT, seen=AT)
    found = read_signal(_tongue(), _compiled(name), item, PRESS, _tongue().views(title, summary))
    return found if isinstance(found, Reading) else None


def status(name: str, title: str, summary: str = "") -> str:
    """The status of that reading, "unrelated" where there is none."""
    found = reading(name, title, summary)
    return str(found.status) if found else "unrelated"
