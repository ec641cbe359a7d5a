"""What was read from the files of a home, kept beside its state until one of the files changes.

It is JSON of the very shape of `Known`, and nothing in it is run. It holds for the very bytes of the
files and the very program that read them, is believed only where it is the owner's own file, and may be removed at
any time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import Any

from msgspec import MsgspecError, Struct, json
from msgspec.structs import replace

from watchlist.definitions.home import Paths
from watchlist.definitions.shipped import catalogue
from watchlist.model.feed import Feed
from watchlist.model.settings import Settings
from watchlist.model.watch import Watch

NAME = "definitions.json"
_LARGEST = 64 * 1024 * 1024
_PACKAGE = Path(__file__).parent.parent
_ROOMS = ("definitions", "model", "rules", "language", "language/regular", "language/vocabulary")


class Known(Struct, frozen=True, kw_only=True):
    """What the files say where they have no problem, and the owner no words of his own."""

    settings: Settings
    feeds: tuple[Feed, ...]
    watches: tuple[Watch, ...]


def mark(paths: Paths, feeds_file: Path | None) -> str | None:
    """Return what stands for all that decides how the files are read; None where nothing can be kept."""
    digest = blake2b(digest_size=20)
    try:
        if paths.vocabulary.exists():
            return None
        said = (sys.version, str(_PACKAGE), str(paths.root), str(paths.cwd), str(feeds_file), list(_program()))
        digest.update(repr(said).encode("utf-8", "replace"))
        for path in (paths.settings, feeds_file or paths.feeds, catalogue(), *sorted(paths.watches.iterdir())):
            data = _content(path)
            digest.update(repr((str(path), None if data is None else len(data))).encode("utf-8", "replace"))
            digest.update(data or b"")
    except OSError:
        return None
    return digest.hexdigest()


def recall(paths: Paths, mark: str) -> Known | None:
    """Return what is kept under that mark, or None."""
    try:
        descriptor = os.open(_place(paths), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        try:
            about = os.fstat(descriptor)
            if not S_ISREG(about.st_mode) or about.st_size > _LARGEST or not _own(about):
                return None
            first, _, rest = file.read(_LARGEST).partition(b"\n")
            known = json.decode(rest, type=Known) if first == mark.encode() else None
        except (OSError, ValueError, MsgspecError, RecursionError):
            return None
    return known and _with_options(known)


def keep(paths: Paths, mark: str, known: Known) -> None:
    """Keep what was read, where there is a state; that it cannot be written is no trouble."""
    place = _place(paths)
    if not place.parent.is_dir():
        return
    # One name for all: what a killed run left of it is removed by the next, and the one after writes again.
    draft = place.with_name(f".{NAME}.new")
    try:
        text = mark.encode() + b"\n" + json.encode(known, enc_hook=dict)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text)
        draft.replace(place)
    except (OSError, ValueError, TypeError):
        with suppress(OSError):
            draft.unlink()


def _place(paths: Paths) -> Path:
    return paths.state.parent / NAME


def _own(about: os.stat_result) -> bool:
    """Return whether a file is ours alone to write."""
    owner: Callable[[], int] | None = getattr(os, "geteuid", None)
    return owner is None or (about.st_uid == owner() and not about.st_mode & 0o022)


def _content(path: Path) -> bytes | None:
    """Return the bytes of a file, or None where it is not there; raise OSError where it is none."""
    try:
        if not S_ISREG(path.stat().st_mode):
            raise OSError(f"{path} is no file")
        return path.read_bytes()
    except FileNotFoundError:
        if path.is_symlink():
            raise
        return None


def _program() -> Iterator[tuple[str, int, int]]:
    """Yield what tells one version of the program from another, as far as it decides how files are read."""
    for room in _ROOMS:
        with os.scandir(_PACKAGE / room) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_file():
                    about = entry.stat()
                    yield f"{room}/{entry.name}", about.st_mtime_ns, about.st_size


def _with_options(known: Known) -> Known:
    """Return it with the options of channels as their file gave them: JSON knows no tuples."""
    channels = tuple(replace(each, options=_frozen(each.options)) for each in known.settings.channels)
    return replace(known, settings=replace(known.settings, channels=channels)) if channels else known


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return {key: _frozen(each) for key, each in value.items()} if isinstance(value, dict) else value
