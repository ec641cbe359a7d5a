"""A program of the owner's: run without a shell, given its input, and ended when its time is up."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import IO

from msgspec import Struct

from watchlist.errors import DeliveryError

SHOWN = 200
# What is kept of the output: the beginning of stdout and the end of stderr. The rest is read, and forgotten.
KEPT = 64 * 1024
PIECE = 64 * 1024
# For the last words of a program that has ended.
PATIENCE = 2.0
# What a program needs to find itself, its tools and its user's ways. Everything else may be a secret of another's.
VARIABLES = ("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR")


def needed(variables: Mapping[str, str], *more: str) -> dict[str, str]:
    """Return of the variables what any program needs, and those that are named besides."""
    return {name: variables[name] for name in (*VARIABLES, *more) if name in variables}


class Ended(Struct, frozen=True, kw_only=True):
    """How a program ended: its exit code, and what it said on stdout and stderr. Its repr shows none of it."""

    code: int
    out: bytes
    err: bytes

    def __repr__(self) -> str:
        return f"Ended(code={self.code})"


def run(
    argv: Sequence[str],
    *,
    given: bytes = b"",
    seconds: float,
    variables: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Ended:
    """Run a program to its end, or raise DeliveryError: where it cannot start, or takes longer than `seconds`.

    A program that was started and did not end may have done its work: then the error says `maybe`. What it
    started itself is ended with it.
    """
    name = Path(argv[0]).name
    try:
        process = subprocess.Popen(  # noqa: S603 - the owner's own command, and no shell
            list(argv),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=None if variables is None else dict(variables),
            cwd=folder,
            start_new_session=True,
            bufsize=0,
        )
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "its name holds a NUL"
        raise DeliveryError(f"{name} cannot be run: {why}", stage="start") from None
    assert process.stdin, "it is a pipe"
    assert process.stdout, "it is a pipe"
    assert process.stderr, "it is a pipe"
    out, err = bytearray(), bytearray()
    # Each closes its pipe.
    hands = [
        Thread(target=_give, args=(process.stdin, given), daemon=True),
        Thread(target=_take, args=(process.stdout, out, slice(KEPT)), daemon=True),
        Thread(target=_take, args=(process.stderr, err, slice(-KEPT, None)), daemon=True),
    ]
    try:
        for hand in hands:
            hand.start()
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise DeliveryError(f"{name} did not end within {seconds:g} s", stage="run", maybe=True) from None
    finally:
        # Also what it left running in the background: it would hold our output open, and outlive us.
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for hand in hands:
            # What got away into a session of its own may still hold the other end of a pipe: it is left to the hand.
            hand.join(PATIENCE)
    return Ended(code=process.returncode, out=bytes(out), err=bytes(err))


def _give(pipe: IO[bytes], given: bytes) -> None:
    """Write it all, as far as the program wants it, and say that this was all."""
    left = memoryview(given)
    with suppress(OSError), pipe:
        while left:
            left = left[pipe.write(left[:PIECE]) :]


def _take(pipe: IO[bytes], kept: bytearray, part: slice) -> None:
    with suppress(OSError), pipe:
        while piece := pipe.read(PIECE):
            kept += piece
            kept[:] = kept[part]
