"""The dialogue of `watchlist add`: five short steps, each with its default; back and quit lose nothing."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import fill
from typing import Any

import typer
from msgspec import Struct, field
from msgspec.structs import replace

from watchlist.cli.home import Home
from watchlist.cli.output import page, say
from watchlist.cli.wish import Wish, first_draft, tried_on
from watchlist.definitions.draft import proof as read_proof
from watchlist.definitions.draft import slots, terms
from watchlist.definitions.values import slug
from watchlist.errors import UsageError
from watchlist.flows.proposal import Workbench
from watchlist.model.proposal import Hit, Proposal, Trial
from watchlist.reports.printable import printable
from watchlist.reports.proposed import best, drafted, proof, shown, tried

EDITS = "who=us,eu  does=free,release  ship=tanker,vessel  target=ru  never=word  drop=ship"
INDENT = 4
HELP = "enter: go on   b: back   q: quit, nothing is written"


class Back(Exception):
    """One step back."""


class Dialogue(Struct):
    """What was answered so far."""

    home: Home
    bench: Workbench
    wish: Wish
    proposal: Proposal | None = None
    trial: Trial = field(default_factory=Trial)
    told: set[str] = field(default_factory=set)


def ask(home: Home, bench: Workbench, wish: Wish) -> tuple[Proposal, Trial]:
    """Return the proposal that the user says yes to, with its trial; raise typer.Exit where they quit."""
    talk = Dialogue(home, bench, wish)
    steps: list[Callable[[Dialogue], None]] = [_sentence, _draft, _proof, _examples, _name]
    place = 0
    while place < len(steps):
        try:
            steps[place](talk)
        except Back:
            place = max(0, place - 1)
            if place == 0:
                talk.wish, talk.proposal = replace(talk.wish, sentence=""), None
        except UsageError as error:
            _tell(f"✗ {error}")
            if place == 0:
                talk.wish = replace(talk.wish, sentence="")
        else:
            place += 1
    assert talk.proposal is not None
    return talk.proposal, talk.trial


def _sentence(talk: Dialogue) -> None:
    if not (talk.wish.sentence or talk.wish.likes or talk.wish.url):
        _tell("1  What are you waiting for? Say it as a headline would: OFAC delists tankers of the shadow fleet")
        talk.wish = replace(talk.wish, sentence=_answer(""))
    if talk.proposal is None:
        talk.proposal = first_draft(talk.home, talk.bench, talk.wish)


def _draft(talk: Dialogue) -> None:
    assert talk.proposal is not None
    while True:
        _tell("", "2  The draft", *(f"   {line}" for line in drafted(talk.proposal)))
        talk.trial = tried_on(talk.home, talk.bench, talk.proposal, talk.wish.archives)
        _tell("", *(f"   {line}" for line in tried(talk.trial, "")))
        _tell(f"   change it: {EDITS}", f"   {HELP}")
        answer = _answer("go on")
        if not answer:
            return
        try:
            changed = edited(talk.proposal, answer)
            talk.bench.matcher(changed)
            talk.proposal = changed
        except UsageError as error:
            _tell(f"   ✗ {error}")


def _proof(talk: Dialogue) -> None:
    assert talk.proposal is not None
    _tell("", "3  How much proof fires it?", "   such as: 2 publishers in 7d, or: 3 publishers, no primary")
    answer = _answer(proof(talk.proposal))
    if answer:
        talk.proposal = replace(talk.proposal, proof=tuple(read_proof(answer).items()))
        talk.bench.matcher(talk.proposal)


def _examples(talk: Dialogue) -> None:
    """Ask of up to seven items whether each of them counts; what is answered becomes an example."""
    assert talk.proposal is not None
    hits = [hit for hit in best(talk.trial.hits) if hit.item.title not in talk.told]
    if not hits:
        return
    _tell("", f"4  Is it this? (y, n, or enter for the rest)   {HELP}")
    for number, hit in enumerate(hits, start=1):
        answer = _answer("rest", f"   {number}  {shown(hit, '')}  y/n").lower()
        if not answer:
            break
        talk.told.add(hit.item.title)
        _take(talk, hit, yes=answer.startswith("y"))
    talk.trial = tried_on(talk.home, talk.bench, talk.proposal, talk.wish.archives)
    _tell(f"   Fires on {talk.trial.counted:,} of {talk.trial.items:,} items.")


def _take(talk: Dialogue, hit: Hit, *, yes: bool) -> None:
    assert talk.proposal is not None
    title = hit.item.title
    if yes:
        wanted = replace(talk.proposal, likes=tuple(dict.fromkeys((*talk.proposal.likes, title))))
    else:
        wanted = replace(talk.proposal, unlikes=(*talk.proposal.unlikes, ("unrelated", title)))
    try:
        talk.proposal = talk.bench.mended(wanted)
        _tell("      kept as an example" if yes else f"      kept out: {_guard(talk.proposal)}")
    except UsageError as error:
        _tell(f"      ✗ {error}")


def _guard(proposal: Proposal) -> str:
    """Return the last guard of a proposal, in words."""
    if proposal.never:
        return f"never {printable(proposal.never[-1])}"
    if proposal.target_not:
        return f"not of {proposal.target_not[-1]}"
    return f"by {', '.join(proposal.who)}" if proposal.who else "by its status"


def _name(talk: Dialogue) -> None:
    assert talk.proposal is not None
    standing = sorted(path.stem for path in talk.home.paths.watches.glob("*.y*ml"))
    known = f" ({', '.join(standing[:6])} {'are' if len(standing) > 1 else 'is'} there)" if standing else ""
    _tell("", f"5  Which watch does it belong to{known}, as which signal? WATCH/SIGNAL")
    answer = _answer(f"{talk.proposal.watch}/{talk.proposal.id}")
    if answer:
        watch, _, signal = answer.partition("/")
        try:
            talk.proposal = replace(talk.proposal, watch=slug(watch), id=slug(signal) if signal else talk.proposal.id)
        except ValueError as error:
            raise UsageError(": ".join(map(str, error.args))) from None


def edited(proposal: Proposal, answer: str) -> Proposal:
    """Return the proposal with one part changed, as `who=us,eu` or `drop=ship` say; raise UsageError elsewise."""
    name, equals, value = (part.strip() for part in answer.partition("="))
    if not equals:
        raise UsageError(f"“{answer}” is not understood: write a part and what it is to be, as in ship=tanker,vessel")
    words = tuple(terms([value], name)) if value else ()
    if name == "drop":
        if value not in {slot for slot, _ in (*proposal.what, *proposal.anywhere)}:
            raise UsageError(f"there is no part {value!r}: {', '.join(slot for slot, _ in proposal.what)}")
        return replace(
            proposal,
            what=tuple(each for each in proposal.what if each[0] != value),
            anywhere=tuple(each for each in proposal.anywhere if each[0] != value),
        )
    if name in {"who", "target", "never", "does", "event"}:
        changed: dict[str, Any] = {name: words}
        return replace(proposal, **changed)
    if name in {"not", "target-not"}:
        return replace(proposal, target_not=words)
    parsed = slots([f"{name}={value}"], name)
    assert isinstance(parsed, dict)
    replaced = dict(proposal.what) | {slot: tuple(found) for slot, found in parsed.items()}
    return replace(proposal, what=tuple(replaced.items()))


def _answer(default: str, prompt: str = "  ") -> str:
    """Return what was typed, an empty text for the default; raise Back or typer.Exit where that was asked."""
    said = typer.prompt(prompt, default=default or None, show_default=bool(default), prompt_suffix=" > ")
    text = " ".join(str(said).split())
    if text.lower() in {"b", "back"}:
        raise Back
    if text.lower() in {"q", "quit"}:
        _tell("Nothing was written.")
        raise typer.Exit(0)
    return "" if text == default else text


def _tell(*lines: str) -> None:
    width = page().width
    say("".join(f"{_wrapped(line, width)}\n" for line in lines))


def _wrapped(line: str, width: int | None) -> str:
    """Return a line at words as wide as the terminal is, what goes on indented under what it goes on from."""
    if not width or len(line) <= width:
        return line
    indent = " " * (len(line) - len(line.lstrip()) + INDENT)
    return fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
