"""The watches that are measured, and where they come from.

Those of `SHIPPED` come with the program. For those of `UNSEEN` and `BLIND` nothing in the engine was written; the
latter have ten lines each, were written from shipped words before they met an item, and are never mended.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path

from watchlist.definitions.files import look
from watchlist.definitions.home import locate
from watchlist.language.vocabulary import Vocabulary
from watchlist.model.feed import Feed
from watchlist.model.problem import Severity
from watchlist.model.watch import Watch

ROOT = Path(__file__).parent.parent.parent
SHIPPED = ROOT / "watches"
UNSEEN = ROOT / "tests" / "data" / "watches"
BLIND = ROOT / "benchmarks" / "watches"


def ids(folder: Path) -> frozenset[str]:
    """Return the ids of the watches in a folder."""
    return frozenset(path.stem for path in folder.glob("*.yaml"))


class Measured:
    """The watches that ship and those of other folders, with their words, and who publishes what."""

    def __init__(self, others: Collection[Path] = ()) -> None:
        more = {path: path.read_bytes() for folder in others for path in sorted(folder.glob("*.yaml"))}
        definitions = look(locate(str(ROOT), {}, ROOT), drafts=more).definitions
        for problem in definitions.problems:
            if problem.severity is Severity.ERROR:
                print(problem, file=sys.stderr)
        self.watches: tuple[Watch, ...] = definitions.watches
        self.vocabulary: Vocabulary = definitions.vocabulary
        self.feeds: tuple[Feed, ...] = definitions.feeds
