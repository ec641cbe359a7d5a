"""The watches that are measured: those that ship, and those that nothing in the engine was written for.

`BLIND` is a home with watches of ten lines, written in one go from shipped words and never mended after.
"""

from __future__ import annotations

import sys
from pathlib import Path

from watchlist.definitions.files import look
from watchlist.definitions.home import locate
from watchlist.language.vocabulary import Vocabulary
from watchlist.model.feed import Feed
from watchlist.model.problem import Severity
from watchlist.model.watch import Watch

ROOT = Path(__file__).parent.parent.parent
UNSEEN = ROOT / "tests" / "data" / "watches"
BLIND = ROOT / "benchmarks"


class Measured:
    """The watches with their words, and who publishes what."""

    def __init__(self, *, home: Path = ROOT, drafts: Path | None = None) -> None:
        more = {path: path.read_bytes() for path in sorted(drafts.glob("*.yaml"))} if drafts else {}
        definitions = look(locate(str(home), {}, ROOT), drafts=more).definitions
        for problem in definitions.problems:
            if problem.severity is Severity.ERROR:
                print(problem, file=sys.stderr)
        self.watches: tuple[Watch, ...] = definitions.watches
        self.vocabulary: Vocabulary = definitions.vocabulary
        self.feeds: tuple[Feed, ...] = definitions.feeds
