"""The console script: help that costs nothing, and an exit code for whatever happens."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from tests.cli.conftest import Caller

from watchlist.cli import commands, exits
from watchlist.cli.commands import COMMANDS, Command, load
from watchlist.cli.home import Home
from watchlist.definitions.home import locate
from watchlist.errors import (
    DefinitionError,
    DeliveryError,
    StoreBusy,
    StoreDamaged,
    StoreError,
    UsageError,
    WatchlistError,
)
from watchlist.model.problem import Problem

PROGRAM = [sys.executable, "-c", "from watchlist.cli.app import main; main()"]


def test_the_help_lists_every_command(call: Caller):
    """With what it does, in a line each."""
    called = call("--help")

    assert called.code == 0
    for name, command in COMMANDS.items():
        assert name in called.out
        assert len(command.summary) <= 72


def test_nothing_at_all_is_answered_with_help(call: Caller):
    """A newcomer types the name first."""
    called = call()

    assert called.code == exits.USAGE
    assert "Commands:" in called.err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_be_called_and_has_help(name: str, call: Caller):
    """The table names what is there."""
    called = call(name, "--help")

    assert called.code == 0
    assert f"watchlist {name}" in called.out


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_brings_its_own_words(name: str):
    """Its docstring is what `--help` says."""
    assert load(name).help


def test_listing_the_commands_imports_none_of_them():
    """Nor the libraries that only some of them need."""
    script = """
import sys
from watchlist.cli.app import main
sys.argv = ["watchlist", "--help"]
try:
    main()
except SystemExit:
    pass
heavy = {"yaml", "rich", "httpx2", "feedparser", "sqlite3", "re2", "ahocorasick_rs", "tldextract", "pebble", "zoneinfo"}
commands = {f"watchlist.cli.{name}" for name in ("check", "status", "lint", "feeds", "init", "where")}
print(sorted((heavy | commands) & set(sys.modules)), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stderr.strip() == "[]"


def test_a_slip_in_a_name_is_answered_with_the_nearest_one(call: Caller):
    """Exit 2 is wrong usage."""
    called = call("chekc")

    assert called.code == exits.USAGE
    assert "Did you mean 'check'?" in called.err


@pytest.mark.parametrize("flags", [["--nope"], ["where", "--nope"], ["--as-of", "soon", "where"], ["schema", "cats"]])
def test_wrong_usage_exits_with_2(flags: list[str], call: Caller):
    """And says what was wrong on stderr."""
    called = call(*flags)

    assert (called.code, called.out) == (exits.USAGE, "")
    assert called.err


def test_the_version_is_told(call: Caller):
    """As the package has it."""
    assert call("--version").out.startswith("watchlist 0.")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("no such thing"), 2),
        (WatchlistError("some way"), 2),
        (StoreBusy("another run"), 75),
        (StoreDamaged("broken"), 5),
        (StoreError("not writable"), 5),
        (DeliveryError("refused"), 4),
    ],
)
def test_what_is_raised_on_purpose_becomes_words_and_a_code(
    error: WatchlistError, code: int, call: Caller, monkeypatch: pytest.MonkeyPatch
):
    """Scripts rely on the code, people on the words; a traceback is for --verbose."""
    a_command(monkeypatch, error)

    called = call("where")

    assert (called.code, called.out, called.err) == (code, "", f"watchlist: {error}\n")
    assert "Traceback" in call("--verbose", "where").err


def test_every_problem_of_a_file_is_told(call: Caller, monkeypatch: pytest.MonkeyPatch):
    """One line each."""
    found = [Problem(file="a.yaml", line=n, column=1, path="x", what="wrong", mend="mend it") for n in (1, 2)]
    a_command(monkeypatch, DefinitionError(found))

    called = call("where")

    assert called.code == exits.USAGE
    assert called.err == "a.yaml:1:1 x: wrong - mend it\na.yaml:2:1 x: wrong - mend it\n"


