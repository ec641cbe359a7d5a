"""The index rejects what no pattern could meet, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st
from tests.rules.builders import AT, EASE, LAPSE, PRESS, matcher

from watchlist.language.vocabulary import load
from watchlist.model.item import Item
from watchlist.model.watch import Pattern, Rule, Signal, Slot, Watch
from watchlist.rules.compile import Compiler
from watchlist.rules.index import Index
from watchlist.rules.tongue import Tongue

WORDS = (
    *("China", "Beijing", "Japan", "India", "eases", "ease", "lifted", "lifts", "curbs", "curb", "quota", "on", "ore"),
    *("cobalt", "for", "to", "may", "not", "grain", "pact", "lapses", "ends", "expiry", "of", "the", ",", ";", "?"),
    *("U.S.", "after", "says", "Ore-carriers", "“cobalt”", "CURBS"),
)


def signals(*given_signals: Signal) -> Index:
    """An index over those signals."""
    watches = [Watch(id=signal.watch, title="w", signals=(signal,)) for signal in given_signals]
    compiler = Compiler(Tongue(load()))
    return Index([compiled for watch in watches for compiled in compiler.watch(watch)])


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_the_index_loses_nothing(title: str):
    """Whatever is read without the index is read with it."""
    item = Item(id="1", title=title, published=AT, seen=AT)
    every = matcher()
    without = type(every)([], load())
    for languages, script in every._scripts.items():
        without._scripts[languages].signals = script.signals
        without._scripts[languages].index = _Everything(len(script.signals))
    without._tongues = every._tongues

    assert every.read(item, PRESS).readings == without.read(item, PRESS).readings


class _Everything(Index):
    """An index that lets every signal through."""

    def __init__(self, count: int) -> None:
        self._count = count

    def candidates(self, text: str) -> set[int]:
        """Return all places."""
        return set(range(self._count))


def test_other_news_is_rejected():
    """An item without a required word is never read."""
    assert signals(EASE, LAPSE).candidates("Striker signs for Leeds") == set()
    assert signals(EASE, LAPSE).candidates("Cobalt QUOTA stays") == {0}


def test_a_rule_without_a_safe_word_is_always_read():
    """Short capitals may be dotted and expressions hold no word, so such a rule sees every item."""
    rule = Rule(when=(Pattern(does=("/x+/",), what=(Slot(terms=("US",)),)),))
    bare = Signal(watch="w", id="s", title="s", rule=rule)

    assert signals(bare).candidates("anything") == {0}
    assert signals().candidates("anything") == set()
