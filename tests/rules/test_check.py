"""What is wrong with the terms of a watch, found without any item."""

from typing import Any

import pytest

from watchlist.language.vocabulary import load
from watchlist.model.watch import Pattern, Rule, Signal, Slot, Watch
from watchlist.rules.check import MOST_ACTORS, MOST_EXPRESSIONS, MOST_PARTS, MOST_PHRASES, flaws


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


SOUND = Pattern(does=("open",), what=(Slot(terms=("harbour",)),))


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ([f"word{n}" for n in range(MOST_PHRASES)], "its terms stand for more than 6,000 phrases"),
        ([f"{n} .. is .. a .. pier" for n in range(3000)], "its terms stand for more than 16,000 words or 200,000 let"),
        (["quay" * 100 + str(n) for n in range(500)], "its terms stand for more than 16,000 words or 200,000 letters"),
    ],
)
def test_a_watch_says_no_more_than_its_share(terms: list[str], said: str):
    """Phrases, their words and letters are counted, whatever lists they come from; more is refused, and said."""
    pattern = Pattern(does=("open",), what=(Slot(terms=("$crowd",)),))

    ((path, told),) = problems(pattern, terms={"crowd": tuple(terms)})

    assert (path, told[: len(said)]) == ("signals", said)
    assert problems(pattern, terms={"crowd": tuple(terms[:400])}) == []


def test_a_watch_has_no_more_expressions_than_its_share():
    """Twenty may stand anywhere in it."""
    wide = tuple(f"/quay{n}/" for n in range(MOST_EXPRESSIONS + 1))

    assert problems(SOUND, never=wide) == [("signals", "it has more than 20 expressions")]
    assert problems(SOUND, anywhere=(Slot(terms=wide[:-1]),), contrary=(SOUND,)) == []


def test_a_watch_asks_for_no_more_than_its_share():
    """A word that stands in half of all news must not be looked at ten thousand times in each."""
    # A signal, its pattern, and what that names.
    most = tuple(SOUND for _ in range((MOST_PARTS - 3) // 2))

    assert problems(SOUND, contrary=most) == []
    assert problems(SOUND, contrary=(*most, SOUND)) == [
        ("signals", "its signals, patterns and their parts are more than 120")
    ]


def test_a_watch_names_no_more_actors_than_its_share():
    """All names of each are looked for in every pattern."""
    crowd = tuple(f"a{n}" for n in range(MOST_ACTORS))

    assert problems(SOUND, who=crowd) == []
    assert problems(SOUND, who=crowd, contrary=(SOUND,)) == [("signals", "its patterns name more than 1,000 actors")]


def test_lists_of_lists_are_asked_once():
    """Forty lists that each name the next one twice stand for one word, and are read at once."""
    terms = {f"l{n}": (f"$l{n + 1}", f"$l{n + 1}") for n in range(40)} | {"l40": ("harbour",)}

    assert problems(Pattern(does=("open",), what=(Slot(terms=("$l0",)),)), terms=terms) == []
