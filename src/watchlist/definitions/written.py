"""Writing a file of the owner's: whole or not at all, with the mode that it had; and showing what would change."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from difflib import unified_diff
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import EllipsisType

from watchlist.errors import UsageError


def write_whole(path: Path, text: str, shown: str, *, before: str | EllipsisType | None = ...) -> None:
    """Put the text where the path leads, by way of a file beside it; raise UsageError where that cannot be done.

    `before` is what must still stand there, None for no file at all: what somebody else has written since it was
    read is not overwritten. Where it is not given, anything is.
    """
    # A link to a file elsewhere stays a link.
    path = Path(os.path.realpath(path))
    try:
        path.parent.mkdir(exist_ok=True)
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
        with NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            try:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).chmod(mode)
                if before is not ... and _standing(path) != (None if before is None else before.encode()):
                    raise UsageError(f"{shown} was changed by somebody else in the meantime: try again")
                Path(file.name).replace(path)
            except BaseException:
                with suppress(OSError):
                    Path(file.name).unlink()
                raise
    except OSError as error:
        raise UsageError(f"{shown} cannot be written: {error.strerror}; nothing was changed") from None


def difference(before: str | None, after: str, shown: str) -> str:
    """Return how two texts differ as `diff -u` shows it and `patch` takes it; empty where they do not."""
    old, new = _lines(before or ""), _lines(after)
    told = unified_diff(old, new, "/dev/null" if before is None else shown, shown)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in told)


def _lines(text: str) -> list[str]:
    # Not splitlines, to which a form feed is the end of a line.
    *whole, last = text.split("\n")
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]


def _standing(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _umask() -> int:
    # There is no way to ask for it but to set it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
