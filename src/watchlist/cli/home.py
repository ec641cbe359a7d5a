"""What every command begins with: the home, and the time. Nobody else asks the clock."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from shlex import quote
from time import perf_counter
from typing import TYPE_CHECKING

import typer
from msgspec import Struct

from watchlist.definitions.home import Paths, locate
from watchlist.definitions.words import printable

if TYPE_CHECKING:
    from watchlist.definitions.files import Definitions


class Home(Struct, frozen=True, kw_only=True):
    """The owner's home as the command line names it. `as_of` is the clock that `--as-of` set."""

    paths: Paths
    as_of: datetime | None = None
    verbose: bool = False

    @classmethod
    def of(cls, ctx: typer.Context) -> Home:
        """Return the home of this call."""
        found = ctx.find_object(cls)
        assert found is not None, "the app sets it before any command runs"
        return found

    def now(self) -> datetime:
        """Return the time, in UTC, or the one that `--as-of` named."""
        return self.as_of or datetime.now(UTC)

    def spelled(self, *words: str) -> str:
        """Return a command as it can be typed here: it names the home where nothing else would find it."""
        found = locate(None, os.environ, self.paths.cwd).root == self.paths.root
        chosen = () if found else ("--home", str(self.paths.root))
        return printable(" ".join(["watchlist", *map(quote, chosen), *words]))

    def definitions(self, *, feeds_file: Path | None = None, only: Collection[str] = ()) -> Definitions:
        """Return what the files of the home say; `only` names watches, or signals as `watch/signal`."""
        # Reading YAML is paid for by the commands that need it.
        from watchlist.definitions.files import load

        return load(self.paths, feeds_file=feeds_file, only=only)


def stopwatch() -> Callable[[], float]:
    """Start a watch, and return what reads it: the seconds since then."""
    start = perf_counter()
    return lambda: perf_counter() - start
