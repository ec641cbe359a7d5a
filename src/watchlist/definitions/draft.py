"""From the flags of `watchlist add` to a signal as a watch file has it, and from a problem back to its flag."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from watchlist.definitions.signals import EXPECTED
from watchlist.definitions.values import slug
from watchlist.definitions.watch_edits import Lines
from watchlist.definitions.words import quoted, suggest
from watchlist.errors import UsageError
from watchlist.model.problem import Problem

# A comma ends a term, but not inside /an{1,2} expression/.
TERM = re.compile(r"\s*(/.+?/(?=\s*(?:,|\Z))|[^,]*)(?:,|\Z)", re.DOTALL)
PROOF = re.compile(
    r"(?P<publishers>\d{1,3})(?:\s+(?:independent\s+)?publishers?)?"
    r"(?:\s+(?:in|within)\s+(?P<long>\d{1,5})\s*(?P<unit>[mhd]|minutes?|hours?|days?))?"
    r"(?P<primary>,?\s+(?:or|no)\s+(?:an?\s+)?primary(?:\s+source)?)?"
)
PROOFS = '"2 publishers in 7d", "3 publishers in 48h, no primary", or publishers=2,within=7d,or_primary=false'
EATEN = "put a $list in single quotes, or the shell takes it for its own"
# Where a key has another name as a flag, or more than one.
FLAGS = {"tests": "--counts, --quiet-as", "target.not": "--target-not", "watch": "--watch"}


class Flags(Struct, frozen=True, kw_only=True):
    """What was given for a new signal, as it was given: lists with commas, or several times."""

    watch: str
    id: str
    does: Sequence[str] = ()
    event: Sequence[str] = ()
    what: Sequence[str] = ()
    who: Sequence[str] = ()
    target: Sequence[str] = ()
    target_not: Sequence[str] = ()
    near: int | None = None
    anywhere: Sequence[str] = ()
    never: Sequence[str] = ()
    proof: str = ""
    deadline: str = ""
    role: str = ""
    title: str = ""
    counts: Sequence[str] = ()
    quiet_as: Sequence[str] = ()
    question: str = ""
    means: str = ""
    feeds: Sequence[str] = ()


class Draft(Struct, frozen=True, kw_only=True):
    """What is to be added: a signal as a watch file has it, and the heading of a watch that is new."""

    watch: str
    signal: Mapping[str, Any]
    heading: Mapping[str, Any]


def draft(flags: Flags) -> Draft:
    """Return what the flags say; raise UsageError, with the flag, where they cannot be understood."""
    does, event = terms(flags.does, "--does"), terms(flags.event, "--event")
    if not does and not event:
        raise UsageError(f"say what happens: --does with a verb, or --event with a noun; {EATEN}")
    who = terms(flags.who, "--who")
    pattern = {"does": does, "event": event, "what": slots(flags.what, "--what"), "near": flags.near}
    target = {"for": terms(flags.target, "--target"), "not": terms(flags.target_not, "--target-not")}
    signal = {
        "id": _id(flags.id, "--id"),
        "title": _text(flags.title),
        "role": flags.role,
        "who": who[0] if len(who) == 1 else who,
        "when": [_said(pattern)],
        "target": _said(target),
        "anywhere": slots(flags.anywhere, "--anywhere"),
        "never": terms(flags.never, "--never"),
        "proof": proof(flags.proof),
        "deadline": _date(flags.deadline),
        "tests": headlines(flags.counts, flags.quiet_as),
    }
    heading = {
        "question": _text(flags.question),
        "means": _text(flags.means),
        "feeds": terms(flags.feeds, "--feeds"),
    }
    return Draft(watch=_id(flags.watch, "--watch"), signal=_said(signal), heading=_said(heading))


def terms(given: Sequence[str], flag: str) -> list[str]:
    """Return the terms of a flag, in the order in which they were given."""
    found = [term for each in given for part in TERM.findall(each) if (term := _text(part))]
    if given and not found:
        raise UsageError(f"{flag} names no word; {EATEN}")
    return found


def slots(given: Sequence[str], flag: str) -> dict[str, list[str]] | list[str]:
    """Return the named parts; a single list without a name stays a plain list."""
    named: dict[str, list[str]] = {}
    for each in given:
        name, equals, words = (part.strip() for part in each.partition("="))
        if not equals or not name or "," in name:
            if len(given) == 1:
                return terms(given, flag)
            raise UsageError(f"{flag} {quoted(each)} has no name: write NAME={each}, for there is more than one part")
        if name in named:
            raise UsageError(f"{flag} names {quoted(name)} twice: give all its terms at once, or choose another name")
        named[name] = terms([words], f"{flag} {name}=")
    return named


def proof(text: str) -> dict[str, Any]:
    """Return a proof from words, "2 publishers in 7d", or from keys, `publishers=2,within=7d,or_primary=true`."""
    if not text.strip():
        return {}
    if found := PROOF.fullmatch(_text(text).lower()):
        long = f"{found['long']}{found['unit'][0]}" if found["long"] else ""
        primary = found["primary"]
        said = {"publishers": int(found["publishers"]), "within": long}
        return _said({**said, "or_primary": None if primary is None else " no " not in f"{primary} "})
    keys: dict[str, Any] = {}
    for part in text.split(","):
        key, equals, value = (each.strip() for each in part.partition("="))
        if not equals:
            raise UsageError(f"--proof {quoted(text)} is not understood: write {PROOFS}")
        keys[key] = (
            int(value) if re.fullmatch(r"[0-9]{1,9}", value) else {"true": True, "false": False}.get(value, value)
        )
    return keys


def headlines(counts: Sequence[str], quiet: Sequence[str]) -> dict[str, Lines]:
    """Return the examples by what the reading should say of them."""
    found: dict[str, Lines] = {"counts": Lines(_text(each) for each in counts)} if counts else {}
    statuses = [status for status in EXPECTED if status != "counts"]
    for each in quiet:
        status, equals, headline = (part.strip() for part in each.partition("="))
        status = status.lower()
        if not equals or status not in statuses:
            hint = suggest(status, statuses, kind="statuses")
            raise UsageError(f"--quiet-as {quoted(each)} names no status: write STATUS=HEADLINE; {hint}")
        found.setdefault(status, Lines()).append(_text(headline))
    twice = [title for titles in found.values() for title in titles if _times(title, found) > 1]
    if twice:
        raise UsageError(f"the headline {quoted(twice[0])} is given twice: it can be read in one way only")
    return found


def about_flags(problem: Problem, number: int) -> str:
    """Return what is wrong with the signal of that number, by the flag that said it, or where it stands."""
    path = re.sub(rf"^signals\[{number}\]\.?", "", problem.path)
    if path == problem.path and path.partition("[")[0] not in {"question", "means", "feeds"}:
        return str(problem)
    key = re.sub(r"^when\[0\]\.?", "", path)
    names = [key, key.partition("[")[0], re.split(r"[.\[]", key)[0]]
    flag = next((FLAGS[name] for name in names if name in FLAGS), f"--{names[-1]}" if names[-1] else "")
    mend = f" - {problem.mend}" if problem.mend else ""
    return f"{flag}: {problem.what}{mend}" if flag else f"{problem.what}{mend}"


def _times(title: str, found: Mapping[str, Sequence[str]]) -> int:
    return sum(list(titles).count(title) for titles in found.values())


def _id(text: str, flag: str) -> str:
    watch, slash, signal = text.partition("/")
    if slash and flag == "--watch":
        raise UsageError(f"--watch names a watch, and --id its new signal: write --watch {watch} --id {signal}")
    try:
        return slug(_text(text))
    except ValueError as error:
        what, mend = error.args
        raise UsageError(f"{flag}: {what}: {mend}") from None


def _date(text: str) -> str | date:
    """Return a plain date as one, for it needs no quotes; anything else is for the strict reader to judge."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else text
    except ValueError:
        return text


def _text(text: str) -> str:
    """Return a text in one line; raise UsageError for what is none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UsageError(f"{quoted(text)} holds bytes that are no text: write it as UTF-8") from None
    return " ".join(text.split())


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values without those that nothing was said about."""
    return {key: value for key, value in values.items() if value is not None and value not in ("", [], {})}
