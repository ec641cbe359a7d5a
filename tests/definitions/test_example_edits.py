"""A headline into the tests of a signal, and a word into its `never`, with nothing else moved."""

from __future__ import annotations

import pytest

from watchlist.definitions.example_edits import with_example, with_never
from watchlist.definitions.nodes import plain
from watchlist.definitions.shipped import folder
from watchlist.definitions.tree import read
from watchlist.definitions.watches import read_watch
from watchlist.errors import UsageError
from watchlist.language.vocabulary import load

SHIPPED = sorted((folder() / "watches").glob("*.yaml"))
HEADLINE = "Harbour's museum opens: a first # for us, [at] last"
HEAD = "watch: h\nsignals:\n"
WHEN = "when: [{does: [open], what: [harbour]}]"
BLOCK = f"""# ours
{HEAD}  # the first
  - id: opened   # its name
    {WHEN}   # any
    tests:
      counts:
        - 'Mayor opens harbour'   # the best
      unrelated:
        - 'Cat found'   # a cat
        # and no dog
      hedged: [Mayor may open harbour]
  # the other one
  - id: closed
    {WHEN}
"""


def said(text: str) -> dict:
    """What a text says, read as strictly as a watch file is."""
    told = read_watch(read(text.encode(), "h.yaml"), "h", vocabulary=load())
    assert told.watch is not None, told.problems
    return plain(read(text.encode(), "h.yaml").root)


def kept(changed: str, text: str) -> bool:
    """Whether all lines of a text are in what it was changed to, in their order, to the byte."""
    lines = iter(changed.splitlines(keepends=True))
    return all(line in lines for line in text.splitlines(keepends=True))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize(
    ("text", "signal"),
    [
        (BLOCK, "opened"),
        (BLOCK, "closed"),
        (BLOCK.replace("      unrelated:\n        - 'Cat found'   # a cat\n        # and no dog\n", ""), "opened"),
        (f"{HEAD}- id: opened\n  {WHEN}\n  tests:\n    unrelated:\n    - Cat found\n", "opened"),
        (f"{HEAD}- id: opened\n  {WHEN}\n  title: |-\n    It\n    opens\n", "opened"),
    ],
)
def test_a_headline_is_added_and_no_line_is_moved(text: str, signal: str, end: str, newline: str):
    """Where the status is there, where it is not, where there are no tests; with either line end, or without a last."""
    text = (text.rstrip("\n") + end).replace("\n", newline)
    changed = with_example(text, signal, "unrelated", HEADLINE)
    before, after = said(text), said(changed)

    (number,) = (place for place, each in enumerate(after["signals"]) if each["id"] == signal)
    tests = after["signals"][number].pop("tests")
    known = before["signals"][number].pop("tests", {})
    assert tests == {**known, "unrelated": [*known.get("unrelated", []), HEADLINE]}
    assert after == before
    assert kept(changed, text) or not end
    assert newline == "\n" or "\n" not in changed.replace("\r\n", "")


@pytest.mark.parametrize(
    ("tests", "after"),
    [
        ("unrelated: [Cat found]", "unrelated: ['Cat found', 'Dog''s']"),
        ("unrelated: ['Cat: found', \"Cow\"]", "unrelated: ['Cat: found', \"Cow\", 'Dog''s']"),
        ("unrelated: Cat found", "unrelated: ['Cat found', 'Dog''s']"),
        ("unrelated: [{title: Cat, summary: It is}]", "unrelated: [{title: Cat, summary: It is}, 'Dog''s']"),
        ("counts: [Mayor opens harbour]", "counts: [Mayor opens harbour], unrelated: ['Dog''s']"),
    ],
)
def test_a_list_in_brackets_stays_in_brackets(tests: str, after: str):
    """The entries get the quotes that a list of headlines needs; what is around them stays."""
    text = f"{HEAD}  - {{id: a, {WHEN}, tests: {{{tests}}}}}  # one line\n"
    changed = with_example(text, "a", "unrelated", "Dog's")

    assert changed == text.replace(f"{{{tests}}}", f"{{{after}}}")
    said(changed)


def test_a_signal_on_one_line_gets_its_tests_there():
    """Behind what it has."""
    text = f"{HEAD}  - {{id: a, {WHEN}}}\n"

    assert with_example(text, "a", "unrelated", "Dog, found") == text.replace(
        "}]}\n", "}], tests: {unrelated: ['Dog, found']}}\n"
    )


