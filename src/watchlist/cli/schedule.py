"""`watchlist schedule`: what makes this machine check every day. It prints, and never installs."""

from __future__ import annotations

import json as to_json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from shlex import join
from typing import Annotated

import typer

from watchlist.cli.arguments import Json
from watchlist.cli.home import Home
from watchlist.cli.output import say, talk
from watchlist.definitions.home import anchors
from watchlist.definitions.words import printable
from watchlist.errors import UsageError

CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
# Vixie's cron, from which Debian's and others come, reads no longer command than this.
LONGEST = 998
# Under cron, neither the locale nor the mail's charset is that of the terminal in which this was tried.
SETTINGS = {"CONTENT_TYPE": "text/plain; charset=utf-8", "PYTHONUTF8": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When to run which command, with what in its environment."""

    at: time
    words: Sequence[str]
    settings: Mapping[str, str]


def _clock(text: str) -> time:
    found = CLOCK.fullmatch(text)
    if not found:
        raise typer.BadParameter(f"{printable(text)!r} is no time of day: write 07:00")
    return time(int(found[1]), int(found[2]))


def schedule(
    ctx: typer.Context,
    cron: Annotated[bool, typer.Option("--cron", help="Print lines for a crontab.")] = False,
    at: Annotated[
        time, typer.Option("--at", metavar="HH:MM", parser=_clock, help="The time of day, by this machine's clock.")
    ] = "07:00",  # type: ignore[assignment]  # typer parses the default, too
    json: Json = False,
) -> None:
    """Print what makes this machine check every day. Nothing is installed."""
    home = Home.of(ctx)
    if not cron:
        raise UsageError("say for what: `watchlist schedule --cron` prints lines for a crontab")
    home.paths.require()
    settings = {**SETTINGS, **anchors(home.paths, os.environ)}
    words = [*program(Path(sys.executable), Path(sys.argv[0])), "--home", str(home.paths.root), "check", "--quiet"]
    plan = Plan(at=at, words=words, settings=settings)
    lines = crontab(plan)
    if json:
        document = {"version": 1, "at": f"{at:%H:%M}", "command": words, "settings": settings, "lines": lines}
        say(to_json.dumps(document, indent=2) + "\n")
        return
    say("".join(f"{line}\n" for line in lines))
    talk("Nothing is installed yet. Add these lines with `crontab -e`, or all at once:")
    talk(f"  (crontab -l; {join([*words[:-2], 'schedule', '--cron', '--at', f'{at:%H:%M}'])}) | crontab -")


def program(interpreter: Path, called: Path) -> list[str]:
    """Return the words that start this program from anywhere: absolute, and with this very interpreter.

    Inside a virtual environment the interpreter's own path matters, so links are not followed.
    """
    for script in (interpreter.with_name("watchlist"), called.absolute()):
        if script.name == "watchlist" and script.is_file() and os.access(script, os.X_OK):
            return [str(script)]
    return [str(interpreter.absolute()), "-m", "watchlist.cli"]


def crontab(plan: Plan) -> list[str]:
    """Return the lines for a crontab, or raise UsageError where no crontab could hold them."""
    # To cron, a percent sign ends the command, whatever quotes stand around it.
    command = join(plan.words).replace("%", r"\%")
    if len(command.encode("utf-8", "surrogateescape")) > LONGEST:
        raise UsageError(f"cron reads commands of at most {LONGEST} bytes: move the home to a shorter path")
    settings = [f"{name}={_value(value)}" for name, value in plan.settings.items()]
    lines = [
        f"# watchlist, every day at {plan.at:%H:%M}: mails what has newly happened, and nothing otherwise.",
        "# The mail goes to whom MAILTO names, else to the owner of this crontab.",
        "#MAILTO=me@example.org",
        *settings,
        f"{plan.at.minute} {plan.at.hour} * * *  {command}",
    ]
    for line in lines:
        if not line.isprintable():
            raise UsageError(f"no crontab can hold this path: {printable(line)}: rename the folder")
    return lines


def _value(text: str) -> str:
    """Return a value as a crontab sets it; cron knows two kinds of quotes, and no escapes in them."""
    for quote in ('"', "'"):
        if quote not in text:
            return f"{quote}{text}{quote}"
    raise UsageError(f"no crontab can set {printable(text)}: rename the folder")
