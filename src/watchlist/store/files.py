"""The state as a file: where it truly is, born whole and readable by its owner alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from watchlist.errors import StoreError
from watchlist.store.failures import damaged, from_system


def real(path: Path, owners: Collection[int] | None = None) -> Path:
    """Return where the state truly is, so that its lock and its backups stand beside the file, not beside a link.

    Raise StoreError for a link that is somebody else's, or that leads to what is: whoever may lay it, or may change
    what it leads to, would choose which file we write. By default `owners` are the user and root.
    """
    found = Path(os.path.realpath(path))
    if path.is_symlink():
        ours = {os.getuid(), 0} if owners is None else owners
        for each in (path, found.parent, found):
            with _system(path), suppress(FileNotFoundError):
                if os.lstat(each).st_uid not in ours:
                    raise StoreError(
                        f"{path}: this is a link, and {each} belongs to somebody else - put the state's own file here,"
                        " or lead the link to a folder of yours"
                    )
    return found


def make_folder(path: Path) -> None:
    """Make the state's folder, open to its owner alone, where it does not exist."""
    with _system(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def exists(path: Path) -> bool:
    """Say whether there is a state. What is there but cannot be one is an error, and so is half of one."""
    with _system(path):
        try:
            about = path.stat()
        except FileNotFoundError:
            _refuse_journal_alone(path)
            return False
    if not stat.S_ISREG(about.st_mode):
        raise StoreError(f"{path}: this is no file - name a file for the state, or move away what is there")
    if about.st_size == 0:
        # SQLite would take it for a new database, and the whole past would be told once more.
        raise damaged(str(path), "it is empty, which a state never is")
    return True


def _refuse_journal_alone(path: Path) -> None:
    for ending in ("-journal", "-wal"):
        rest = path.with_name(path.name + ending)
        if os.path.lexists(rest):
            # SQLite would play it into whatever file takes the place.
            raise damaged(str(path), f"it is gone, but {rest.name} of a broken run is still there")


def read(path: Path, size: int) -> bytes:
    """Return the first bytes of a file."""
    with _system(path), path.open("rb") as file:
        return file.read(size)


@contextmanager
def born_whole(path: Path) -> Iterator[Path]:
    """Give a new file, mode 0600 from birth, that takes the place of `path` when all is written, or never."""
    new = path.with_name(path.name + ".new")
    with _system(path):
        remove(new)
        os.close(os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
    try:
        yield new
        with _system(path):
            sync(new)
            new.replace(path)
            sync(path.parent)
    finally:
        remove(new)
        remove(new.with_name(new.name + "-journal"))


def remove(path: Path) -> None:
    """Remove a file that need not be there."""
    path.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Have the disk hold what was written to a file or a folder."""
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)


@contextmanager
def _system(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise from_system(error, str(path)) from error
