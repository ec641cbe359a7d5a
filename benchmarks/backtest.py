"""What `watchlist backtest` costs over the whole archive that `WATCHLIST_CORPUS` holds, with the watches that ship."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from measure import PROGRAM, run

ROOT = Path(__file__).parent.parent


def replayed(corpus: str | None) -> str:
    """Return what a replay took, in words; empty where there is no archive. Raises where it fails."""
    files = sorted((Path(corpus) / "archive").glob("*.jsonl.zst")) if corpus else []
    if not files:
        return ""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "watches", folder / "watches")
        cost = run([PROGRAM, "--home", str(folder), "backtest", *map(str, files)], folder=folder)
    if cost.code != 0:
        raise RuntimeError(f"the backtest failed, exit {cost.code}:\n{cost.err}")
    return (
        f"{cost.wall:.1f} s by the clock on {os.cpu_count()} processors, {cost.cpu:.1f} s CPU of all processes,"
        f" {cost.peak:.0f} MB in the largest"
    )


def main() -> int:
    """Print it."""
    print(f"backtest: {replayed(os.environ.get('WATCHLIST_CORPUS')) or 'skipped, WATCHLIST_CORPUS names no archive'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
