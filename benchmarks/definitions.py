"""How long a home's watch files take: as PyYAML reads them, as we do, and when none has changed since.

    python benchmarks/definitions.py [--most 1000]

The watches are drawn from the vocabulary, five signals each. *Read* is YAML with the place of each word and all that
we refuse, *checked* is all of a first start, and *known* a start after it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

import watchlist.cli  # noqa: F401 - as the program does, it has circles looked for seldom
from watchlist.definitions.files import load
from watchlist.definitions.home import locate
from watchlist.definitions.tree import read
from watchlist.language.vocabulary import Vocabulary
from watchlist.language.vocabulary import load as load_vocabulary

ROUNDS = 3
SIGNAL = """\
  - id: s{number}
    title: The {thing} are seen to {verb} for the {number}th time
    when:
      - {{does: [{verb}, ${action}], what: {{about: [{thing}, {other}], place: ["={name}"]}}, who: [{actor}]}}
      - {{event: [{other}], what: [{thing}], near: 10}}
    proof: {{publishers: 2, within: 72h}}
    tests:
      counts: ["{name} {verb} {thing} and {other}, ministry says"]
      unrelated: ["{name} speaks of the weather", {{title: "{name} counts its votes", at: 2026-02-06}}]
"""
HEAD = """\
watch: {id}
title: A watch that was drawn
question: Has one of five things happened?
means: Nothing; it is measured.
window: {{from: 2025-09-01, by: 2027-02-05, grace: 14d}}
signals:
"""


def watches(count: int) -> Iterator[tuple[str, str]]:
    """Give so many watches, each as its id and the text of its file."""
    vocabulary, chance = load_vocabulary(), random.Random(9)
    for place in range(count):
        yield f"w{place}", HEAD.format(id=f"w{place}") + "".join(drawn(vocabulary, chance, n) for n in range(5))


def drawn(vocabulary: Vocabulary, chance: random.Random, number: int) -> str:
    """Return a signal whose words the vocabulary knows."""
    action = chance.choice(sorted(vocabulary.actions))
    verbs = [verb for verb in vocabulary.actions[action].verbs if verb.isalpha()] or ["open"]
    things = [word for words in vocabulary.things.values() for word in words if word.isascii() and word.isalpha()]
    actor = chance.choice(sorted(vocabulary.actors))
    thing, other = chance.sample(things, 2)
    name = vocabulary.actors[actor].names[0]
    return SIGNAL.format(
        number=number, verb=chance.choice(verbs), action=action, thing=thing, other=other, actor=actor, name=name
    )


def took(work: Callable[[], object]) -> float:
    """Return the CPU seconds of some work, the median of some rounds."""
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return statistics.median(times)


def row(count: int) -> str:
    """Return a line of the table."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "watches").mkdir()
        (home / ".watchlist").mkdir()
        texts = dict(watches(count))
        for own, text in texts.items():
            (home / "watches" / f"{own}.yaml").write_text(text, encoding="utf-8")
        paths = locate(str(home), {}, home)
        safe = took(lambda: [yaml.load(text, yaml.SafeLoader) for text in texts.values()])
        ours = took(lambda: [read(text.encode(), own) for own, text in texts.items()])
        began = time.process_time()
        first = load(paths)
        checked = time.process_time() - began
        if len(first.watches) != count:
            raise SystemExit(f"{count - len(first.watches)} watches cannot be read: {first.problems[:3]}")
        known = took(lambda: load(paths))
    return (
        f"| {count:,} | {sum(map(len, texts.values())) / 1e6:.2f} MB | {safe:.2f} s | {ours:.3f} s"
        f" | {safe / ours:.1f} | {checked:.2f} s | {known * 1000:.0f} ms |"
    )


def table(most: int) -> list[str]:
    """Return the table as Markdown."""
    return [
        "| watches | YAML | PyYAML's SafeLoader | read | times as fast | checked | known |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        *(row(count) for count in (10, 100, 1_000) if count <= most),
    ]


def main() -> int:
    """Print the table."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--most", type=int, default=1_000)
    print(*table(words.parse_args().most), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
