"""A program of the owner's: run without a shell, given its input, and ended when its time is up."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from watchlist.errors import DeliveryError

SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
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
        )
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "its name holds a NUL"
        raise DeliveryError(f"{name} cannot be run: {why}", stage="start") from None
    try:
        out, err = process.communicate(given, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise DeliveryError(f"{name} did not end within {seconds:g} s", stage="run", maybe=True) from None
    finally:
        # Also what it left running in the background: it would hold our output open, and outlive us.
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        process.wait()
    return Ended(code=process.returncode, out=out, err=err)
