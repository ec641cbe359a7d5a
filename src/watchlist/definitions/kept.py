"""What was read from the files of a home, kept beside its state until one of the files changes.

It is JSON, and nothing in it is run: it can name only the kinds of things below. It holds for the very bytes of the
files and the very program that read them, is believed only where it is the owner's own file, and may be removed at
any time.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from typing import Any

from watchlist.definitions.home import Paths
from watchlist.definitions.shipped import catalogue
from watchlist.model.evidence import Status
from watchlist.model.feed import Feed, FeedKind
from watchlist.model.settings import Channel, Digest, Network, QuietHours, Route, Settings, When
from watchlist.model.watch import (
    Deadline,
    Pattern,
    Proof,
    Role,
    Rule,
    RuleTest,
    Signal,
    Slot,
    Target,
    Watch,
    Window,
)

NAME = "definitions.json"
_LARGEST = 64 * 1024 * 1024
_PACKAGE = Path(__file__).parent.parent
_ROOMS = ("definitions", "model", "rules", "language", "language/regular", "language/vocabulary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
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
            found = _made(json.loads(rest)) if first == mark.encode() else None
        except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError):
            return None
    return found if isinstance(found, Known) else None


def keep(paths: Paths, mark: str, known: Known) -> None:
    """Keep what was read, where there is a state; that it cannot be written is no trouble."""
    place = _place(paths)
    if not place.parent.is_dir():
        return
    # One name for all: what a killed run left of it is removed by the next, and the one after writes again.
    draft = place.with_name(f".{NAME}.new")
    try:
        text = f"{mark}\n{json.dumps(_told(known), ensure_ascii=False, separators=(',', ':'))}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode("utf-8"))
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


_KINDS: Mapping[str, Any] = {
    kind.__name__: kind
    for kind in (
        *(Known, Settings, Network, Channel, Route, Digest, QuietHours, Feed, Watch, Window, Signal, Rule, Pattern),
        *(Slot, Target, Proof, Deadline, RuleTest),
    )
}
_ENUMS: Mapping[str, type[StrEnum]] = {kind.__name__: kind for kind in (Status, FeedKind, When, Role)}
_OTHERS: Mapping[str, Callable[[Any], Any]] = {
    "tuple": lambda given: tuple(map(_made, given)),
    "list": lambda given: list(map(_made, given)),
    "set": lambda given: frozenset(map(_made, given)),
    "moment": lambda given: datetime.fromisoformat(given).astimezone(UTC),
    "time": time.fromisoformat,
    "length": lambda given: timedelta(*given),
}


def _told(thing: Any) -> Any:
    """Return a thing as JSON has it: a list is a kind and what it is made of, all else stands for itself."""
    kind = type(thing).__name__
    if isinstance(thing, StrEnum):
        return [kind, _ENUMS[kind](thing).value]
    if thing is None or isinstance(thing, str | int | float):
        return thing
    if isinstance(thing, Mapping):
        return {_word(key): _told(value) for key, value in thing.items()}
    if isinstance(thing, tuple | list | frozenset):
        return [{"frozenset": "set"}.get(kind, kind), [_told(each) for each in thing]]
    if isinstance(thing, datetime) and thing.tzinfo is UTC:
        return ["moment", thing.isoformat()]
    if isinstance(thing, timedelta):
        return ["length", [thing.days, thing.seconds, thing.microseconds]]
    if isinstance(thing, time) and thing.tzinfo is None:
        return ["time", thing.isoformat()]
    if _KINDS.get(kind) is type(thing):
        return [kind, {each.name: _told(getattr(thing, each.name)) for each in fields(thing) if _says(thing, each)}]
    raise TypeError(f"a {kind} cannot be kept")


def _says(thing: Any, each: Any) -> bool:
    return each.default is MISSING or getattr(thing, each.name) != each.default


def _word(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"{key!r} cannot be kept")
    return key


def _made(told: Any) -> Any:
    if isinstance(told, list):
        kind, given = told
        if kind in _OTHERS:
            return _OTHERS[kind](given)
        return _ENUMS[kind](given) if kind in _ENUMS else _KINDS[kind](**_made(given))
    if isinstance(told, dict):
        return {key: _made(value) for key, value in told.items()}
    return told
