"""The start of `watchlist status`, next to a bare typer program that prints one line."""

from __future__ import annotations

import compileall
import shutil
import sys
import tempfile
from pathlib import Path

import watchlist
from measure import PROGRAM, run

ROOT = Path(__file__).parent.parent
ROUNDS = 15
BARE = """
import typer
app = typer.Typer()
@app.command()
def main() -> None:
    print("one line")
app()
"""


def least() -> dict[str, float]:
    """Return the CPU that each command takes, in seconds, the least of some rounds; raise where one fails."""
    # As an installed program is; from a folder of sources it would be compiled at each start where nothing may be kept.
    compileall.compile_dir(Path(watchlist.__file__).parent, quiet=2)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "watches", folder / "watches")
        # As a first check leaves it: what was read from the files is kept beside the state.
        (folder / ".watchlist").mkdir()
        (folder / "bare.py").write_text(BARE, encoding="utf-8")
        commands = {
            "bare": [sys.executable, "bare.py"],
            "--help": [PROGRAM, "--help"],
            "status": [PROGRAM, "--home", str(folder), "status"],
            "status --json": [PROGRAM, "--home", str(folder), "status", "--json"],
        }
        took: dict[str, list[float]] = {title: [] for title in commands}
        # In turns, so that a slow moment of the machine falls on all of them.
        for _ in range(ROUNDS):
            for title, command in commands.items():
                cost = run(command, folder=folder)
                if cost.code not in (0, 3):
                    raise RuntimeError(f"{title} failed, exit {cost.code}:\n{cost.err}")
                took[title].append(cost.cpu)
    return {title: min(each) for title, each in took.items()}


def main() -> int:
    """Print what each takes, and the ratios."""
    found = least()
    print(f"start-up, CPU, the least of {ROUNDS}")
    for title, took in found.items():
        print(f"  {title:14} {took * 1000:5.0f} ms   {took / found['bare']:.2f} times the bare program")
    return 0


if __name__ == "__main__":
    sys.exit(main())
