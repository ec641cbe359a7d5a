"""`watchlist add`: a new signal by flags, tried before it is saved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from watchlist.cli.arguments import Json, ids
from watchlist.cli.home import Home
from watchlist.cli.output import page, say
from watchlist.errors import UsageError
from watchlist.model.evidence import Status
from watchlist.reports.document import dump
from watchlist.reports.printable import printable
from watchlist.reports.words import count

if TYPE_CHECKING:
    from watchlist.flows.add import Change

_PROOF = re.compile(r"(\d+)(?:\s*publishers?)?(?:\s+(?:in|within)\s+(\d+\s*[smhdw]))?$")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$")


def add(
    ctx: typer.Context,
    watch: Annotated[
        str, typer.Option("--watch", metavar="ID", help="The watch; a new one, or one that stands.", autocompletion=ids)
    ],
    signal: Annotated[str, typer.Option("--id", metavar="ID", help="The id of the new signal.")],
    does: Annotated[list[str] | None, typer.Option("--does", metavar="A,B", help="Verbs, or $lists of them.")] = None,
    event: Annotated[list[str] | None, typer.Option("--event", metavar="A,B", help="Nouns of the same deed.")] = None,
    what: Annotated[
        list[str] | None,
        typer.Option("--what", metavar="NAME=A,B", help="A part that must be named; give it again for more."),
    ] = None,
    who: Annotated[
        list[str] | None, typer.Option("--who", metavar="CODE,..", help="Who must do it: us, ru, eu.")
    ] = None,
    target: Annotated[
        list[str] | None, typer.Option("--target", metavar="CODE,..", help="Whose thing it must be.")
    ] = None,
    target_not: Annotated[
        list[str] | None, typer.Option("--target-not", metavar="CODE,..", help="Whose thing it must not be.")
    ] = None,
    near: Annotated[int | None, typer.Option("--near", min=1, help="How many words may lie between.")] = None,
    anywhere: Annotated[
        list[str] | None, typer.Option("--anywhere", metavar="NAME=A,B", help="What must stand somewhere in the item.")
    ] = None,
    never: Annotated[list[str] | None, typer.Option("--never", metavar="A,B", help="What must not.")] = None,
    proof: Annotated[str, typer.Option("--proof", metavar="PROOF", help='Such as "2 publishers in 7d".')] = "",
    deadline: Annotated[
        str, typer.Option("--deadline", metavar="DATE", help="From when on one report is enough.")
    ] = "",
    role: Annotated[str, typer.Option("--role", help="decisive, or leading: a step on the way.")] = "",
    title: Annotated[str, typer.Option("--title", help="What happened, in a sentence.")] = "",
    question: Annotated[str, typer.Option("--question", help="Of a new watch: what you want to know.")] = "",
    means: Annotated[str, typer.Option("--means", help="Of a new watch: what it would mean.")] = "",
    feeds: Annotated[
        list[str] | None, typer.Option("--feeds", metavar="TAG,..", help="Of a new watch: tags or ids of its feeds.")
    ] = None,
    counts: Annotated[
        list[str] | None, typer.Option("--counts", metavar="HEADLINE", help="A headline that counts.")
    ] = None,
    quiet_as: Annotated[
        list[str] | None,
        typer.Option("--quiet-as", metavar="STATUS=HEADLINE", help="One that does not: forecast=..., unrelated=..."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, and write nothing.")] = False,
    json: Json = False,
) -> None:
    """Add a signal to a watch, new or standing, with its first examples.

    The file is read again and the examples are tried before anything is written; nothing else in it moves.

    Example: watchlist add --watch rate --id cut --question "Has the ECB cut?" --who ecb --does '$cut'
    --what rate='$rate' --counts "ECB cuts rates" --quiet-as hedged="ECB may cut rates"
    """
    from watchlist.flows.add import Draft, draft_signal

    if not does and not event:
        raise UsageError("say what happens: --does with a verb, or --event with a noun")
    for name in (watch, signal):
        if not _ID.match(name):
            raise UsageError(f"{name!r} is no id: write small letters, digits and hyphens")
    draft = Draft(
        watch=watch,
        signal=_signal(
            {"id": signal, "title": title, "role": role, "who": _one_or_more(who)},
            {"does": _split(does), "event": _split(event), "what": _parts(what, "--what"), "near": near},
            {
                "target": _without_nothing({"for": _split(target), "not": _split(target_not)}),
                "anywhere": _parts(anywhere, "--anywhere"),
                "never": _split(never),
                "proof": _proof(proof),
                "deadline": deadline,
                "tests": _tests(counts or (), quiet_as or ()),
            },
        ),
        heading=_without_nothing({"question": question, "means": means, "feeds": _split(feeds)}),
    )
    home = Home.of(ctx)
    change = draft_signal(home.paths, draft, home.now())
    if not dry_run:
        change.write()
    if json:
        say(dump(entry(change, signal, written=not dry_run), page(), indent=2))
    else:
        say("".join(f"{line}\n" for line in told(change, f"{watch}/{signal}", written=not dry_run)))


def told(change: Change, name: str, *, written: bool) -> Iterable[str]:
    """Yield the difference, how the examples went, and what to do next."""
    yield from (_line(line) for line in change.diff.splitlines())
    yield ""
    yield from (str(warning) for warning in change.warnings)
    done = "added" if written else "would be added (nothing was written)"
    examples = f"{count(len(change.tried), 'example')}, all read as they should" if change.tried else "no examples yet"
    yield f"{change.shown}: signal {name} {done}, {examples}."
    yield "next: watchlist check" if written else "next: the same without --dry-run"


def _line(line: str) -> str:
    # What stands at the beginning of a line tells where it belongs.
    begin = len(line) - len(line.lstrip("+- "))
    return line[:begin] + printable(line[begin:])


def entry(change: Change, signal: str, *, written: bool) -> dict[str, Any]:
    """Return the change for programs."""
    return {
        "version": 1,
        "file": change.shown,
        "watch": change.watch.id,
        "signal": signal,
        "written": written,
        "diff": change.diff,
        "tests": [{"expected": each.test.expected, "title": each.test.title, "got": each.got} for each in change.tried],
        "warnings": [str(warning) for warning in change.warnings],
    }


def _signal(head: dict[str, Any], pattern: dict[str, Any], rest: dict[str, Any]) -> dict[str, Any]:
    return _without_nothing({**head, "when": [_without_nothing(pattern)], **rest})


def _without_nothing(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def _split(given: Sequence[str] | None) -> list[str]:
    return [part.strip() for each in given or () for part in each.split(",") if part.strip()]


def _one_or_more(given: Sequence[str] | None) -> str | list[str]:
    codes = _split(given)
    return codes[0] if len(codes) == 1 else codes


def _parts(given: Sequence[str] | None, flag: str) -> dict[str, list[str]] | list[str]:
    """Return the named parts; a single list without a name stays a plain list."""
    named: dict[str, list[str]] = {}
    for each in given or ():
        name, equals, terms = each.partition("=")
        if not equals or not name.strip():
            if len(given or ()) == 1:
                return _split(given)
            raise UsageError(f"{flag} {each!r} has no name: write NAME={each}, for there is more than one part")
        if name.strip() in named:
            raise UsageError(f"{flag} names {name.strip()!r} twice: give all its terms at once, or choose another name")
        named[name.strip()] = _split([terms])
    return named


def _proof(text: str) -> dict[str, Any]:
    if not text:
        return {}
    if match := _PROOF.match(text.strip()):
        publishers, within = match.groups()
        return _without_nothing({"publishers": int(publishers), "within": (within or "").replace(" ", "")})
    found: dict[str, Any] = {}
    for part in text.split(","):
        key, equals, value = (each.strip() for each in part.partition("="))
        if not equals:
            raise UsageError(
                f'--proof {text!r} is not understood: write "2 publishers in 7d", or publishers=2,within=7d'
            )
        found[key] = int(value) if value.isdecimal() else {"true": True, "false": False}.get(value, value)
    return found


def _tests(counts: Sequence[str], quiet: Sequence[str]) -> dict[str, list[str]]:
    from watchlist.definitions.watch_edits import Lines

    found: dict[str, list[str]] = {"counts": Lines(counts)} if counts else {}
    statuses = [str(status) for status in Status]
    for each in quiet:
        status, equals, headline = each.partition("=")
        if not equals or status.strip() not in statuses:
            raise UsageError(f"--quiet-as {each!r} names no status: write one of {', '.join(statuses)}, then = and it")
        found.setdefault(status.strip(), Lines()).append(headline.strip())
    return found
