"""A watch file changed by splicing: what is not meant stays as it is, to the byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlist.definitions.nodes import plain
from watchlist.definitions.shipped import folder
from watchlist.definitions.tree import read
from watchlist.definitions.watch_edits import Lines, dumped, with_enabled, with_signal
from watchlist.errors import UsageError

SHIPPED = sorted((folder() / "watches").glob("*.yaml"))
SIGNAL = {
    "id": "new",
    "when": [{"does": ["open"], "what": {"site": ["mine", "pit"]}}],
    "tests": {"counts": Lines(["Mine opens: a first # for Dobra, at last", "No"])},
}
BLOCK = """# ours
watch: harbour   # its name
signals:   # all of them
  - id: opened
    when: [{does: [open], what: [harbour]}]   # any

  # the other one
  - {id: closed, when: [{does: [close], what: [harbour]}]}
# the end
terms: {x: [y]}
"""
FLOW = "watch: harbour\nsignals: [{id: opened, when: [{does: [open], what: [harbour]}]}]\nterms: {x: [y]}\n"
LITERAL = "watch: h\nsignals:\n- id: a\n  when: [{does: [open], what: [h]}]\n  title: |\n    two\n    lines\n\n\n"


def said(text: str) -> object:
    """What a text says, read strictly."""
    tree = read(text.encode(), "x.yaml")
    assert tree.root is not None
    assert not tree.problems, tree.problems
    return plain(tree.root)


def without(changed: str, text: str) -> str:
    """What was put into a text, given that nothing else was moved."""
    start = next((at for at, (old, new) in enumerate(zip(text, changed, strict=False)) if old != new), len(text))
    length = len(changed) - len(text)
    while changed[:start] + changed[start + length :] != text:
        start -= 1
        assert start >= 0, "more than one place was changed"
    return changed[start : start + length]


@pytest.mark.parametrize("text", [BLOCK, FLOW, LITERAL, BLOCK.rstrip("\n"), FLOW.rstrip("\n")])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_signal_is_added_at_the_end_and_nothing_else_moves(text: str, newline: str):
    """In blocks and on one line, with either line end, with or without a last one."""
    text = text.replace("\n", newline)
    before = said(text)
    changed = with_signal(text, SIGNAL)
    after = said(changed)

    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert after["signals"][:-1] == before["signals"]
    assert after["signals"][-1] == SIGNAL
    assert {**after, "signals": 0} == {**before, "signals": 0}
    assert without(changed, text)
    assert newline == "\n" or "\n" not in changed.replace("\r\n", "")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@given(
    headline=st.text(
        st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_characters="\x7f\x85\xa0"), min_size=1, max_size=60
    )
)
def test_any_headline_can_be_added_to_a_shipped_watch(path: object, headline: str):
    """Whatever YAML would make of a headline, it comes back as it was given."""
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    signal = {**SIGNAL, "tests": {"counts": Lines([headline])}}
    changed = with_signal(text, signal)

    assert said(changed)["signals"][-1] == signal  # type: ignore[index]
    assert without(changed, text)


@pytest.mark.parametrize("text", ["watch: x\n", "watch: x\nsignals: {id: a}\n", "watch: x\nsignals: []\n", "[]"])
def test_where_there_is_no_list_of_signals_the_owner_is_asked(text: str):
    """A file written in another way is left to its owner."""
    with pytest.raises(UsageError, match="edit it by hand"):
        with_signal(text, SIGNAL)


def test_a_watch_is_switched_by_one_word():
    """A switch that is there is turned; one that is not stands below the watch's name."""
    off = with_enabled(BLOCK, enabled=False)

    assert without(off, BLOCK) == "enabled: false\n"
    assert off.splitlines()[2] == "enabled: false"
    assert with_enabled(off, enabled=True) == off.replace("false", "true")
    assert with_enabled("watch: x", enabled=False) == "watch: x\nenabled: false\n"
    assert with_enabled("signals: 1\r\nwatch: x\r\n", enabled=False) == "signals: 1\r\nwatch: x\r\nenabled: false\r\n"


@pytest.mark.parametrize("text", ["{watch: x}", "- a\n", "signals: [1]\n"])
def test_a_switch_that_cannot_be_put_in_safely_is_left_to_the_owner(text: str):
    """A file on one line, or without a name, is not guessed at."""
    with pytest.raises(UsageError, match="edit it by hand"):
        with_enabled(text, enabled=False)


def test_a_new_file_is_written_as_people_write_it():
    """Blocks for what has parts, one line for short lists, a line for each headline."""
    assert dumped({"watch": "w", "signals": [SIGNAL]}) == (
        "watch: w\n"
        "signals:\n"
        "  - id: new\n"
        "    when:\n"
        "      - does: [open]\n"
        "        what:\n"
        "          site: [mine, pit]\n"
        "    tests:\n"
        "      counts:\n"
        "        - 'Mine opens: a first # for Dobra, at last'\n"
        "        - 'No'\n"
    )
