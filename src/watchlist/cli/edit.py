"""`watchlist edit`: a watch in your own editor, looked at afterwards."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

import typer

from watchlist.cli import exits
from watchlist.cli.arguments import OneWatch
from watchlist.cli.home import Home
from watchlist.cli.output import say, talk
from watchlist.errors import UsageError
from watchlist.model.problem import Severity


def edit(ctx: typer.Context, watch: OneWatch) -> None:
    """Open a watch in your editor ($VISUAL, $EDITOR, or vi), then name every problem in it."""
    from watchlist.definitions.files import SUFFIXES, chosen, listed, look

    paths = Home.of(ctx).paths
    paths.require()
    (path,) = chosen(listed(paths.watches), [watch])[:1]
    assert path.suffix in SUFFIXES
    while True:
        _open(str(path))
        problems = look(paths, only=[watch], closely=True).definitions.problems
        for problem in problems:
            mark = "" if problem.severity is Severity.ERROR else "warning: "
            talk(f"{mark}{problem}")
        wrong = any(problem.severity is Severity.ERROR for problem in problems)
        if not wrong:
            say(f"{paths.shown(path)} can be used.  next: watchlist test {watch}\n")
            return
        if not (sys.stdin.isatty() and sys.stdout.isatty()) or not typer.confirm("Open it again?", default=True):
            raise typer.Exit(exits.USAGE)


def _open(path: str) -> None:
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    try:
        # The owner's own editor, without a shell between.
        code = subprocess.run([*command, path], check=False).returncode  # noqa: S603
    except OSError as error:
        raise UsageError(f"the editor {command[0]!r} cannot be started: {error.strerror}; set EDITOR") from None
    if code:
        raise UsageError(f"the editor {command[0]!r} ended with {code}; the file is as it left it")
