"""What a watch of somebody else may cost: twenty files as costly as is allowed, each in a process of its own.

    python benchmarks/shares.py [--write]

Measured are the CPU time and memory to make it ready in all languages, and the CPU time for an item: one of plain
news, one that speaks of all of it, and one that nobody would write, in which its words stand over and over. Twice as
many of each kind have to be refused. `--write` puts the figures into docs/explanation/trust.md. The exit code is 1
where a bound was passed.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from tests.builders import an_item  # noqa: E402

import page  # noqa: E402
from outlets import WORDS  # noqa: E402
from watchlist.definitions.tree import read  # noqa: E402
from watchlist.definitions.watches import read_watch  # noqa: E402
from watchlist.language.vocabulary import load  # noqa: E402
from watchlist.model.feed import Publisher  # noqa: E402
from watchlist.model.problem import Severity  # noqa: E402
from watchlist.model.watch import Watch  # noqa: E402
from watchlist.rules.matcher import compile_watches  # noqa: E402

PAGE = ROOT / "docs" / "explanation" / "trust.md"
# What making one ready may take, and an item that speaks of it: in seconds, MB and milliseconds.
READY, MEMORY, SPEAKING = 2.0, 100.0, 10.0
PRESS = Publisher(name="Herald", owner="herald")
STEMS = [
    "".join(parts) for parts in product("bcdfghjklmnprstvwz", ("an", "or", "el", "um", "ark"), ("ing", "on", "ish"))
]
PLAIN = [" ".join(random.Random(n).choices(WORDS, k=12)).capitalize() for n in range(40)]
SPEAKS = [
    "Minister says rate rises at port as talks end and storm comes",
    "Ministers of the US said rates of the port are to rise, says Kyiv",
]
NOBODY = [
    "say minister port rate talks storm said says " * 15,
    "Minister said port rate rose, says US, Russia and Ukraine; EU say so. " * 8,
]


def word(number: int) -> str:
    """Return one of some seventy thousand words that mean nothing."""
    return STEMS[number % len(STEMS)] + STEMS[number // len(STEMS) % len(STEMS)]


def signals(count: int, when: str | Callable[[int], str]) -> str:
    """Return a watch of so many signals."""
    each = when if callable(when) else lambda _: when
    lines = (f"  - {{id: s{n}, title: t, when: [{{{each(n)}}}]}}\n" for n in range(count))
    return "watch: shared\ntitle: w\nquestion: w?\nsignals:\n" + "".join(lines)


def verbs(count: int, term: Callable[[int], str]) -> str:
    """Return a watch of one signal with so many verbs."""
    return signals(1, f"does: [{', '.join(map(term, range(count)))}]")


def nouns(count: int, term: Callable[[int], str]) -> str:
    """Return a watch of one signal with so many things."""
    return signals(1, f"does: [say], what: [{', '.join(map(term, range(count)))}]")


def slots(count: int, term: str) -> str:
    """Return so many slots for that word."""
    return "{" + ", ".join(f"a{n}: [{term}]" for n in range(count)) + "}"


def _codes(seed: int) -> str:
    codes = list(load().actors)
    return ", ".join(random.Random(seed).sample(codes, min(20, len(codes))))


# For each a watch of a size, and the largest that is allowed.
KINDS: Mapping[str, tuple[Callable[[int], str], int]] = {
    "signals with a common verb": (lambda n: signals(n, "does: [say]"), 60),
    "signals with four common verbs": (lambda n: signals(n, "does: [be, say, make, rise]"), 60),
    "signals with doers and things": (
        lambda n: signals(n, "does: [say], who: [us, ru, ua, eu, cn], what: [minister, rate, port]"), 40),
    "patterns in one signal": (
        lambda n: signals(1, "does: [say]}" + ", {does: [say], what: [minister]}" * n + ", {does: [say]"), 58),
    "things in one pattern": (
        lambda n: signals(1, f"does: [say], what: {slots(n, 'minister')}"), 118),
    "things anywhere": (
        lambda n: signals(1, f"does: [say], anywhere: {slots(n, 'port')}"), 118),
    "sets of actors": (lambda n: signals(n, lambda i: f"does: [say], who: [{_codes(i)}]"), 50),
    "expressions that meet any letter": (lambda n: signals(n, "does: ['/./']"), 20),
    "expressions that meet any word": (lambda n: signals(n, lambda i: f"does: ['/[a-z]{{{i % 7 + 1},}}/']"), 20),
    "expressions for things": (lambda n: signals(n, "does: [say], what: ['/\\w+/']"), 20),
    "expressions of a thousand states": (lambda n: signals(n, "does: ['/(?i)(x[^y]{90}){9}z/']"), 20),
    "verbs": (lambda n: verbs(n, word), 6_000),
    "verbs of many letters": (lambda n: verbs(n, lambda i: word(i) + word(i % 99) + word(i % 88) + "en"), 5_350),
    "verbs with a word behind": (lambda n: verbs(n, lambda i: f"{word(i)} {word(i % 77)}"), 6_000),
    "things": (lambda n: nouns(n, word), 5_999),
    "things of two words": (lambda n: nouns(n, lambda i: f"{word(i)} {word(i % 99)}ungsgesetz"), 5_790),
    "things with gaps": (
        lambda n: nouns(n, lambda i: f"{word(i)} .. {word(i % 777)} .. {word(i % 55)} .. {word(i % 555)}ungs"), 2_280),
    "things that begin alike": (lambda n: nouns(n, lambda i: f"mi* .. po* .. {word(i)}"), 3_190),
    "phrases of eighty words": (lambda n: nouns(n, lambda i: " ".join(word(i * 11 + j) for j in range(80))), 199),
    "words of five hundred letters": (lambda n: nouns(n, lambda i: word(i) * 62), 270),
}  # fmt: skip


@dataclass(frozen=True)
class Cost:
    """What one watch took: CPU seconds and MB to make it ready, and CPU milliseconds for an item of each kind."""

    ready: float
    memory: float
    items: tuple[float, float, float]
    refused: str
    """What is said of twice as many."""


def asked(text: str) -> tuple[Watch | None, str]:
    """Return the watch, or why it is none."""
    found = read_watch(read(text.encode(), "shared.yaml"), "shared", load(), feeds=None)
    errors = [problem for problem in found.problems if problem.severity is Severity.ERROR]
    return (None, str(errors[0])) if errors else (found.watch, "")


def measured(kind: str) -> Cost:
    """Return what the largest watch of a kind takes."""
    build, most = KINDS[kind]
    text = build(most)
    asked(signals(1, "does: [say]"))
    compile_watches([], load()).candidates("Привет", "", "ru")
    before, began = _memory(), time.process_time()
    watch, wrong = asked(text)
    if watch is None:
        raise SystemExit(f"{kind}: {wrong}")
    matcher = compile_watches([watch], load())
    matcher.candidates("Привет", "", "ru")
    ready, memory = time.process_time() - began, _memory() - before

    def each(titles: Sequence[str], rounds: int) -> float:
        every = [
            an_item(title[:490], summary=title * 2, id=f"{n}", language="en") for n in range(rounds) for title in titles
        ]
        matcher.read(every[0], PRESS)
        begun = time.process_time()
        for item in every:
            matcher.read(item, PRESS)
        return (time.process_time() - begun) / len(every) * 1000

    own = named(watch)
    speaks = [f"{title}; {own}" for title in SPEAKS]
    nobody = [*NOBODY, f"minister says {own} " * 8]
    return Cost(ready, memory, (each(PLAIN, 5), each(speaks, 5), each(nobody, 1)), asked(build(2 * most))[1])


def named(watch: Watch) -> str:
    """Return the first of the words that mean nothing for which a watch asks, as a text would have them."""
    pattern = watch.signals[0].rule.when[0]
    terms = [*pattern.does, *(term for slot in pattern.what for term in slot.terms)]
    made = [term for term in terms if len(term) > len("minister") and not term.startswith("/")]
    return " and ".join(term.replace(" ..", "").replace("mi*", "minister").replace("po*", "port") for term in made[:3])


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def rows(costs: Mapping[str, Cost]) -> Iterator[str]:
    """Give the table."""
    yield "| as many as may be | CPU, once | memory | plain item | item that speaks of it | item nobody would write |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for kind, cost in costs.items():
        plain, speaks, nobody = cost.items
        told = f"{cost.ready:.1f} s | {cost.memory:.0f} MB | {plain:.2f} ms | {speaks:.1f} ms | {nobody:.0f} ms"
        yield f"| {KINDS[kind][1]:,} {kind} | {told} |"


def main() -> int:
    """Print the table. The exit code is 1 where a bound was passed."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--write", action="store_true")
    given = words.parse_args()
    costs, beyond = {}, []
    for kind in KINDS:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            cost = costs[kind] = pool.submit(measured, kind).result()
        if cost.ready > READY or cost.memory > MEMORY or cost.items[1] > SPEAKING:
            beyond.append(f"{kind}: {cost}")
        if not cost.refused:
            beyond.append(f"{kind}: twice as many are not refused")
    print(*rows(costs), sep="\n")
    print(*beyond, sep="\n", file=sys.stderr)
    if given.write:
        page.write("shares", [*rows(costs)], to=PAGE)
    return bool(beyond)


if __name__ == "__main__":
    sys.exit(main())
