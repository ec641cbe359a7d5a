"""Example: a headline that was taken wrongly, into the tests of its watch file; read again before it is written."""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from watchlist.definitions.example_edits import Headline, with_example, with_never
from watchlist.definitions.files import Survey, chosen, listed, look
from watchlist.definitions.home import Paths
from watchlist.definitions.written import difference, write_whole
from watchlist.errors import DefinitionError, UsageError
from watchlist.flows.ruletest import COUNTS, Tried, try_rules
from watchlist.model.evidence import Evidence
from watchlist.model.feed import Feed
from watchlist.model.item import Item
from watchlist.model.problem import Severity
from watchlist.model.watch import Rule, RuleTest, Signal, Watch
from watchlist.rules.matcher import Matcher, compile_watches

MARK = codecs.BOM_UTF8.decode()
LONGEST = 300
"""Of a summary, no more is put into an example."""


class Mend(Struct, frozen=True, kw_only=True):
    """A watch file as it would be with examples, and perhaps with a word that keeps them quiet.

    `tried` are the tests of the signal as they go then, and `reader` is what reads by the file as it would be.
    """

    path: Path
    shown: str
    before: str
    after: str
    watch: Watch
    examples: tuple[str, ...] = ()
    word: str = ""
    tried: tuple[Tried, ...] = ()
    warnings: tuple[str, ...] = ()
    reader: Matcher

    @property
    def diff(self) -> str:
        """The difference, as `diff -u` shows it; empty where there is none."""
        return difference(self.before, self.after, self.shown)

    @property
    def failing(self) -> tuple[Tried, ...]:
        """The tests that are read otherwise."""
        return tuple(each for each in self.tried if not each.passed)

    def write(self) -> None:
        """Write the file, whole or not at all; raise UsageError where it is no longer what it was."""
        write_whole(self.path, self.after, self.shown, before=self.before)


def with_examples(
    paths: Paths,
    watch_id: str,
    signal_id: str,
    status: str,
    headlines: Mapping[str, Headline],
    now: datetime,
    *,
    word: str = "",
) -> Mend:
    """Return the watch file with these headlines, by their titles, among a signal's tests, not written yet.

    A headline that stands among them already is not written twice. With a `word`, no item that has it counts.
    Raises UsageError where the file would read otherwise in anything else.
    """
    path, *_ = chosen(listed(paths.watches), [watch_id])
    shown = paths.shown(path)
    survey = look(paths, only=[watch_id], closely=True)
    watch = _sound(survey)
    signal = _signal(watch, signal_id)
    try:
        before = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{shown} has just been changed by somebody else: try again") from None
    known = {test.title for test in signal.tests}
    new = {title: headline for title, headline in headlines.items() if title not in known}
    bare = before.removeprefix(MARK)
    after = bare
    for headline in new.values():
        after = with_example(after, signal_id, status, headline)
    if word:
        after = with_never(after, signal_id, word)
    after = before[: len(before) - len(bare)] + after
    changed = look(paths, only=[watch_id], closely=True, drafts={path: after.encode()})
    mended = _sound(changed)
    if not _same(watch, mended, signal_id, tuple(new), word):
        raise UsageError(f"{shown} would not read as before: edit it by hand; nothing was written")
    told = {(each.what, each.mend) for each in survey.definitions.problems}
    reader = compile_watches([mended], changed.definitions.vocabulary)
    return Mend(
        path=path,
        shown=shown,
        before=before,
        after=after,
        watch=mended,
        examples=tuple(new),
        word=word,
        tried=tuple(
            each for each in try_rules([mended], reader, changed.definitions.feeds, now) if each.signal == signal_id
        ),
        warnings=tuple(str(each) for each in changed.definitions.problems if (each.what, each.mend) not in told),
        reader=reader,
    )


def headline_of(
    evidence: Evidence, item: Item, watch: Watch, reader: Matcher, feeds: Sequence[Feed], now: datetime
) -> Headline:
    """Return the shortest way to write an item as a test that is read today as the item was.

    The title alone, or with its summary, its time, and its publisher. Where none is, the title alone.
    """
    at = item.at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    summary = item.summary[:LONGEST].strip()
    long = {"title": item.title} | ({"summary": summary} if summary else {})
    named = {"from": evidence.publisher}
    for form in (long, long | {"at": at}, long | named, long | {"at": at} | named):
        short = {"title": item.title} | {key: value for key, value in form.items() if key != "summary"}
        for written in (short, form):
            if _as_it_was(evidence, written, item.at, watch, reader, feeds, now):
                return written["title"] if len(written) == 1 else written
    return item.title


def _as_it_was(
    evidence: Evidence,
    written: Mapping[str, str],
    at: datetime,
    watch: Watch,
    reader: Matcher,
    feeds: Sequence[Feed],
    now: datetime,
) -> bool:
    test = RuleTest(
        expected=COUNTS,
        title=written["title"],
        summary=written.get("summary", ""),
        at=at if "at" in written else None,
        source=written.get("from", ""),
    )
    signal = replace(_signal(watch, evidence.signal), tests=(test,))
    (tried,) = try_rules([replace(watch, signals=(signal,))], reader, feeds, now)
    return tried.got == (COUNTS if evidence.counts else evidence.status)


def _same(before: Watch, after: Watch, signal: str, titles: Sequence[str], word: str) -> bool:
    """Return whether two readings of a file differ by these examples and that word, and in nothing else."""
    if word:
        before = replace(before, fingerprint=after.fingerprint)
    changed = tuple(_without(each, signal, titles, word) for each in after.signals)
    asked = tuple(_without(each, signal, (), "") for each in before.signals)
    return replace(after, signals=changed) == replace(before, signals=asked)


def _without(signal: Signal, name: str, titles: Sequence[str], word: str) -> Signal:
    """Return a signal as it was before examples and a word were added; where its tests stand is no matter."""
    if signal.id != name:
        return replace(signal, tests=tuple(replace(test, path=()) for test in signal.tests))
    kept = tuple(replace(test, path=()) for test in signal.tests if test.title not in titles)
    return replace(signal, tests=kept, rule=_unspoken(signal.rule, word) if word else signal.rule)


def _unspoken(rule: Rule, word: str) -> Rule:
    """Return a rule without a word that was added to the end of its `never`."""

    def less(never: tuple[str, ...]) -> tuple[str, ...]:
        return never[:-1] if never[-1:] == (word,) else never

    when = tuple(replace(pattern, never=less(pattern.never)) for pattern in rule.when)
    return replace(rule, never=less(rule.never), when=when)


def _signal(watch: Watch, name: str) -> Signal:
    return next(signal for signal in watch.signals if signal.id == name)


def _sound(survey: Survey) -> Watch:
    """Return the one watch of a survey; raise DefinitionError with all that is wrong where it cannot be used."""
    found = survey.definitions
    if survey.fatal or not found.watches:
        raise DefinitionError([*survey.fatal, *(each for each in found.problems if each.severity is Severity.ERROR)])
    return found.watches[0]
