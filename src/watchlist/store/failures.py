"""What SQLite and the system complain of, said in our own errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from shlex import quote

from watchlist.errors import StoreBusy, StoreDamaged, StoreError

BUSY = "another program is writing to it - try again when it is done"
FULL = "the disk is full - make room and run again; what was stored before is whole"
SHUT = "it cannot be read or written ({}) - check that you own the file and its folder, and that the disk is writable"
UNTOUCHED = "Nothing was written to it"
TOUCHED = "Some was written to it before that was found"
RESTORE = "Restore it from a backup with `watchlist restore {}`, or move it away to start afresh"

# Ours are the only statements, and each is tested: a generic error means that the tables are not those we made.
KNOWN: Mapping[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (StoreBusy, BUSY),
    sqlite3.SQLITE_LOCKED: (StoreBusy, BUSY),
    sqlite3.SQLITE_FULL: (StoreError, FULL),
    sqlite3.SQLITE_PERM: (StoreError, SHUT),
    sqlite3.SQLITE_READONLY: (StoreError, SHUT),
    sqlite3.SQLITE_IOERR: (StoreError, SHUT),
    sqlite3.SQLITE_CANTOPEN: (StoreError, SHUT),
    sqlite3.SQLITE_NOLFS: (StoreError, SHUT),
    sqlite3.SQLITE_AUTH: (StoreError, SHUT),
    sqlite3.SQLITE_ERROR: (StoreDamaged, "it is damaged ({})"),
    sqlite3.SQLITE_CORRUPT: (StoreDamaged, "it is damaged ({})"),
    sqlite3.SQLITE_FORMAT: (StoreDamaged, "it is damaged ({})"),
    sqlite3.SQLITE_NOTADB: (StoreDamaged, "it is no state of watchlist, and no SQLite file at all"),
}


def from_sqlite(error: sqlite3.Error, name: str, *, written: bool = False) -> StoreError | None:
    """Return what the owner of the state `name` should read, or None where the error is a bug of ours.

    `written` tells whether something was stored in it before.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and isinstance(error, sqlite3.OperationalError):
        code = sqlite3.SQLITE_CORRUPT  # text that is not UTF-8, which Python finds and SQLite does not
    if code is None or code & 0xFF not in KNOWN:
        return None
    kind, words = KNOWN[code & 0xFF]
    told = words.format(error)
    return damaged(name, told, written=written) if kind is StoreDamaged else kind(f"{name}: {told}")


def from_system(error: OSError, name: str) -> StoreError:
    """Return what the owner of the state `name` should read when the system refuses a file."""
    return StoreError(f"{name}: {SHUT.format(error.strerror or error)}")


def damaged(name: str, what: str, *, written: bool = False) -> StoreDamaged:
    """Return the error for a state `name` that is not whole, with what to do about it.

    `written` tells whether something was stored in it before.
    """
    # A check of SQLite's answers in several lines; a message of ours is one.
    so_far = TOUCHED if written else UNTOUCHED
    return StoreDamaged(f"{name}: {' '.join(what.split())}. {so_far}. {RESTORE.format(_newest(name))}")


def _newest(name: str) -> str:
    """Return the newest backup beside the state, as a shell takes it, or FILE where there is none."""
    state = Path(name)
    try:
        made = [each for each in state.parent.glob("*.backup") if each.name.startswith(f"{state.name}.")]
        # By the time in the name: `state.db.20261123T070000Z.backup`.
        return quote(str(max(made, key=lambda each: each.name.split(".")[-2])))
    except (OSError, ValueError):
        return "FILE"
