"""`watchlist add` as a user calls it."""

import json
import os
from pathlib import Path

import pytest
from tests.cli.conftest import Caller
from tests.cli.town import Town

NEW = (
    *("add", "--watch", "rate", "--id", "cut", "--question", "Has the bank cut?", "--who", "ecb", "--does", "$cut"),
    *(
        "--what",
        "rate=$rate",
        "--counts",
        "ECB cuts rates: a surprise # really",
        "--quiet-as",
        "hedged=ECB may cut rates",
    ),
)
HARBOUR = "watch: harbour\r\nsignals:\r\n  - {id: opened, when: [{does: [open], what: [harbour]}]}  # ours\r\n"


@pytest.fixture
def home(call: Caller) -> Path:
    """A home with one watch, in the folder where the caller stands; its lines end as on Windows."""
    (call.folder / "watches").mkdir()
    (call.folder / "watches" / "harbour.yaml").write_bytes(HARBOUR.encode())
    return call.folder


def test_a_new_watch_is_written_and_can_be_used(home: Path, call: Caller):
    """The file is there, its examples pass, and what was done is shown."""
    called = call(*NEW)

    assert called.code == 0, called.err
    assert "watches/rate.yaml: signal rate/cut added, 2 examples, all read as they should." in called.out
    assert "+  - id: cut" in called.out
    assert call("test", "rate").out == "rate  2 tests pass\n"
    assert call("lint").code == 0


def test_a_standing_watch_gets_one_more_signal_and_keeps_every_byte(home: Path, call: Caller):
    """What stood there stands there still, line ends included."""
    more = ("--target", "us", "--target-not", "ir,ve", "--near", "9", "--never", "a,b", "--anywhere", "where=port,quay")
    proof = ("--proof", "3 publishers in 7d", "--deadline", "2027-01-01", "--role", "leading", "--title", "It shuts")
    called = call("add", "--watch", "harbour", "--id", "shut", "--event", "closure", "--what", "harbour", *more, *proof)
    text = (home / "watches" / "harbour.yaml").read_bytes().decode()

    assert called.code == 0, called.err
    assert text.startswith(HARBOUR)
    assert "no examples yet" in called.out
    assert "proof: {publishers: 3, within: 7d}\r\n" in text
    assert call("lint", "harbour").code == 0


def test_a_dry_run_writes_nothing(home: Path, call: Caller):
    """The change is shown, as text and as JSON, and the folder is as it was."""
    assert "would be added (nothing was written)" in call(*NEW, "--dry-run").out
    shown = json.loads(call(*NEW, "--dry-run", "--json", "--proof", "publishers=1,or_primary=false").out)

    assert shown["written"] is False
    assert [test["got"] for test in shown["tests"]] == ["counts", "hedged"]
    assert "\n+    proof: {publishers: 1, or_primary: false}\n" in shown["diff"]
    assert not (home / "watches" / "rate.yaml").exists()


ADD = ("add", "--watch", "harbour", "--id", "x", "--does", "open", "--what", "port")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "--watch", "harbour", "--id", "x"), "say what happens: --does with a verb"),
        (("add", "--watch", "Harbour!", "--id", "x", "--does", "open"), "'Harbour!' is no id"),
        (("add", "--watch", "harbour", "--id", "opened", "--does", "open"), "harbour has a signal 'opened' already"),
        ((*ADD, "--question", "Q?"), "--question is for a new watch"),
        ((*ADD, "--means", "M.", "--feeds", "world"), "--means, --feeds are for a new watch"),
        ((*ADD, "--never", "$opne"), "  --never: no list is called $opne - did you mean $open?"),
        ((*ADD, "--who", "zz"), "  --who: unknown actor 'zz' - "),
        ((*ADD, "--target", "ru", "--target-not", "ru"), "  --target: 'ru' stands in both `for` and `not`"),
        ((*ADD, "--proof", "lots"), "--proof 'lots' is not understood"),
        ((*ADD, "--proof", "publishers=0"), "  --proof: "),
        ((*ADD, "--deadline", "soon"), "  --deadline: 'soon' is no date - write YYYY-MM-DD"),
        ((*ADD, "--deadline", "2027-02-30"), "  --deadline: '2027-02-30' is no date"),
        (
            (*ADD, "--role", "boss"),
            "  --role: 'boss' is none of the words that belong here - known here: decisive, leading",
        ),
        ((*ADD, "--near", "99"), "--near"),
        ((*ADD, "--quiet-as", "Port opens"), "names no status"),
        ((*ADD, "--counts", ""), "  --counts, --quiet-as: an empty text"),
        ((*ADD, "--counts", "Port \x1b[2J opens"), "the invisible character U+001B"),
        ((*ADD, "--counts", "Port opens", "--quiet-as", "hedged=Port opens"), "is given twice"),
        (
            (*ADD, "--counts", "Port may open", "--counts", "Port opens"),
            "1 of 2 examples is read otherwise:\n  “Port may open” should be counts, and reads hedged",
        ),
    ],
)
def test_what_cannot_be_added_says_why_and_leaves_the_file_alone(
    home: Path, call: Caller, words: tuple[str, ...], said: str
):
    """Clear words, exit 2, and not a byte moved."""
    called = call(*words)

    assert called.code == 2
    assert said in called.err
    assert (home / "watches" / "harbour.yaml").read_bytes().decode() == HARBOUR


