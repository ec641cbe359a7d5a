"""What came of cases: how many, how many went wrong and how, the longest time, the highest memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self


@dataclass
class Tally:
    """The figures of one kind of trouble; `wrong` names what should not have been."""

    name: str
    cases: int = 0
    crashes: int = 0
    hangs: int = 0
    lost: int = 0
    others: int = 0
    longest: float = 0.0
    slowest: str = ""
    memory: float = 0.0
    wrong: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether all is as promised."""
        return not (self.crashes or self.hangs or self.lost or self.others)

    def took(self, name: str, seconds: float, most: float) -> None:
        """Count a case and its time; more than `most` is a hang."""
        self.cases += 1
        if seconds > self.longest:
            self.longest, self.slowest = seconds, name
        if seconds > most:
            self.hangs += 1
            self.wrong.append(f"{name}: {seconds:.1f} s")

    def fault(self, said: str) -> None:
        """Count something else that should not have been."""
        self.others += 1
        self.wrong.append(said[:300])

    def missing(self, name: str, items: int) -> None:
        """Count items that should have come, and did not."""
        self.lost += items
        self.wrong.append(f"{name}: {items} items lost")

    def crashed(self, name: str, error: BaseException) -> None:
        """Count an error that nobody expected."""
        self.crashes += 1
        self.wrong.append(f"{name}: {type(error).__name__}: {error}"[:300])

    @contextmanager
    def case(self, name: str, most: float, clock: Callable[[], float] = time.monotonic) -> Iterator[None]:
        """Time a case, and count what it lets escape."""
        began = clock()
        try:
            yield
        except Exception as error:
            self.crashed(name, error)
        self.took(name, clock() - began, most)


class Memory:
    """Looks at the memory of this process and of all below it, and keeps the most that any of them took, in MB."""

    def __init__(self, every: float = 0.1) -> None:
        self.most = 0.0
        self._every = every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        while True:
            for process in below(Path("/proc/self").resolve().name):
                with suppress(OSError, ValueError, IndexError):
                    status = Path(f"/proc/{process}/status").read_text()
                    peak = next((line for line in status.splitlines() if line.startswith("VmHWM")), "0 0")
                    self.most = max(self.most, int(peak.split()[1]) / 1024)
            if self._stop.wait(self._every):
                return


def below(process: str) -> Iterator[str]:
    """Give a process and all that it, or one of those, has started."""
    yield process
    with suppress(OSError):
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from below(child)
