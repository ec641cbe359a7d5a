"""Add: a new signal into a watch file, read again and tried before it is written."""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import unified_diff
from pathlib import Path
from typing import Any

from watchlist.definitions.files import SUFFIXES, Survey, look
from watchlist.definitions.home import Paths
from watchlist.definitions.watch_edits import dumped, with_enabled, with_signal
from watchlist.definitions.written import write_whole
from watchlist.errors import DefinitionError, UsageError
from watchlist.flows.ruletest import Tried, try_rules
from watchlist.model.problem import Problem, Severity
from watchlist.model.watch import Watch
from watchlist.rules.matcher import compile_watches

MARK = codecs.BOM_UTF8.decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is to be added: a signal as a watch file has it, and the heading of a watch that is new."""

    watch: str
    signal: Mapping[str, Any]
    heading: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A watch file as it would be, and how it differs from what it is."""

    path: Path
    shown: str
    before: str
    after: str
    watch: Watch
    tried: tuple[Tried, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def diff(self) -> str:
        """The difference, as `diff -u` shows it; empty where there is none."""
        old, new = self.before.splitlines(keepends=True), self.after.splitlines(keepends=True)
        lines = unified_diff(old, new, self.shown if self.before else "/dev/null", self.shown)
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

    def write(self) -> None:
        """Write the file, whole or not at all."""
        write_whole(self.path, self.after, self.shown)


def draft_signal(paths: Paths, draft: Draft, now: datetime) -> Change:
    """Return the watch file with the signal in it, not written yet.

    Raises DefinitionError where the file as it is, or as it would be, has an error, and UsageError where the id
    is taken, or an example is not read as it should be.
    """
    path, before = _file(paths, draft.watch)
    name = str(draft.signal["id"])
    if before:
        stands = _sound(look(paths, only=[draft.watch]))
        if any(signal.id == name for signal in stands.signals):
            raise UsageError(f"{draft.watch} has a signal {name!r} already: choose another --id, or edit it")
        if draft.heading:
            given = ", ".join(f"--{key}" for key in draft.heading)
            raise UsageError(f"{paths.shown(path)} is there, and {given} is for a new watch: leave it out, or edit it")
        after = _spliced(before, lambda text: with_signal(text, draft.signal))
    else:
        stands = None
        after = dumped({"watch": draft.watch, **draft.heading, "signals": [draft.signal]})
    survey = look(paths, only=[draft.watch], closely=True, drafts={path: after.encode()})
    watch = _sound(survey)
    if stands is not None and watch.signals[:-1] != stands.signals:
        raise UsageError(f"{paths.shown(path)} would not read as before: edit it by hand")
    reader = compile_watches([watch], survey.definitions.vocabulary)
    tried = tuple(each for each in try_rules([watch], reader, survey.definitions.feeds, now) if each.signal == name)
    _require_passed(tried)
    number = len(watch.signals) - 1
    warnings = tuple(each for each in survey.definitions.problems if each.path.startswith(f"signals[{number}]"))
    return Change(
        path=path, shown=paths.shown(path), before=before, after=after, watch=watch, tried=tried, warnings=warnings
    )


def switch(paths: Paths, name: str, *, enabled: bool) -> Change:
    """Return the watch file with the watch switched on or off, not written yet."""
    survey = look(paths, only=[name])
    watch = _sound(survey)
    path, before = _file(paths, name)
    if watch.enabled is enabled:
        return Change(path=path, shown=paths.shown(path), before=before, after=before, watch=watch)
    after = _spliced(before, lambda text: with_enabled(text, enabled=enabled))
    changed = _sound(look(paths, only=[name], drafts={path: after.encode()}))
    if changed.enabled is not enabled or changed.signals != watch.signals:
        raise UsageError(f"{paths.shown(path)} would not read as before: edit it by hand")
    return Change(path=path, shown=paths.shown(path), before=before, after=after, watch=changed)


def _file(paths: Paths, watch: str) -> tuple[Path, str]:
    """Return the file of a watch and its text; an empty text where there is none yet."""
    paths.require()
    for suffix in SUFFIXES:
        path = paths.watches / f"{watch}{suffix}"
        if path.exists():
            # Read as bytes: line ends stay what they are.
            return path, path.read_bytes().decode("utf-8", "surrogateescape")
    return paths.watches / f"{watch}{SUFFIXES[0]}", ""


def _spliced(text: str, edit: Any) -> str:
    bare = text.removeprefix(MARK)
    return text[: len(text) - len(bare)] + str(edit(bare))


def _sound(survey: Survey) -> Watch:
    """Return the one watch of a survey; raise DefinitionError with all that is wrong with it."""
    errors = [problem for problem in survey.definitions.problems if problem.severity is Severity.ERROR]
    if survey.fatal or not survey.definitions.watches:
        raise DefinitionError([*survey.fatal, *errors])
    return survey.definitions.watches[0]


def _require_passed(tried: Sequence[Tried]) -> None:
    failed = [each for each in tried if not each.passed]
    if failed:
        said = "".join(
            f"\n  “{each.test.title}” should be {each.test.expected}, and reads {each.got}: {'; '.join(each.because)}"
            for each in failed
        )
        raise UsageError(f"nothing was written, for {len(failed)} of {len(tried)} examples read otherwise:{said}")
