"""A watch file changed by splicing: what is not meant stays as it is, to the byte."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from watchlist.definitions.nodes import plain
from watchlist.definitions.shipped import folder
from watchlist.definitions.tree import read
from watchlist.definitions.watch_edits import Lines, dumped, with_enabled, with_signal
from watchlist.definitions.watches import read_watch
from watchlist.errors import UsageError
from watchlist.language.vocabulary import load

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
CLOSED = "watch: harbour\nsignals: [\n  {id: a, when: [{does: [open], what: [h]}]} ]\n"
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


@pytest.mark.parametrize("text", [BLOCK, FLOW, LITERAL, CLOSED, BLOCK.rstrip("\n"), FLOW.rstrip("\n")])
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

    assert said(changed)["signals"] == [*said(text)["signals"], signal]  # type: ignore[index]
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
    assert with_enabled("{watch: x, signals: []}", enabled=False) == "{watch: x, enabled: false, signals: []}"
    assert with_enabled("signals: 1\r\nwatch: x\r\n", enabled=False) == "signals: 1\r\nwatch: x\r\nenabled: false\r\n"


@pytest.mark.parametrize("text", ["- a\n", "signals: [1]\n"])
def test_a_switch_that_cannot_be_put_in_safely_is_left_to_the_owner(text: str):
    """A file without a name is not guessed at."""
    with pytest.raises(UsageError, match="edit it by hand"):
        with_enabled(text, enabled=False)


IN_LINES = "watch: h\nsignals: [\n  {id: a, when: [{does: [open], what: [h]}]}, # ours\n]\n"


@pytest.mark.parametrize("text", [IN_LINES, IN_LINES.replace(", #", "  #"), IN_LINES.replace(", # ours", "")])
def test_a_list_in_brackets_with_a_line_each_keeps_its_lines(text: str):
    """The new signal has a line of its own, and a comment stays with the one that it is about."""
    changed = with_signal(text, {"id": "b", "when": [{"does": ["close"], "what": ["h"]}]})
    lines = changed.splitlines()

    assert said(changed)["signals"][1]["id"] == "b"  # type: ignore[index]
    assert lines[3].startswith("  {id: b, ")
    assert ("# ours" in lines[2]) is ("# ours" in text)
    assert changed.replace(f"{lines[3]}\n", "") in {text, text.replace("]}]}", "]}]},")}


def test_comments_of_the_last_signal_stay_with_it():
    """What stands further in than the dashes is about the signal above; what does not begins something else."""
    text = "watch: h\nsignals:\n  - id: a\n    when: [{does: [open]}]\n    # about a\n  # about none\n"
    changed = with_signal(text, {"id": "b", "when": [{"does": ["close"]}]})

    assert changed.index("# about a") < changed.index("- id: b") < changed.index("# about none")


@pytest.mark.parametrize("number", [1, 2])
def test_headlines_in_brackets_are_quoted(number: int):
    """Only quotes tell the commas of headlines from those between them, and the strict reader wants them."""
    titles = ["Mine opens, at last", "It's open"][:number]
    signal = {**SIGNAL, "who": ["no", "us"], "deadline": "2027-01-01", "tests": {"counts": Lines(titles)}}
    tree = read(with_signal(FLOW, signal).encode(), "harbour.yaml")
    watch = read_watch(tree, "harbour", load()).watch

    assert watch is not None
    assert [test.title for test in watch.signals[-1].tests] == titles
    assert watch.signals[-1].rule.who == ("no", "us")


WORD = st.sampled_from(
    ["open", "close", "harbour", "ship", "no", "on", "1.5", "x: y", "a # b", "it's", '"so"', "[a]", "é, ü"]
)
HEADLINE = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
COMMENT = st.sampled_from(["", "# note", "  # é: [note", "    # further in"])
ENTRY = st.fixed_dictionaries(
    {
        "does": st.lists(st.sampled_from(["open", "close"]), min_size=1, max_size=2, unique=True),
        "titles": st.lists(HEADLINE, max_size=3),
    }
)


@st.composite
def watches(draw: st.DrawFn) -> str:
    """A watch file in any of the ways in which people write one."""
    dash = " " * draw(st.integers(0, 4))
    step = " " * draw(st.integers(1, 3))
    entries = draw(st.lists(ENTRY, min_size=1, max_size=3))
    in_brackets = draw(st.sampled_from(["", "one line", "lines"]))
    blocks, flows = [], []
    for number, entry in enumerate(entries):
        when = f"[{{does: [{', '.join(entry['does'])}], what: [harbour]}}]"
        quoted = [json.dumps(title, ensure_ascii=False) for title in entry["titles"]]
        flows.append(
            f"{{id: s{number}, when: {when}" + (f", tests: {{counts: [{', '.join(quoted)}]}}" if quoted else "") + "}"
        )
        inner = dash + step + " "
        lines = [f"{dash}-{step}id: s{number}", f"{inner}when: {when}"]
        if quoted:
            lines += [f"{inner}tests:", f"{inner}  counts:", *(f"{inner}  - {title}" for title in quoted)]
        blocks += [*lines, draw(COMMENT)]
    if in_brackets:
        between = ", " if in_brackets == "one line" else ",\n  "
        around = ("[", "]") if in_brackets == "one line" else ("[\n  ", "\n  ]")
        listed = f"signals: {around[0]}{between.join(flows)}{around[1]}"
    else:
        listed = "\n".join(["signals:", *blocks])
    parts = draw(
        st.permutations(["watch: harbour  # its name", "question: Is it open?", "terms: {+open: [unlock]}", listed])
    )
    text = draw(st.sampled_from(["\n", "\r\n"])).join("\n".join(parts).split("\n"))
    return text + draw(st.sampled_from(["", "\n", "\n\n# the end\n"]))


@given(watches(), HEADLINE)
@settings(max_examples=300, deadline=None)
def test_whatever_a_watch_looks_like_nothing_in_it_moves(text: str, headline: str):
    """Every byte stays, every other signal reads as before, and the new one says what it should."""
    strictly = read_watch(read(text.encode(), "harbour.yaml"), "harbour", load()).watch
    assert strictly is not None, text
    signal = {"id": "new", "when": [{"does": ["open"], "what": ["quay"]}], "tests": {"unrelated": Lines([headline])}}
    changed = with_signal(text, signal)
    after = read_watch(read(changed.encode(), "harbour.yaml"), "harbour", load())
    off = with_enabled(changed, enabled=False)

    assert after.watch is not None, (changed, after.problems)
    assert replace(after.watch, signals=after.watch.signals[:-1], fingerprint=strictly.fingerprint) == strictly
    assert [test.title for test in after.watch.signals[-1].tests] == [headline]
    assert without(changed, text)
    assert without(off, changed).strip(" ,\r\n") == "enabled: false"
    assert read_watch(read(off.encode(), "harbour.yaml"), "harbour", load()).watch == replace(
        after.watch, enabled=False
    )


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
