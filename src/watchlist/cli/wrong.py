"""`watchlist wrong`: what counted did not count."""

from __future__ import annotations

import json as to_json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from watchlist.cli.arguments import Json
from watchlist.cli.deeds import Name, Note, document, told
from watchlist.cli.home import Home
from watchlist.cli.output import difference, say, talk
from watchlist.errors import UsageError
from watchlist.model.hand import CONFIRMED
from watchlist.reports.printable import printable
from watchlist.reports.words import count

if TYPE_CHECKING:
    from watchlist.flows.wrong import Corrected, Doubts

SHORT_ID = 8


def wrong(
    ctx: typer.Context,
    name: Name,
    items: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ITEM]...", help="What did not count: an id, a link, a headline; `confirm` is your word."
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that the state rests on.")] = False,
    status: Annotated[
        str,
        typer.Option("--as", metavar="STATUS", help="How it should have been read: unrelated, hedged, forecast ..."),
    ] = "unrelated",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write the exclusion, too.")] = False,
    no_exclusion: Annotated[bool, typer.Option("--no-exclusion", help="Look for no word to exclude.")] = False,
    note: Note = "",
    json: Json = False,
) -> None:
    """Say that an item did not count: its signal stands where the rest of the evidence leaves it.

    It stays off however often the rule is read anew. The headline is kept as an example in the watch file's tests,
    and the narrowest word is offered that would have kept it quiet without losing anything that counts.
    Without an item it is what the state rests on; where that is more than one, you are asked.

    Example: watchlist wrong shadow-fleet/license 8f3a --yes
    """
    from watchlist.flows.wrong import doubts, named
    from watchlist.flows.wrong import wrong as correct
    from watchlist.store.store import Store

    home = Home.of(ctx)
    now = home.now()
    _require_status(status)
    definitions = home.definitions(only=[name])
    with Store.look(home.paths.state) as store:
        found = doubts(definitions, store, name)
        chosen = named(store, found.target, items or ())
    chosen = chosen or _chosen(found, everything=everything, ask=not json)
    with Store.open(home.paths.state, now=now) as store:
        corrected = correct(
            home.paths,
            definitions,
            store,
            found.target,
            chosen,
            now,
            status=status,
            note=note,
            search=not no_exclusion,
        )
    exclude = corrected.exclusion is not None and yes
    if not json:
        say("".join(f"{line}\n" for line in (*told(corrected.done, home, ""), *_offered(corrected))))
        if corrected.exclusion is not None and not yes and _on_a_terminal():
            exclude = typer.confirm("Write it into the watch file?", default=True)
    mend = corrected.exclusion.mend if corrected.exclusion and exclude else corrected.mend
    if mend and mend.diff:
        mend.write()
    if json:
        say(to_json.dumps(entry(corrected, excluded=exclude), indent=2) + "\n")
        return
    again = home.spelled("wrong", found.target.name, *(each[:SHORT_ID] for each in chosen), "--yes")
    say("".join(f"{line}\n" for line in _written(corrected, exclude, again, home)))


def entry(corrected: Corrected, *, excluded: bool) -> dict[str, Any]:
    """Return what came of it, for programs; the exclusion is offered where it was not `written`."""
    found = corrected.exclusion
    mend = found.mend if found and excluded else corrected.mend
    return {
        **document(corrected.done),
        "examples": list(corrected.mend.examples) if corrected.mend else [],
        "file": mend.shown if mend else None,
        "diff": mend.diff if mend else "",
        "failing": [each.test.title for each in mend.failing] if mend else [],
        "exclusion": {
            "never": found.word,
            "written": excluded,
            "counting": found.counting,
            "tests": found.tests,
            "hushed": list(found.hushed),
            "others": found.others,
            "stored": found.stored,
            "diff": found.mend.diff,
        }
        if found
        else None,
        "trouble": corrected.trouble or None,
    }


def _require_status(status: str) -> None:
    from watchlist.definitions.signals import EXPECTED
    from watchlist.definitions.words import quoted, suggest

    quiet = [each for each in EXPECTED if each not in {"counts", "asserted"}]
    if status not in quiet:
        raise UsageError(f"--as {quoted(status)} is no status of what does not count: {suggest(status, quiet)}")


def _chosen(found: Doubts, *, everything: bool, ask: bool) -> list[str]:
    """Return what did not count: what the state rests on, all of it or what the owner chooses on a terminal."""
    ids = list(found.ids)
    if not ids:
        raise UsageError(f"{found.target.name} rests on nothing: name the item that is read wrongly")
    if everything or len(ids) == 1:
        return ids
    lines = [f"  {each.item[:SHORT_ID]}  {each.publisher}  “{each.title}”" for each in found.evidence]
    lines += [f"  {CONFIRMED}  you  your own word"] if found.confirmed else []
    if not (ask and _on_a_terminal()):
        shown = "".join(f"\n{printable_line(line)}" for line in lines)
        raise UsageError(f"{found.target.name} rests on {len(ids)} items: name what did not count, or --all{shown}")
    for number, line in enumerate(lines, start=1):
        talk(f"{number:>3}{printable_line(line)}")
    return _picked(ids, typer.prompt("Which did not count? A number, several with commas, or all", err=True))


def _picked(ids: Sequence[str], answer: str) -> list[str]:
    if answer.strip().lower() == "all":
        return list(ids)
    try:
        numbers = [int(each) for each in answer.replace(",", " ").split()]
    except ValueError:
        numbers = []
    if not numbers or not all(0 < number <= len(ids) for number in numbers):
        raise UsageError(f"that names none of them: a number from 1 to {len(ids)}, or all; nothing was done")
    return [ids[number - 1] for number in dict.fromkeys(numbers)]


def _offered(corrected: Corrected) -> Iterator[str]:
    """Yield the word that would have kept it quiet, and what else it does."""
    found = corrected.exclusion
    if found is None:
        return
    yield f"never: [{printable(found.word)}] would have kept it quiet."
    still = count(found.counting, "other item still counts", "other items still count")
    yield f"  With it {still}, and {count(found.tests, 'test passes', 'tests pass')}."
    have = count(found.others, "other has", "others have") if found.others else "no other has"
    yield f"  Of {count(found.stored, 'stored item')}, {have} it."
    yield from (f"  It would also hush “{printable(title)}”, which does not count" for title in found.hushed)


def _written(corrected: Corrected, excluded: bool, again: str, home: Home) -> Iterator[str]:
    """Yield how the file was changed, and what is left to do."""
    mend = corrected.exclusion.mend if corrected.exclusion and excluded else corrected.mend
    watch = corrected.done.target.watch.id
    for title, expected in corrected.known.items():
        yield f"“{printable(title)}” is a test already, under {expected}."
    if corrected.trouble:
        yield f"The example is not in the watch file: {printable(corrected.trouble)}"
    if mend is None:
        return
    if mend.diff:
        yield difference(mend.diff)
        kept = count(len(mend.examples), "example") + " added" if mend.examples else "no example added"
        yield f"{mend.shown}: {kept}{f', and never: [{printable(mend.word)}]' if mend.word else ''}."
    yield from (f"warning: {printable(warning)}" for warning in mend.warnings)
    if corrected.exclusion and not excluded:
        yield f"to write it: {again}"
    failing = [each for each in mend.failing if each.test.title in corrected.titles]
    if failing:
        yield f"Until the rule is mended, `watchlist test` says that it still reads this: {home.spelled('edit', watch)}"
    elif mend.word:
        yield f"next: {home.spelled('check')}"


def _on_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def printable_line(line: str) -> str:
    """Return a line with its columns, and nothing that a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in line)
