"""A watch file: its keys, and the watch that it makes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import tzinfo
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from watchlist.definitions.desk import Desk
from watchlist.definitions.fingerprint import fingerprint
from watchlist.definitions.lint import warnings
from watchlist.definitions.nodes import List, Node, Scalar, Table
from watchlist.definitions.patterns import NAME, WORDS
from watchlist.definitions.records import Field, Record, Values
from watchlist.definitions.shapes import Flag, Named, Some, Text
from watchlist.definitions.signals import IDS, SIGNAL, Draft, as_written, build, spoken
from watchlist.definitions.tree import Tree
from watchlist.definitions.values import Duration, Moment
from watchlist.definitions.words import quoted, suggest
from watchlist.language.vocabulary import Vocabulary
from watchlist.model.problem import Flaw, Problem, Severity
from watchlist.model.watch import Watch, Window
from watchlist.rules.check import flaws


def _name(text: str) -> str:
    bare = text.removeprefix("+")
    if all(c.islower() or c.isdigit() or c in "-_" for c in bare) and bare.isascii() and bare[:1].isalpha():
        return text
    mend = "use small letters, digits and hyphens; + before a shipped list extends it"
    raise ValueError(f"{quoted(text)} is no name for a list", mend)


def _window(values: Values, node: Table, desk: Desk) -> Window:
    start, by = values.get("from"), values.get("by")
    if start and by and by < start:
        desk.refuse(node.entries["by"], "the window ends before it begins", "exchange `from` and `by`")
    if "grace" in node.entries and "by" not in node.entries:
        desk.missing(node.keys["grace"], "`grace` without an end", "add `by:`, or remove it")
    grace = {"grace": values["grace"]} if "grace" in values else {}
    day = as_written(node.entries["by"]) if by else ""
    return Window(start=start, by=by, day=day, **grace)


WINDOW = Record(
    name="window",
    doc="When it is waited for. After `by` and `grace` with nothing it is missed.",
    fields=(
        Field("from", Moment(), "The first day."),
        Field("by", Moment(end=True), "The last day."),
        Field("grace", Duration(zero=True), "How long reports of the last day may take (14d by default)."),
    ),
    finish=_window,
)
TERMS = Named(of=WORDS, key=Text(wanted="a name", pattern=r"^\+?" + NAME[1:], check=_name), wanted="lists by name")
SIGNALS = Some(of=SIGNAL, wanted="a list of signals", strict=True)
# The keys of a signal in which terms stand.
RULE = ("when", "contrary", "anywhere", "never")
WATCH = Record(
    name="watch",
    doc="A question about the world, with the signals that would answer it.",
    fields=(
        Field("watch", IDS, "A slug; the file's name without .yaml.", required=True),
        Field("title", Text(), "A short name for reports."),
        Field("question", Text(), "The question, which the signals answer."),
        Field("means", Text(), "What it would mean if it happened."),
        Field("origin", Text(), "Where the question comes from."),
        Field("window", WINDOW, "When it is waited for."),
        Field("feeds", Some(of=Text(wanted="a tag or id of feeds")), "Tags or ids of feeds to read; all, if absent."),
        Field("terms", TERMS, "Lists of words by name: $name uses one, +name extends one that ships."),
        Field(
            "signals", Some(of=SIGNAL, wanted="a list of signals", strict=True), "What would answer it.", required=True
        ),
        Field("enabled", Flag(), "Whether it is read (true by default)."),
    ),
)


class ReadWatch(Struct, frozen=True, kw_only=True):
    """A watch file as read: its id as written, the problems, and the watch, None where an error stands in its way."""

    id: str
    watch: Watch | None
    problems: tuple[Problem, ...]


def read_watch(
    tree: Tree,
    name: str,
    vocabulary: Vocabulary,
    *,
    zone: tzinfo | None = None,
    words: str = "",
    feeds: Collection[str] | None = None,
    closely: bool = False,
) -> ReadWatch:
    """Return the watch of a file and all that is wrong with it.

    `name` is what the file's name says its id must be. `words` is a digest of the owner's own vocabulary, on
    which the reading depends. `feeds` are all tags and ids of feeds, None where they are not known. Looked at
    `closely`, it is warned of what works and is probably not meant.
    """
    desk = Desk(tree, zone=zone, vocabulary=vocabulary)
    root = tree.root
    if root is None or (isinstance(root, Scalar) and root.value is None):
        if tree.whole:
            here = root or Node(1, 1)
            desk.missing(here, "the file is empty", "write `watch:` and `signals:`, or remove the file")
        return ReadWatch(id=name, watch=None, problems=tuple(desk.problems))
    values = WATCH.read(root, desk)
    if not isinstance(root, Table):
        return ReadWatch(id=name, watch=None, problems=tuple(desk.problems))
    watch_id = values.get("watch", name)
    if name and watch_id != name:
        mend = f"write `watch: {name}`, or rename the file to {watch_id}.yaml"
        desk.refuse(root.entries["watch"], f"{watch_id!r} is not the file's name", mend)
    _look_at_feeds(root, feeds, desk)
    drafts = _drafts(values, root)
    _look_at_ids(drafts, desk)
    # The rules are looked at even where something else is wrong, so that all problems are told at once.
    legible = [(index, draft) for index, draft in drafts if desk.sound or _is_legible(index, draft, desk)]
    watch = None
    lists_are_known = ("terms" in root.entries) == ("terms" in values) and not _spoiled(desk, "terms")
    if legible and tree.whole and lists_are_known:
        watch = _build(
            watch_id, values, legible, tree.file, fingerprint(root, _days(values, legible), words, vocabulary.digest)
        )
        numbers = [index for index, _ in legible]
        wrong = [_renumbered(flaw, numbers) for flaw in flaws(watch, vocabulary)]
        doubtful = warnings(watch, None if wrong else vocabulary) if closely else ()
        warned = [_renumbered(flaw, numbers) for flaw in doubtful]
        desk.take([*wrong, *(flaw for flaw in warned if desk.sound or _is_fair(flaw, desk))])
    return ReadWatch(id=watch_id, watch=watch if desk.sound else None, problems=tuple(sorted(desk.problems)))


def _drafts(values: Values, root: Table) -> list[tuple[int, Draft]]:
    """Return the signals that could be read, each with its place in the file's list."""
    listed = root.entries.get("signals")
    places = {id(node): index for index, node in enumerate(listed.entries)} if isinstance(listed, List) else {}
    return [(places[id(draft.node)], draft) for draft in values.get("signals", ())]


