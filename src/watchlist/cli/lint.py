"""`watchlist lint`: every problem of every file, at once."""

from __future__ import annotations

import json as to_json
from typing import Annotated

import typer
from msgspec import to_builtins

from watchlist.cli import exits
from watchlist.cli.arguments import Json, ids
from watchlist.cli.home import Home
from watchlist.cli.output import say
from watchlist.definitions.linting import Linted
from watchlist.model.problem import Problem, Severity

Targets = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WATCH|PATH]...", help="Watches or files; the whole home, if absent.", autocompletion=ids),
]


def lint(
    ctx: typer.Context,
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WATCH|PATH]...", help="Watches or files; the whole home, if absent.", autocompletion=ids
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings count as errors.")] = False,
    json: Json = False,
) -> None:
    """Name every problem in your files, with line, column and mend.

    An error keeps its file from being used; a warning says that something is probably not meant. A signal that
    counts more than one in a thousand of the items stored so far is warned of, too.
    """
    from watchlist.flows.lint import lint as run

    found = run(Home.of(ctx).paths, targets or ())
    if json:
        document = {
            "version": 1,
            "files": found.files,
            "problems": to_builtins(found.problems),
        }
        say(to_json.dumps(document, indent=2, ensure_ascii=False) + "\n")
    else:
        say("".join(f"{line(problem)}\n" for problem in found.problems) + f"{closing(found)}\n")
    if found.errors or (strict and found.warnings):
        raise typer.Exit(exits.USAGE)


def line(problem: Problem) -> str:
    """Return the problem in a line, warnings marked as such."""
    if problem.severity is Severity.ERROR:
        return str(problem)
    place = f"{problem.file}:{problem.line}:{problem.column} "
    return f"{place}warning: {str(problem).removeprefix(place)}"


def closing(found: Linted) -> str:
    """Return how many files and problems there are."""
    told = [_count(len(found.files), "file"), _count(found.errors, "problem")]
    return ", ".join([*told, _count(found.warnings, "warning")] if found.warnings else told)


def _count(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"
