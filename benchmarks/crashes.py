"""Runs of `watchlist check` that are killed, broken at each step, or told lies by the disk; and what was lost.

    python benchmarks/crashes.py [--only PART]... [--kills 1000] [--overlaps 100] [--corruptions 400] [--jobs 4]
        [--stride 1] [--seconds S] [--resume] [--write]

Each run has news to tell to two mailboxes on a real mail server of this machine, and to a hook. Whatever happened to
it, the runs after it are left alone, and then it is counted: alerts lost, repeats without a mark, items lost, states
that are not whole, runs that did not complete. A `--stride` of more than 1 goes through every so many steps.
Writes to the disk are broken by a small library that is built with `cc`; without one, that part is skipped.

What each part came to is kept in `build/crashes.json`. With `--seconds` a run ends after that time, with `--resume`
the next one goes on where it ended, and `--write` puts all that is kept there into docs/explanation/trust.md.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from tests.crash.harbours import Harbour, template  # noqa: E402
from tests.crash.runner import Runner  # noqa: E402
from tests.mail_servers import MailServer, mail_server  # noqa: E402

import page  # noqa: E402
from watchlist.store.failures import TOUCHED  # noqa: E402

KEPT = ROOT / "build" / "crashes.json"
PAGE = ROOT / "docs" / "explanation" / "trust.md"
# About as long as a run takes with workers that parse, and a little more.
LONGEST = 0.9


@dataclass
class Part:
    """What came of one kind of trouble: how often, what was wrong afterwards, and how many marked repeats.

    `planned` is how many cases there are in all.
    """

    name: str
    planned: int = 0
    cases: int = 0
    broken: int = 0
    repeats: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def __str__(self) -> str:
        bad = sum(self.wrong.values())
        return (
            f"{self.name:38} {self.cases:6} of {self.planned} runs {self.broken:6} broken"
            f" {self.repeats:5} repeats, marked {bad:4} wrong {self.seconds:7.0f} s"
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

    def part(self, part: Part, cases: Sequence[Case], *, until: float, inline: bool = True) -> None:
        """Go through the cases that were not tried yet, until that time, and print what came of all."""
        began = time.monotonic()
        part.planned = len(cases)

        def go(case: Case) -> None:
            if time.monotonic() > until:
                return
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
            # Cases begin in their order, and each that has begun is ended: those not tried are the last ones.
            for done in [pool.submit(go, case) for case in cases[part.cases :]]:
                done.result()
        part.seconds += time.monotonic() - began
        print(part, flush=True)

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
        if ran.code == 5 and TOUCHED not in ran.said and harbour.state.read_bytes() != state:
            wrong.append(f"seed {seed}: it refused the state, and wrote to it")
        if [*harbour.told()] != told:
            wrong.append(f"seed {seed}: {len([*harbour.told()]) - len(told)} more messages")
        return ran.code == 5, wrong

    return case


Plan = Callable[[Bench, argparse.Namespace], Sequence[Case]]


def _at_writes(kind: str) -> Plan:
    def plan(bench: Bench, given: argparse.Namespace) -> Sequence[Case]:
        if bench.shim is None:
            print("writes to the disk: skipped, there is no `cc`")
            return []
        return [broken_at(n, kind, disk=True) for n in range(1, bench.steps(kind, disk=True) + 1, given.stride)]

    return plan


def _at_steps(kind: str) -> Plan:
    def plan(bench: Bench, given: argparse.Namespace) -> Sequence[Case]:
        return [broken_at(n, kind, disk=False) for n in range(1, bench.steps(kind, disk=False) + 1, given.stride)]

    return plan


PARTS: Mapping[str, tuple[str, Plan]] = {
    "kills": ("kill -9 at a random time", lambda bench, given: [killed(seed) for seed in range(given.kills)]),
    "write-kill": ("kill -9 at every write to the disk", _at_writes("kill")),
    "write-io": ("I/O error at every write to the disk", _at_writes("io")),
    "write-full": ("disk full at every write to the disk", _at_writes("full")),
    "write-short": ("half a write at every write to the disk", _at_writes("short")),
    "step-kill": ("kill -9 at every step", _at_steps("kill")),
    "step-full": ("disk full at every statement", _at_steps("full")),
    "step-io": ("I/O error at every statement", _at_steps("io")),
    "overlaps": ("five runs at once", lambda bench, given: [overlapping] * given.overlaps),
    "damage": (
        "random damage to the state",
        lambda bench, given: [corrupted(seed) for seed in range(given.corruptions)],
    ),
}


def main() -> int:
    """Print a line for each kind of trouble, and the sum. The exit code is 1 where anything was wrong."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--only", choices=PARTS, action="append")
    for name, default in (("kills", 1000), ("overlaps", 100), ("corruptions", 400), ("stride", 1), ("jobs", 4)):
        asked.add_argument(f"--{name}", type=int, default=default)
    asked.add_argument("--seconds", type=float, default=float("inf"))
    for name in ("resume", "write"):
        asked.add_argument(f"--{name}", action="store_true")
    given = asked.parse_args()
    until = time.monotonic() + given.seconds
    kept = read()
    with tempfile.TemporaryDirectory() as name, mail_server(tls=False, login=False) as server, ExitStack() as stack:
        folder = Path(name)
        bench = Bench(folder, server, given.jobs, build(folder), stack)
        for each in given.only or PARTS:
            title, plan = PARTS[each]
            part = kept.get(each) if given.resume else None
            kept[each] = part = part or Part(title)
            bench.part(part, plan(bench, given), until=until, inline=each != "kills")
            KEPT.parent.mkdir(exist_ok=True)
            KEPT.write_text(json.dumps({key: vars(value) for key, value in kept.items()}, indent=1), encoding="utf-8")
    whole = total([kept[each] for each in given.only or PARTS if each in kept])
    print(whole)
    for what, times in whole.wrong.most_common(20):
        print(f"  {times} times: {what}")
    if given.write:
        write([kept[each] for each in PARTS if each in kept])
    return bool(whole.wrong)


def read() -> dict[str, Part]:
    """Return what the parts came to that were tried before."""
    if not KEPT.exists():
        return {}
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    return {key: Part(**{**value, "wrong": Counter(value["wrong"])}) for key, value in kept.items()}


def total(parts: Sequence[Part]) -> Part:
    """Return the sum of the parts."""
    whole = Part("all")
    for part in parts:
        whole.planned += part.planned
        whole.cases += part.cases
        whole.broken += part.broken
        whole.repeats += part.repeats
        whole.wrong += part.wrong
        whole.seconds += part.seconds
    return whole


def write(parts: Sequence[Part]) -> None:
    """Put the figures between their marks on the page."""
    lines = [
        "| trouble | tried | runs that broke | told again, marked | lost, made up, unmarked or not whole |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for part in (*parts, total(parts)):
        tried = f"{part.cases:,}" if part.cases >= part.planned else f"{part.cases:,} of {part.planned:,}"
        lines.append(f"| {part.name} | {tried} | {part.broken:,} | {part.repeats:,} | {sum(part.wrong.values()):,} |")
    page.write("crashes", lines, to=PAGE)


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
