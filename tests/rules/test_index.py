"""The index rejects what no pattern could meet, and nothing else."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.builders import AT, EASE, LAPSE, PRESS, matcher

from watchlist.language.vocabulary import LANGUAGES, load
from watchlist.model.item import Item
from watchlist.model.watch import Pattern, Rule, Signal, Slot, Watch
from watchlist.rules.compile import Compiler
from watchlist.rules.index import Index
from watchlist.rules.matcher import CYRILLIC, Matcher, compile_watches
from watchlist.rules.tongue import Tongue

WORDS = (
    *("China", "Beijing", "Japan", "India", "eases", "ease", "lifted", "lifts", "curbs", "curb", "quota", "on", "ore"),
    *("cobalt", "for", "to", "may", "not", "grain", "pact", "lapses", "ends", "expiry", "of", "the", ",", ";", "?"),
    *("U.S.", "after", "says", "Ore-carriers", "“cobalt”", "CURBS"),
)


OF_ALL = (
    *(
        "US",
        "США",
        "Die USA",
        "Washington",
        "Вашингтон",
        "eases",
        "lifted",
        "сняли",
        "послабили",
        "lockern",
        "assouplit",
    ),
    *("sanctions", "санкции", "санкції", "Sanktionen", "Ölsanktionen", "les", "sur", "le", "auf", "на", "oil", "нефть"),
    *(
        "нафту",
        "Öl",
        "Rohöl",
        "pétrole",
        "tankers",
        "танкеры",
        "танкери",
        "Tankerflotte",
        "pétroliers",
        "U.S.",
        ",",
        "не",
    ),
    *(
        "may",
        "не",
        "nicht",
        "ne",
        "pas",
        "d'un",
        "crude-oil",
        "OIL",
        "нефтяные",
        "ban",
        "urban",
        "after",
        "Iran",
        "Иран",
    ),
)


def signals(*given_signals: Signal) -> Index:
    """An index over those signals."""
    watches = [Watch(id=signal.watch, title="w", signals=(signal,)) for signal in given_signals]
    compiler = Compiler(Tongue(load()))
    return Index([compiled for watch in watches for compiled in compiler.watch(watch)])


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_the_index_loses_nothing(title: str):
    """Whatever is read without the index is read with it."""
    assert_same(matcher(), title)


@cache
def lists() -> Matcher:
    """Signals over shipped lists, in every language that is read: of one part, of two, and of three."""
    oil, tanker, curbs = (Slot(terms=(f"${name}",)) for name in ("oil", "tanker", "sanctions"))
    parts = {"one": (curbs,), "two": (curbs, oil), "three": (curbs, oil, tanker), "short": (Slot(terms=("US",)), oil)}
    when = {name: (Pattern(does=("$ease",), what=what),) for name, what in parts.items()}
    made = tuple(Signal(watch="w", id=name, title=name, rule=Rule(when=each)) for name, each in when.items())
    return compile_watches([Watch(id="w", title="w", signals=made)], load())


@settings(deadline=None)
@given(st.lists(st.sampled_from(OF_ALL), max_size=14).map(" ".join), st.sampled_from(("", *LANGUAGES)))
def test_the_index_loses_nothing_in_any_language(title: str, language: str):
    """Near misses neither: one of three parts may be missing."""
    assert_same(lists(), title, language)


def assert_same(every: Matcher, title: str, language: str = "") -> None:
    """Hold a reading with the index to the one without."""
    item = Item(id="1", title=title, published=AT, seen=AT, language=language)
    candidates = every.candidates(title, "")
    without = Matcher([], load())
    every._compiled(CYRILLIC)
    for languages, script in every._scripts.items():
        without._scripts[languages].signals = script.signals
        without._scripts[languages].index = _Everything(len(script.signals))
    without._tongues = every._tongues

    expected = without.read(item, PRESS)
    assert every.read(item, PRESS) == expected
    assert every.read(item, PRESS, candidates) == expected


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


def test_a_rule_of_a_deed_alone_is_found_by_its_verb():
    """Where no part can be looked for, the deed can."""
    rule = Rule(when=(Pattern(does=("capitulate",), what=(Slot(terms=("/x+/",)),)),))
    bare = Signal(watch="w", id="s", title="s", rule=rule)

    assert signals(bare).candidates("They capitulate") == {0}
    assert signals(bare).candidates("They go on") == set()
