"""Runs of `watchlist`, each in a process of its own that was forked ready, so that thousands of them are cheap.

python -m tests.crash.runner        a request a line on stdin, as JSON; an answer a line on stdout
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parents[2]
# A run that hangs is a finding, not a wait.
PATIENCE = 60.0
POLL = 0.001


@dataclass(frozen=True)
class Ran:
    """How a run ended: its exit code, negative for a signal, what it said, and how long it took."""

    code: int
    said: str
    seconds: float


class Runner:
    """A process that is ready to run the command line. Use it as a context manager."""

    def __init__(self, shim: Path | None = None) -> None:
        """With a `shim`, built from `shim.c`, runs can be broken at each write to the disk."""
        self._env = {**os.environ, **({"LD_PRELOAD": str(shim)} if shim else {})}

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.runner"],
            cwd=ROOT,
            env=self._env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=PATIENCE)

    def run(
        self,
        words: Sequence[str],
        log: Path,
        *,
        times: int = 1,
        kill_after: float | None = None,
        step: int | None = None,
        kind: str = "kill",
        disk: Path | None = None,
        inline: bool = True,
    ) -> list[Ran]:
        """Run a command so many times at once; `log` takes what is said. Break it in time, or at a step.

        With `disk`, steps are the writes to the files in that folder.

        With `inline`, feeds are parsed in the process itself, not by workers, which is quicker.
        """
        request = {
            "words": list(words),
            "log": str(log),
            "times": times,
            "kill_after": kill_after,
            "step": step,
            "kind": kind,
            "disk": str(disk) if disk else None,
            "inline": inline,
        }
        assert self._process.stdin, "it is a pipe"
        assert self._process.stdout, "it is a pipe"
        print(json.dumps(request), file=self._process.stdin, flush=True)
        answers = json.loads(self._process.stdout.readline())
        return [
            Ran(code, _read(log.with_name(f"{log.name}.{number}")), seconds)
            for number, (code, seconds) in enumerate(answers)
        ]


def _read(log: Path) -> str:
    """Return what a run said, nothing where it was killed before it had a mouth."""
    return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""


def main() -> None:
    """Answer requests until there are no more."""
    _warm_up()
    for line in sys.stdin:
        request = json.loads(line)
        began = time.monotonic()
        running = {_start(request, number): number for number in range(request["times"])}
        ended: dict[int, tuple[int, float]] = {}
        while running:
            pid, status = os.waitpid(-1, os.WNOHANG)
            passed = time.monotonic() - began
            if pid:
                ended[running.pop(pid)] = (os.waitstatus_to_exitcode(status), passed)
            elif passed > (PATIENCE if request["kill_after"] is None else request["kill_after"]):
                for each in running:
                    os.kill(each, signal.SIGKILL)
                pid, status = os.wait()
                ended[running.pop(pid)] = (os.waitstatus_to_exitcode(status), passed)
            else:
                time.sleep(POLL)
        print(json.dumps([ended[number] for number in sorted(ended)]), flush=True)


def _warm_up() -> None:
    """Run one check here, so that whatever a run imports and builds once is there when it is forked."""
    from tests.cli.town import Town
    from typer.testing import CliRunner

    from watchlist.cli.app import app
    from watchlist.feeds.workers import Workers

    import watchlist.feeds.warm  # isort: skip

    parse = Workers.parse
    _parse_here()
    with tempfile.TemporaryDirectory() as name:
        town = Town.at(Path(name))
        town.write(
            "watchlist.yaml",
            "channels:\n"
            "  - {id: a, kind: mail, to: [a@example.org], sendmail: /bin/true}\n"
            "  - {id: b, kind: hook, command: /bin/true}\n"
            "routes: [{channel: a}, {channel: b}]\n",
        )
        for at in ("2026-03-13", "2026-03-14"):
            ran = CliRunner().invoke(app, ["--home", name, "--as-of", at, "check", "--force"])
            assert ran.exit_code == 0, ran.output
            town.open_harbour()
    Workers.parse = parse  # type: ignore[method-assign]
    import watchlist.notify.smtp  # noqa: F401

    gc.collect()
    # What is never looked at by the collector again is not copied for every run.
    gc.freeze()


def _start(request: dict[str, Any], number: int) -> int:
    """Fork a run, and return its process id."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        code = _child(request, number)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _child(request: dict[str, Any], number: int) -> int:
    log = Path(f"{request['log']}.{number}")
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC)
    for old, new in ((nothing, 0), (said, 1), (said, 2)):
        os.dup2(old, new)
    if request["inline"]:
        _parse_here()
    if request["disk"]:
        steps = log.with_suffix(".steps")
        steps.unlink(missing_ok=True)
        broken = {"UNDER": request["disk"], "AT": str(request["step"]), "LOG": str(steps), "KIND": request["kind"]}
        os.environ.update({f"BREAK_{name}": value for name, value in broken.items()})
    elif request["step"] is not None:
        from tests.crash.steps import break_at

        break_at(request["step"], request["kind"], log.with_suffix(".steps"))
    from watchlist.cli.app import main as cli

    sys.argv = ["watchlist", *request["words"]]
    cli()
    return 0


def _parse_here() -> None:
    from watchlist.feeds.parsing import parse_document
    from watchlist.feeds.workers import Workers

    async def parse(self: Workers, source: Any, feed: Any, now: Any) -> Any:
        return parse_document(source, feed, now)

    Workers.parse = parse  # type: ignore[method-assign]


if __name__ == "__main__":
    main()
