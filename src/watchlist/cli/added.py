"""How `watchlist add` ends: the change is written, and told."""

from __future__ import annotations

import json as to_json
import sys
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from watchlist.cli.home import Home
from watchlist.cli.output import difference, say
from watchlist.reports.printable import printable
from watchlist.reports.words import count

if TYPE_CHECKING:
    from watchlist.flows.add import Change

NOTHING_MORE: Mapping[str, Any] = MappingProxyType({})


def finish(home: Home, change: Change, *, dry_run: bool, json: bool, more: Mapping[str, Any] = NOTHING_MORE) -> None:
    """Write the change, unless it is a trial, and tell of it; `more` is what programs are told beside."""
    if not dry_run:
        change.write()
    if json:
        say(to_json.dumps({**entry(change, written=not dry_run), **more}, indent=2) + "\n")
        return
    next_step = home.spelled("check") if change.watch.enabled else home.spelled("enable", change.watch.id)
    said = told(change, written=not dry_run, next_step="the same without --dry-run" if dry_run else next_step)
    say("".join(f"{line}\n" for line in said))


def watched() -> bool:
    """Return whether somebody sits at a terminal who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def told(change: Change, *, written: bool, next_step: str) -> Iterator[str]:
    """Yield the difference, what to think of, how the examples went, and what to do next."""
    yield difference(change.diff)
    yield from (f"warning: {printable(warning)}" for warning in change.warnings)
    done = "added" if written else "would be added (nothing was written)"
    examples = f"{count(len(change.tried), 'example')}, all read as they should" if change.tried else "no examples yet"
    yield f"{change.shown}: signal {change.watch.signals[-1].name} {done}, {examples}."
    if not change.watch.enabled:
        yield f"The watch {change.watch.id} is off: nothing of it is read."
    yield f"next: {next_step}"


def entry(change: Change, *, written: bool) -> dict[str, Any]:
    """Return the change for programs."""
    return {
        "version": 1,
        "file": change.shown,
        "watch": change.watch.id,
        "signal": change.watch.signals[-1].id,
        "written": written,
        "diff": change.diff,
        "tests": [{"expected": each.test.expected, "title": each.test.title, "got": each.got} for each in change.tried],
        "warnings": list(change.warnings),
    }
