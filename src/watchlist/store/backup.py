"""A copy of a state that is whole, and the way back from one."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from msgspec import Struct

from watchlist.errors import StoreDamaged, StoreError
from watchlist.store import files, opening
from watchlist.store.database import Database
from watchlist.store.failures import from_system
from watchlist.store.lock import Lock
from watchlist.store.schema import MIGRATIONS, Migration


class Copied(Struct, frozen=True, kw_only=True):
    """A state that was copied: where to, its size in bytes, and where the one before it is kept, if there was one."""

    path: Path
    size: int
    before: Path | None = None


def back_up(path: Path, to: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Copied:
    """Copy the state at `path`, as one moment saw it, and return the copy, which was read again.

    Another run may write meanwhile. An earlier backup at `to` is replaced when the new one is whole; anything else
    that stands there is refused with StoreError, and so is a state that is damaged or not there.
    """
    path, to = files.real(path), files.real(to)
    if not files.exists(path):
        raise StoreError(f"{path}: there is no state yet, so there is nothing to back up - run `watchlist check`")
    if to == path:
        raise StoreError(f"{to}: this is the state itself - name another file for the backup")
    if to.exists():
        _require_backup(to, migrations)
    opening.identify(path, migrations)
    _copy(path, to)
    return Copied(path=to, size=to.stat().st_size)


def restore(path: Path, source: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Copied:
    """Put the backup `source` in the place of the state at `path`; what stood there is kept beside it.

    Nothing is changed where the backup is damaged, foreign or of a newer watchlist, or while another run is at work.
    """
    path, source = files.real(path), files.real(source)
    if source == path:
        raise StoreError(f"{source}: this is the state itself - name a backup of it")
    files.make_folder(path)
    lock = Lock(path.with_name(path.name + ".lock"))
    try:
        try:
            if not files.exists(source):
                raise StoreError(f"{source}: there is no such file")
            opening.identify(source, migrations, mend=False)
            _copy(source, path.with_name(path.name + ".restored"))
        except StoreDamaged as error:
            raise StoreDamaged(f"not restored, and the state is as it was: {error}") from error
        return _exchange(path, path.with_name(path.name + ".restored"))
    finally:
        lock.release()


def _copy(path: Path, to: Path) -> None:
    with files.born_whole(to) as new:
        with closing(Database(path, write=False)) as db:
            db.run("VACUUM INTO ?", (str(new),))
        with closing(Database(new, write=False)) as copy:
            copy.name = str(path)
            opening.check(copy)


def _exchange(path: Path, restored: Path) -> Copied:
    """Put a whole new file in the place of the state, which is kept with the journal that belongs to it."""
    before = None
    try:
        if path.exists():
            before = _free(path)
            shutil.copyfile(path, before)
            before.chmod(0o600)
        for ending in ("-journal", "-wal"):
            # SQLite would play it into whatever file takes the place.
            with suppress(FileNotFoundError):
                rest = path.with_name(path.name + ending)
                rest.replace((before or _free(path)).with_name((before or _free(path)).name + ending))
        restored.replace(path)
        files.sync(path.parent)
    except OSError as error:
        raise from_system(error, str(path)) from error
    finally:
        files.remove(restored)
    return Copied(path=path, size=path.stat().st_size, before=before)


def _free(path: Path) -> Path:
    """Return a name beside the state under which nothing is kept yet."""
    name, number = f"{path.name}.before-restore", 1
    while (kept := path.with_name(name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return kept


def _require_backup(to: Path, migrations: Sequence[Migration]) -> None:
    """Raise StoreError where what stands at `to` is no backup of ours: it may be anything."""
    try:
        files.exists(to)
        opening.identify(to, migrations, mend=False)
    except StoreError as error:
        raise StoreError(f"{to}: something else stands there, and is left alone - name a new file") from error
