"""The pen for a terminal, by rich: it wraps, styles and links."""

from __future__ import annotations

from io import StringIO

from rich.console import Console
from rich.style import Style
from rich.text import Text

from watchlist.reports.page import Page
from watchlist.reports.terminal.pen import Span

LEAST = 8  # columns that a sentence gets, however deep it hangs


class Ink:
    """Writes lines for a terminal. It only ever builds `Text`: markup in a headline stays a headline."""

    def __init__(self, page: Page, width: int | None) -> None:
        self._width = width
        self._out = StringIO()
        self._console = Console(
            file=self._out,
            width=width or 1_000,
            force_terminal=page.styled,
            color_system="standard" if page.styled else None,
            no_color=not page.colored,
            markup=False,
            highlight=False,
            emoji=False,
            legacy_windows=False,
        )

    def write(self, margin: list[Span], body: list[Span], hang: int) -> None:
        """Write a line, wrapped to the width under `hang`."""
        before, text = _text(margin), _text(body)
        if self._width is None:
            self._put(before + text)
            return
        for line in text.wrap(self._console, max(self._width - hang, LEAST), overflow="fold") or [Text()]:
            self._put(before + line)
            before = Text(" " * hang)

    def text(self) -> str:
        """Return all that was written, with the escapes of its styles."""
        return self._out.getvalue()

    def _put(self, line: Text) -> None:
        line.rstrip()
        self._console.print(line, soft_wrap=True)


def _text(spans: list[Span]) -> Text:
    text = Text()
    for span in spans:
        text.append(span.words, Style.parse(span.style) + Style(link=span.link or None))
    return text
