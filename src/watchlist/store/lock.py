"""The one lock: a single run at a time writes to a state."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from watchlist.errors import StoreBusy
from watchlist.store.failures import from_system

_held: set[Lock] = set()


class Lock:
    """A `flock` on a file beside the state, held until `release`. The kernel frees it when its process dies."""

    def __init__(self, path: Path) -> None:
        """Take the lock at `path`, or raise StoreBusy with the holder's process id where it can be known."""
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise from_system(error, str(path)) from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, str(os.getpid()).encode(), 0)
        except BlockingIOError as error:
            holder = os.pread(self._file, 20, 0).decode("ascii", "replace")
            os.close(self._file)
            who = f"another run (process {holder})" if holder.isdigit() else "another run"
            raise StoreBusy(f"{path}: {who} is using this state - wait for it to end, then run again") from error
        except OSError as error:
            os.close(self._file)
            raise from_system(error, str(path)) from error
        _held.add(self)

    def release(self) -> None:
        """Let the next run in. The file stays: to remove it would let two runs lock two different files."""
        if self in _held:
            _held.remove(self)
            os.close(self._file)


def forget() -> None:
    """Close a forked child's copies, which would keep the lock when this process is killed and they live on."""
    while _held:
        os.close(_held.pop()._file)


os.register_at_fork(after_in_child=forget)
