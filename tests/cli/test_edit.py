"""`watchlist edit`: the owner's own editor, and what is said about its work."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Caller

HARBOUR = "watch: harbour\nsignals:\n  - {id: opened, when: [{does: [open], what: [harbour]}]}\n"


@pytest.fixture
def home(call: Caller, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with one watch, in the folder where the caller stands, and nobody's editor."""
    (call.folder / "watches").mkdir()
    (call.folder / "watches" / "harbour.yaml").write_text(HARBOUR, encoding="utf-8")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    return call.folder


def test_a_watch_is_edited_and_then_looked_at(home: Path, call: Caller, monkeypatch: pytest.MonkeyPatch):
    """What can be used is said to be so, with what is probably not meant."""
    monkeypatch.setenv("EDITOR", "true")
    called = call("edit", "harbour")

    assert called.code == 0
    assert called.out == "watches/harbour.yaml can be used.\nnext: watchlist test harbour\n"
    assert "watches/harbour.yaml:3:5 warning: signals[0]: a signal without tests" in called.err


def test_the_editor_is_called_with_its_own_words_and_without_a_shell(
    home: Path, call: Caller, monkeypatch: pytest.MonkeyPatch
):
    """VISUAL goes before EDITOR; quotes hold words together, and $ and ; mean nothing."""
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setenv("VISUAL", 'sh -c \'printf "%s\\n" "$0" "$1" > said\' \'$HOME; a b\'')
    call("edit", "harbour/opened")

    assert (home / "said").read_text(encoding="utf-8") == f"$HOME; a b\n{home}/watches/harbour.yaml\n"


def test_an_error_that_the_editor_left_is_named(home: Path, call: Caller, monkeypatch: pytest.MonkeyPatch):
    """Off a terminal nobody is asked anything."""
    monkeypatch.setenv("VISUAL", "sh -c 'echo x: 1 >> \"$0\"'")
    called = call("edit", "harbour")

    assert called.code == 2
    assert "watches/harbour.yaml:4:1 unknown key 'x'" in called.err
    assert "watches/harbour.yaml is left out of every run until this is mended" in called.err


def test_what_is_wrong_with_other_files_is_not_laid_at_its_door(
    home: Path, call: Caller, monkeypatch: pytest.MonkeyPatch
):
    """Feeds that cannot be read are for `lint` and `check` to tell."""
    (home / "feeds.yaml").write_text("feeds: 3\n", encoding="utf-8")
    monkeypatch.setenv("EDITOR", "true")
    called = call("edit", "harbour")

    assert called.code == 0
    assert "feeds.yaml" not in called.err


def test_a_file_that_the_editor_took_away_is_missed(home: Path, call: Caller, monkeypatch: pytest.MonkeyPatch):
    """It may have been saved under another name."""
    monkeypatch.setenv("EDITOR", "rm")

    assert "watches/harbour.yaml is gone" in call("edit", "harbour").err


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("no-such-editor", "the editor 'no-such-editor' cannot be started: No such file or directory; set VISUAL"),
        ("false", "the editor 'false' ended with 1; the file is as it left it"),
        ('vi "', "VISUAL cannot be understood: no closing quotation"),
    ],
)
def test_an_editor_that_fails_says_so(
    home: Path, call: Caller, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
):
    """The file is as the editor left it."""
    monkeypatch.setenv("VISUAL", editor)
    called = call("edit", "harbour")

    assert called.code == 2
    assert said in called.err


def test_without_a_name_of_an_editor_it_is_vi(home: Path, call: Caller, monkeypatch: pytest.MonkeyPatch):
    """As everywhere; blanks are no name."""
    monkeypatch.setenv("VISUAL", "  ")
    monkeypatch.setenv("PATH", str(home))

    assert "the editor 'vi' cannot be started" in call("edit", "harbour").err
    (home / "vi").write_text("#!/bin/sh\n", encoding="utf-8")
    (home / "vi").chmod(0o755)
    assert call("edit", "harbour").code == 0


def test_on_a_terminal_the_file_can_be_opened_again(home: Path):
    """One key, and the slip is before the eyes that made it."""
    first = home / "once"
    editor = f'sh -c \'test -e {first} && sed -i /^x/d "$0" || {{ touch {first}; echo x: 1 >> "$0"; }}\''
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [str(Path(sys.executable).parent / "watchlist"), "edit", "harbour"],
        cwd=home,
        env={**os.environ, "VISUAL": editor, "HOME": str(home), "TERM": "dumb"},
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(theirs)
    os.write(ours, b"y\n")
    err = process.communicate(timeout=20)[1]
    os.close(ours)

    assert process.returncode == 0
    assert "unknown key 'x'" in err
    assert (home / "watches" / "harbour.yaml").read_text(encoding="utf-8") == HARBOUR
