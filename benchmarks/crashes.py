"""Runs of `watchlist check` that are killed, broken at each step, or told lies by the disk; and what was lost.

    python benchmarks/crashes.py [--kills 1000] [--overlaps 100] [--corruptions 400] [--stride 1] [--jobs 4]

Each run has news to tell to two mailboxes on a real mail server of this machine, and to a hook. Whatever happened to
it, the runs after it are left alone, and then it is counted: alerts lost, repeats without a mark, items lost, states
that are not whole, runs that did not complete. A `--stride` of more than 1 goes through every so many steps.
Writes to the disk are broken by a small library that is built with `cc`; without one, that part is skipped.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.crash.harbours import Harbour, template  # noqa: E402
from tests.crash.runner import Runner  # noqa: E402
from tests.mail_servers import MailServer, mail_server  # noqa: E402

# About as long as a run takes with workers that parse, and a little more.
LONGEST = 0.9


@dataclass
class Part:
    """What came of one kind of trouble: how often, what was wrong afterwards, and how many marked repeats."""

    name: str
    cases: int = 0
    broken: int = 0
    repeats: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def __str__(self) -> str:
        bad = sum(self.wrong.values())
        return (
            f"{self.name:38} {self.cases:6} runs {self.broken:6} broken {self.repeats:5} repeats, marked"
            f" {bad:4} wrong {self.seconds:7.0f} s"
        )


Case = Callable[[Harbour], tuple[bool, list[str]]]


class Bench:
    """Homes for as many hands as there are, and the mail server that all of them write to."""

    def __init__(self, folder: Path, server: MailServer, jobs: int, shim: Path | None, stack: ExitStack) -> None:
        self.folder, self.server, self.jobs, self.shim = folder, server, jobs, shim
        self._stack = stack
        self._numbers = count()
        self._own = threading.local()
        self._guard = threading.Lock()

    def harbour(self, *, inline: bool) -> Harbour:
        """Return a home that has news to tell."""
        with self._guard:
            number = next(self._numbers)
        if not hasattr(self._own, "runner"):
            self._own.runner = Runner(self.shim)
            with self._guard:
                self._stack.enter_context(self._own.runner)
            self._own.like = template(self.folder / f"like-{number}", self.server, self._own.runner)
        return Harbour.at(self.folder / str(number), self._own.like, self.server, self._own.runner, inline=inline)

    def part(self, name: str, cases: Iterator[Case], *, inline: bool = True) -> Part:
        """Go through the cases, and print what came of them."""
        part, began = Part(name), time.monotonic()

        def go(case: Case) -> None:
            harbour = self.harbour(inline=inline)
            broken, wrong = case(harbour)
            with self._guard:
                part.cases += 1
                part.broken += broken
                part.repeats += harbour.repeats()
                part.wrong.update(wrong)
            if wrong:
                print(f"  {harbour.folder}: {wrong[:3]}", file=sys.stderr)
            else:
                shutil.rmtree(harbour.folder)

        with ThreadPoolExecutor(self.jobs) as pool:
            for done in [pool.submit(go, case) for case in cases]:
                done.result()
        part.seconds = time.monotonic() - began
        print(part, flush=True)
        return part

    def steps(self, kind: str, *, disk: bool) -> int:
        """Return how many steps an undisturbed run takes."""
        harbour = self.harbour(inline=True)
        harbour.check(step=0, kind=kind, disk=disk)
        return harbour.steps()


def killed(seed: int) -> Case:
    """A run that is killed at a random time, and now and then the next one as well."""

    def case(harbour: Harbour) -> tuple[bool, list[str]]:
        chance, broken = random.Random(seed), False
        while harbour.check(kill_after=chance.uniform(0, LONGEST))[0].code == -9:
            broken = True
            if chance.random() > 0.3:
                break
        harbour.heal()
        return broken, harbour.wrong()

    return case


def broken_at(step: int, kind: str, *, disk: bool) -> Case:
    """A run that is broken at a step."""

    def case(harbour: Harbour) -> tuple[bool, list[str]]:
        (ran,) = harbour.check(step=step, kind=kind, disk=disk)
        # A disk that fails may be one that nobody needs to hear of, as where a file is removed that need not be.
        known = {-9} if kind == "kill" else {0, 2, 5}
        odd = [] if ran.code in known else [f"step {step}, {kind}: ended with {ran.code}: {ran.said[-300:]}"]
        harbour.heal()
        return ran.code != 0, odd + harbour.wrong()

    return case


def overlapping(harbour: Harbour) -> tuple[bool, list[str]]:
    """Five runs at once: one works, the others leave with 75, or come after it and find nothing to do."""
    codes = [ran.code for ran in harbour.check(times=5)]
    harbour.heal()
    odd = [] if set(codes) <= {0, 75} and 0 in codes else [f"five runs at once ended with {codes}"]
    odd += [f"{harbour.repeats()} repeats by overlapping runs"] if harbour.repeats() else []
    return 75 in codes, odd + harbour.wrong()


def corrupted(seed: int) -> Case:
    """A state that was told everything, with random bytes changed: a refusal, or all as it was, and no flood."""

    def case(harbour: Harbour) -> tuple[bool, list[str]]:
        chance = random.Random(seed)
        harbour.check()
        told = [*harbour.told()]
        state = bytearray(harbour.state.read_bytes())
        if seed % 4 == 0:
            del state[chance.randrange(len(state)) :]
        else:
            for _ in range(chance.choice((1, 8, 64, 512))):
                state[chance.randrange(len(state))] = chance.randrange(256)
        harbour.state.write_bytes(state)
        (ran,) = harbour.check("2026-03-15T07:00:00Z")
        wrong = [] if ran.code in {0, 5} else [f"seed {seed}: ended with {ran.code}: {ran.said[-300:]}"]
        # A value that we never wrote is noticed when it is read, and by then some feed may have been stored whole.
        on_the_way = "never wrote" in ran.said or "Could not decode" in ran.said
        if ran.code == 5 and not on_the_way and harbour.state.read_bytes() != state:
            wrong.append(f"seed {seed}: it refused the state, and wrote to it")
        if [*harbour.told()] != told:
            wrong.append(f"seed {seed}: {len([*harbour.told()]) - len(told)} more messages")
        return ran.code == 5, wrong

    return case


def main() -> int:
    """Print a line for each kind of trouble, and the sum. The exit code is 1 where anything was wrong."""
    asked = argparse.ArgumentParser()
    for name, default in (("kills", 1000), ("overlaps", 100), ("corruptions", 400), ("stride", 1), ("jobs", 4)):
        asked.add_argument(f"--{name}", type=int, default=default)
    given = asked.parse_args()
    parts: list[Part] = []
    with tempfile.TemporaryDirectory() as name, mail_server(tls=False, login=False) as server, ExitStack() as stack:
        folder = Path(name)
        shim = build(folder)
        bench = Bench(folder, server, given.jobs, shim, stack)
        parts.append(bench.part("kill -9 at a random time", map(killed, range(given.kills)), inline=False))
        for kind, what in (("kill", "kill -9"), ("io", "I/O error"), ("full", "disk full"), ("short", "half a write")):
            if shim is None:
                print(f"{what} at every write to the disk: skipped, there is no `cc`")
                continue
            steps = range(1, bench.steps(kind, disk=True) + 1, given.stride)
            parts.append(
                bench.part(f"{what} at every write to the disk", (broken_at(n, kind, disk=True) for n in steps))
            )
        for kind, what in (("kill", "kill -9 at every step"), ("full", "disk full"), ("io", "I/O error")):
            last = bench.steps(kind, disk=False)
            steps = range(1, last + 1, given.stride)
            title = what if kind == "kill" else f"{what} at every statement"
            parts.append(bench.part(title, (broken_at(step, kind, disk=False) for step in steps)))
        parts.append(bench.part("five runs at once", (overlapping for _ in range(given.overlaps))))
        parts.append(bench.part("random damage to the state", map(corrupted, range(given.corruptions))))
    whole = Part("all")
    for part in parts:
        whole.cases += part.cases
        whole.broken += part.broken
        whole.repeats += part.repeats
        whole.wrong += part.wrong
        whole.seconds += part.seconds
    print(whole)
    for what, times in whole.wrong.most_common(20):
        print(f"  {times} times: {what}")
    return bool(whole.wrong)


def build(folder: Path) -> Path | None:
    """Return the library that breaks writes, or None where this machine cannot build it."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    made = folder / "shim.so"
    source = ROOT / "tests/crash/shim.c"
    done = subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", made, source, "-ldl"], check=False)
    return made if done.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main())
