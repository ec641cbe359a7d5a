"""`watchlist feeds import`: the feeds of another reader."""

from __future__ import annotations

import json as to_json
import sys
from typing import Annotated

import typer

from watchlist.cli.arguments import Json
from watchlist.cli.home import Home
from watchlist.cli.output import say, talk
from watchlist.definitions.words import printable
from watchlist.errors import UsageError

Dry = Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")]
# So many of those that were there already, or were not taken, are named.
MOST = 20


def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="An OPML file, or - for standard input.")],
    tags: Annotated[str | None, typer.Option("--tags", metavar="A,B", help="Tags for all of them.")] = None,
    only: Annotated[
        bool, typer.Option("--only", help="Begin a feeds.yaml with these feeds alone, not with the shipped catalogue.")
    ] = False,
    dry_run: Dry = False,
    json: Json = False,
) -> None:
    """Add the feeds of an OPML list to your feeds.yaml, as other readers export it.

    Folders and categories become tags. A feed that you have stays as it is. A list that is not well-formed is read
    as far as it can be, and what was not taken is said. A plain text with an address in each line is read, too.
    """
    from watchlist.definitions.feed_edits import flow
    from watchlist.definitions.feed_files import open_feeds
    from watchlist.feeds.opml import LARGEST, read
    from watchlist.flows.opml import bring_in

    home = Home.of(ctx)
    try:
        data = sys.stdin.buffer.read(LARGEST + 1) if file == "-" else (home.paths.cwd / file).read_bytes()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"{printable(file)} cannot be read: {why}") from None
    found = read(data)
    if not found.feeds:
        why = f" ({'; '.join(found.remarks)})" if found.remarks else ""
        raise UsageError(f"{printable(file)} names no feed{printable(why)}: is it an OPML file?")
    done = bring_in(found, open_feeds(home.paths, home.definitions(), empty=only), (tags or "").split(","))
    if done.added and not dry_run:
        done.file.write()
    if json:
        document = {
            "version": 1,
            "file": str(done.file.path),
            "remarks": found.remarks,
            "added": done.added,
            "known": done.known,
            "refused": done.refused,
        }
        say(to_json.dumps(document, indent=2, ensure_ascii=False) + "\n")
        return
    for remark in found.remarks:
        talk(f"{printable(file)}: {remark}")
    say("".join(f"{done.file.shown}: + {printable(flow(each))}\n" for each in done.added))
    _some("there already", done.known)
    _some("not taken", done.refused)
    begun = (
        " begun with a copy of the catalogue that ships, and" if done.file.copied and done.added and not only else ""
    )
    talk(
        f"{len(found.feeds):,} in the list:{begun} {len(done.added):,} added, {len(done.known):,} there already,"
        f" {len(done.refused):,} not taken"
    )
    if dry_run:
        talk("nothing is written (--dry-run)")
    elif done.added:
        talk("next: watchlist feeds doctor")


def _some(what: str, lines: tuple[str, ...]) -> None:
    for line in lines[:MOST]:
        talk(f"{what}: {printable(line)}")
    if len(lines) > MOST:
        talk(f"{what}: and {len(lines) - MOST:,} more")
