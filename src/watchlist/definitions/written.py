"""Writing a file of the owner's: whole or not at all, with the mode that it had."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from watchlist.errors import UsageError


def write_whole(path: Path, text: str, shown: str) -> None:
    """Put the text where the path leads, by way of a file beside it; raise UsageError where that cannot be done."""
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
                Path(file.name).replace(path)
            except BaseException:
                with suppress(OSError):
                    Path(file.name).unlink()
                raise
    except OSError as error:
        raise UsageError(f"{shown} cannot be written: {error.strerror}; nothing was changed") from None


def _umask() -> int:
    # There is no way to ask for it but to set it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
