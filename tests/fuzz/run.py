"""Many inputs for the targets: by atheris, which looks for new ways through the code, else by plain mutation.

    python -m tests.fuzz.run TARGET [--runs N] [--seconds S]

What breaks a target is written to `build/fuzz`, and the exit code is 1. atheris is no dependency: `pip install
atheris` where there is a wheel of it.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import time
import traceback
from importlib.util import find_spec
from pathlib import Path

FOUND = Path(__file__).parents[2] / "build/fuzz"
# Words that mean something to one of the parsers, to be put anywhere.
WORDS = (
    b'<', b'>', b'&', b'&#0;', b'&#x110000;', b'<![CDATA[', b']]>', b'<!DOCTYPE x [', b"<!ENTITY a '&a;'>",
    b'\x00', b'\xff\xfe', b"<?xml version='1.0' encoding='utf-16'?>", b'<item>', b'</item>', b'<title>',
    b'</channel>', b'{', b'}', b'[', b']', b'*a', b'&a ', b'!!python/name:os.system ', b'!!binary ', b'- ',
    b': ', b'\n', b'\r', b'\t', b'99999999999999999999', b'0001-01-01', b'9999-12-31T23:59:60+24:00',
    b'\xed\xa0\x80', b'\xf0\x9f\x92\xa9', b'\xe2\x80\xae', b'\xcc\x81', b"'", b'"', b'--', b"'s", b'not ',
    b'may ', b'if ', b' by ', b'http://[', b'javascript:', b'%00', b'\xc2\x85',
)  # fmt: skip
LONGEST = 20_000


def main() -> int:
    """Run one target, and say how many inputs it took."""
    asked = argparse.ArgumentParser()
    asked.add_argument("target")
    asked.add_argument("--runs", type=int, default=100_000)
    asked.add_argument("--seconds", type=int, default=600)
    asked.add_argument("--plain", action="store_true", help="mutate, even where there is atheris")
    given = asked.parse_args()
    FOUND.mkdir(parents=True, exist_ok=True)
    if find_spec("atheris") and not given.plain:
        return by_atheris(given.target, given.runs, given.seconds)
    return by_mutation(given.target, given.runs, given.seconds)


def by_atheris(name: str, runs: int, seconds: int) -> int:
    """Let atheris look for inputs; it ends the process itself."""
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

    with atheris.instrument_imports(include=["watchlist"]):
        from tests.fuzz.targets import TARGETS, seeds

        # Much is only imported when it is needed, and shall be watched as well.
        for seed in seeds(name):
            TARGETS[name](seed)

    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds(name)):
            (Path(folder) / str(number)).write_bytes(seed)
        limits = ["-rss_limit_mb=4096", f"-max_len={LONGEST}", "-timeout=20", "-print_final_stats=1"]
        options = [f"-runs={runs}", f"-max_total_time={seconds}", f"-artifact_prefix={FOUND}/{name}-", *limits, folder]
        atheris.Setup([sys.argv[0], *options], TARGETS[name])
        atheris.Fuzz()
    return 0


def by_mutation(name: str, runs: int, seconds: int) -> int:
    """Change the seeds at random, and each other; what breaks the target is written down and told."""
    from tests.fuzz.targets import TARGETS, seeds

    target, pool = TARGETS[name], [*seeds(name)]
    chance, began, done, broken = random.Random(name), time.monotonic(), 0, set()
    longest = 0.0
    while done < runs and time.monotonic() - began < seconds:
        data = mutated(chance.choice(pool), pool, chance)
        before = time.monotonic()
        try:
            target(data)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} at {where.filename}:{where.lineno}"
            if kind not in broken:
                broken.add(kind)
                path = FOUND / f"{name}-{hashlib.sha256(data).hexdigest()[:16]}"
                path.write_bytes(data)
                print(f"  {kind}: {str(error)[:200]!r}\n  {path}", flush=True)
        longest = max(longest, time.monotonic() - before)
        done += 1
    took = time.monotonic() - began
    print(f"{name}: {done:,} inputs in {took:.0f} s, {len(broken)} kinds of trouble, the slowest took {longest:.2f} s")
    return bool(broken)


def mutated(data: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    """Return the bytes with some of them changed, cut out, doubled, or taken from elsewhere."""
    new = bytearray(data[:LONGEST])
    for _ in range(chance.choice((1, 1, 2, 4, 8, 16))):
        at = chance.randrange(len(new) + 1)
        to = min(len(new), at + chance.choice((1, 2, 8, 64, 512)))
        match chance.randrange(7):
            case 0:
                new[at:to] = b""
            case 1:
                new[at:at] = new[at:to] * chance.choice((1, 2, 20))
            case 2:
                new[at : at + 1] = bytes([chance.randrange(256)])
            case 3 | 4:
                new[at:at] = chance.choice(WORDS)
            case 5:
                other = chance.choice(pool)
                start = chance.randrange(len(other) + 1)
                new[at:to] = other[start : start + chance.choice((4, 64, 512))]
            case _:
                for index in range(at, to):
                    new[index] ^= 1 << chance.randrange(8)
    return bytes(new[:LONGEST])


if __name__ == "__main__":
    sys.exit(main())
