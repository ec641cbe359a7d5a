"""`watchlist match`: items in, what they say of the watches out. Nothing is kept."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from watchlist.cli import exits
from watchlist.cli.arguments import FeedsFile, Json, ids
from watchlist.cli.home import Home
from watchlist.cli.output import page, say, talk
from watchlist.cli.progress import item_count
from watchlist.errors import UsageError
from watchlist.model.problem import Severity
from watchlist.reports.document import dump, reading_line
from watchlist.reports.printable import address, printable
from watchlist.reports.times import date
from watchlist.reports.words import count

if TYPE_CHECKING:
    from watchlist.feeds.archive import BrokenLine
    from watchlist.flows.match import Matched
    from watchlist.model.item import Item

# So many broken lines are named; of more there is only the number.
NAMED = 5


def match(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="[FILE|-]", help="Items as JSON Lines, also .gz and .zst; - is standard input.")
    ] = "-",
    watch: Annotated[
        list[str] | None,
        typer.Option("--watch", metavar="ID", help="Only this watch; may be given again.", autocompletion=ids),
    ] = None,
    json: Json = False,
    every: Annotated[bool, typer.Option("--all", help="Print what meets a pattern and does not count, too.")] = False,
    feeds: FeedsFile = None,
) -> None:
    """Read items from a file, and say what they mean for the watches.

    With --json, a line for each item and signal whose pattern is met, whether it counts or not.
    """
    from watchlist.feeds.archive import read_items
    from watchlist.feeds.catalogue import Catalogue
    from watchlist.flows.match import match as run
    from watchlist.rules.matcher import compile_watches

    if file == "-" and sys.stdin.isatty():
        raise UsageError("give a FILE of item lines, or pipe some in: watchlist match FILE")
    home = Home.of(ctx)
    now, only = home.now(), watch or ()
    definitions = home.definitions(feeds_file=feeds, only=only)
    for problem in definitions.problems:
        if problem.severity is Severity.ERROR:
            talk(str(problem))
    signals = {name for name in only if "/" in name}
    watches = [each for each in definitions.watches if each.enabled or only]
    reader = compile_watches(watches, definitions.vocabulary)
    tally = Tally(None if file == "-" else file)
    items = read_items(None if file == "-" else Path(file), now, broken=tally.broken)
    paper, zone = page(), definitions.settings.timezone
    with item_count(tally.counted(items), wanted=file != "-") as taken:
        for found in run(taken, reader, Catalogue(definitions.feeds)):
            reading = found.reading
            name = f"{reading.watch}/{reading.signal}"
            if signals and name not in signals and reading.watch not in only:
                continue
            tally.found[reading.counts] += 1
            if json:
                say(dump(reading_line(found.item.id, reading), paper))
            elif reading.counts or every:
                say(told(found, zone))
    talk(tally.closing(every=every or json))
    raise typer.Exit(exits.USAGE if definitions.left_out else exits.RAN)


def told(found: Matched, zone: str) -> str:
    """Return what an item says of a signal, for people: the verdict, the title, and why."""
    item, reading = found.item, found.reading
    verdict = reading.status.value if reading.counts else f"does not count: {reading.status.value}"
    lines = [
        f"{reading.watch}/{reading.signal}  {verdict}  {printable(item.id)}",
        f"  {printable(item.title)}",
        f"  {printable(found.publisher.name)}, {date(item.at, zone)}  {address(item.link)}".rstrip(),
    ]
    if printable(reading.quote) != printable(item.title):
        lines.append(f'  "{printable(reading.quote)}"')
    lines.append(f"  because: {'; '.join(printable(reason) for reason in reading.because)}")
    return "\n".join(lines) + "\n\n"


class Tally:
    """Counts what was read, and names the first broken lines as they come."""

    def __init__(self, name: str | None) -> None:
        self.name = printable(name or "standard input")
        self.items = 0
        self.found: Counter[bool] = Counter()
        self.lines = 0

    def counted(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the items, and count them on their way."""
        for item in items:
            self.items += 1
            yield item

    def broken(self, line: BrokenLine) -> None:
        """Note a line that is no item."""
        self.lines += 1
        if self.lines <= NAMED:
            talk(f"{self.name}:{line.line} {printable(line.what)}")

    def closing(self, *, every: bool) -> str:
        """Return what there was, in a line."""
        others = f"{self.found[False]:,} others meet a pattern"
        hint = "" if every or not self.found[False] else " (--all prints them)"
        broken = f", {count(self.lines, 'broken line')}" if self.lines else ""
        return f"{count(self.items, 'item')}: {self.found[True]:,} count, {others}{hint}{broken}"
