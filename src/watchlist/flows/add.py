"""Add: a new signal into a watch file, read again and tried before it is written; and a watch on or off."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from watchlist.definitions.draft import Draft, about_flags
from watchlist.definitions.files import SUFFIXES, Survey, listed, look
from watchlist.definitions.home import Paths
from watchlist.definitions.watch_edits import dumped, loaded, with_enabled, with_signal
from watchlist.definitions.words import nearest, printable, quoted
from watchlist.definitions.written import difference, write_whole
from watchlist.errors import DefinitionError, UsageError
from watchlist.flows.ruletest import Tried, try_rules
from watchlist.model.problem import Severity
from watchlist.model.watch import Watch
from watchlist.rules.matcher import compile_watches

MARK = codecs.BOM_UTF8.decode()
NOTHING = "nothing was written"
INDENT = "\n  "


class Change(Struct, frozen=True, kw_only=True):
    """A watch file as it would be, and how it differs from what it is: `before` is None where there is none yet."""

    path: Path
    shown: str
    before: str | None
    after: str
    watch: Watch
    tried: tuple[Tried, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def diff(self) -> str:
        """The difference, as `diff -u` shows it; empty where there is none."""
        return difference(self.before, self.after, self.shown)

    def write(self) -> None:
        """Write the file, whole or not at all; raise UsageError where it is no longer what it was."""
        write_whole(self.path, self.after, self.shown, before=self.before)


def draft_signal(paths: Paths, draft: Draft, now: datetime) -> Change:
    """Return the watch file with the signal in it, not written yet.

    Raises DefinitionError where the file as it is has an error, and UsageError where the id is taken, where the
    flags make no signal, or where a headline in the file is not read as it should be.
    """
    path = _path(paths, draft.watch)
    shown = paths.shown(path)
    stands: Watch | None = None
    before: str | None = None
    if _is_there(path):
        found = look(paths, only=[draft.watch])
        stands = _sound(found)
        if found.fatal:
            raise DefinitionError(found.fatal)
        before = _text(path, shown)
        _require_room(stands, draft, shown)
        after = _spliced(before, lambda text: with_signal(text, draft.signal))
    else:
        after = dumped({"watch": draft.watch, **draft.heading, "signals": [draft.signal]})
    survey = look(paths, only=[draft.watch], closely=True, drafts={path: after.encode()})
    number = len(stands.signals) if stands else 0
    watch = _added(survey, shown, number)
    if stands and replace(watch, signals=watch.signals[:-1], fingerprint=stands.fingerprint) != stands:
        raise UsageError(f"{shown} would not read as before: edit it by hand; {NOTHING}")
    reader = compile_watches([watch], survey.definitions.vocabulary)
    tried = tuple(try_rules([watch], reader, survey.definitions.feeds, now))
    mine = tuple(each for each in tried if each.signal == watch.signals[-1].id)
    _require_passed(mine, [each for each in tried if each not in mine])
    mend = [] if stands else _advice(paths, draft)
    told = [
        about_flags(problem, number)
        for problem in survey.definitions.problems
        if problem.file == shown and (stands is None or problem.path.startswith(f"signals[{number}]"))
    ]
    return Change(path=path, shown=shown, before=before, after=after, watch=watch, tried=mine, warnings=(*told, *mend))


def draft_yaml(paths: Paths, text: str, watch: str, now: datetime) -> Change:
    """Return the watch file with the signal that a text in YAML holds: a signal alone, or a watch with one signal.

    Raises UsageError where the text is no such thing, and what `draft_signal` raises.
    """
    said = loaded(text)
    signals = said.get("signals", [said] if "id" in said else [])
    if not isinstance(signals, list) or len(signals) != 1 or not isinstance(signals[0], dict):
        raise UsageError("the YAML holds no signal: write one with `id` and `when`, or a watch with one in `signals`")
    name = watch or said.get("watch", "")
    if not isinstance(name, str) or not name:
        raise UsageError("the YAML names no watch: write `watch:` there, or name it with --watch")
    if not isinstance(signals[0].get("id"), str):
        raise UsageError("the signal has no id: write `id:` with a slug")
    heading = (
        {key: value for key, value in said.items() if key not in {"watch", "signals"}} if "signals" in said else {}
    )
    if stands(paths, name):
        heading = {}
    return draft_signal(paths, Draft(watch=name, signal=signals[0], heading=heading), now)


def stands(paths: Paths, watch: str) -> bool:
    """Return whether a watch has a file already."""
    return _is_there(_path(paths, watch))


def switch(paths: Paths, name: str, *, enabled: bool) -> Change:
    """Return the watch file with the watch switched on or off, not written yet."""
    watch_id, slash, _ = name.partition("/")
    if slash:
        raise UsageError(f"{name} is a signal, and only a whole watch is switched on or off: name {watch_id}")
    watch = _sound(look(paths, only=[name]))
    path = _path(paths, name)
    shown = paths.shown(path)
    before = _text(path, shown)
    if watch.enabled is enabled:
        return Change(path=path, shown=shown, before=before, after=before, watch=watch)
    after = _spliced(before, lambda text: with_enabled(text, enabled=enabled))
    changed = look(paths, only=[name], drafts={path: after.encode()}).definitions.watches
    if changed != (replace(watch, enabled=enabled),):
        raise UsageError(f"{shown} would not read as before: edit it by hand; {NOTHING}")
    return Change(path=path, shown=shown, before=before, after=after, watch=changed[0])


def _path(paths: Paths, watch: str) -> Path:
    """Return the file of a watch, or the one that a new watch would have."""
    paths.require()
    names = [paths.watches / f"{watch}{suffix}" for suffix in SUFFIXES]
    return next((path for path in names if _is_there(path)), names[0])


def _is_there(path: Path) -> bool:
    # A link that leads nowhere is there, and nothing is written through it.
    return path.is_symlink() or path.exists()


def _text(path: Path, shown: str) -> str:
    """Return the text of a file that was read already, line ends and all."""
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{shown} has just been changed by somebody else: try again") from None


def _spliced(text: str, edit: Callable[[str], str]) -> str:
    """Return the text after an edit; a byte order mark stays where it is."""
    bare = text.removeprefix(MARK)
    return text[: len(text) - len(bare)] + edit(bare)


def _sound(survey: Survey) -> Watch:
    """Return the one watch of a survey; raise DefinitionError with all that is wrong where it cannot be used."""
    found = survey.definitions
    if not found.watches or found.watches[0].id in found.left_out:
        raise DefinitionError([each for each in found.problems if each.severity is Severity.ERROR])
    return found.watches[0]


def _require_room(stands: Watch, draft: Draft, shown: str) -> None:
    """Raise UsageError where the watch has such a signal, or is given a heading anew."""
    name = str(draft.signal["id"])
    if any(signal.id == name for signal in stands.signals):
        raise UsageError(f"{draft.watch} has a signal {quoted(name)} already: choose another --id, or edit it")
    if draft.heading:
        given = ", ".join(f"--{key}" for key in draft.heading)
        one = "is" if len(draft.heading) == 1 else "are"
        raise UsageError(f"{shown} is there, and {given} {one} for a new watch: leave it out, or edit the file")


def _added(survey: Survey, shown: str, number: int) -> Watch:
    """Return the watch as it would be; raise UsageError with what the flags made wrong."""
    if survey.fatal:
        raise DefinitionError(survey.fatal)
    if survey.definitions.watches:
        return survey.definitions.watches[0]
    errors = [each for each in survey.definitions.problems if each.severity is Severity.ERROR and each.file == shown]
    raise UsageError(f"{NOTHING}:{''.join(f'{INDENT}{about_flags(problem, number)}' for problem in errors)}")


def _require_passed(mine: Sequence[Tried], others: Sequence[Tried]) -> None:
    failed = [each for each in mine if not each.passed]
    if failed:
        told = f"{len(failed)} of {len(mine)} examples {'is' if len(failed) == 1 else 'are'} read otherwise"
        raise UsageError(f"{NOTHING}, for {told}:{''.join(map(_failure, failed))}")
    failed = [each for each in others if not each.passed]
    if failed:
        told = f"the watch's own tests fail without it, too: mend them first, see `watchlist test {failed[0].watch}`"
        raise UsageError(f"{NOTHING}, for {told}{''.join(map(_failure, failed))}")


def _failure(tried: Tried) -> str:
    said = f"should be {tried.test.expected}, and reads {tried.got}: {'; '.join(tried.because)}"
    return f"{INDENT}“{printable(tried.test.title)}” {printable(said)}"


def _advice(paths: Paths, draft: Draft) -> list[str]:
    """Return what to think of before a new watch is written."""
    if "question" in draft.heading:
        return []
    near = nearest(draft.watch, [path.stem for path in listed(paths.watches)])
    other = f", or was {near} meant?" if near and near != draft.watch else ""
    return [f"this begins a new watch, and it has no question: add --question{other}"]
