"""A watch on ore exports and one on a pact, compiled over the shipped vocabulary, and a way to read one title."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from watchlist.language.vocabulary import load
from watchlist.model.evidence import Reading
from watchlist.model.feed import Publisher
from watchlist.model.item import Item
from watchlist.model.watch import Pattern, Rule, Signal, Slot, Target, Watch
from watchlist.rules.matcher import Found, Matcher, compile_watches

AT = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
PRESS = Publisher(name="Herald", owner="herald")
PRIMARY = Publisher(name="Ministry", owner="ministry", primary=True)

CURBS = Slot(name="curb", terms=("curb", "quota", "restriction"))
ORE = Slot(name="cargo", terms=("ore", "cobalt", "ore carrier"))

EASE = Signal(
    watch="ore",
    id="ease",
    title="China eases curbs on ore for Japan",
    rule=Rule(
        when=(
            Pattern(does=("ease", "lift", "roll back", "take .. off"), event=("easing", "lifting"), what=(CURBS, ORE)),
        ),
        contrary=(Pattern(does=("tighten", "impose", "extend"), what=(CURBS, ORE)),),
        who=("cn",),
        target=Target(include=("jp",), exclude=("kr", "in")),
        near=14,
        never=("smuggling",),
    ),
)
LAPSE = Signal(
    watch="pact",
    id="lapse",
    title="The grain pact lapses",
    rule=Rule(
        when=(Pattern(does=("lapse", "end", "run out"), event=("end", "expiry"), what=(Slot(terms=("grain pact",)),)),),
        contrary=(Pattern(does=("extend", "renew"), what=(Slot(terms=("grain pact",)),)),),
        not_before=datetime(2026, 6, 1, tzinfo=UTC),
    ),
)


@cache
def matcher() -> Matcher:
    """The two watches, compiled once."""
    watches = [Watch(id=signal.watch, title=signal.watch, signals=(signal,)) for signal in (EASE, LAPSE)]
    return compile_watches(watches, load())


def found(title: str, summary: str = "", *, at: datetime = AT, publisher: Publisher = PRESS) -> Found:
    """What an item of that title says."""
    item = Item(id="1", title=title, summary=summary, published=at, seen=at)
    return matcher().read(item, publisher)


def reading(title: str, summary: str = "", *, at: datetime = AT, publisher: Publisher = PRESS) -> Reading | None:
    """The one reading of an item, or None where it speaks of neither signal."""
    readings = found(title, summary, at=at, publisher=publisher).readings
    assert len(readings) <= 1
    return readings[0] if readings else None


def status(title: str, summary: str = "", *, at: datetime = AT, publisher: Publisher = PRESS) -> str:
    """The status of an item's one reading, "unrelated" where there is none."""
    one = reading(title, summary, at=at, publisher=publisher)
    return str(one.status) if one else "unrelated"
