"""`watchlist feeds doctor`: every feed read now, and what is wrong mended where it can be."""

from __future__ import annotations

from typing import Annotated

import typer

from watchlist.cli import exits
from watchlist.cli.arguments import FeedsFile, Json
from watchlist.cli.feeds_edit import require_ids
from watchlist.cli.home import Home
from watchlist.cli.output import page, say, talk
from watchlist.cli.progress import feeds_bar
from watchlist.definitions.words import printable
from watchlist.model.feed import Health
from watchlist.reports.checkup import document, render


def doctor(
    ctx: typer.Context,
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Feeds; all of them, if absent.")] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Write new addresses into your feeds.yaml, and comment out what is gone.")
    ] = False,
    feeds_file: FeedsFile = None,
    json: Json = False,
) -> None:
    """Read every feed now, and say which answer, which have moved, are gone, blocked, stale or no feeds at all.

    What they carry is kept for the next check. With --fix your feeds.yaml is mended, and nothing else in it
    changes; the catalogue that ships is never touched.
    """
    from watchlist.definitions.feed_files import open_feeds
    from watchlist.flows.doctor import examine, mend
    from watchlist.store.store import Store

    home = Home.of(ctx)
    now = home.now()
    definitions = home.definitions(feeds_file=feeds_file)
    shown = home.paths.shown(feeds_file or home.paths.feeds)
    require_ids(ids or (), [feed.id for feed in definitions.feeds], shown)
    feeds = [feed for feed in definitions.feeds if not ids or feed.id in ids]
    # What cannot be mended is known before anybody waits for feeds.
    file = open_feeds(home.paths, definitions, path=feeds_file) if fix else None
    with Store.open(home.paths.state, now=now) as store, feeds_bar() as progress:
        findings = examine(feeds, store, definitions.settings.network, now, progress=progress)
    mended = mend(findings, file, now, definitions.watches) if file else None
    done, left = (mended.done, mended.left) if mended else ((), ())
    if mended and done:
        mended.file.write()
    if json:
        say(document(findings, done, left, page()))
    else:
        say(render(findings, page()))
        if mended and file:
            begun = " (begun as a copy of the catalogue that ships)" if file.copied and done else ""
            talk(
                "".join(f"{file.shown}{begun}: {printable(said)}\n" for said in done).rstrip("\n") or "nothing to mend"
            )
            for said in left:
                talk(f"left as it is: {printable(said)}")
        elif any(found.moved_to or found.health is Health.GONE for found in findings):
            talk("next: watchlist feeds doctor --fix   (writes what has moved and what is gone into your feeds.yaml)")
    answered = not findings or any(found.health.readable for found in findings)
    raise typer.Exit(exits.RAN if answered else exits.BLIND)
