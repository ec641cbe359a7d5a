"""The pens that write lines: what a line is made of, and the pen for a pipe."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Span(NamedTuple):
    """Some words in one style, perhaps leading somewhere when they are clicked."""

    words: str
    style: str = ""
    link: str = ""


class Pen(Protocol):
    """How lines are written: with styles and wrapped, or plainly."""

    def write(self, margin: list[Span], body: list[Span], hang: int) -> None:
        """Write a line after its margin; where it wraps, it goes on in column `hang`."""

    def text(self) -> str:
        """Return all that was written."""


class PlainPen:
    """Writes down a pipe: every line whole, nothing but its words."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def write(self, margin: list[Span], body: list[Span], hang: int) -> None:
        """Write a line."""
        self._lines.append("".join(span.words for span in (*margin, *body)).rstrip())

    def text(self) -> str:
        """Return the lines."""
        return "".join(f"{line}\n" for line in self._lines)
