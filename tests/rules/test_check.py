"""What is wrong with the terms of a watch, found without any item."""

from typing import Any

from watchlist.language.vocabulary import load
from watchlist.model.watch import Pattern, Rule, Signal, Slot, Watch
from watchlist.rules.check import MOST_EXPRESSIONS, MOST_PHRASES, flaws


def problems(
    pattern: Pattern, *, terms: dict[str, tuple[str, ...]] | None = None, **rule: Any
) -> list[tuple[str, str]]:
    """The path and the text of each flaw of a watch with that pattern."""
    signal = Signal(watch="w", id="s", title="s", rule=Rule(when=(pattern,), **rule))
    watch = Watch(id="w", title="w", signals=(signal,), terms=terms or {})
    return [(".".join(map(str, flaw.path)), flaw.what) for flaw in flaws(watch, load())]


def test_a_sound_watch_has_no_flaws():
    """Shipped lists, own lists and plain words pass."""
    pattern = Pattern(does=("$ease", "let go"), what=(Slot(name="who", terms=("$crew", "sailor")),))

    assert problems(pattern, terms={"crew": ("deck hand",), "+ease": ("slacken off",)}) == []


def test_each_flaw_leads_to_its_place():
    """The path goes through keys and numbers down to the term."""
    pattern = Pattern(
        does=("$eaze",),
        event=("—",),
        what=(Slot(name="a", terms=("x", "$nope")), Slot(terms=("/(/",))),
        never=("$none",),
        anywhere=(Slot(name="b", terms=("..",)),),
    )

    assert [path for path, _ in problems(pattern)] == [
        "signals.0.when.0.does.0",
        "signals.0.when.0.event.0",
        "signals.0.when.0.what.a.1",
        "signals.0.when.0.what.0",
        "signals.0.when.0.anywhere.b.0",
        "signals.0.when.0.never.0",
    ]


def test_a_pattern_without_a_verb_is_a_flaw():
    """Things alone are no occurrence."""
    assert problems(Pattern(what=(Slot(terms=("ore",)),))) == [("signals.0.when.0", "the pattern has no verb")]


def test_a_list_that_holds_no_verbs_can_never_match():
    """An action without nouns cannot stand where nouns are asked for."""
    nouns = [name for name, action in load().actions.items() if not action.nouns]
    pattern = Pattern(does=("open",), event=tuple(f"${name}" for name in nouns[:1]) or ("opening",))

    assert len(problems(pattern)) == len(nouns[:1])


def test_shipped_lists_are_extended_and_never_shadowed():
    """A plus extends; the bare name of a shipped list is refused; a plus on an unknown name, too."""
    pattern = Pattern(does=("open",), what=(Slot(terms=("ore",)),))

    assert problems(pattern, terms={"ease": ("x",), "+mine own": ("y",)}) == [
        ("terms.ease", "'ease' is a shipped list"),
        ("terms.+mine own", "no shipped list is called 'mine own'"),
    ]


def test_words_on_the_signal_are_checked_too():
    """`never` and `anywhere` of the signal have paths of their own."""
    pattern = Pattern(does=("open",), what=(Slot(terms=("ore",)),))
    found = problems(pattern, never=("$no1",), anywhere=(Slot(terms=("$no2",)),))

    assert [path for path, _ in found] == ["signals.0.anywhere.0", "signals.0.never.0"]


def test_a_watch_costs_no_more_than_its_share():
    """Phrases and expressions are counted, whatever lists they come from; more than that is refused, and said."""
    crowd = tuple(f"word{n}" for n in range(MOST_PHRASES))
    wide = tuple(f"/quay{n}/" for n in range(MOST_EXPRESSIONS + 1))
    sound = Pattern(does=("open",), what=(Slot(terms=("harbour",)),))

    assert problems(Pattern(does=("open",), what=(Slot(terms=("$crowd",)),)), terms={"crowd": crowd}) == [
        ("signals", "its terms stand for more than 10,000 phrases")
    ]
    assert problems(sound, never=wide) == [("signals", "it has more than 100 expressions")]
    assert problems(sound, anywhere=(Slot(terms=wide[:-1]),), contrary=(sound,)) == []


def test_lists_of_lists_are_asked_once():
    """Forty lists that each name the next one twice stand for one word, and are read at once."""
    terms = {f"l{n}": (f"$l{n + 1}", f"$l{n + 1}") for n in range(40)} | {"l40": ("harbour",)}

    assert problems(Pattern(does=("open",), what=(Slot(terms=("$l0",)),)), terms=terms) == []
