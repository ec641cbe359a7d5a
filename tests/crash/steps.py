"""A run that is broken at its n-th step: every statement, every line to the mail server, every hook, every rename."""

from __future__ import annotations

import os
import signal
import smtplib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

# What the system says at a step, instead of doing it. `kill` says nothing.
FULL = (sqlite3.SQLITE_FULL, "database or disk is full")
SICK = (sqlite3.SQLITE_IOERR, "disk I/O error")
FAULTS = {"full": FULL, "io": SICK}

Step = Callable[[str, bool], None]


def break_at(number: int, kind: str, log: Path) -> None:
    """Let this process come to grief at its `number`th step, 0 for never; the steps are written down in `log`.

    Steps come in pairs, before and after a deed. A `kind` other than `kill` fails statements alone.
    """
    done = 0
    book = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | os.O_CLOEXEC, 0o600)

    def step(name: str, statement: bool = False) -> None:
        nonlocal done
        if kind != "kill" and not statement:
            return
        done += 1
        os.write(book, f"{done} {name}\n".encode())
        if done == number:
            if kind == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            code, words = FAULTS[kind]
            error = sqlite3.OperationalError(words)
            error.sqlite_errorcode = code
            raise error

    _statements(step)
    _around(smtplib.SMTP, "send", step)
    _around(smtplib.SMTP, "getreply", step)
    _around(os, "fsync", step)
    _around(Path, "replace", step)
    from watchlist.notify import hook

    _around(hook, "run", step)


def _statements(step: Step) -> None:
    class Watched(sqlite3.Connection):
        def execute(self, sql: str, *more: Any) -> sqlite3.Cursor:
            name = " ".join(sql.split()[:3])
            # Who takes back what was half written must be able to.
            step(f"before {name}", not name.startswith(("ROLLBACK", "RELEASE")))
            found = super().execute(sql, *more)
            step(f"after {name}", False)
            return found

        def executemany(self, sql: str, *more: Any) -> sqlite3.Cursor:
            name = " ".join(sql.split()[:3])
            step(f"before {name}", True)
            found = super().executemany(sql, *more)
            step(f"after {name}", False)
            return found

    connect = sqlite3.connect

    def watched(*words: Any, **more: Any) -> sqlite3.Connection:
        return connect(*words, factory=Watched, **more)

    sqlite3.connect = watched  # type: ignore[assignment]


def _around(owner: Any, name: str, step: Step) -> None:
    original = getattr(owner, name)

    def between(*words: Any, **more: Any) -> Any:
        step(f"before {name}", False)
        found = original(*words, **more)
        step(f"after {name}", False)
        return found

    setattr(owner, name, between)
