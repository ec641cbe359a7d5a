"""`watchlist explain`: which condition of a signal an item met, and which it failed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import to_builtins

from watchlist.cli.arguments import FeedsFile, Json, ids
from watchlist.cli.home import Home
from watchlist.cli.output import page, say
from watchlist.reports.document import dump
from watchlist.reports.printable import printable

if TYPE_CHECKING:
    from watchlist.model.explanation import Explanation

NEAREST = 2
"""For a whole watch, so many signals are shown that the item does not speak of."""


def explain(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="WATCH[/SIGNAL]", help="A watch, or one of its signals.", autocompletion=ids)
    ],
    what: Annotated[str, typer.Argument(metavar="TEXT|URL|ITEM", help="A headline, or a stored item's id or link.")],
    summary: Annotated[str, typer.Option("--summary", help="What stands under the headline.")] = "",
    json: Json = False,
    feeds: FeedsFile = None,
) -> None:
    """Say why a headline counts for a signal or does not, condition by condition.

    Example: watchlist explain shadow-fleet/license "US may extend waiver for Russian oil"
    """
    from watchlist.flows.explain import explain as run
    from watchlist.store.store import Store

    home = Home.of(ctx)
    definitions = home.definitions(feeds_file=feeds, only=[name])
    with Store.look(home.paths.state) as store:
        found = run(definitions, store, name, what, home.now(), summary=summary)
    if json:
        say(dump({"version": 1, "explanations": to_builtins(found)}, page(), indent=2))
        return
    spoken = [each for each in found if each.status != "unrelated"]
    shown = spoken or list(found[:NEAREST])
    say("\n".join("".join(f"{line}\n" for line in told(each)) for each in shown))


def told(explanation: Explanation) -> Iterator[str]:
    """Yield the verdict, a line for each condition, and the least that would change it."""
    verdict = "counts" if explanation.counts else "does not count"
    yield f"{explanation.watch}/{explanation.signal}  {verdict}: {explanation.status}"
    yield f"  “{printable(explanation.title)}”"
    kinds = max(len(condition.kind) for condition in explanation.conditions)
    words = max(len(condition.words) for condition in explanation.conditions)
    for condition in explanation.conditions:
        mark = "✓" if condition.met else "✗"
        line = f"  {mark} {printable(condition.kind).ljust(kinds)}  {printable(condition.words).ljust(words)}"
        yield f"{line}  {printable(condition.why)}".rstrip()
    if explanation.least:
        yield f"the least that would change it: {printable(explanation.least)}"
