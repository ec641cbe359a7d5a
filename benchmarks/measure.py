"""Run a command and say what it cost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

# Started with nothing imported: what a process remembers as its peak begins with that of whoever started it.
# On Linux it becomes the parent of what the command leaves behind, such as worker processes, and counts that, too.
LAUNCHER = """
import os, sys, time
from resource import RUSAGE_CHILDREN, getrusage
if sys.platform == "linux":
    import ctypes
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
began = time.perf_counter()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status = os.waitpid(child, 0)
wall = time.perf_counter() - began
try:
    while True:
        os.waitpid(-1, 0)
except ChildProcessError:
    pass
used = getrusage(RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as told:
    print(os.waitstatus_to_exitcode(status), wall, used.ru_utime + used.ru_stime, used.ru_maxrss, file=told)
"""
PROGRAM = str(Path(sys.executable).parent / "watchlist")


@dataclass(frozen=True)
class Cost:
    """What one run of a command took, with all that it started. `peak` is the memory of its largest process, in MB."""

    code: int
    out: str
    err: str
    wall: float
    cpu: float
    peak: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s wall, {self.cpu:.2f} s CPU, {self.peak:.0f} MB peak, exit {self.code}"


def run(
    command: Sequence[str], *, folder: Path, env: Mapping[str, str] | None = None, given: IO[bytes] | None = None
) -> Cost:
    """Run a command to its end in a folder, and return what it said and what it took; `given` is its standard input."""
    out, err, told = folder / "bench.out", folder / "bench.err", folder / "bench.cost"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        subprocess.run(
            [sys.executable, "-I", "-S", "-c", LAUNCHER, str(told), *command],
            cwd=folder,
            stdin=given or subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            env={**os.environ, **(env or {})},
            check=True,
        )
    code, wall, cpu, peak = told.read_text(encoding="utf-8").split()
    scale = 1 if sys.platform == "darwin" else 1024
    return Cost(
        code=int(code),
        out=out.read_text(encoding="utf-8"),
        err=err.read_text(encoding="utf-8"),
        wall=float(wall),
        cpu=float(cpu),
        peak=int(peak) * scale / 1e6,
    )
