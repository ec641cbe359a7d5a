"""YAML is read strictly: what would surprise is refused, with its place and what to do."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from watchlist.definitions.nodes import Hole, List, Scalar, Table, find, plain, spell, walk
from watchlist.definitions.tree import DEEPEST, LARGEST, MOST_PROBLEMS, read


def said(text: str | bytes) -> list[str]:
    """Return what is wrong with the text, place and words."""
    data = text if isinstance(text, bytes) else text.encode()
    return [str(problem) for problem in read(data, "f.yaml").problems]


def value(text: str) -> object:
    """Return what the text says, where nothing is wrong with it."""
    tree = read(text.encode(), "f.yaml")
    assert tree.problems == ()
    assert tree.root is not None
    return plain(tree.root)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("0.5", 0.5),
        ("NO", "NO"),
        ("yes", "yes"),
        ("off", "off"),
        ("True", "True"),
        ("~", "~"),
        ("12:30", "12:30"),
        ("2025-05-01", "2025-05-01"),
        ("007", "007"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("1e9", "1e9"),
        (".5", ".5"),
        (".inf", ".inf"),
        ("9" * 400, "9" * 400),
        ("'12'", "12"),
        ('"true"', "true"),
        ("''", ""),
    ],
)
def test_only_true_false_null_and_plain_numbers_are_more_than_text(written: str, meant: object):
    """Norway is no `false`, half past twelve is no 750, and a day is read by whoever expects a day."""
    assert value(f"a: {written}") == {"a": meant}


def test_lists_and_tables_are_read_as_written():
    """Both styles of both, nested, say the same."""
    assert value("a: [1, {b: c}]\nd:\n- e\n- f: [g]\n") == {"a": [1, {"b": "c"}], "d": ["e", {"f": ["g"]}]}


def test_every_node_knows_its_line_and_column():
    """Places count from 1, as editors do."""
    tree = read("watch: x\nsignals:\n  - id: é\n    when: [a, b]\n".encode(), "f.yaml")
    assert tree.root is not None

    node = find(tree.root, ("signals", 0, "when", 1))

    assert (node.line, node.column) == (4, 15)
    assert find(tree.root, ("signals", 0, "id")).column == 9


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    """Files that other editors saved read the same, and their places are right."""
    tree = read(b"\xef\xbb\xbfa: b\r\nc:\r\n  - d\r\n", "f.yaml")

    assert tree.problems == ()
    assert tree.root is not None
    assert plain(tree.root) == {"a": "b", "c": ["d"]}
    assert find(tree.root, ("c", 0)).line == 3


@pytest.mark.parametrize("text", ["", "# nothing\n", "\n\n"])
def test_an_empty_file_is_no_problem_of_yaml(text: str):
    """Whether it may be empty is for its reader to say."""
    tree = read(text.encode(), "f.yaml")

    assert (tree.root, tree.problems, tree.whole) == (None, (), True)


@pytest.mark.parametrize(
    ("text", "place", "what", "mend"),
    [
        ("a: 1\na: 2", "2:1", "'a' is written twice", "line 1 has it already"),
        ("a: {b: 1, b: 2}", "1:11", "'b' is written twice", "keep one"),
        ("a: *x", "1:4", "an alias, '*x'", "quote the text"),
        ("a: &x b", "1:4", "an anchor, '&x'", "remove it"),
        ("a: &x [b]", "1:4", "an anchor, '&x'", "remove it"),
        ("a: !!python/object:os.system b", "1:4", "a tag", "remove it"),
        ("a: !x {b: c}", "1:4", "a tag", "remove it"),
        ("- ! what now", "1:3", "a tag", "quote"),
        ("a: {}\n<<: {b: c}", "2:1", "a merge key", "write the keys out"),
        ("? [a]\n: b", "1:3", "a list or a table as a key", "a key is a word"),
        ("? *x\n: b", "1:3", "an alias, '*x'", "write it out"),
        ("{? : b}", "1:4", "a value without a key", "write the key"),
        ("{: b}", "1:2", "a colon with nothing before it", "quote the text"),
        ("- ] ends", "1:3", "a bracket", "quote the text"),
        ("null: b", "1:1", "a value without a key", "write the key"),
        ("a: b\n---\nc: d", "2:1", "a second document", "one file holds one"),
        ("a: b\n...\nc: d", "3:1", "something after the end of the document", "one file"),
        ("a:\n\t- b", "2:1", "a tab", "indent with spaces"),
        ("a: |\n  b\n\tc", "3:1", "a tab", "indent with spaces"),
        ("- @home", "1:3", "a character that no text can begin with", "quote a text that begins with @"),
        ("- a: b: c", "1:7", "a second ': '", "quote the headline"),
        ("a: b\n  c: d", "2:4", "a second ': '", "stand in one column"),
        ('- "Yes" says the minister', "1:9", "the text goes on", "quote the whole headline"),
        ("- [Live] Harbour opens", "1:10", "the text goes on", "quote the whole headline"),
        ("a: 'b", "1:4", "a quote that does not end", "close it"),
        ("a: 'b\n--- ", "1:4", "a quote that does not end", "close it"),
        ("a:\n  b: [c, d", "2:6", "a list in brackets that does not end", "close it with ]"),
        ("a:\n  b: {c: d", "2:6", "a table in braces that does not end", "close it with }"),
        ("a: [", "2:1", "the file breaks off here", "close what is open"),
        ("a: b\n- c", "2:1", "this does not fit", "in one column"),
        ("a: b\nc\nd: e", "3:1", "a key without a colon", "write `key: value`"),
        ("a: - b", "1:4", "a list cannot begin here", "a line of its own"),
        ("- * wild", "1:4", "a text cannot begin with * or &", "quote it"),
        ("- >50 dead", "1:5", "a text cannot begin with > or |", "quote it"),
        (
            "%YAML 3.0\n---\na: b",
            "1:1",
            "this is not YAML: found incompatible YAML document",
            "look at the indentation",
        ),
        ('a: "\\q"', "1:5", "an unknown escape", "single quotes"),
        ('a: "\\xZZ"', "1:7", "a broken escape", "single quotes"),
        ('a: "\\ud800"', "1:7", "an escape for no character", "single quotes"),
        ("%NOPE\na: b", "1:6", "a line that begins with %", "remove it"),
        ("!y!x a", "1:1", "a tag", "remove it"),
        ("a: b\x07", "1:5", "a control character", "remove it"),
        ("é: b\nab: \x00", "2:5", "a control character", "remove it"),
    ],
)
def test_what_would_surprise_is_refused_with_its_place_and_mend(text: str, place: str, what: str, mend: str):
    """Each problem stands at its line and column, and says what to do."""
    first = said(text)[0]

    assert first.startswith(f"f.yaml:{place} ")
    assert what in first
    assert mend in first


def test_all_problems_that_can_be_seen_are_told_at_once():
    """One that does not stop the reading does not hide the next."""
    places = [line.split(" ")[0] for line in said("a: 1\na: 2\n<<: {b: c}\nd: *e\nf: &g h\n? [i]\n: j\n")]

    assert places == ["f.yaml:2:1", "f.yaml:3:1", "f.yaml:4:4", "f.yaml:5:4", "f.yaml:6:3"]


def test_what_was_refused_is_not_in_the_tree():
    """The first of two keys stays; a refused key takes its value along."""
    tree = read(b"a: 1\na: 2\n<<: {b: c}\n? [i]\n: {j: k}\nd: *e\n", "f.yaml")

    assert isinstance(tree.root, Table)
    assert list(tree.root.entries) == ["a", "d"]
    assert plain(tree.root) == {"a": 1, "d": None}
    assert isinstance(tree.root.entries["d"], Hole)


def test_a_file_that_breaks_off_keeps_what_came_before():
    """So that the problems of its first half are told along with the break."""
    tree = read(b"a: b\nc: 'd", "f.yaml")

    assert not tree.whole
    assert tree.root is not None
    assert plain(tree.root) == {"a": "b"}


def test_bytes_that_are_no_utf8_are_named_by_their_place():
    """Latin-1 and UTF-16 are told from UTF-8, and where."""
    assert said("a: b\nc: café".encode("latin-1")) == ["f.yaml:2:7 this is not UTF-8 - save the file as UTF-8"]
    assert "not UTF-8" in said("a: b".encode("utf-16"))[0]


def test_a_file_over_a_mebibyte_is_not_read():
    """Nobody writes so much by hand."""
    assert said(b"a: " + b"b" * (LARGEST - 3)) == []
    assert "keep it under 1,048,576" in said(b"a: " + b"b" * LARGEST)[0]


@pytest.mark.parametrize("text", ["[", "{", "- ", "a: [", "? ", "[{a: ", "- - "])
def test_nesting_deeper_than_thirty_is_refused_and_never_crashes(text: str):
    """A hundred thousand brackets are one problem, at once."""
    problems = said(text * (100_000 // len(text)))

    assert problems[-1].endswith(f"nested more than {DEEPEST} deep - write it flatter")


def test_nesting_of_thirty_is_read():
    """The bound is beyond what a person writes."""
    assert said("[" * DEEPEST + "]" * DEEPEST) == []


def test_no_file_has_endless_problems():
    """After so many, more of them help nobody."""
    assert len(said("".join(f"k{n}: *x\n" for n in range(3000)))) == MOST_PROBLEMS


def test_control_characters_of_the_file_do_not_reach_the_terminal():
    """A key that would clear the screen is spelled out."""
    assert said('"\\e[2J": 1\n"\\e[2J": 2') == [
        "f.yaml:2:1 '\\x1b[2J' is written twice - line 1 has it already; keep one"
    ]


def test_a_long_key_is_shortened():
    """A message fits the screen."""
    key = "k" * 500

    assert len(said(f"{key}: 1\n{key}: 2")[0]) < 150


def test_paths_lead_to_nodes_and_are_spelled_as_people_write_them():
    """A path goes as far as the file does; where a table is counted, its entries are."""
    root = read(b"a:\n  b: [c, d]\n  e: f\n", "f.yaml").root
    assert isinstance(root, Table)
    inner = root.entries["a"]
    assert isinstance(inner, Table)
    listed = inner.entries["b"]
    assert isinstance(listed, List)

    assert find(root, ("a", "b", 1)) is listed.entries[1]
    assert find(root, ("a", 1)) is inner.entries["e"]
    assert find(root, ("a", "b", "", 0)) is listed.entries[0]
    assert find(root, ("a", "b", 9)) is listed
    assert find(root, ("a", "b", "x")) is listed
    assert find(root, ("a", "x", "y")) is inner
    assert find(root, ("a", 7)) is inner
    assert find(root, ("a", "e", 0)) is inner.entries["e"]
    assert spell(("signals", 0, "when", 1, "does")) == "signals[0].when[1].does"
    assert [path for node, path in walk(root) if isinstance(node, Scalar)][-1] == ("a", "e")


SNIPPETS = st.sampled_from([
    "a", "é", "12", "true", "\n", "\r\n", "  ", "\t", ": ", ", ", "- ", "? ", "[", "]", "{", "}", "'", '"', "\\", "#",
    " #", "&x ", "*x", "!t ", "<<", "|\n", ">\n", "---\n", "...\n", "%YAML 1.1\n", "@", "`", "\x85", "\u2028", "\ufeff",
    "\x00",
])  # fmt: skip


@given(st.one_of(st.binary(max_size=200), st.lists(SNIPPETS, max_size=60).map(lambda parts: "".join(parts).encode())))
@example(b"\xff\xfea\x00")
@example(b"a: \xed\xa0\x80")
@settings(max_examples=400, deadline=None)
def test_no_bytes_make_the_reader_fail(data: bytes):
    """Whatever a file holds, there is a tree or a problem, each with its place."""
    tree = read(data, "f.yaml")

    assert tree.whole or tree.problems
    assert all(problem.line >= 1 and problem.column >= 1 and problem.what for problem in tree.problems)
    if tree.root is not None:
        plain(tree.root)
