"""The desk at which a file is read: its tree, what the reading needs to know, and where problems gather."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo

from watchlist.definitions.nodes import Node, Path, find, spell, walk
from watchlist.definitions.tree import MOST_PROBLEMS, Tree
from watchlist.definitions.words import printable
from watchlist.language.vocabulary import Vocabulary
from watchlist.model.problem import Flaw, Problem, Severity


class Desk:
    """Gathers the problems of one file, and knows where in the file each belongs.

    `zone` is where dates without a zone are at home, None for the machine's own.
    """

    def __init__(self, tree: Tree, *, zone: tzinfo | None = None, vocabulary: Vocabulary | None = None) -> None:
        self.tree = tree
        self.zone = zone
        self.vocabulary = vocabulary or Vocabulary()
        self.problems: list[Problem] = list(tree.problems)
        self._paths: dict[int, Path] | None = None

    def refuse(self, node: Node, what: str, mend: str = "", *, severity: Severity = Severity.ERROR) -> None:
        """Note a problem at the node."""
        self._note(node, self.path(node), what, mend, severity)

    def missing(self, node: Node, what: str, mend: str = "") -> None:
        """Note that something is not there, unless the rest of the file could not be read anyhow."""
        if self.tree.whole:
            self.refuse(node, what, mend)

    def take(self, flaws: Iterable[Flaw]) -> None:
        """Note flaws that another room found, each at the place that its path leads to."""
        root = self.tree.root
        assert root is not None, "a file with nothing in it has no flaws"
        for flaw in flaws:
            self._note(find(root, flaw.path), flaw.path, flaw.what, flaw.mend, flaw.severity)

    def path(self, node: Node) -> Path:
        """Return the way to the node; a key has that of its table."""
        # Nodes carry no paths, so that files without problems, nearly all, do not pay for them.
        if self._paths is None:
            root = self.tree.root
            self._paths = {} if root is None else {id(each): path for each, path in walk(root)}
        return self._paths.get(id(node), ())

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong so far that makes the file unusable."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def full(self) -> bool:
        """Whether there are so many problems that more of them help nobody."""
        return len(self.problems) >= MOST_PROBLEMS

    def _note(self, node: Node, path: Path, what: str, mend: str, severity: Severity) -> None:
        if self.full:
            return
        # What the file says stands in them, and may be meant for the terminal.
        self.problems.append(
            Problem(
                file=self.tree.file,
                line=node.line,
                column=node.column,
                path=printable(spell(path)),
                what=printable(what),
                mend=printable(mend),
                severity=severity,
            )
        )
