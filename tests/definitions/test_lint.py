"""What works and is probably not meant is warned of by `lint`, and by nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.definitions.builders import FEEDS, LEAST, a_home, told

from watchlist.definitions.home import Paths
from watchlist.definitions.linting import Linted, lint
from watchlist.errors import UsageError
from watchlist.model.problem import Severity

GOOD = """\
watch: harbour
terms: {town: [Rostock], place: [$town]}
signals:
  - id: opened
    when: [{does: [open], what: {thing: [harbour], place: [$place]}}]
    tests:
      counts: [Harbour of Rostock opens]
      unrelated: [Rostock opens fair]
"""


def warned(text: str) -> list[str]:
    found = told(text, closely=True)
    assert found.watch is not None
    assert all(problem.severity is Severity.WARNING for problem in found.problems)
    return [f"{problem.line}:{problem.column} {problem.path}: {problem.what}" for problem in found.problems]


def test_a_watch_that_is_tested_and_narrow_has_no_warning():
    """Both kinds of headlines, two slots, and every list used."""
    assert warned(GOOD) == []


def test_the_least_watch_runs_with_warnings():
    """It works; `lint` says what would make it better, and where. A run is silent about it."""
    assert warned(LEAST) == [
        "3:5 signals[0]: a signal without tests",
        "4:12 signals[0].when[0]: nothing says whose, or where",
    ]
    assert told(LEAST).problems == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("      counts: [Harbour of Rostock opens]\n", "", "6:5 signals[0].tests: no headline that counts"),
        (
            "      unrelated: [Rostock opens fair]\n",
            "",
            "6:5 signals[0].tests: no headline that must not count",
        ),
        (
            "unrelated: [Rostock opens fair]",
            "denied: [Harbour of Rostock opens]",
            "8:16 signals[0].tests.denied[0]: this headline stands under `counts` already",
        ),
        (", place: [$place]", "", "2:9 terms.place: nothing uses $place"),
        ("    when", "    role: leading\n    when", "3:1 signals: no signal is decisive, so the watch can never fire"),
        (
            "    when",
            "    deadline: 2026-01-01\n    not_before: 2026-02-01\n    when",
            "5:15 signals[0].deadline: the deadline is before `not_before`",
        ),
    ],
)
def test_what_is_probably_not_meant_is_warned_of(old: str, new: str, said: str):
    """Each warning stands at its place."""
    line, _, words = said.partition(" ")
    column = line.partition(":")[2]

    found = warned(GOOD.replace(old, new))

    assert any(words in each for each in found), found
    assert column or line


@pytest.mark.parametrize("extra", ["who: de", "target: {for: de}", "anywhere: [Baltic]", "when2: x"])
def test_whose_it_is_may_be_said_by_the_signal(extra: str):
    """One slot is enough where a doer, a target or a place narrows it."""
    if extra == "when2: x":
        text = LEAST.replace("what: [harbour]", "what: [harbour], who: de")
    else:
        text = f"{LEAST}    {extra}\n"

    assert [each for each in warned(text) if "whose" in each] == []


WIDER = """\
watch: harbour
terms: {town: [Rostock, Kiel], craft: [tanker, ferry]}
signals:
  - id: opened
    when:
      - does: [open, unbar]
        what: {thing: [harbour, pier], place: [$town]}
        near: 9
    never: [fair]
    tests:
      counts: [Harbour of Rostock opens]
      unrelated: [Rostock opens fair]
  - id: called
    role: leading
    when: [{does: [call at], event: [arrival], what: {craft: [$craft], place: [$town]}}]
    contrary: [{does: [leave], what: {craft: [$craft]}}]
    tests:
      counts: [Tanker calls at Kiel]
      denied: [No tanker calls at Kiel]
