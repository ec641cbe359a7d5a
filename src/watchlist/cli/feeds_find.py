"""`watchlist feeds find`: the feeds behind a page."""

from __future__ import annotations

import json as to_json
from typing import Annotated

import typer

from watchlist.cli import exits
from watchlist.cli.arguments import Json
from watchlist.cli.home import Home
from watchlist.cli.output import say, talk
from watchlist.definitions.words import printable
from watchlist.reports.times import minute, stamp


def find(
    ctx: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="The address of a page, or of a site.")],
    add: Annotated[bool, typer.Option("--add", help="Add the first of them that you have not yet.")] = False,
    json: Json = False,
) -> None:
    """Find the feeds behind a page, read each, and list those that are one.

    What the page names comes first, then what it links to; where neither is a feed, the addresses are tried at which
    most sites have theirs.
    """
    from watchlist.definitions.feed_edits import added, flow
    from watchlist.definitions.feed_files import on_text, open_feeds
    from watchlist.feeds.links import canonical
    from watchlist.flows import find as flows
    from watchlist.flows.opml import name_of

    home = Home.of(ctx)
    now, definitions = home.now(), home.definitions()
    # What cannot be written is known before anybody waits for a page.
    file = open_feeds(home.paths, definitions) if add else None
    search = flows.find(url, definitions.settings.network, now)
    known = {canonical(feed.url): feed.id for feed in definitions.feeds if not feed.url.startswith("file:")}
    new = next((each for each in search.found if canonical(each.url) not in known), None)
    written: dict[str, str | list[str]] | None = None
    if file is not None and new is not None:
        written = {"id": name_of(new.title, new.url, {feed.id for feed in file.feeds}), "url": new.url}
        file.changed(on_text(added, written), str(written["id"])).write()
    if json:
        feeds = [
            {
                "url": each.url,
                "title": each.title,
                "kind": each.kind,
                "items": each.items,
                "newest": stamp(each.newest) if each.newest else None,
                "because": each.because,
                "known": known.get(canonical(each.url)),
            }
            for each in search.found
        ]
        document = {"version": 1, "feeds": feeds, "failed": search.failed, "added": written}
        say(to_json.dumps(document, indent=2, ensure_ascii=False) + "\n")
        raise typer.Exit(exits.RAN if search.found else exits.BLIND)
    for each in search.found:
        newest = f"newest {minute(each.newest, now, definitions.settings.timezone)}" if each.newest else "no dates"
        count = f"{each.items:,} item{'' if each.items == 1 else 's'}"
        here = known.get(canonical(each.url))
        told = f"{each.title or 'without a title'}: {each.kind}, {count}, {newest}, {each.because}"
        say(f"{printable(each.url)}\n  {printable(told)}{printable(f'; you have it: {here}') if here else ''}\n")
    for why in search.failed:
        talk(f"no feed: {printable(why)}")
    if not search.found:
        talk("no feed is found there: look on the site, or let a search service stand in for it")
        raise typer.Exit(exits.BLIND)
    if file is not None and written is not None:
        talk(f"{file.shown}: + {printable(flow(written))}")
        talk(f"next: watchlist feeds doctor {written['id']}")
    elif file is not None:
        talk("nothing is added: you have them all")
    elif new is not None:
        talk(f"next: watchlist feeds add {printable(new.url)}")
