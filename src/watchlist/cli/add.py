"""`watchlist add`: a new signal by flags, tried before it is saved."""

from __future__ import annotations

import json as to_json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from watchlist.cli.arguments import Json, ids
from watchlist.cli.home import Home
from watchlist.cli.output import difference, say
from watchlist.reports.printable import printable
from watchlist.reports.words import count

if TYPE_CHECKING:
    from watchlist.flows.add import Change

Many = list[str] | None


def add(
    ctx: typer.Context,
    watch: Annotated[
        str, typer.Option("--watch", metavar="ID", help="The watch; a new one, or one that stands.", autocompletion=ids)
    ],
    signal: Annotated[str, typer.Option("--id", metavar="ID", help="The id of the new signal.")],
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

    The file is read again and the examples are tried before anything is written; nothing else in it moves.

    Example: watchlist add --watch rate --id cut --question "Has the ECB cut?" --who ecb --does '$cut'
    --what rate='$rate' --counts "ECB cuts rates" --quiet-as hedged="ECB may cut rates"
    """
    from watchlist.definitions.draft import Flags, draft
    from watchlist.flows.add import draft_signal

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
    change = draft_signal(home.paths, draft(flags), home.now())
    if not dry_run:
        change.write()
    if json:
        say(to_json.dumps(entry(change, written=not dry_run), indent=2) + "\n")
        return
    next_step = home.spelled("check") if change.watch.enabled else home.spelled("enable", change.watch.id)
    said = told(change, written=not dry_run, next_step="the same without --dry-run" if dry_run else next_step)
    say("".join(f"{line}\n" for line in said))


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
