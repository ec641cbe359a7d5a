"""`watchlist feeds add` and `watchlist feeds remove`: the owner's feeds file, changed by splicing its text."""

from __future__ import annotations

import json as to_json
import re
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from watchlist.cli.arguments import Json
from watchlist.cli.home import Home
from watchlist.cli.output import say, talk
from watchlist.definitions.words import masked, nearest, printable, quoted
from watchlist.errors import UsageError

if TYPE_CHECKING:
    from watchlist.definitions.feed_files import FeedsFile

# Parts of a host's name that say nothing of whose it is.
COMMON = frozenset({"www", "feeds", "feed", "rss", "news", "co", "com", "org", "net"})

Dry = Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")]


def add(
    ctx: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="The feed's address: http, https, or file: with a path.")],
    name: Annotated[str | None, typer.Option("--id", metavar="ID", help="Its id; by default from the address.")] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", help="Who stands behind it.")] = None,
    family: Annotated[str | None, typer.Option("--family", help="The owner that several publishers share.")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help="primary, wire, press, trade or search; press by default.")
    ] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="Whose primary source it is: us, ru, eu ...")] = None,
    language: Annotated[str | None, typer.Option("--language", help="Its language: en, ru, uk ...")] = None,
    tags: Annotated[str | None, typer.Option("--tags", metavar="A,B", help="What watches name in `feeds`.")] = None,
    only: Annotated[
        bool, typer.Option("--only", help="Begin a feeds.yaml with this feed alone, not with the shipped catalogue.")
    ] = False,
    dry_run: Dry = False,
    json: Json = False,
) -> None:
    """Add a feed to your feeds.yaml.

    Nothing else in the file changes. Where you have none yet, one is begun with a copy of the catalogue that ships.
    """
    from watchlist.definitions.feed_edits import added, flow
    from watchlist.definitions.feed_files import on_text, open_feeds
    from watchlist.signals.blind import feeds_of

    home = Home.of(ctx)
    definitions = home.definitions()
    file = open_feeds(home.paths, definitions, empty=only)
    name = name or _id(url, {feed.id for feed in file.feeds})
    given = {
        "publisher": publisher,
        "family": family,
        "kind": kind,
        "actor": actor,
        "language": language,
    }
    feed: dict[str, str | list[str]] = {"id": name, "url": url}
    feed |= {key: value for key, value in given.items() if value is not None}
    if tags:
        feed["tags"] = [tag for tag in re.split(r"[,\s]+", tags) if tag]
    changed = file.changed(on_text(added, feed), name)
    if not dry_run:
        changed.write()
    if json:
        document = {"version": 1, "file": str(file.path), "added": feed, "feeds": len(changed.feeds)}
        say(to_json.dumps(document, indent=2) + "\n")
        return
    _tell_copied(file, dry_run=dry_run)
    say(f"{changed.shown}: + {printable(flow(feed))}\n")
    new = next(each for each in changed.feeds if each.id == name)
    readers = [watch.id for watch in definitions.watches if feeds_of(watch, [new])]
    if readers:
        talk(f"read by {', '.join(readers)}")
    elif definitions.watches:
        named = sorted({each for watch in definitions.watches for each in watch.feeds})
        talk(f"no watch reads it: they name {', '.join(named)} in their feeds; give it such a tag with --tags")
    _next(dry_run, f"watchlist feeds doctor {name}")


def remove(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="ID", help="The id of a feed, as `watchlist feeds list` shows it.")],
    dry_run: Dry = False,
    json: Json = False,
) -> None:
    """Remove a feed from your feeds.yaml.

    Nothing else in the file changes. What was read of it stays, and evidence stays for ever.
    """
    from watchlist.definitions.feed_edits import removed
    from watchlist.definitions.feed_files import on_text, open_feeds

    home = Home.of(ctx)
    definitions = home.definitions()
    file = open_feeds(home.paths, definitions)
    require_ids([name], [feed.id for feed in file.feeds], file.shown)
    changed = file.changed(on_text(removed, name), name, definitions.watches)
    if not dry_run:
        changed.write()
    if json:
        document = {"version": 1, "file": str(file.path), "removed": name, "feeds": len(changed.feeds)}
        say(to_json.dumps(document, indent=2) + "\n")
        return
    _tell_copied(file, dry_run=dry_run)
    say(f"{changed.shown}: - {printable(name)}\n")
    _next(dry_run, "watchlist feeds list")


def require_ids(wanted: Collection[str], known: Collection[str], shown: str) -> None:
    """Raise UsageError where no feed has one of these ids."""
    for name in wanted:
        if name not in known:
            near = nearest(name, known)
            hint = f"did you mean {near!r}?" if near else "`watchlist feeds list` shows them"
            raise UsageError(f"{shown} has no feed {quoted(name)}: {hint}")


def _id(url: str, taken: Collection[str]) -> str:
    """Return an id from the address: its host's telling part, or the file's name, with a number where that is taken."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError as error:
        raise UsageError(f"{quoted(masked(url))} is no address: {error}") from None
    labels = host.split(".")
    telling = [label for label in labels[:-1] if label not in COMMON] or labels
    words = "-".join(telling) if host else Path(parts.path).stem
    name = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60].strip("-") or "feed"
    number = 2
    while (numbered := name if number == 2 else f"{name}-{number - 1}") in taken:
        number += 1
    return numbered


def _tell_copied(file: FeedsFile, *, dry_run: bool) -> None:
    if file.copied and file.text:
        would = "would begin" if dry_run else "begins"
        talk(
            f"so far you had no feeds.yaml, and the catalogue that ships was read;"
            f" yours {would} as a copy of it, with {len(file.feeds):,} feeds"
        )


def _next(dry_run: bool, command: str) -> None:
    talk("nothing was written" if dry_run else f"next: {command}")