"""


def doubted(old: str, new: str) -> list[str]:
    """What is warned of in the wider watch, with one change."""
    assert old in WIDER
    return [each.partition(" ")[2] for each in warned(WIDER.replace(old, new))]


def test_a_watch_with_every_key_has_no_warning():
    """It is the ground that the next tests stand on."""
    assert warned(WIDER) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[tanker, ferry]", "[tanker, ferry, tanker]", "terms.craft[2]: “tanker” stands here twice"),
        ("[tanker, ferry]", "[oil tanker, tanker]", "terms.craft[0]: “tanker” meets all that “oil tanker” does"),
        ("[tanker, ferry]", "[tank*, tanker]", "terms.craft[1]: “tank*” meets all that “tanker” does"),
        ("[tanker, ferry]", "[ferryboat, ferr*]", "terms.craft[0]: “ferr*” meets all that “ferryboat” does"),
        (
            "[tanker, ferry]",
            "[NATO boat, nato boat, ferry]",
            "terms.craft[0]: “nato boat” meets all that “NATO boat” does",
        ),
        ("[tanker, ferry]", "[ferry, ferries]", "terms.craft[1]: “ferry” meets all that “ferries” does"),
        ("[tanker, ferry]", "[tug .. ferry, ferry]", None),
        ("[tanker, ferry]", "[oil tanker, oil tank*]", "terms.craft[0]: “oil tank*” meets all that “oil tanker” does"),
        ("[tanker, ferry]", "[ferry, end of the ferry]", None),
        (
            "[tanker, ferry]",
            "[танкер, нафтовий танкер]",
            "terms.craft[1]: “танкер” meets all that “нафтовий танкер” does",
        ),
        ("[tanker, ferry]", "[танкер, капітан танкера]", None),
        ("[$town]}\n", "[$town, Kiel]}\n", "signals[0].when[0].what.place[1]: “$town” meets all that “Kiel” does"),
        ("[fair]", "[fair, end of the fair]", "signals[0].never[1]: “fair” meets all that “end of the fair” does"),
        ("[open, unbar]", "[open, open up, unbar]", None),
        ("[open, unbar]", "[$open, unbar, open]", "signals[0].when[0].does[2]: “$open” meets all that “open” does"),
        ("{town", "{+open: [unbolt, open], town", "terms.+open[1]: “$open” meets all that “open” does"),
        ("{town", "{+ship: [hydrofoil], town", None),
    ],
)
def test_a_term_that_another_meets_adds_nothing(old: str, new: str, said: str | None):
    """The needless one is named, not a verb with its own words, nor what only belongs to the other."""
    found = [each for each in doubted(old, new) if "meets all" in each or "twice" in each]

    assert found == ([said] if said else [])


def test_a_list_that_makes_phrases_needs_all_its_terms():
    """A ferry is met where "Kiel ferry" is, but "ferry captain" is not where "Kiel ferry captain" is."""
    assert doubted("{craft: [$craft], place", "{craft: [$craft captain], place") == []
    assert doubted("[tanker, ferry]", "[tanker, ferry, Kiel ferry]") != []

    text = WIDER.replace("{craft: [$craft], place", "{craft: [$craft captain], place")
    assert warned(text.replace("[tanker, ferry]", "[tanker, ferry, Kiel ferry]")) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "Rostock, Kiel",
            "'Rostock, Germany', Kiel",
            "terms.town[0]: “,” parts what it stands between, so nothing can meet “Rostock, Germany”",
        ),
        (
            "[tanker, ferry]",
            "[one two three four five six seven eight nine, ferry]",
            "terms.craft[0]: no headline has these 9 words in this order",
        ),
        ("[tanker, ferry]", "[OIL, ferry]", "terms.craft[0]: “OIL” meets no “oil”: short words in capitals are names"),
        ("[tanker, ferry]", "[=OIL, LNG, FPSO, ferry]", None),
        ("[tanker, ferry]", "[EU*, ferry]", "terms.craft[0]: “EU*” meets “eu...” as well: a prefix knows no capitals"),
        ("[tanker, ferry]", "[NATO*, /tank(er|s)/, ferry]", None),
        (
            "what: {thing: [harbour, pier], place: [$town]}\n        near: 9",
            "what: {thing: [harbour], place: [$town], x: [quay]}\n        near: 1",
            "signals[0].when[0].near: 3 parts cannot all stand within 1 word of the verb",
        ),
        ("    never: [fair]", "    near: 1\n    never: [fair]", None),
        ("[open, unbar]", "[open, зняти]", None),
        (
            "[open, unbar]",
            "[open, танкер]",
            "signals[0].when[0].does[1]: “танкер” is no verb of a language that is read",
        ),
    ],
)
def test_terms_that_nothing_can_meet_are_named(old: str, new: str, said: str | None):
    """Marks part words, capitals are names, and a newsroom's words are not ten in a row."""
    assert doubted(old, new) == ([said] if said else [])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[open, unbar]", "[opens, unbar]", "signals[0].when[0].does[0]: “opens” is a form of “open”"),
        ("[open, unbar]", "[opened up, unbar]", "signals[0].when[0].does[0]: “opened” is a form of “open”"),
        ("[open, unbar]", "[=opens, unbar, /opens?/, open*, $open]", None),
        (
            "[open, unbar]",
            "[open, patent]",
            "signals[0].when[0].does[1]: “patents” may be a noun, and is taken for the verb",
        ),
        (
            "[open, unbar]",
            "[open, ferry]",
            "signals[0].when[0].does[1]: “ferries” may be a noun, and is taken for the verb",
        ),
        ("[open, unbar]", "[open, release]", None),
    ],
)
def test_verbs_are_written_as_verbs(old: str, new: str, said: str | None):
    """As infinitives, and not where a headline would take them for nouns that nothing guards."""
    found = [each for each in doubted(old, new) if "form of" in each or "noun" in each]

    assert found == ([said] if said else [])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[fair]", "[pier]", "signals[0].never[0]: it forbids “pier” of `thing`, which can never count"),
        ("[fair]", "[fair, harbour, pier]", "signals[0].never[1]: it forbids all of `thing`, so nothing can count"),
        ("[fair]", "[open*]", "signals[0].never[0]: it forbids “open” of the verbs, which can never count"),
        ("[fair]", "[open]", None),
        ("[fair]", "[Kiel harbour]", None),
        ("[fair]", "[Kiel]", "signals[0].never[0]: it forbids “Kiel” of `place`, which can never count"),
        (
            "        near: 9",
            "        near: 9\n        never: [Rostock]",
            "signals[0].when[0].never[0]: it forbids “Rostock” of `place`, which can never count",
        ),
    ],
)
def test_what_never_forbids_cannot_be_asked_for(old: str, new: str, said: str | None):
    """A rule that asks for a pier and never for a pier counts no pier."""
    found = [each for each in doubted(old, new) if "forbids" in each]

    assert found[:1] == ([said] if said else [])


