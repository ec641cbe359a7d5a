"""The index rejects what no pattern could meet, and nothing else."""

from collections.abc import Set as AbstractSet
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.builders import AT, EASE, LAPSE, PRESS, matcher

from watchlist.language.letters import letters
from watchlist.language.vocabulary import LANGUAGES, load
from watchlist.model.item import Item
from watchlist.model.watch import Pattern, Rule, Signal, Slot, Watch
from watchlist.rules.compile import Compiler
from watchlist.rules.index import Index
from watchlist.rules.matcher import CYRILLIC, LATIN, Matcher, _Script, compile_watches
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
    index = Index()
    index.add([compiled for watch in watches for compiled in compiler.watch(watch)])
    index.close()
    return index


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
    without = Matcher([], load())
    every._compiled(CYRILLIC)
    for languages, script in every._scripts.items():
        without._scripts[languages] = _Script(script.signals, _Everything(len(script.signals)))
    without._latin = without._scripts[LATIN]
    without._tongues = every._tongues

    expected = without.read(item, PRESS)
    assert every.read(item, PRESS) == expected
    assert every.read(item, PRESS, every.candidates(title, "", language)) == expected


class _Everything(Index):
    """An index that lets every signal through."""

    def __init__(self, count: int) -> None:
        self._count = count

    def candidates(self, text: bytes) -> set[int]:
        """Return all places."""
        return set(range(self._count))


def found(title: str, *given_signals: Signal) -> AbstractSet[int]:
    """The places of the signals that are read where a headline is looked up in an index over them."""
    return signals(*given_signals).candidates(letters(title))


def test_other_news_is_rejected():
    """An item without a required word is never read."""
    assert found("Striker signs for Leeds", EASE, LAPSE) == set()
    assert found("China: cobalt QUOTA stays", EASE, LAPSE) == {0}


def test_a_word_within_a_word_is_another_word():
    """A quota is none where it stands inside a longer word."""
    assert found("China: cobalt misquotation stays", EASE) == set()
    assert found("China: cobalt-quota stays", EASE) == {0}


def test_things_that_nothing_moves_are_rejected():
    """Where neither the deed stands nor one who could do it, there is nothing to read, not even a near miss."""
    assert found("Cobalt quota stays", EASE) == set()
    assert found("Cobalt quota eased", EASE) == {0}


def test_capitals_are_found_with_dots_and_without():
    """A pact that a state is part of is found however that state is spelt."""
    rule = Rule(when=(Pattern(does=("sign",), what=(Slot(terms=("US",)), Slot(terms=("/x+/",)))),))
    pact = Signal(watch="w", id="s", title="s", rule=rule)

    assert found("The U.S. signs", pact) == found("The US signs", pact) == {0}
    assert found("The UN signs", pact) == set()


def test_a_rule_without_a_word_is_always_read():
    """Expressions hold no word to look for, nor do numbers, so such a rule sees every item."""
    rule = Rule(when=(Pattern(does=("/x+/",), what=(Slot(terms=("2026",)),)),))
    bare = Signal(watch="w", id="s", title="s", rule=rule)

    assert found("anything", bare) == {0}
    assert found("anything") == set()


def test_a_rule_of_a_deed_alone_is_found_by_its_verb():
    """Where no part can be looked for, the deed can."""
    rule = Rule(when=(Pattern(does=("capitulate",), what=(Slot(terms=("/x+/",)),)),))
    bare = Signal(watch="w", id="s", title="s", rule=rule)

    assert found("They capitulate", bare) == {0}
    assert found("They go on", bare) == set()
