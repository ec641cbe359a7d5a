"""The watches that are measured: those that ship, and those that nothing in the engine was written for."""

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


class Measured:
    """The watches with their words, and who publishes what."""

    def __init__(self, *, unseen: bool) -> None:
        drafts = {path: path.read_bytes() for path in sorted(UNSEEN.glob("*.yaml"))} if unseen else {}
        definitions = look(locate(str(ROOT), {}, ROOT), drafts=drafts).definitions
        for problem in definitions.problems:
            if problem.severity is Severity.ERROR:
                print(problem, file=sys.stderr)
        self.watches: tuple[Watch, ...] = definitions.watches
        self.vocabulary: Vocabulary = definitions.vocabulary
        self.feeds: tuple[Feed, ...] = definitions.feeds
