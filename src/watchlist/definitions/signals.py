"""The keys of a signal: one observable occurrence."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from watchlist.definitions.desk import Desk
from watchlist.definitions.headlines import Headlines
from watchlist.definitions.nodes import Node, Scalar, Table
from watchlist.definitions.patterns import PATTERNS, SHARED
from watchlist.definitions.records import Field, Record, Values
from watchlist.definitions.shapes import Choice, Flag, Number, Some, Text
from watchlist.definitions.values import SLUG, Duration, Moment, slug
from watchlist.model.evidence import Status
from watchlist.model.problem import Severity
from watchlist.model.watch import Deadline, Proof, Role, Rule, RuleTest, Signal

STATUSES = {
    Status.ASSERTED: "it happened",
    Status.HEDGED: "it may happen, or may have",
    Status.FORECAST: "it will happen",
    Status.DENIED: "it did not happen",
    Status.OPPOSITE: "the opposite happened",
    Status.QUESTION: "somebody asks whether it did",
    Status.OPINION: "somebody thinks it should",
    Status.HISTORY: "it happened long ago",
    Status.OTHER_ACTOR: "somebody else did it",
    Status.UNRELATED: "it is about something else",
}
# An item that says the opposite, or nothing of it at all, can never count for it.
COUNTABLE = {
    s.value: doc for s, doc in STATUSES.items() if s not in {Status.ASSERTED, Status.OPPOSITE, Status.UNRELATED}
}
EXPECTED = {"counts": "it counts for the signal", **{status.value: doc for status, doc in STATUSES.items()}}
IDS = Text(wanted="an id", pattern=SLUG, check=slug, example="ground")
ROLES = {Role.DECISIVE.value: "it answers the question", Role.LEADING.value: "it is a step on the way"}

PROOF = Record(
    name="proof",
    doc="How much of what counts fires the signal.",
    fields=(
        Field("publishers", Number(least=1, most=50), "So many independent publishers (2 by default) ..."),
        Field("within", Duration(), "... within so long (48h by default)."),
        Field("or_primary", Flag(), "Whether one primary source is enough as well (true by default)."),
    ),
    finish=lambda values, node, desk: Proof(**values),
)
TESTS = Record(
    name="tests",
    called="a table of headlines",
    doc="Headlines by what the reading should say of them.",
    fields=tuple(Field(word, Headlines(), f"Headlines of which {doc}.") for word, doc in EXPECTED.items()),
)


class Draft(Struct, frozen=True, kw_only=True):
    """A signal as read, before it is known to be whole."""

    values: Values
    node: Table


def _draft(values: Values, node: Table, desk: Desk) -> Draft:
    if "deadline" not in node.entries:
        for key in ("wait", "cancels"):
            if key in node.entries:
                desk.missing(node.keys[key], f"`{key}` without a deadline", "add `deadline:`, or remove it")
    elif "wait" in node.entries and "cancels" not in node.entries:
        mend = "name in `cancels` the signals whose silence is waited for"
        desk.refuse(node.keys["wait"], "`wait` does nothing without `cancels`", mend, severity=Severity.WARNING)
    return Draft(values=values, node=node)


SIGNAL = Record(
    name="signal",
    doc="One observable occurrence. Two lines make one: `id`, and `when: [{does, what}]`.",
    fields=(
        Field("id", IDS, "A slug, unique in the watch.", required=True),
        Field("title", Text(), "What it is, in a sentence that is true once it fired."),
        Field("role", Choice(ROLES, Role), "decisive: it answers the question (default); leading: a step on the way."),
        Field("when", PATTERNS, "Patterns: any of them says that it happened.", required=True),
        Field("contrary", PATTERNS, "Patterns that say the opposite; once proved, they reverse it."),
        *SHARED,
        Field("proof", PROOF, "How much fires it; two publishers in 48 hours, or a primary source, by default."),
        Field("count_also", Some(of=Choice(COUNTABLE, Status)), "Statuses that count besides asserted."),
        Field("not_before", Moment(), "Nothing said before that day counts."),
        Field("deadline", Moment(), "From then on a single report is enough."),
        Field("wait", Duration(zero=True), "So much silence of all `cancels` after the deadline fires it, too."),
        Field("cancels", Some(of=IDS), "Signals of this watch that avert it, if they fire before the deadline."),
        Field("quiet_for", Duration(), "So long without evidence, and it can fire anew (30d by default)."),
        Field("tests", TESTS, "Headlines by what the reading should say of them."),
    ),
    finish=_draft,
)


def build(draft: Draft, watch: str, index: int) -> Signal:
    """Return the signal; `index` is its place in the watch's list."""
    values = draft.values
    more = {key: values[key] for key in ("role", "proof", "quiet_for") if key in values}
    shared = {key: values[key] for key in (field.key for field in SHARED) if key in values}
    deadline = None
    if "deadline" in values:
        deadline = Deadline(
            at=values["deadline"],
            day=as_written(draft.node.entries["deadline"]),
            wait=values.get("wait"),
            cancels=values.get("cancels", ()),
        )
    return Signal(
        watch=watch,
        id=values["id"],
        title=values.get("title") or spoken(values["id"]),
        rule=Rule(
            when=values["when"],
            contrary=values.get("contrary", ()),
            count_also=frozenset(values.get("count_also", ())),
            not_before=values.get("not_before"),
            **shared,
        ),
        deadline=deadline,
        tests=tuple(_tests(values.get("tests", {}), ("signals", index, "tests"))),
        **more,
    )


def as_written(node: Node) -> str:
    """Return the day of a moment as it stands in the file."""
    return node.text[:10] if isinstance(node, Scalar) else ""


def _tests(by_word: Values, path: tuple[str | int, ...]) -> list[RuleTest]:
    return [
        RuleTest(
            expected=word,
            title=each["title"],
            summary=each.get("summary", ""),
            at=each.get("at"),
            source=each.get("from", ""),
            path=(*path, word, number),
        )
        for word, headlines in by_word.items()
        for number, each in enumerate(headlines)
    ]


def spoken(slug: str) -> str:
    """Return a slug as words: `rate-cut` is "Rate cut"."""
    words: Any = slug.replace("-", " ")
    return f"{words[:1].upper()}{words[1:]}"
