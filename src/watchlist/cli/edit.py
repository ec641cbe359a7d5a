"""`watchlist edit`: a watch in your own editor, looked at afterwards."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import typer

from watchlist.cli import exits
from watchlist.cli.arguments import OneWatch
from watchlist.cli.home import Home
from watchlist.cli.lint import line
from watchlist.cli.output import say, talk
from watchlist.definitions.words import quoted
from watchlist.errors import UsageError
from watchlist.model.problem import Severity


def edit(ctx: typer.Context, watch: OneWatch) -> None:
    """Open a watch in your editor ($VISUAL, $EDITOR, or vi), then name every problem in it.

    On a terminal, a file with an error can be opened again at once.
    """
    from watchlist.definitions.files import chosen, listed, look

    home = Home.of(ctx)
    paths = home.paths
    paths.require()
    path, *_ = chosen(listed(paths.watches), [watch])
    shown = paths.shown(path)
    while True:
        _open(path)
        if not path.exists():
            raise UsageError(f"{shown} is gone: the editor has removed or renamed it")
        # What is wrong with other files is for `watchlist lint` to tell.
        problems = [each for each in look(paths, closely=True).definitions.problems if each.file == shown]
        for problem in problems:
            talk(line(problem))
        if all(problem.severity is Severity.WARNING for problem in problems):
            say(f"{shown} can be used.\nnext: {home.spelled('test', path.stem)}\n")
            return
        talk(f"{shown} is left out of every run until this is mended")
        if not (sys.stdin.isatty() and sys.stdout.isatty()) or not typer.confirm("Open it again?", default=True):
            raise typer.Exit(exits.USAGE)


def _open(path: Path) -> None:
    """Let the owner's editor open the file, without a shell between, and wait until it is closed."""
    name = next((name for name in ("VISUAL", "EDITOR") if os.environ.get(name, "").strip()), "")
    try:
        command = shlex.split(os.environ[name]) if name else ["vi"]
    except ValueError as error:
        raise UsageError(f"{name} cannot be understood: {str(error).lower()} in {quoted(os.environ[name])}") from None
    try:
        code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 (the owner names the program)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        mend = f"set {name}" if name else "set EDITOR"
        raise UsageError(f"the editor {quoted(command[0])} cannot be started: {reason}; {mend}") from None
    if code:
        raise UsageError(f"the editor {quoted(command[0])} ended with {code}; the file is as it left it")
