"""What the files of a home say, and the files themselves: which there are, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from msgspec import Struct

from watchlist.definitions.words import nearest, printable, quoted
from watchlist.errors import DefinitionError, UsageError
from watchlist.model.feed import Feed
from watchlist.model.problem import Problem
from watchlist.model.settings import Settings
from watchlist.model.watch import Watch

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from watchlist.definitions.tree import Tree
    from watchlist.language.vocabulary import Vocabulary

SUFFIXES = (".yaml", ".yml")


def _shipped() -> Vocabulary:
    from watchlist.language.vocabulary import load as load_shipped

    return load_shipped()


class Definitions(Struct, frozen=True, kw_only=True):
    """What the owner's files say. `watches` are the valid ones, enabled or not; `left_out` names the others.

    `words` loads the vocabulary, since who only reports needs none.
    """

    settings: Settings
    feeds: tuple[Feed, ...] = ()
    watches: tuple[Watch, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()
    words: Callable[[], Vocabulary] = _shipped

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that ship, with the owner's own."""
        return self.words()


class Survey(Struct, frozen=True, kw_only=True):
    """The definitions of a home, the files that were looked at, and what makes settings or feeds unusable."""

    definitions: Definitions
    files: tuple[str, ...]
    fatal: tuple[Problem, ...] = ()
    zone: ZoneInfo | None = None


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
        raise DefinitionError([first_line(shown, what, "see that it is yours")]) from None


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
    from watchlist.definitions.tree import LARGEST, Tree, read

    try:
        if not S_ISREG(path.stat().st_mode):
            return Tree(
                file=shown, problems=(first_line(shown, "this is no file", "remove it, or rename it"),), whole=False
            )
        with path.open("rb") as file:
            return read(file.read(LARGEST + 1), shown)
    except OSError as error:
        return _unread(shown, f"the file cannot be read: {error.strerror or error}", "see that it is there, and yours")


def _unread(shown: str, what: str, mend: str) -> Tree:
    from watchlist.definitions.tree import Tree

    return Tree(file=shown, problems=(first_line(shown, what, mend),), whole=False)


def signal_ids(tree: Tree) -> list[str]:
    """Return the ids of the signals of a watch file, as far as they can be read."""
    from watchlist.definitions.nodes import List, Scalar, Table

    signals = tree.root.entries.get("signals") if isinstance(tree.root, Table) else None
    entries = signals.entries if isinstance(signals, List) else []
    named = [entry.entries.get("id") for entry in entries if isinstance(entry, Table)]
    return [name.text for name in named if isinstance(name, Scalar)]


def first_line(file: str, what: str, mend: str) -> Problem:
    """Return a problem of a whole file."""
    return Problem(file=file, line=1, column=1, path="", what=what, mend=mend)


def require_signals(only: Collection[str], watches: Mapping[str, Watch]) -> None:
    """Raise UsageError for a signal that is named and is not there."""
    for name in only:
        watch, slash, signal = name.partition("/")
        if slash and watch in watches:
            known = [each.id for each in watches[watch].signals]
            if signal not in known:
                near = nearest(signal, known)
                hint = f"did you mean '{watch}/{near}'?" if near else f"it has {', '.join(known)}"
                raise UsageError(f"{watch} has no signal {quoted(signal)}: {hint}")