def test_a_file_with_errors_is_not_touched(home: Path, call: Caller):
    """What cannot be read cannot be added to."""
    broken = "watch: harbour\nsignals:\n\t- id: x\n"
    (home / "watches" / "harbour.yaml").write_text(broken, encoding="utf-8")
    called = call("add", "--watch", "harbour", "--id", "y", "--does", "open", "--what", "port")

    assert called.code == 2
    assert "watches/harbour.yaml:3:" in called.err
    assert (home / "watches" / "harbour.yaml").read_text(encoding="utf-8") == broken


def test_a_watch_whose_own_tests_fail_is_mended_first(home: Path, call: Caller):
    """What is added to a watch leaves it as tested as it says."""
    wrong = HARBOUR.replace("}]}", "}], tests: {counts: [Cat found]}}").replace("\r", "")
    (home / "watches" / "harbour.yaml").write_text(wrong, encoding="utf-8")
    called = call(*ADD)

    assert called.code == 2
    assert "mend them first, see `watchlist test harbour`" in called.err
    assert "“Cat found” should be counts, and reads unrelated" in called.err
    assert (home / "watches" / "harbour.yaml").read_text(encoding="utf-8") == wrong


def test_what_is_no_file_is_not_written_to(home: Path, call: Caller):
    """A folder, a pipe, or a link that leads nowhere may bear a watch's name."""
    watches = home / "watches"
    (watches / "a.yaml").mkdir()
    os.mkfifo(watches / "b.yaml")
    (watches / "c.yaml").symlink_to(home / "nowhere.yaml")

    for name, said in (("a", "this is no file"), ("b", "this is no file"), ("c", "cannot be read")):
        called = call("add", "--watch", name, "--id", "x", "--does", "open", "--what", "port")
        assert (called.code, called.out) == (2, "")
        assert f"watches/{name}.yaml:1:1" in called.err
        assert said in called.err
    assert not (home / "nowhere.yaml").exists()


def test_feeds_that_cannot_be_read_are_told_once(home: Path, call: Caller):
    """Without them an example from a publisher cannot be tried."""
    (home / "feeds.yaml").write_text("feeds: 3\n", encoding="utf-8")
    for words in (NEW, ADD):
        called = call(*words)
        assert called.code == 2
        assert called.err.count("feeds.yaml:1:8") == 1


def test_a_slip_in_the_watch_s_name_is_pointed_out(home: Path, call: Caller):
    """A new watch begins where a name was mistyped; that it has no question gives it away."""
    called = call("add", "--watch", "harbor", "--id", "x", "--does", "open", "--what", "port", "--dry-run")

    assert (
        "warning: this begins a new watch, and it has no question: add --question, or was harbour meant?" in called.out
    )
    assert "no question" not in call(*NEW, "--dry-run").out
    assert "no question" in call("add", "--watch", "harbour-2", "--id", "x", "--does", "open").out


def test_lint_s_warnings_are_shown_beside_the_change(home: Path, call: Caller):
    """What works and is probably not meant is told, and does not stand in the way."""
    out = call(*ADD, "--counts", "Mayor opens port").out

    assert "warning: nothing says whose, or where - add `who`, `target`, or another slot to `what`" in out
    assert "warning: --counts, --quiet-as: no headline that must not count" in out
    assert "signal harbour/x added" in out
    assert "no feed has the tag or id 'prots'" in call(*NEW, "--feeds", "prots", "--dry-run").out


def test_the_next_step_can_be_typed_as_it_is_shown(tmp_path: Path):
    """It names the home where nothing else would find it, and switches the watch on that is off."""
    town = Town.at(tmp_path)
    words = ("add", "--watch", "harbour", "--does", "flood", "--what", "harbour", "--who", "us")

    assert town.run(*words, "--id", "a").stdout.endswith(f"next: watchlist --home {tmp_path} check\n")
    town.run("disable", "harbour")
    assert town.run(*words, "--id", "b").stdout.endswith(
        f"The watch harbour is off: nothing of it is read.\nnext: watchlist --home {tmp_path} enable harbour\n"
    )
    assert town.run("test", "harbour").exit_code == 0


def test_a_watch_with_another_ending_is_found(home: Path, call: Caller):
    """`.yml` is a watch file, too; a mark at its beginning stays."""
    path = home / "watches" / "tide.yml"
    path.write_bytes(b"\xef\xbb\xbfwatch: tide\nsignals:\n- id: a\n  when: [{does: [rise], what: [tide]}]")
    called = call("add", "--watch", "tide", "--id", "b", "--does", "fall", "--what", "tide", "--who", "us")

    assert called.code == 0, called.err
    assert path.read_bytes().startswith(
        b"\xef\xbb\xbfwatch: tide\nsignals:\n- id: a\n  when: [{does: [rise], what: [tide]}]\n- id: b\n"
    )
    assert not (home / "watches" / "tide.yaml").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_says_so(home: Path, call: Caller):
    """Nothing is lost, and nothing half-written is left."""
    (home / "watches").chmod(0o555)

    assert "cannot be written" in call(*NEW).err