@pytest.mark.parametrize(
    ("when", "contrary", "said"),
    [
        ("does: [call at], what: [tanker]", "does: [leave, call at], what: [tanker]", "does"),
        ("does: [call at], what: [tanker]", "does: [call at], what: [ferry, tanker]", "does"),
        ("event: [arrival], what: [tanker]", "event: [arrival], what: [tanker]", "event"),
        ("does: [call at, moor], what: [tanker]", "does: [call at], what: [tanker]", ""),
        ("does: [call at], what: [tanker]", "does: [call at], what: [ferry]", ""),
        ("does: [call at], what: [tanker]", "does: [call at], what: {craft: [tanker], place: [Kiel]}", ""),
        ("does: [call at], what: [tanker]", "does: [leave], what: [tanker]", ""),
    ],
)
def test_verbs_that_the_contrary_has_too_say_the_opposite(when: str, contrary: str, said: str):
    """Where `contrary` has every verb of `when`, about the same things, nothing can count."""
    text = f"watch: harbour\nsignals:\n  - id: a\n    when: [{{{when}}}]\n    contrary: [{{{contrary}}}]\n"

    found = [each.partition(" ")[2] for each in warned(text) if "opposite" in each]

    assert found == (
        [f"signals[0].when[0].{said}: `contrary` has all of these: it is always the opposite"] if said else []
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "[Rostock opens fair]",
            "[Mayor opens exhibition]",
            "signals[0].tests.unrelated[0]: it names nothing that the rule asks for, and is quiet under any rule",
        ),
        (
            "[Rostock opens fair]",
            "[Helsinki avaa uuden sataman]",
            "signals[0].tests.unrelated[0]: nothing is read in its language, “fi”: it is quiet under any rule",
        ),
        (
            "[Rostock opens fair]",
            "['2026']",
            "signals[0].tests.unrelated[0]: nothing is read in its language: it is quiet under any rule",
        ),
        ("[Rostock opens fair]", "[{title: Mayor opens exhibition, summary: It stands on the pier.}]", None),
        ("[harbour, pier]", "[harbour, /pier|quay/]", None),
        ("[harbour, pier]", "[/fa.r/, pier]", None),
        ("    never: [fair]", "    who: de\n    never: [fair]", None),
        ("[harbour, pier]", "[harbour, pie*]", None),
    ],
)
def test_headlines_that_would_be_quiet_under_any_rule_test_nothing(old: str, new: str, said: str | None):
    """They share no word with the rule, or are in a language that nobody reads."""
    assert doubted(old, new) == ([said] if said else [])


