"""The definitions of a home, read from its files: settings, words, feeds and watches, with all their problems."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from zoneinfo import ZoneInfo

from watchlist.definitions.feeds import read_feeds
from watchlist.definitions.found import Definitions, Survey, chosen, first_line, listed, read_file, require_signals
from watchlist.definitions.home import Paths
from watchlist.definitions.nodes import plain
from watchlist.definitions.settings import read_settings
from watchlist.definitions.shipped import catalogue
from watchlist.definitions.tree import Tree, read
from watchlist.definitions.vocabulary import read_vocabulary
from watchlist.definitions.watches import read_watch
from watchlist.definitions.words import quoted
from watchlist.language.vocabulary import extend
from watchlist.language.vocabulary import load as load_shipped
from watchlist.model.problem import Problem, Severity
from watchlist.model.settings import Settings
from watchlist.model.watch import Watch


def survey(
    paths: Paths,
    *,
    feeds_file: Path | None,
    only: Collection[str],
    closely: bool,
    drafts: Mapping[Path, bytes],
) -> Survey:
    """Return the definitions of a home with every problem of every file, whatever cannot be used."""
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
            problems.append(first_line(tree.file, f"a second watch {quoted(path.stem)}", mend))
            left_out.append(path.stem)
    require_signals(only, watches)
    return Survey(
        definitions=Definitions(
            settings=settings,
            feeds=sources.feeds,
            watches=tuple(watches.values()),
            problems=tuple(problems),
            left_out=tuple(left_out),
            words=lambda: vocabulary,
        ),
        files=tuple(files),
        fatal=tuple(fatal),
        zone=zone,
    )


def _tree(path: Path, paths: Paths, files: list[str]) -> Tree:
    shown = paths.shown(path)
    files.append(shown)
    return read_file(path, shown)


def _is_there(path: Path) -> bool:
    # A link that leads nowhere is there, and a problem; to pass over it would be to run without what it says.
    return path.is_symlink() or path.exists()


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def _digest(trees: Iterable[Tree]) -> str:
    said = [plain(tree.root) if tree.root is not None else None for tree in trees]
    return blake2b(json.dumps(said, sort_keys=True, default=str).encode(), digest_size=12).hexdigest()
