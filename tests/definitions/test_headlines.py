"""Not a word of a headline that is written as a test may be lost to YAML."""

from __future__ import annotations

import pytest
from tests.definitions.builders import LEAST, told

from watchlist.model.watch import RuleTest


def the_tests(lines: str) -> list[RuleTest]:
    """Return the tests, with which nothing is wrong."""
    found = told(f"{LEAST}    tests:\n{lines}")
    assert [str(problem) for problem in found.problems] == []
    assert found.watch is not None
    return list(found.watch.signals[0].tests)


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("counts:\n- Herald: harbour opens", "the ': ' after 'Herald' cuts the headline in two"),
        ("counts: {Herald: harbour opens}", "braces begin a table"),
        ("counts:\n- Harbour opens #breaking", "YAML takes '#breaking' for a comment"),
        ("counts: Harbour opens  # from the Herald", "YAML takes '# from the Herald' for a comment"),
        ("counts:\n- Harbour opens\n  at last #now", "YAML takes '#now' for a comment"),
        ("counts: [Harbour opens, says minister]", "a comma in brackets begins a new headline"),
        ("counts: ['Harbour opens', says minister]", "a comma in brackets begins a new headline"),
        ("counts:\n- [Live, Harbour opens]", "brackets begin a list"),
        ("counts:\n- - Harbour opens", "a list where a headline belongs"),
        ("counts:\n- {Harbour opens, says minister}", "braces begin a table"),
        ("counts:\n- {title: Harbour opens, says minister}", "unknown key 'says minister'"),
        ("counts:\n- {title: Harbour opens #breaking\n  }", "YAML takes '#breaking' for a comment"),
        ("counts:\n- {title: a, summary: Harbour opens #now\n  }", "YAML takes '#now' for a comment"),
        ("counts:\n- #breaking harbour opens", "YAML takes '#breaking harbour opens' for a comment"),
        ("counts:\n- 2026", "the number 2026 where a headline belongs"),
        ("counts:\n- true", "true (yes or no) where a headline belongs"),
    ],
)
def test_a_headline_that_yaml_would_cut_is_an_error(lines: str, what: str):
    """The error says to quote it."""
    indented = "\n".join(f"      {line}" for line in lines.split("\n"))
    found = told(f"{LEAST}    tests:\n{indented}\n")

    assert found.watch is None
    assert len(found.problems) == 1
    assert what in found.problems[0].what
    assert "quote" in found.problems[0].mend


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("counts: []", "the list is empty"),
        ("counts: [{summary: Ships come in.}]", "no 'title'"),
        ("counts: {at: 2026-01-01}", "no 'title'"),
        ("counts: [{title: 12}]", "the number 12 where a headline belongs"),
        ("counts:", "nothing is written here"),
    ],
)
def test_a_test_without_a_headline_is_an_error(line: str, what: str):
    """There would be nothing to read."""
    assert [what in problem.what for problem in told(f"{LEAST}    tests:\n      {line}\n").problems] == [True]


def test_headlines_that_yaml_leaves_whole_need_no_quotes():
    """Commas, hashes and colons inside of words, and apostrophes, are text."""
    lines = """\
      counts:
        - Harbour opens, says minister's aide
        - Pier#9 is open... at 12:30, not before
        - 'Herald: harbour opens #breaking'  # a comment after a quote is one
        - "Open: the harbour"
        - Harbour
          opens
      denied: Harbour stays shut
      hedged: [Harbour may open]
      forecast: ["Harbour to open", 'Ministers: it will']
      question: {title: "Open: when?"}
"""
    assert [test.title for test in the_tests(lines)] == [
        "Harbour opens, says minister's aide",
        "Pier#9 is open... at 12:30, not before",
        "Herald: harbour opens #breaking",
        "Open: the harbour",
        "Harbour opens",
        "Harbour stays shut",
        "Harbour may open",
        "Harbour to open",
        "Ministers: it will",
        "Open: when?",
    ]
