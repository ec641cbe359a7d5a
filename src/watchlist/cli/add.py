"""`watchlist add`: a new signal from a sentence, headlines, an article, YAML or flags, tried before it is saved."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from watchlist.cli.added import finish, watched
from watchlist.cli.arguments import Json, ids
from watchlist.cli.home import Home
from watchlist.errors import UsageError

Many = list[str] | None


def add(
    ctx: typer.Context,
    sentence: Annotated[
        str, typer.Argument(metavar="[SENTENCE]", help="What you wait for, as a headline would say it; - reads YAML.")
    ] = "",
    watch: Annotated[
        str, typer.Option("--watch", metavar="ID", help="The watch; a new one, or one that stands.", autocompletion=ids)
    ] = "",
    signal: Annotated[str, typer.Option("--id", metavar="ID", help="The id of the new signal.")] = "",
    like: Annotated[Many, typer.Option("--like", metavar="HEADLINE", help="A headline that must count.")] = None,
    unlike: Annotated[Many, typer.Option("--unlike", metavar="HEADLINE", help="One that must not.")] = None,
    url: Annotated[str, typer.Option("--url", metavar="URL", help="An article whose headline must count.")] = "",
    archive: Annotated[
        list[Path] | None,
        typer.Option("--archive", metavar="FILE", help="Try it on these items, too: JSON Lines, .gz, .zst, Parquet."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Take the draft as it is, and ask nothing.")] = False,
    does: Annotated[Many, typer.Option("--does", metavar="A,B", help="Verbs, or $lists of them.")] = None,
    event: Annotated[Many, typer.Option("--event", metavar="A,B", help="Nouns of the same deed.")] = None,
    what: Annotated[
        Many, typer.Option("--what", metavar="NAME=A,B", help="A part that must be named; give it again for more.")
    ] = None,
    who: Annotated[Many, typer.Option("--who", metavar="CODE,..", help="Who must do it: us, ru, eu.")] = None,
    target: Annotated[Many, typer.Option("--target", metavar="CODE,..", help="Whose thing it must be.")] = None,
    target_not: Annotated[
        Many, typer.Option("--target-not", metavar="CODE,..", help="Whose thing it must not be.")
    ] = None,
    near: Annotated[
        int | None, typer.Option("--near", min=1, max=60, help="Within how many words of the deed its parts stand.")
    ] = None,
    anywhere: Annotated[
        Many, typer.Option("--anywhere", metavar="NAME=A,B", help="What must stand somewhere in the item.")
    ] = None,
    never: Annotated[Many, typer.Option("--never", metavar="A,B", help="What must not.")] = None,
    proof: Annotated[
        str,
        typer.Option(
            "--proof", metavar="PROOF", help='"2 publishers in 7d", "3 publishers, no primary", or KEY=VALUE,..'
        ),
    ] = "",
    deadline: Annotated[
        str, typer.Option("--deadline", metavar="DATE", help="From when on one report is enough.")
    ] = "",
    role: Annotated[str, typer.Option("--role", help="decisive, or leading: a step on the way.")] = "",
    title: Annotated[str, typer.Option("--title", help="What happened, in a sentence.")] = "",
    question: Annotated[str, typer.Option("--question", help="Of a new watch: what you want to know.")] = "",
    means: Annotated[str, typer.Option("--means", help="Of a new watch: what it would mean.")] = "",
    feeds: Annotated[
        Many, typer.Option("--feeds", metavar="TAG,..", help="Of a new watch: tags or ids of its feeds.")
    ] = None,
    counts: Annotated[Many, typer.Option("--counts", metavar="HEADLINE", help="A headline that counts.")] = None,
    quiet_as: Annotated[
        Many, typer.Option("--quiet-as", metavar="STATUS=HEADLINE", help="One that does not: forecast=, unrelated= ...")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, and write nothing.")] = False,
    json: Json = False,
) -> None:
    """Add a signal to a watch, new or standing, with its first examples.

    A sentence is read by the grammar that reads the news: who, does, what. On a terminal you are asked what is not
    clear; elsewhere --yes takes the draft. --does and --event say all of it by flags. The file is read again and the
    examples are tried before anything is written; nothing else in it moves.

    Example: watchlist add "OFAC delists tankers of the shadow fleet"

    Example: watchlist add --like "ECB cuts rates" --unlike "Fed cuts rates" --yes

    Example: watchlist add --watch rate --id cut --question "Has the ECB cut?" --who ecb --does '$cut'
    --what rate='$rate' --counts "ECB cuts rates" --quiet-as hedged="ECB may cut rates"
    """
    from watchlist.definitions.draft import Flags, draft
    from watchlist.flows.add import draft_signal

    if not does and not event and (sentence or like or unlike or url or watched()):
        from watchlist.cli.add_draft import by_draft
        from watchlist.cli.wish import Wish

        wish = Wish(
            sentence=sentence,
            watch=watch,
            signal=signal,
            likes=tuple(like or ()),
            unlikes=tuple(unlike or ()),
            url=url,
            archives=tuple(archive or ()),
            who=tuple(who or ()),
            target=tuple(target or ()),
            target_not=tuple(target_not or ()),
            never=tuple(never or ()),
            proof=proof,
            question=question,
            means=means,
            feeds=tuple(feeds or ()),
            title=title,
        )
        by_draft(Home.of(ctx), wish, yes=yes, dry_run=dry_run, json=json)
        return
    if not watch or not signal:
        raise UsageError('say what you wait for, watchlist add "OFAC delists tankers", or name --watch and --id')
    home = Home.of(ctx)
    flags = Flags(
        watch=watch,
        id=signal,
        does=does or (),
        event=event or (),
        what=what or (),
        who=who or (),
        target=target or (),
        target_not=target_not or (),
        near=near,
        anywhere=anywhere or (),
        never=never or (),
        proof=proof,
        deadline=deadline,
        role=role,
        title=title,
        counts=counts or (),
        quiet_as=quiet_as or (),
        question=question,
        means=means,
        feeds=feeds or (),
    )
    finish(home, draft_signal(home.paths, draft(flags), home.now()), dry_run=dry_run, json=json)
