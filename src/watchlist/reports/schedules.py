"""What makes a machine check every day, spelled as each scheduler reads it: a crontab, systemd, launchd."""

from __future__ import annotations

import plistlib
from collections.abc import Mapping, Sequence
from datetime import time
from pathlib import Path
from shlex import join

from msgspec import Struct

from watchlist.errors import UsageError
from watchlist.reports.printable import printable

# Vixie's cron, from which Debian's and others come, reads no longer command than this.
LONGEST = 998
UNITS = "/etc/systemd/system"
LABEL = "watchlist.check"
# Below these, ProtectHome hides everything.
HOMES = (Path("/home"), Path("/root"), Path("/run/user"))
# And these are other folders where PrivateTmp is on.
TEMPORARY = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - named, not used

# What no check needs. `systemd-analyze security` gives the reasons; the tests hold the sum to 1.5.
# @resources holds the old setrlimit; the limits under which documents are parsed are set by prlimit64, which stays.
HARDENED = """\
NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
PrivateMounts=yes
PrivateDevices=yes
PrivateUsers=yes
DevicePolicy=closed
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
ProcSubset=pid
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RemoveIPC=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
KeyringMode=private
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
SystemCallErrorNumber=EPERM
UMask=0077"""


class Plan(Struct, frozen=True, kw_only=True):
    """When to run which command, with what in its environment.

    `writes` are the folders that it writes to, `reads` those without which it does not start, `user` who runs it.
    """

    at: time
    words: Sequence[str]
    settings: Mapping[str, str]
    writes: Sequence[Path] = ()
    reads: Sequence[Path] = ()
    user: str = "root"


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


def systemd(plan: Plan) -> dict[str, str]:
    """Return the units by the paths at which they belong: a service, as shut in as it can be, and its timer."""
    # With `:` in front, a dollar sign is a dollar sign.
    command = " ".join(_unit_word(word) for word in (f":{plan.words[0]}", *plan.words[1:]))
    environment = [f"Environment={_unit_word(f'{name}={value}')}" for name, value in plan.settings.items()]
    service = [
        "[Unit]",
        "Description=watchlist: read the feeds, and tell what has newly happened",
        "Wants=network-online.target",
        "After=network-online.target",
        "",
        "[Service]",
        "Type=oneshot",
        f"User={_unit_name(plan.user)}",
        *environment,
        f"ExecStart={command}",
        "# 75: another run is at work on the same state.",
        "SuccessExitStatus=75",
        "TimeoutStartSec=1h",
        *(f"ReadWritePaths={_unit_word(str(path))}" for path in plan.writes),
        f"ProtectHome={'read-only' if _below(plan, HOMES) else 'yes'}",
        f"PrivateTmp={'no' if _below(plan, TEMPORARY) else 'yes'}",
        HARDENED,
    ]
    timer = [
        "[Unit]",
        f"Description=watchlist, every day at {plan.at:%H:%M}",
        "",
        "[Timer]",
        f"OnCalendar=*-*-* {plan.at:%H:%M}:00",
        "RandomizedDelaySec=10min",
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]
    named = {"watchlist.service": service, "watchlist.timer": timer}
    return {f"{UNITS}/{name}": "".join(f"{line}\n" for line in lines) for name, lines in named.items()}


def launchd(plan: Plan, log: Path) -> str:
    """Return the property list of an agent, whose output goes to the file `log`; raise UsageError for odd paths."""
    agent = {
        "Label": LABEL,
        "ProgramArguments": list(plan.words),
        "EnvironmentVariables": dict(plan.settings),
        "StartCalendarInterval": {"Hour": plan.at.hour, "Minute": plan.at.minute},
        "StandardOutPath": str(log),
        "StandardErrorPath": str(log),
        "ProcessType": "Background",
        "Umask": 0o077,
    }
    for text in (*plan.words, *plan.settings.values(), str(log)):
        if not text.isprintable():
            raise UsageError(f"no property list can hold this path: {printable(text)}: rename the folder")
    return plistlib.dumps(agent, sort_keys=False).decode()


def _unit_word(text: str) -> str:
    """Return a word as systemd reads it back: in quotes, with its escapes, and without its specifiers."""
    if not text.isprintable():
        raise UsageError(f"no unit can hold this path: {printable(text)}: rename the folder")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'


def _below(plan: Plan, folders: Sequence[Path]) -> bool:
    return any(path.is_relative_to(folder) for path in (*plan.writes, *plan.reads) for folder in folders)


def _unit_name(text: str) -> str:
    return text.replace("%", "%%")


def _value(text: str) -> str:
    """Return a value as a crontab sets it; cron knows two kinds of quotes, and no escapes in them."""
    for quote in ('"', "'"):
        if quote not in text:
            return f"{quote}{text}{quote}"
    raise UsageError(f"no crontab can set {printable(text)}: rename the folder")
