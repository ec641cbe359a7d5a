"""From the files of a home to what the program works with: settings, words, feeds, watches, and all problems."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from stat import S_ISREG
from zoneinfo import ZoneInfo

from watchlist.definitions.feeds import read_feeds
from watchlist.definitions.home import Paths
from watchlist.definitions.nodes import List, Scalar, Table, plain
from watchlist.definitions.settings import read_settings
from watchlist.definitions.shipped import catalogue
from watchlist.definitions.tree import LARGEST, Tree, read
from watchlist.definitions.vocabulary import read_vocabulary
from watchlist.definitions.watches import read_watch
from watchlist.definitions.words import nearest, printable, quoted
from watchlist.errors import DefinitionError, UsageError
from watchlist.language.vocabulary import Vocabulary, extend
from watchlist.language.vocabulary import load as load_shipped
from watchlist.model.feed import Feed
from watchlist.model.problem import Problem, Severity
from watchlist.model.settings import Settings
from watchlist.model.watch import Watch

SUFFIXES = (".yaml", ".yml")
NO_DRAFTS: Mapping[Path, bytes] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """What the owner's files say. `watches` are the valid ones, enabled or not; `left_out` names the others."""

    settings: Settings
    feeds: tuple[Feed, ...] = ()
    watches: tuple[Watch, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The definitions of a home, the files that were looked at, and what makes settings or feeds unusable."""

    definitions: Definitions
    files: tuple[str, ...]
    fatal: tuple[Problem, ...] = ()
    zone: ZoneInfo | None = None


def load(paths: Paths, *, feeds_file: Path | None = None, only: Collection[str] = ()) -> Definitions:
    """Return what the files of the home say; a watch with an error is left out, with its problems.

    `only` limits it to watches, named by `watch` or `watch/signal`. Raises UsageError where there is no home
    or no such watch, and DefinitionError where settings or feeds cannot be used.
    """
    survey = look(paths, feeds_file=feeds_file, only=only)
    if survey.fatal:
        raise DefinitionError(survey.fatal)
    return survey.definitions


def look(
    paths: Paths,
    *,
    feeds_file: Path | None = None,
    only: Collection[str] = (),
    closely: bool = False,
    drafts: Mapping[Path, bytes] = NO_DRAFTS,
) -> Survey:
    """Return the definitions of a home with every problem of every file, whatever cannot be used.

    `drafts` are watch files as they would be if they were written so.
    """
    paths.require()
    problems: list[Problem] = []
    fatal: list[Problem] = []
    files: list[str] = []
    left_out: list[str] = []

    settings = Settings()
    if _is_there(paths.settings):
        told = read_settings(_tree(paths.settings, paths, files))
        settings = told.settings
        problems += told.problems
        fatal += _errors(told.problems)
    zone = ZoneInfo(settings.timezone) if settings.timezone else None

    vocabulary = shipped = load_shipped()
    words = ""
    own = [_tree(path, paths, files) for path in listed(paths.vocabulary)]
    if own:
        found = [read_vocabulary(tree, shipped) for tree in own]
        problems += [problem for each in found for problem in each.problems]
        left_out += [tree.file for tree, each in zip(own, found, strict=True) if each.vocabulary is None]
        vocabulary = extend(shipped, [each.vocabulary for each in found if each.vocabulary is not None])
        words = _digest(own)

    file = feeds_file or (paths.feeds if _is_there(paths.feeds) else catalogue())
    # Only the owner's own file may name files of this machine.
    folder = None if file == catalogue() else file.absolute().parent
    sources = read_feeds(_tree(file, paths, files), vocabulary, folder=folder)
    problems += sources.problems
    if not sources.usable:
        fatal += _errors(sources.problems)
    known = {feed.id for feed in sources.feeds} | {tag for feed in sources.feeds for tag in feed.tags}

    watches: dict[str, Watch] = {}
    for path in chosen(sorted({*listed(paths.watches), *drafts}), only):
        tree = read(drafts[path], paths.shown(path)) if path in drafts else _tree(path, paths, files)
        told_watch = read_watch(
            tree,
            path.stem,
            vocabulary,
            zone=zone,
            words=words,
            feeds=known if sources.usable else None,
            closely=closely,
        )
        problems += told_watch.problems
        if told_watch.watch is None:
            left_out.append(path.stem)
        elif (first := watches.setdefault(path.stem, told_watch.watch)) is not told_watch.watch:
            mend = f"{first.file} has that id; remove one"
            problems.append(_problem(tree.file, f"a second watch {quoted(path.stem)}", mend))
            left_out.append(path.stem)
    _require_signals(only, watches)
    return Survey(
        definitions=Definitions(
            settings=settings,
            feeds=sources.feeds,
            watches=tuple(watches.values()),
            problems=tuple(problems),
            left_out=tuple(left_out),
            vocabulary=vocabulary,
        ),
        files=tuple(files),
        fatal=tuple(fatal),
        zone=zone,
    )


def listed(folder: Path) -> list[Path]:
    """Return the YAML files of a folder in the order of their names; hidden ones belong to editors.

    Raises DefinitionError for a folder that cannot be looked into: to pass over it would be to run without it.
    """
    try:
        return sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and not path.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        shown, what = printable(str(folder)), f"the folder cannot be read: {error.strerror or error}"
        raise DefinitionError([_problem(shown, what, "see that it is yours")]) from None


def chosen(files: Iterable[Path], only: Collection[str]) -> list[Path]:
    """Return the files of the watches that are named, all where none is; raise UsageError for one that is not there."""
    files = list(files)
    if not only:
        return files
    wanted = {name.partition("/")[0] for name in only}
    known = {path.stem for path in files}
    for name in sorted(wanted - known):
        near = nearest(name, known)
        hint = f"did you mean {near!r}?" if near else f"there is {', '.join(sorted(known)) or 'none yet'}"
        raise UsageError(f"no watch is called {quoted(name)}: {hint}")
    return [path for path in files if path.stem in wanted]


def read_file(path: Path, shown: str) -> Tree:
    """Return the tree of a file; one that cannot be read has a problem instead."""
    try:
        if not S_ISREG(path.stat().st_mode):
            return Tree(
                file=shown, problems=(_problem(shown, "this is no file", "remove it, or rename it"),), whole=False
            )
        with path.open("rb") as file:
            return read(file.read(LARGEST + 1), shown)
    except OSError as error:
        return _unread(shown, f"the file cannot be read: {error.strerror or error}", "see that it is there, and yours")


def _unread(shown: str, what: str, mend: str) -> Tree:
    return Tree(file=shown, problems=(_problem(shown, what, mend),), whole=False)


def signal_ids(tree: Tree) -> list[str]:
    """Return the ids of the signals of a watch file, as far as they can be read."""
    signals = tree.root.entries.get("signals") if isinstance(tree.root, Table) else None
    entries = signals.entries if isinstance(signals, List) else []
    named = [entry.entries.get("id") for entry in entries if isinstance(entry, Table)]
    return [name.text for name in named if isinstance(name, Scalar)]


def _tree(path: Path, paths: Paths, files: list[str]) -> Tree:
    shown = paths.shown(path)
    files.append(shown)
    return read_file(path, shown)


def _is_there(path: Path) -> bool:
    # A link that leads nowhere is there, and a problem; to pass over it would be to run without what it says.
    return path.is_symlink() or path.exists()


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def _problem(file: str, what: str, mend: str) -> Problem:
    return Problem(file=file, line=1, column=1, path="", what=what, mend=mend)


def _digest(trees: Iterable[Tree]) -> str:
    said = [plain(tree.root) if tree.root is not None else None for tree in trees]
    return blake2b(json.dumps(said, sort_keys=True, default=str).encode(), digest_size=12).hexdigest()


def _require_signals(only: Collection[str], watches: dict[str, Watch]) -> None:
    for name in only:
        watch, slash, signal = name.partition("/")
        if slash and watch in watches:
            known = [each.id for each in watches[watch].signals]
            if signal not in known:
                near = nearest(signal, known)
                hint = f"did you mean '{watch}/{near}'?" if near else f"it has {', '.join(known)}"
                raise UsageError(f"{watch} has no signal {quoted(signal)}: {hint}")