def test_a_headline_that_names_the_doer_tests_what_else_is_asked_for():
    """Berlin opens many things."""
    text = WIDER.replace("    never: [fair]", "    who: de\n    never: [fair]")

    assert warned(text.replace("[Rostock opens fair]", "[Germany opens exhibition]")) == []
    assert len(warned(text.replace("[Rostock opens fair]", "[Denmark opens exhibition]"))) == 1


def test_a_rule_without_words_of_a_language_is_quiet_in_it():
    """A German headline tests nothing of a rule whose verb is English alone."""
    text = WIDER.replace("[open, unbar]", "[moor]").replace(
        "[Rostock opens fair]", "[Im Hafen von Rostock liegt nichts]"
    )

    assert [each.partition(" ")[2] for each in warned(text)] == [
        "signals[0].tests.unrelated[0]: the rule has no words in its language, “de”: it is quiet under any rule"
    ]


def test_what_never_forbids_of_two_patterns_is_told_once():
    """It stands in one place."""
    text = WIDER.replace(
        "    never: [fair]", "      - {does: [unlock], what: {thing: [quay], place: [$town]}}\n    never: [Kiel]"
    )

    assert len([each for each in warned(text) if "forbids" in each]) == 1


def test_a_window_lasts_as_long_as_what_is_waited_for():
    """What was missed cannot fire by silence afterwards."""
    late = "    deadline: 2026-01-30T00:00:00Z\n    wait: 48h\n    cancels: [called]\n    when:\n"
    text = WIDER.replace("    when:\n", late).replace("terms:", "window: {by: 2026-01-31T00:00:00Z}\nterms:")

    assert [each.partition(" ")[2] for each in warned(text)] == [
        "window.by: the window ends before the deadline of opened and its `wait` are over"
    ]
    assert warned(text.replace("by: 2026-01-31", "by: 2026-02-01")) == []


def test_words_that_cannot_be_used_are_looked_at_when_they_can():
    """An unknown list is an error; what else the words are doubted for waits until it is mended."""
    found = told(WIDER.replace("[tanker, ferry]", "[oil tanker, tanker, $nowhere]"), closely=True)

    assert {problem.what for problem in found.problems} == {"no list is called $nowhere"}


