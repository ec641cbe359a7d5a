"""What a fresh home holds: the watches that ship, settings to uncomment, and a schema for editors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from watchlist.definitions.files import listed
from watchlist.definitions.schemas import schema
from watchlist.definitions.shipped import folder

# Beside the watches, so that the line is true in every home.
SCHEMA = "watch.schema.json"
MODELINE = re.compile(r"\A# yaml-language-server: \$schema=.*\n")

SETTINGS = """\
# Your settings. All of it may stay as it is; what is here is yours alone, a watch file can name none of it.
# `watchlist lint` says what is wrong, `watchlist where` where everything is.

# For display, for digests and quiet hours, and for dates without a zone; otherwise the machine's.
#timezone: Europe/Berlin

# Who is told. A secret stands elsewhere: {env: NAME}, {file: PATH} or {command: [PROGRAM, ...]}.
# `watchlist notify test` tries each.
#channels:
#  - id: me                               # a mail server, or `sendmail: /usr/sbin/sendmail`
#    kind: mail
#    to: me@example.org
#    server: smtp://mail.example.org:587
#    user: me
#    password: {env: WATCHLIST_SMTP_PASSWORD}
#  - id: phone                            # any service that Apprise knows: ntfy, Telegram, Slack, Matrix ...
#    kind: push
#    url: {env: WATCHLIST_PUSH_URL}
#  - id: page                             # JSON, signed as Standard Webhooks says
#    kind: webhook
#    url: https://example.org/watchlist
#    secret: {file: ~/.config/watchlist/webhook-secret}
#  - id: script                           # a program that gets JSON on stdin
#    kind: hook
#    command: [./told.sh]

# What reaches whom, and when. A route may name `watches` and `events`.
#routes:
#  - channel: phone
#    events: [fired, reversed]
#    quiet_hours: 22:00-07:00
#    urgent: [reversed]                   # also at night
#  - channel: me
#    when: daily                          # at-once, daily or weekly: in one message, with what stirs
#    digest: {at: "07:00"}
#    heartbeat: weekly                    # says every week that all is well
#  - {channel: page, watches: [new-start]}
#  - {channel: script}

# A dead-man service: it hears of every check, and raises the alarm when it hears nothing.
#heartbeat_url: {env: WATCHLIST_HEARTBEAT_URL}

# Private addresses that may be dialled (none by default), and how many connections at once.
#network: {allow: [127.0.0.1], per_host: 2, connections: 24}
"""
IGNORED = """\
# The state of this home: what was read, and what was told. It is no source.
.watchlist/
"""


class Written(Struct, frozen=True, kw_only=True):
    """The files that were written, and those that were there already and left alone."""

    wrote: tuple[Path, ...]
    left: tuple[Path, ...]


def write(root: Path) -> Written:
    """Write a home into the folder; whatever is there already stays as it is. Raises OSError where it cannot."""
    wrote: list[Path] = []
    left: list[Path] = []
    for name, text in contents():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            # "x" never opens what is there, not even a link that leads nowhere.
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            left.append(path)
        else:
            wrote.append(path)
    return Written(wrote=tuple(wrote), left=tuple(left))


def contents() -> Iterator[tuple[str, str]]:
    """Yield each file of a fresh home, by its name below the root, with its text."""
    for path in listed(folder() / "watches"):
        text = MODELINE.sub("", path.read_text(encoding="utf-8"))
        yield f"watches/{path.name}", f"# yaml-language-server: $schema={SCHEMA}\n{text}"
    yield f"watches/{SCHEMA}", schema("watch")
    yield "watchlist.yaml", SETTINGS
    yield ".gitignore", IGNORED
