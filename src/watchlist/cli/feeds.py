"""`watchlist feeds`: what is read, and how it has been."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches
from typing import Annotated, Any

import typer

from watchlist.cli.arguments import FeedsFile, Json
from watchlist.cli.feeds_doctor import doctor
from watchlist.cli.feeds_edit import add, remove
from watchlist.cli.feeds_export import export
from watchlist.cli.feeds_find import find
from watchlist.cli.feeds_import import import_
from watchlist.cli.home import Home
from watchlist.cli.output import page, say, talk
from watchlist.errors import UsageError
from watchlist.model.feed import Feed, FeedState, Health
from watchlist.reports.document import dump
from watchlist.reports.printable import printable
from watchlist.reports.times import minute, stamp

app = typer.Typer(help="See, choose and mend the feeds.", no_args_is_help=True)
app.command("add")(add)
app.command("remove")(remove)
app.command("doctor")(doctor)
app.command("find")(find)
app.command("import")(import_)
app.command("export")(export)

# A password in an address is the owner's business, and no listing's.
USERINFO = re.compile(r"//[^/?#]*@")
HEADINGS = ("feed", "health", "last read", "kind", "lang", "publisher", "address")


@app.callback()
def feeds() -> None:
    """See, choose and mend the feeds."""


@app.command("list")
def list_feeds(
    ctx: typer.Context,
    tag: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", help="Only feeds with this tag; may be given again.")
    ] = None,
    feeds_file: FeedsFile = None,
    json: Json = False,
) -> None:
    """List the feeds: how each one is, when it was last read, whose it is, and where."""
    from watchlist.store.store import Store

    home = Home.of(ctx)
    definitions = home.definitions(feeds_file=feeds_file)
    file = home.paths.shown(feeds_file or home.paths.feeds)
    for problem in definitions.problems:
        if problem.file == file:
            talk(str(problem))
    chosen = tagged(definitions.feeds, tag or ())
    with Store.look(home.paths.state) as store:
        states = store.feed_states()
    if json:
        say(dump({"version": 1, "feeds": [_entry(feed, states.get(feed.id)) for feed in chosen]}, page(), indent=2))
        return
    now, zone = home.now(), definitions.settings.timezone
    rows: list[Sequence[str]] = [HEADINGS]
    for feed in chosen:
        state = states.get(feed.id) or FeedState(feed=feed.id)
        read = minute(state.last_read, now, zone) if state.last_read else "never"
        row = (feed.id, state.health.value, read, feed.kind.value, feed.language, feed.publisher, shown(feed.url))
        rows.append(tuple(printable(cell) for cell in row))
    say("".join(f"{line}\n" for line in table(rows, page().width)))
    talk(closing(chosen, states))


def tagged(feeds: Sequence[Feed], tags: Collection[str]) -> list[Feed]:
    """Return the feeds that have any of the tags, all where none is named; raise UsageError for an unknown tag."""
    known = {tag for feed in feeds for tag in feed.tags}
    for tag in tags:
        if tag not in known:
            near = get_close_matches(tag, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(sorted(known)) or 'none'}"
            raise UsageError(f"no feed has the tag {printable(tag)!r}: {hint}")
    return [feed for feed in feeds if not tags or not set(tags).isdisjoint(feed.tags)]


def table(rows: Sequence[Sequence[str]], width: int | None) -> list[str]:
    """Return the rows in columns; on a terminal, what is beyond its width is cut, and down a pipe nothing is."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip() for row in rows]
    if width is None:
        return lines
    return [line if len(line) <= width else f"{line[: width - 1].rstrip()}…" for line in lines]


def shown(url: str) -> str:
    """Return the address without the name and password that it may hold."""
    return USERINFO.sub("//***@", url)


def closing(feeds: Sequence[Feed], states: Mapping[str, FeedState]) -> str:
    """Return how many feeds there are, and how many of them are ill or were never read."""
    health = [states[feed.id].health if feed.id in states else Health.UNPROVEN for feed in feeds]
    unproven = health.count(Health.UNPROVEN)
    failing = sum(not each.readable for each in health) - unproven
    told = [f"{len(feeds):,} feed{'' if len(feeds) == 1 else 's'}"]
    told += [f"{failing:,} failing"] if failing else []
    told += [f"{unproven:,} not read yet"] if unproven else []
    return ", ".join(told)


def _entry(feed: Feed, state: FeedState | None) -> dict[str, Any]:
    state = state or FeedState(feed=feed.id)
    return {
        "id": feed.id,
        "health": state.health.value,
        "kind": feed.kind.value,
        "language": feed.language,
        "publisher": feed.publisher,
        "family": feed.family,
        "actor": feed.actor,
        "tags": list(feed.tags),
        "url": shown(feed.url),
        "items": state.items,
        "last_read": stamp(state.last_read) if state.last_read else None,
        "since": stamp(state.since) if state.since else None,
        "next_due": stamp(state.next_due) if state.next_due else None,
        "error": state.error,
    }
