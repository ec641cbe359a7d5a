"""Every problem of every file that is named, or of a whole home."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from watchlist.definitions.desk import Desk
from watchlist.definitions.feeds import FEEDS, read_feeds
from watchlist.definitions.files import SUFFIXES, Survey, chosen, listed, look, read_file
from watchlist.definitions.home import Paths, locate
from watchlist.definitions.nodes import Node, Table
from watchlist.definitions.settings import SETTINGS, read_settings
from watchlist.definitions.tree import Tree
from watchlist.definitions.vocabulary import VOCABULARY, read_vocabulary
from watchlist.definitions.watches import WATCH, read_watch
from watchlist.definitions.words import quoted
from watchlist.errors import UsageError
from watchlist.language.vocabulary import Vocabulary
from watchlist.language.vocabulary import load as load_shipped
from watchlist.model.problem import Flaw, Problem, Severity
from watchlist.model.watch import Watch

# A file is of the kind whose keys it has; the first wins.
KINDS = (WATCH, FEEDS, VOCABULARY, SETTINGS)


class Linted(Struct, frozen=True, kw_only=True):
    """The files that were looked at, everything that is wrong with them, and the watches that can be used."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    watches: tuple[Watch, ...] = ()
    vocabulary: Vocabulary = field(default_factory=load_shipped)

    @property
    def errors(self) -> int:
        """How many problems make a file unusable."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many are warnings."""
        return len(self.problems) - self.errors


def lint(paths: Paths, targets: Sequence[str] = ()) -> Linted:
    """Return all problems of the home, or of the targets: ids of watches, files, or folders.

    Raises UsageError for a target that is not there.
    """
    if not targets:
        return _linted(look(paths, closely=True))
    files: dict[Path, None] = {}
    results: list[Linted] = []
    for target in targets:
        path = paths.cwd / Path(target).expanduser()
        if path.is_dir() and (path / "watches").is_dir():
            results.append(_linted(look(replace(locate(str(path), {}, paths.cwd), cwd=paths.cwd), closely=True)))
        elif path.is_dir():
            files.update(dict.fromkeys(listed(path)))
        elif path.exists() or path.suffix in SUFFIXES:
            if not path.exists():
                raise UsageError(f"there is no file {quoted(target)}")
            files[path] = None
        else:
            paths.require()
            files.update(dict.fromkeys(chosen(listed(paths.watches), [target])))
    results += _each(paths, list(files))
    return Linted(
        files=tuple(file for result in results for file in result.files),
        problems=tuple(problem for result in results for problem in result.problems),
        watches=tuple(watch for result in results for watch in result.watches),
        vocabulary=results[-1].vocabulary if results else load_shipped(),
    )


def placed(paths: Paths, watch: Watch, flaw: Flaw) -> Problem:
    """Return a flaw of a watch at its place in the file; at its beginning where the file is gone meanwhile."""
    tree = read_file(paths.cwd / watch.file, watch.file)
    desk = Desk(replace(tree, root=tree.root or Node(1, 1)))
    desk.take([flaw])
    return desk.problems[-1]


def _linted(survey: Survey) -> Linted:
    found = survey.definitions
    return Linted(files=survey.files, problems=found.problems, watches=found.watches, vocabulary=found.vocabulary)


def _each(paths: Paths, files: list[Path]) -> list[Linted]:
    """Return the problems of each file, read with the words, feeds and time zone of the home where there is one."""
    if not files:
        return []
    survey = look(paths) if paths.watches.is_dir() else None
    vocabulary = survey.definitions.vocabulary if survey else load_shipped()
    feeds = {name for feed in survey.definitions.feeds for name in (feed.id, *feed.tags)} if survey else None
    results = []
    for path in files:
        tree = read_file(path, paths.shown(path))
        kind = _kind(tree)
        watches: tuple[Watch, ...] = ()
        if kind is FEEDS:
            problems = read_feeds(tree, vocabulary, folder=path.parent).problems
        elif kind is SETTINGS:
            problems = read_settings(tree).problems
        elif kind is VOCABULARY:
            problems = read_vocabulary(tree, load_shipped()).problems
        else:
            zone = survey.zone if survey else None
            read = read_watch(tree, path.stem, vocabulary, zone=zone, feeds=feeds, closely=True)
            problems = read.problems
            watches = (read.watch,) if read.watch else ()
        results.append(Linted(files=(tree.file,), problems=problems, watches=watches, vocabulary=vocabulary))
    return results


def _kind(tree: Tree) -> object:
    """Return the table of the kind of file that this is; what has no key that we know is a watch gone wrong."""
    keys = set(tree.root.entries) if isinstance(tree.root, Table) else set()
    if "watch" in keys or "signals" in keys:
        return WATCH
    return next((kind for kind in KINDS[1:] if keys & set(kind.by_key)), WATCH)