def test_a_stop_by_the_user_ends_quietly(call: Caller, monkeypatch: pytest.MonkeyPatch):
    """Ctrl-C, and the end of the input at a question."""
    a_command(monkeypatch, KeyboardInterrupt())
    assert call("where").code == exits.INTERRUPTED
    a_command(monkeypatch, typer.Abort())
    assert call("where").code == exits.INTERRUPTED
    a_command(monkeypatch, BrokenPipeError())
    assert (call("where").code, call("where").err) == (exits.PIPE, "")


def test_a_bug_of_ours_is_not_hidden(call: Caller, monkeypatch: pytest.MonkeyPatch):
    """It flies to the top, where Python prints it and exits with 1."""
    a_command(monkeypatch, ZeroDivisionError("ours"))

    with pytest.raises(ZeroDivisionError):
        call("where")


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path):
    """`watchlist schema | head -1` ends without a word."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*PROGRAM, "schema"], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)

    assert (done.returncode, done.stderr) == (exits.PIPE, b"")


def test_help_into_a_closed_pipe_is_no_error():
    """The words are out when the program ends, or nobody wanted them."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*PROGRAM, "--help"], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)

    assert (done.returncode, done.stderr) == (exits.PIPE, b"")


def test_words_that_a_terminal_has_no_letters_for_are_replaced(tmp_path: Path):
    """A folder with an odd name does not stop the program."""
    home = tmp_path / "hérédité-\udcff"
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run([*PROGRAM, "--home", str(home), "lint"], capture_output=True, env=env, check=False)

    assert done.returncode == exits.USAGE
    assert b"there is no home yet" in done.stderr


@pytest.mark.parametrize(
    ("codes", "code"),
    [([], 0), ([0], 0), ([10, 3], 3), ([3, 4], 4), ([2, 4], 2), ([5, 2], 5), ([75, 5], 75), ([10], 10), ([6, 2], 2)],
)
def test_where_several_codes_hold_the_order_says_which(codes: list[int], code: int):
    """75, 5, 2, 4, 3, 10."""
    assert exits.strongest(codes) == code


def test_the_clock_can_be_set(tmp_path: Path):
    """Otherwise it is the time, in UTC."""
    paths = locate(str(tmp_path), {}, tmp_path)
    past = datetime(2026, 2, 5, tzinfo=UTC)

    assert Home(paths=paths, as_of=past).now() == past
    assert Home(paths=paths).now().tzinfo is UTC


def test_ids_are_completed(call: Caller, tmp_path: Path):
    """Watches first; after a slash, the signals of that one."""
    call("init", str(tmp_path / "home"))

    assert completed("watchlist --home home lint ") == {"new-start", "shadow-fleet", "ukraine-minerals"}
    assert completed("watchlist --home home lint sh") == {"shadow-fleet"}
    assert {"shadow-fleet/ease", "shadow-fleet/license"} <= completed("watchlist --home home lint shadow-fleet/")
    assert completed("watchlist --home home lint nope/") == set()
    assert completed("watchlist --home nowhere lint ") == set()
    assert completed("watchlist li") == {"lint"}
    assert completed("watchlist --ver") == {"--verbose", "--version"}
    assert "check" in completed("watchlist ")


def completed(line: str) -> set[str]:
    """Return what bash would offer at the end of the line."""
    words = line.split(" ")
    env = {
        **os.environ,
        "_WATCHLIST_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    done = subprocess.run(PROGRAM, capture_output=True, text=True, env=env, check=False)
    assert done.stderr == ""
    return set(done.stdout.split())


def a_command(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let `where` end with that error."""

    def where() -> None:
        raise error

    monkeypatch.setattr("watchlist.cli.where.where", where)
    monkeypatch.setitem(commands.COMMANDS, "where", Command("watchlist.cli.where:where", "x"))  # type: ignore[arg-type]


def test_a_folder_that_is_gone_is_no_place_to_stand(tmp_path: Path):
    """Somebody removed it behind the shell's back; that is told, not traced."""
    gone = tmp_path / "gone"
    gone.mkdir()

    ended = subprocess.run(
        ["/bin/sh", "-c", 'rmdir "$PWD"; exec "$0" "$@"', *PROGRAM, "status"],
        cwd=gone, env={**os.environ, "PYTHONSAFEPATH": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert ended.returncode == exits.USAGE
    assert ended.stderr.startswith("watchlist: the current folder cannot be read: No such file")
