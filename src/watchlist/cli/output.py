"""Where a command's words go: results to stdout, talk to stderr, each in characters that can be written there."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from typing import TextIO

from watchlist.definitions.words import printable
from watchlist.errors import UsageError
from watchlist.reports.page import Page

# These can move no cursor and show no style; an unset TERM is a terminal that nobody described.
PLAIN_TERMINALS = frozenset({"", "dumb", "unknown"})


def page(stream: TextIO | None = None, env: Mapping[str, str] = os.environ, *, detail: bool = False) -> Page:
    """Return the page that a stream is: a terminal of some width, or a pipe, which wraps and colours nothing."""
    stream = stream or sys.stdout
    encoding = stream.encoding or "utf-8"
    forced = env.get("FORCE_COLOR", "0") not in {"", "0"}
    if not stream.isatty():
        return Page(styled=forced, colored=forced and not env.get("NO_COLOR"), encoding=encoding, detail=detail)
    styled = env.get("TERM", "") not in PLAIN_TERMINALS
    return Page(
        width=shutil.get_terminal_size().columns,
        styled=styled,
        colored=styled and not env.get("NO_COLOR"),
        links=styled,
        encoding=encoding,
        detail=detail,
    )


def say(text: str) -> None:
    """Write a result to stdout, and do not come back before it is out; raise UsageError where it cannot be."""
    try:
        sys.stdout.write(page(sys.stdout).fit(text))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is left in the buffer would fail once more on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise UsageError(f"the result cannot be written: {error.strerror}") from None


def difference(diff: str) -> str:
    """Return a difference as `diff -u` gives it so that a terminal shows it, and obeys nothing in it."""
    return "\n".join(printable(line.rstrip("\r")) for line in diff.split("\n"))


def talk(text: str) -> None:
    """Write a line for the user to stderr."""
    sys.stderr.write(page(sys.stderr).fit(text) + "\n")
    sys.stderr.flush()
