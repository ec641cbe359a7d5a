"""A sheet of lines, each hung at its own indent. All text that enters is made printable; none is read as markup."""

from __future__ import annotations

from collections.abc import Iterable

from watchlist.reports.page import Page
from watchlist.reports.printable import address, host, printable
from watchlist.reports.terminal.pen import Pen, PlainPen, Span

# Longer lines of prose are hard to read, however wide the terminal is.
WIDEST = 100
NARROWEST = 20
# Below this, columns leave no room for the sentence beside them.
ROOM_FOR_COLUMNS = 64


Piece = str | tuple[str, str]


class Sheet:
    """Collects the lines of a report for one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.width = None if page.width is None else max(min(page.width, WIDEST), NARROWEST)
        self._pen = _pen(page, self.width)

    @property
    def columns(self) -> bool:
        """Whether there is room for columns beside the sentences."""
        return self.width is None or self.width >= ROOM_FOR_COLUMNS

    def blank(self) -> None:
        """Leave a line empty."""
        self._pen.write([], [], 0)

    def put(self, *pieces: Piece, indent: int = 0, hang: int | None = None, lead: Iterable[Piece] = ()) -> None:
        """Put down a line; where it wraps, it goes on under `hang`. The `lead` stands in the margin before it."""
        hang = indent if hang is None else hang
        margin = [Span(" " * indent), *map(_span, lead)]
        if len(margin) > 1:
            margin.append(Span(" " * (hang - sum(len(span.words) for span in margin))))
        self._pen.write(margin, [_span(piece) for piece in pieces], hang)

    def quote(self, words: str, link: str | None, *after: Piece, indent: int) -> None:
        """Put down a quoted sentence, clickable where the terminal can, with its address below where that fits."""
        url = address(link)
        behind = url if self.page.links else ""
        margin = [Span(" " * indent)]
        self._pen.write(margin, [Span(f"“{printable(words)}”", "", behind), *map(_span, after)], indent)
        if url:
            fits = self.width is None or indent + len(url) <= self.width
            # An address cut in two can be neither clicked nor copied.
            shown = url if fits or not self.page.links else printable(host(url))
            self._pen.write([*margin, Span(shown, "dim", behind)], [], indent)

    def text(self) -> str:
        """Return the sheet."""
        return self.page.fit(self._pen.text())


def _pen(page: Page, width: int | None) -> Pen:
    if width is None and not page.styled:
        return PlainPen()
    # Down a pipe there is nothing to wrap and to colour, and nothing to import for it.
    from watchlist.reports.terminal.ink import Ink

    return Ink(page, width)


def _span(piece: Piece) -> Span:
    words, style = (piece, "") if isinstance(piece, str) else piece
    return Span(_inner(words), style)


def _inner(words: str) -> str:
    """Make a piece printable; the spaces at its ends are ours, and stay."""
    core = words.strip(" ")
    if not core:
        return words
    before = len(words) - len(words.lstrip(" "))
    return " " * before + printable(core) + " " * (len(words) - before - len(core))
