"""`watchlist add`, `enable`, `disable` and `edit` as a user calls them."""

import json
import os
from pathlib import Path

import pytest
from tests.cli.conftest import Caller

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
    assert "or_primary: false" in shown["diff"]
    assert not (home / "watches" / "rate.yaml").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--watch", "harbour", "--id", "x"), "say what happens: --does with a verb"),
        (("--watch", "Harbour!", "--id", "x", "--does", "open"), "'Harbour!' is no id"),
        (("--watch", "harbour", "--id", "opened", "--does", "open"), "harbour has a signal 'opened' already"),
        (("--watch", "harbour", "--id", "x", "--does", "open", "--question", "Q?"), "--question is for a new watch"),
        (("--watch", "harbour", "--id", "x", "--does", "$opne"), "no list is called $opne - did you mean $open?"),
        (("--watch", "harbour", "--id", "x", "--does", "open", "--who", "zz"), "zz"),
        (("--watch", "harbour", "--id", "x", "--does", "open", "--proof", "lots"), "--proof 'lots' is not understood"),
        (("--watch", "harbour", "--id", "x", "--does", "open", "--deadline", "soon"), "soon"),
        (("--watch", "harbour", "--id", "x", "--does", "open", "--quiet-as", "Port opens"), "names no status"),
        (("--watch", "harbour", "--id", "x", "--does", "open", "--what", "a", "--what", "b"), "has no name"),
        (("--watch", "harbour", "--id", "x", "--does", "open", "--what", "a=b", "--what", "a=c"), "names 'a' twice"),
        (
            ("--watch", "harbour", "--id", "x", "--does", "open", "--what", "port", "--counts", "Port may open"),
            "“Port may open” should be counts, and reads hedged",
        ),
    ],
)
def test_what_cannot_be_added_says_why_and_leaves_the_file_alone(
    home: Path, call: Caller, words: tuple[str, ...], said: str
):
    """Clear words, exit 2, and not a byte moved."""
    called = call("add", *words)

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


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_says_so(home: Path, call: Caller):
    """Nothing is lost, and nothing half-written is left."""
    (home / "watches").chmod(0o555)

    assert "cannot be written" in call(*NEW).err


def test_a_watch_is_switched_off_and_on(home: Path, call: Caller):
    """The switch is the only thing that moves; to switch twice is to say so."""
    assert "harbour is off." in call("disable", "harbour").out
    assert "enabled: false" in (home / "watches" / "harbour.yaml").read_text(encoding="utf-8")
    assert call("disable", "harbour").out == "harbour is off already.\n"
    assert "harbour is on." in call("enable", "harbour").out


def test_a_watch_is_edited_and_then_looked_at(home: Path, call: Caller, monkeypatch: pytest.MonkeyPatch):
    """The editor is the owner's; what it leaves is checked."""
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.delenv("VISUAL", raising=False)
    assert call("edit", "harbour").out == "watches/harbour.yaml can be used.  next: watchlist test harbour\n"

    monkeypatch.setenv("VISUAL", "sh -c 'echo x: 1 >> \"$0\"'")
    called = call("edit", "harbour")
    assert called.code == 2
    assert "unknown key 'x'" in called.err


@pytest.mark.parametrize(("editor", "said"), [("no-such-editor", "cannot be started"), ("false", "ended with 1")])
def test_an_editor_that_fails_says_so(
    home: Path, call: Caller, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
):
    """The file is as the editor left it."""
    monkeypatch.setenv("VISUAL", editor)

    assert said in call("edit", "harbour").err