def _look_at_feeds(root: Table, feeds: Collection[str] | None, desk: Desk) -> None:
    """Warn of tags and ids that no feed has: it may be a slip, and it may be a feed that is gone."""
    named = root.entries.get("feeds")
    for name in named.entries if isinstance(named, List) else [named]:
        if feeds is not None and isinstance(name, Scalar) and isinstance(name.value, str) and name.text not in feeds:
            mend = suggest(name.text, sorted(feeds)) or "see `watchlist feeds list`"
            desk.refuse(name, f"no feed has the tag or id {quoted(name.text)}", mend, severity=Severity.WARNING)


def _look_at_ids(drafts: list[tuple[int, Draft]], desk: Desk) -> None:
    """Ids are unique, and `cancels` names others of them."""
    known: dict[str, int] = {}
    for _, draft in drafts:
        signal = draft.values.get("id")
        if signal is None:
            continue
        node = draft.node.entries["id"]
        if signal in known:
            desk.refuse(
                node, f"a second signal {signal!r}", f"line {known[signal]} has that id already; choose another"
            )
        known.setdefault(signal, node.line)
    for _, draft in drafts:
        own = draft.values.get("id")
        listed = draft.node.entries.get("cancels")
        for name in listed.entries if isinstance(listed, List) else [listed]:
            # What is no id at all is told already.
            if not isinstance(name, Scalar) or name.text not in draft.values.get("cancels", ()):
                continue
            if name.text == own:
                desk.refuse(name, "a signal cannot cancel itself", "name another, or remove it")
            elif name.text not in known:
                mend = suggest(name.text, [each for each in known if each != own])
                desk.refuse(name, f"no signal of this watch is called {quoted(name.text)}", mend)


def _is_legible(index: int, draft: Draft, desk: Desk) -> bool:
    """Whether the signal's rule is there as it was written, whatever is wrong with the rest of the signal.

    What was refused in the rule has left a hole, after which everything stands one place too early.
    """
    at = f"signals[{index}]"
    return {"id", "when"} <= set(draft.values) and not any(_spoiled(desk, f"{at}.{key}") for key in RULE)


def _is_fair(warning: Flaw, desk: Desk) -> bool:
    """Whether the warning holds whatever else is wrong: no error is in its signal, or in any, if it is of all."""
    of_one = warning.path[0] == "signals" and len(warning.path) > 1
    return not _spoiled(desk, f"signals[{warning.path[1]}]" if of_one else "signals")


def _spoiled(desk: Desk, path: str) -> bool:
    """Whether an error stands at that path or below it."""
    below = (f"{path}.", f"{path}[")
    return any(
        problem.severity is Severity.ERROR and (problem.path == path or problem.path.startswith(below))
        for problem in desk.problems
    )


def _days(values: Values, drafts: list[tuple[int, Draft]]) -> list[object]:
    """Return the moments of the watch: what a day means depends on the zone that the settings name."""
    return [
        values.get("window"),
        *(draft.values.get(key) for _, draft in drafts for key in ("deadline", "not_before")),
    ]


def _renumbered(flaw: Flaw, numbers: list[int]) -> Flaw:
    """Return the flaw with the file's number of its signal, where broken ones were left out before it."""
    path = flaw.path
    if len(path) > 1 and path[0] == "signals" and isinstance(path[1], int) and path[1] < len(numbers):
        return replace(flaw, path=("signals", numbers[path[1]], *path[2:]))
    return flaw


def _build(watch: str, values: Values, drafts: list[tuple[int, Draft]], file: str, digest: str) -> Watch:
    title = values.get("title") or spoken(watch)
    return Watch(
        id=watch,
        title=title,
        question=values.get("question") or f"{title}?",
        means=values.get("means", ""),
        origin=values.get("origin", ""),
        window=values.get("window", Window()),
        feeds=values.get("feeds", ()),
        terms=MappingProxyType(values.get("terms", {})),
        signals=tuple(build(draft, watch, index) for index, draft in drafts),
        enabled=values.get("enabled", True),
        file=file,
        fingerprint=digest,
    )
