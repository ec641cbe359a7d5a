"""The console script: global options, then one of the commands."""

from __future__ import annotations

import gc
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from typer.main import get_command

from watchlist.cli import exits
from watchlist.cli.arguments import moment
from watchlist.cli.commands import Commands
from watchlist.cli.home import Home
from watchlist.definitions.home import locate
from watchlist.errors import UsageError

app = typer.Typer(
    cls=Commands,
    help="Tells you, once and with evidence, when the thing you are waiting for has happened.",
    no_args_is_help=True,
    # Tracebacks with the values of variables would print secrets; help needs no markup, nor the time to import it.
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"watchlist {version('watchlist')}")
        raise typer.Exit


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError as error:
        raise UsageError(f"the current folder cannot be read: {error.strerror}. Go to another one") from None


@app.callback()
def watchlist(
    ctx: typer.Context,
    home: Annotated[
        str | None, typer.Option(metavar="DIR", help="The folder with watches/; otherwise WATCHLIST_HOME names it.")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(metavar="TIME", parser=moment, help="Set the clock: YYYY-MM-DD, or a time with its zone."),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say more about trouble, and how far a check is.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Tells you, once and with evidence, when the thing you are waiting for has happened."""
    ctx.obj = Home(paths=locate(home, os.environ, _here()), as_of=as_of, verbose=verbose)


def main() -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        # Help and errors may quote what this terminal has no letters for.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    code: int | str | None = exits.RAN
    try:
        get_command(app).main(prog_name="watchlist")
    except SystemExit as end:
        code = end.code
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more on its way out, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = exits.PIPE
    # All that is left goes with the process: to look through it for circles would take a sixth of a short command.
    gc.freeze()
    sys.exit(code)
