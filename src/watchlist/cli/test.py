"""`watchlist test`: the headlines that are written in the watch files, read as a run would read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

from watchlist.cli import exits
from watchlist.cli.arguments import Json, Watches
from watchlist.cli.home import Home
from watchlist.cli.output import page, say, talk
from watchlist.model.problem import Severity
from watchlist.reports.document import dump
from watchlist.reports.printable import printable
from watchlist.reports.words import count

if TYPE_CHECKING:
    from watchlist.flows.ruletest import Tried


def test(ctx: typer.Context, watches: Watches = None, json: Json = False) -> None:  # noqa: PT028 (it is a command)
    """Run the headlines that are written in the watch files; exit with 6 where one is read otherwise than it says."""
    from watchlist.flows.ruletest import try_rules
    from watchlist.rules.matcher import compile_watches

    home = Home.of(ctx)
    only = watches or ()
    definitions = home.definitions(only=only)
    for problem in definitions.problems:
        if problem.severity is Severity.ERROR:
            talk(str(problem))
    reader = compile_watches(definitions.watches, definitions.vocabulary)
    tried = try_rules(definitions.watches, reader, definitions.feeds, home.now())
    results: dict[str, list[Tried]] = {watch.id: [] for watch in definitions.watches}
    for each in tried:
        if wanted(each, only):
            results[each.watch].append(each)
    if json:
        say(dump({"version": 1, "watches": [entry(watch, each) for watch, each in results.items()]}, page(), indent=2))
    else:
        say("".join(f"{line}\n" for line in told(results)))
    failed = any(not each.passed for group in results.values() for each in group)
    held = {exits.USAGE: bool(definitions.left_out), exits.TEST_FAILED: failed}
    raise typer.Exit(exits.strongest(code for code, holds in held.items() if holds))


def wanted(tried: Tried, only: Sequence[str]) -> bool:
    """Tell whether a test belongs to what was named: its watch, its signal, or everything."""
    return not only or tried.watch in only or f"{tried.watch}/{tried.signal}" in only


def told(results: dict[str, list[Tried]]) -> Iterator[str]:
    """Yield a line for each watch, and under it what was read otherwise than its file says, and why."""
    width = max(map(len, results), default=0)
    for watch, tried in results.items():
        failed = [each for each in tried if not each.passed]
        name = watch.ljust(width)
        if not tried:
            yield f"{name}  no tests"
        elif not failed:
            yield f"{name}  {count(len(tried), 'test')} {'passes' if len(tried) == 1 else 'pass'}"
        else:
            yield f"{name}  {len(failed):,} of {count(len(tried), 'test')} {'fails' if len(failed) == 1 else 'fail'}"
        for each in failed:
            yield from _failure(each)


def entry(watch: str, tried: Sequence[Tried]) -> dict[str, Any]:
    """Return how a watch's tests went, for programs."""
    return {
        "watch": watch,
        "passed": sum(each.passed for each in tried),
        "failed": sum(not each.passed for each in tried),
        "failures": [
            {
                "signal": each.signal,
                "file": each.file,
                "path": path_of(each),
                "title": each.test.title,
                "expected": each.test.expected,
                "got": each.got,
                "because": list(each.because),
                "quote": each.quote,
            }
            for each in tried
            if not each.passed
        ],
    }


def path_of(tried: Tried) -> str:
    """Return where in its file a test stands: `signals[0].tests.counts[2]`."""
    path = ""
    for step in tried.test.path:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def _failure(tried: Tried) -> Iterator[str]:
    yield f"  {tried.watch}/{tried.signal}  expected {tried.test.expected}, got {tried.got}"
    yield f'    "{printable(tried.test.title)}"'
    yield f"    because: {'; '.join(printable(reason) for reason in tried.because)}"
    yield f"    {printable(tried.file)} {path_of(tried)}"