def test_a_headline_may_come_with_what_stands_around_it():
    """In a block and in brackets."""
    long = {"title": "Dog's: found", "summary": "It is, says Herald", "from": "Herald"}
    for text in (BLOCK, f"{HEAD}  - {{id: opened, {WHEN}, tests: {{unrelated: [Cat]}}}}\n"):
        after = said(with_example(text, "opened", "unrelated", long))

        assert after["signals"][0]["tests"]["unrelated"][-1] == long


@pytest.mark.parametrize(
    ("signal", "after"),
    [
        (f"- id: a\n  {WHEN}\n", f"- id: a\n  {WHEN}\n  never: [museum]\n"),
        (f"- id: a\n  {WHEN}\n  tests: {{}}\n", f"- id: a\n  {WHEN}\n  never: [museum]\n  tests: {{}}\n"),
        (f"- id: a\n  {WHEN}\n  never: [fair]  # no\n", f"- id: a\n  {WHEN}\n  never: [fair, museum]  # no\n"),
        (f"- id: a\n  {WHEN}\n  never: fair\n", f"- id: a\n  {WHEN}\n  never: [fair, museum]\n"),
        (f"- id: a\n  never:\n    - fair\n  {WHEN}\n", f"- id: a\n  never:\n    - fair\n    - museum\n  {WHEN}\n"),
        (f"- {{id: a, {WHEN}}}\n", f"- {{id: a, {WHEN}, never: [museum]}}\n"),
        (
            "- id: a\n  when:\n    - {does: [open], never: [fair]}\n    - does: [begin]\n",
            "- id: a\n  when:\n    - {does: [open], never: [fair, museum]}\n    - does: [begin]\n  never: [museum]\n",
        ),
        (
            "- id: a\n  when:\n    - {does: [open], never: fair}\n  never: [cat]\n",
            "- id: a\n  when:\n    - {does: [open], never: [fair, museum]}\n  never: [cat, museum]\n",
        ),
        (
            "- id: a\n  when: {does: [open], never: [fair]}\n",
            "- id: a\n  when: {does: [open], never: [fair, museum]}\n",
        ),
        ("- tests: {counts: [x]}\n  id: a\n  when: {does: [open]}\n",) * 2,
    ],
)  # fmt: skip
def test_a_word_is_added_to_every_never(signal: str, after: str):
    """To the signal's own where a pattern has none, and to those of the patterns that have one."""
    changed = with_never(HEAD + signal, "a", "museum")

    if signal == after:
        after = f"{signal}  never: [museum]\n"
    assert changed == HEAD + after
    said(changed)


def test_a_word_that_yaml_would_cut_is_quoted():
    """Commas, colons and words that are none."""
    for word in ("on", "a: b", "a, b", "=Fair"):
        changed = with_never(f"{HEAD}- id: a\n  {WHEN}\n", "a", word)

        assert said(changed)["signals"][0]["never"] == [word]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_watches_can_be_changed_so(path):
    """Every signal of theirs takes an example and a word, and nothing else is different."""
    text = path.read_text(encoding="utf-8")
    before = plain(read(text.encode(), path.name).root)
    for number, signal in enumerate(before["signals"]):
        changed = with_never(with_example(text, signal["id"], "unrelated", HEADLINE), signal["id"], "museum")
        after = plain(read(changed.encode(), path.name).root)
        found = after["signals"][number]

        assert found["tests"]["unrelated"][-1] == HEADLINE
        assert found["never"][-1] == "museum"
        assert {**after, "signals": 0} == {**before, "signals": 0}
        others = [each for place, each in enumerate(after["signals"]) if place != number]
        assert others == [each for place, each in enumerate(before["signals"]) if place != number]
        assert kept(changed, text) or "never" in signal


@pytest.mark.parametrize(
    "text",
    [
        "signals: 3\n",
        f"{HEAD}- id: b\n",
        f"{HEAD}- id: a\n  tests: 3\n",
        f"{HEAD}- id: a\n  tests:\n    unrelated: |\n      Cat\n",
        f"{HEAD}- id: a\n  tests:\n    unrelated: []\n",
    ],
)
def test_what_cannot_be_changed_safely_is_left_to_its_owner(text: str):
    """What has no such signal, or is written in a way of its own."""
    with pytest.raises(UsageError, match="edit it by hand"):
        with_example(text, "a", "unrelated", "Dog")


def test_a_headline_of_many_lines_is_none():
    """It would not stay in its place."""
    for text in (BLOCK, f"{HEAD}  - {{id: opened, {WHEN}}}\n"):
        with pytest.raises(UsageError, match="edit it by hand"):
            with_example(text, "opened", "unrelated", "Dog\n\nfound")