def test_lists_may_be_used_anywhere():
    """In verbs, nouns, slots, `anywhere`, `never`, and in another list; an extension of a shipped one always is."""
    text = """\
watch: harbour
terms: {a: [open], b: [opening], c: [harbour], d: [x], e: [y], f: [z], g: [v], +open: [unbar]}
signals:
  - id: opened
    when: [{does: [$a], event: [$b], what: {x: [$c], y: [port]}, anywhere: [$d], never: [$e]}]
    anywhere: [$f big]
    never: [$g]
"""
    assert warned(text) == ["4:5 signals[0]: a signal without tests"]


def test_warnings_come_along_with_the_errors_of_other_signals():
    """All of it at once."""
    text = LEAST + "  - id: closed\n    when: [{dose: x, what: y}]\n"

    found = told(text, closely=True)

    assert found.watch is None
    assert [problem.severity.value for problem in found.problems] == ["warning", "warning", "error", "error"]


@pytest.fixture
def home(tmp_path: Path) -> Paths:
    return a_home(tmp_path, feeds=FEEDS, watches__harbour=LEAST, watches__pier="watch: pier")


def places(found: Linted) -> list[str]:
    return [f"{problem.file}:{problem.line}" for problem in found.problems]


def test_a_whole_home_is_looked_at(home: Paths):
    """Feeds and every watch."""
    found = lint(home)

    assert found.files == ("feeds.yaml", "watches/harbour.yaml", "watches/pier.yaml")
    assert places(found) == ["watches/harbour.yaml:3", "watches/harbour.yaml:4", "watches/pier.yaml:1"]
    assert (found.errors, found.warnings) == (1, 2)


def test_a_watch_a_file_and_a_folder_can_be_named(home: Paths):
    """What is named is looked at, once, and nothing else."""
    assert lint(home, ["pier"]).files == ("watches/pier.yaml",)
    assert lint(home, ["watches/pier.yaml", "pier", "harbour/opened"]).files == (
        "watches/pier.yaml",
        "watches/harbour.yaml",
    )
    assert lint(home, ["watches"]).files == ("watches/harbour.yaml", "watches/pier.yaml")
    assert lint(home, [str(home.root)]).files == ("feeds.yaml", "watches/harbour.yaml", "watches/pier.yaml")


def test_a_file_is_of_the_kind_whose_keys_it_has(home: Paths):
    """Wherever it lies, and whatever it is called."""
    (home.root / "feeds2.yaml").write_text(FEEDS + "  - {id: a, url: 'file:x'}\n  - {id: b}\n")
    (home.root / "set.yaml").write_text("network: {allw: 1}")
    (home.root / "words.yaml").write_text("things: {a: []}")
    (home.root / "mine.yaml").write_text(LEAST.replace("watch: harbour\n", "feeds: [prts]\n"))
    (home.root / "odd.yaml").write_text("- a")

    found = lint(home, ["feeds2.yaml", "set.yaml", "words.yaml", "mine.yaml", "odd.yaml"])

    assert [problem.what for problem in found.problems if problem.severity is Severity.ERROR] == [
        "no 'url'",
        "unknown key 'allw'",
        "the list is empty",
        "no 'watch'",
        "a list where a watch with keys (watch, title, question...) belongs",
    ]
    assert "no feed has the tag or id 'prts'" in [problem.what for problem in found.problems]


def test_a_file_can_be_looked_at_without_a_home(tmp_path: Path):
    """A watch that somebody shared, say."""
    paths = a_home(tmp_path)
    paths.watches.rmdir()
    (tmp_path / "harbour.yaml").write_text(LEAST + "feeds: [whatever]")

    assert lint(paths, ["harbour.yaml"]).errors == 0


@pytest.mark.parametrize(
    ("target", "said"), [("nope.yaml", "there is no file 'nope.yaml'"), ("harbor", "did you mean 'harbour'?")]
)
def test_what_is_not_there_is_wrong_usage(target: str, said: str, home: Paths):
    """The nearest watch is named."""
    with pytest.raises(UsageError) as caught:
        lint(home, [target])

    assert said in str(caught.value)
