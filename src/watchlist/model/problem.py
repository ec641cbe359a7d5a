"""A problem in a file that the owner wrote: where it is, what it is, how to mend it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """Whether the file can be used all the same."""

    ERROR = "error"
    WARNING = "warning"


class Problem(Struct, frozen=True, kw_only=True, order=True):
    """One thing that is wrong with a file, with its line and column (both from 1)."""

    file: str
    line: int
    column: int
    path: str
    what: str
    mend: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        said = f"{self.path}: {self.what}" if self.path else self.what
        return f"{place} {said} - {self.mend}" if self.mend else f"{place} {said}"


class Flaw(Struct, frozen=True, kw_only=True):
    """A problem found by a room that knows no files: `path` leads to it through keys and indices.

    `("signals", 0, "when", 1, "does", 0)` is the first verb of the second pattern of the first signal.
    """

    path: tuple[str | int, ...]
    what: str
    mend: str = ""
    severity: Severity = Severity.ERROR
