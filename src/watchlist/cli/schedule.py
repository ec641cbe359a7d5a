"""`watchlist schedule`: what makes this machine check every day. It prints, and never installs."""

from __future__ import annotations

import json as to_json
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import time
from pathlib import Path
from pwd import getpwuid
from shlex import join
from typing import Annotated

import typer
from msgspec import Struct

from watchlist.cli.arguments import Json
from watchlist.cli.home import Home
from watchlist.cli.output import say, talk
from watchlist.definitions.home import anchors
from watchlist.definitions.words import printable
from watchlist.errors import UsageError
from watchlist.reports.schedules import LABEL, Plan, crontab
from watchlist.reports.schedules import launchd as agent
from watchlist.reports.schedules import systemd as units
from watchlist.reports.workflow import workflow

CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
# Under cron, neither the locale nor the mail's charset is that of the terminal in which this was tried.
SETTINGS = {"CONTENT_TYPE": "text/plain; charset=utf-8", "PYTHONUTF8": "1"}

CHANNELS = "To be told, name a channel in watchlist.yaml, and try it with `watchlist notify test`."
# Writes each part of what --systemd prints into the file that the line above it names.
SPLIT = "/^# \\/etc\\// {file = $2; next} {print > file}"


def _clock(text: str) -> time:
    found = CLOCK.fullmatch(text)
    if not found:
        raise typer.BadParameter(f"{printable(text)!r} is no time of day: write 07:00")
    return time(int(found[1]), int(found[2]))


def schedule(
    ctx: typer.Context,
    cron: Annotated[bool, typer.Option("--cron", help="Print lines for a crontab.")] = False,
    systemd: Annotated[bool, typer.Option("--systemd", help="Print a service and its timer for systemd.")] = False,
    launchd: Annotated[bool, typer.Option("--launchd", help="Print an agent for macOS.")] = False,
    github: Annotated[bool, typer.Option("--github", help="Print a workflow for GitHub Actions and Pages.")] = False,
    at: Annotated[
        time,
        typer.Option(
            "--at", metavar="HH:MM", parser=_clock, help="The time of day, by this machine's clock; UTC with --github."
        ),
    ] = "07:00",  # type: ignore[assignment]  # typer parses the default, too
    json: Json = False,
) -> None:
    """Print what makes this machine check every day. Nothing is installed."""
    home = Home.of(ctx)
    kinds = [kind for kind, asked in zip(KINDS, (cron, systemd, launchd, github), strict=True) if asked]
    if len(kinds) != 1:
        raise UsageError(
            "say for what, with one of these: `watchlist schedule --cron` prints lines for a crontab, --systemd a"
            " service and a timer, --launchd an agent for macOS, --github a workflow"
        )
    home.paths.require()
    printed = KINDS[kinds[0]](_plan(home, at, cron=cron), home)
    if json:
        document = {"version": 1, "at": f"{at:%H:%M}", **printed.document}
        say(to_json.dumps(document, indent=2) + "\n")
        return
    say(printed.text)
    for line in printed.next:
        talk(line)


class Printed(Struct, frozen=True, kw_only=True):
    """What is printed: the text, the same for programs, and where it belongs, in lines."""

    text: str
    document: Mapping[str, object]
    next: Sequence[str]


def _plan(home: Home, at: time, *, cron: bool) -> Plan:
    script = program(Path(sys.executable), Path(sys.argv[0]))
    words = [*script, "--home", str(home.paths.root), "check", "--quiet"]
    settings = {**SETTINGS, **anchors(home.paths, os.environ)}
    if not cron:
        # It is for the mail that cron makes.
        del settings["CONTENT_TYPE"]
    state = home.paths.state.parent
    writes = [home.paths.root] if state.is_relative_to(home.paths.root) else [home.paths.root, state]
    reads = [Path(script[0]), Path(sys.prefix), Path(sys.base_prefix), Path(__file__)]
    return Plan(at=at, words=words, settings=settings, writes=writes, reads=reads, user=_user())


def _user() -> str:
    try:
        return getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def _again(plan: Plan, kind: str) -> str:
    """Return the command that prints this once more."""
    return join([*plan.words[:-2], "schedule", f"--{kind}", "--at", f"{plan.at:%H:%M}"])


def _cron(plan: Plan, home: Home) -> Printed:
    lines = crontab(plan)
    return Printed(
        text="".join(f"{line}\n" for line in lines),
        document={"command": plan.words, "settings": plan.settings, "lines": lines},
        next=(
            "Nothing is installed yet. Add these lines with `crontab -e`, or all at once:",
            f"  (crontab -l; {_again(plan, 'cron')}) | crontab -",
        ),
    )


def _systemd(plan: Plan, home: Home) -> Printed:
    files = units(plan)
    told = [
        "Nothing is installed yet. Each part belongs into the file that its first line names. All at once:",
        f"  {_again(plan, 'systemd')} | sudo awk '{SPLIT}'",
        "  sudo systemctl daemon-reload && sudo systemctl enable --now watchlist.timer",
        "Try it: sudo systemctl start watchlist; journalctl -u watchlist",
        "What is printed goes to the journal.",
        CHANNELS,
    ]
    missing = [str(path) for path in plan.writes if not path.is_dir()]
    if missing:
        told.append(f"The unit writes to {printable(', '.join(missing))}, not there yet: run `watchlist check` first.")
    if plan.user == "root":
        told.append("It would run as root, since you are: print it as the user whose watches these are.")
    return Printed(
        text="\n".join(f"# {name}\n{text}" for name, text in files.items()), document={"files": files}, next=told
    )


def _launchd(plan: Plan, home: Home) -> Printed:
    log = home.paths.log.with_name("launchd.log")
    text = agent(plan, log)
    path = f"~/Library/LaunchAgents/{LABEL}.plist"
    told = (
        f"Nothing is installed yet. This belongs into {path}:",
        f"  {_again(plan, 'launchd')} > {path}",
        f"  launchctl bootstrap gui/$(id -u) {path}",
        f"Try it: launchctl kickstart gui/$(id -u)/{LABEL}",
        f"What it prints goes to {printable(str(log))}.",
        CHANNELS,
    )
    return Printed(text=text, document={"files": {path: text}}, next=told)


def _github(plan: Plan, home: Home) -> Printed:
    text = workflow(plan.at)
    path = ".github/workflows/watchlist.yml"
    told = (
        f"Nothing is installed yet. This belongs into {path} of the repository with your watches:",
        f"  mkdir -p .github/workflows && {_again(plan, 'github')} > {path}",
        "The time is UTC, and GitHub may be late, most of all at a full hour.",
        "Then choose `GitHub Actions` as the source under Settings > Pages.",
    )
    return Printed(text=text, document={"files": {path: text}}, next=told)


KINDS: Mapping[str, Callable[[Plan, Home], Printed]] = {
    "cron": _cron,
    "systemd": _systemd,
    "launchd": _launchd,
    "github": _github,
}


def program(interpreter: Path, called: Path) -> list[str]:
    """Return the words that start this program from anywhere: absolute, and with this very interpreter.

    Inside a virtual environment the interpreter's own path matters, so links are not followed.
    """
    for script in (interpreter.with_name("watchlist"), called.absolute()):
        if script.name == "watchlist" and script.is_file() and os.access(script, os.X_OK):
            return [str(script)]
    return [str(interpreter.absolute()), "-m", "watchlist.cli"]
