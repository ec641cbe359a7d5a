"""`watchlist lint`: every problem of every file, at once."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Caller
from tests.definitions.builders import FEEDS, LEAST, a_home

TESTS = "a signal without tests - add `tests:`, headlines that count and that do not"
WHOSE = "nothing says whose, or where - add `who`, `target`, or another slot to `what`"
PIER = LEAST.replace("harbour\nsignals", "pier\nsignals")


@pytest.fixture
def home(call: Caller) -> Caller:
    """A home in the current folder with a watch that is warned of, and one that is broken."""
    a_home(call.folder, feeds=FEEDS, watches__harbour=LEAST, watches__pier=PIER.replace("when", "whne"))
    return call


def test_problems_and_warnings_are_told_with_their_mends(home: Caller):
    """The last line counts them; an error exits with 2."""
    called = home("lint")

    assert called.code == 2
    assert called.out.splitlines() == [
        f"watches/harbour.yaml:3:5 warning: signals[0]: {TESTS}",
        f"watches/harbour.yaml:4:12 warning: signals[0].when[0]: {WHOSE}",
        "watches/pier.yaml:3:5 signals[0]: no 'when' - add `when:`, patterns: any of them says that it happened.",
        "watches/pier.yaml:4:5 signals[0]: unknown key 'whne' - did you mean 'when'?",
        "3 files, 2 problems, 2 warnings",
    ]
    assert called.err == ""


def test_warnings_alone_are_no_error_unless_they_shall_be(home: Caller):
    """`--strict` is for whoever keeps watches in a repository."""
    assert home("lint", "harbour").code == 0
    assert home("lint", "harbour").out.endswith("1 file, no problems, 2 warnings\n")
    assert home("lint", "--strict", "harbour").code == 2


def test_what_is_right_is_told_in_a_line(home: Caller):
    """The shipped feeds and the owner's have no warnings."""
    assert home("lint", "feeds.yaml", "--strict").out == "1 file, no problems\n"


def test_json_is_one_document(home: Caller):
    """For editors and scripts."""
    called = home("lint", "--json", "pier")
    document = json.loads(called.out)

    assert called.code == 2
    assert (document["version"], document["files"]) == (1, ["watches/pier.yaml"])
    assert document["problems"][1] == {
        "file": "watches/pier.yaml",
        "line": 4,
        "column": 5,
        "path": "signals[0]",
        "what": "unknown key 'whne'",
        "mend": "did you mean 'when'?",
        "severity": "error",
    }


def test_a_watch_that_is_not_there_is_wrong_usage(home: Caller):
    """The nearest is named."""
    called = home("lint", "harbor")

    assert (called.code, called.out) == (2, "")
    assert "did you mean 'harbour'?" in called.err


def test_where_there_is_no_home_the_message_says_what_to_do(call: Caller):
    """A newcomer's first command."""
    called = call("lint")

    assert called.code == 2
    assert "init` writes one there" in called.err


def test_control_characters_of_a_file_do_not_reach_the_terminal(home: Caller):
    """A watch that somebody shared cannot clear the screen, nor rename the window."""
    (home.folder / "watches" / "pier.yaml").write_text(
        LEAST + 'terms: {"\\e]0;x\\a": [a]}\nfeeds: ["\\u202eabc"]\n"\\e[2J": "\\e[31m"\n', encoding="utf-8"
    )

    assert home("lint").out.replace("\n", "").isprintable()


@pytest.mark.parametrize("content", [b"[" * 100_000, b"\xff\xfe\x00", b"a: &a [*a]\n", b"\x00", b"watch: pier\n" * 3])
def test_a_hostile_file_is_a_problem_and_the_others_are_looked_at(content: bytes, home: Caller):
    """Whatever it holds."""
    (home.folder / "watches" / "pier.yaml").write_bytes(content)

    called = home("lint")

    assert called.code == 2
    assert "watches/pier.yaml:" in called.out
    assert "watches/harbour.yaml:3:5 warning" in called.out
