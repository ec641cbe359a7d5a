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
